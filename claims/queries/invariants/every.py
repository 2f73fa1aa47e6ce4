"""All promises about the store, in the order in which they are looked into."""

from __future__ import annotations

from claims.queries.invariants import history, kept, rows, suggested, words, work
from claims.queries.invariants.promise import Promise

PROMISES: tuple[Promise, ...] = (
    Promise("quotes", "Every quote is the very words of its version, at its place.", words.quotes),
    Promise("texts", "Every version has the text that it was received with.", words.texts),
    Promise("verdicts", "Every claim shows the verdict that its ledger gives it.", history.verdicts),
    Promise("folds", "Every claim stands as its newest decision left it.", history.folds),
    Promise("chains", "Every row of history follows the one before it.", history.followed),
    Promise("guards", "The database refuses changes of history.", history.guarded),
    Promise("doubles", "Nothing is there twice that may be there once.", rows.doubled),
    Promise("orphans", "Whatever a row points at is there.", rows.orphaned),
    Promise("versions", "The versions of an article are numbered without a gap.", work.numbered),
    Promise("fetches", "Every page that a feed named is fetched, owed, or given up with its reason.", work.fetched),
    Promise("pushes", "No hub goes on pushing for a feed that is put aside or wants no pushes.", work.pushed),
    Promise("copies", "Every copy in the archive is what was fetched, to the last byte.", kept.copies),
    Promise("pages", "Every page that was fetched is looked at again, or old enough to be let be.", kept.pages),
    Promise("readings", "Every version and every claim is read and matched, or owes it.", work.read),
    Promise("questions", "The desk is asked about every claim that nobody has decided about.", work.asked),
    Promise("ends", "Owed work ends once, and what was given up says why.", work.ends),
    Promise("leases", "Nothing is held for longer than a worker may hold it.", work.leases),
    Promise("letters", "Every letter is owed, or delivered, or ended with its reason.", work.letters),
    Promise("suggestions", "Nothing is suggested again that a person said is not about the claim.", suggested.again),
)
