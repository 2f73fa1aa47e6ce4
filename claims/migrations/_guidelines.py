"""The guidelines that the tracker comes with: paragraphs for each kind of question."""

GUIDELINES = {
    "new_claim": """\
Follow it if somebody could one day find out whether it is so, and readers would want to know. Who says it need not be named.

Dismiss it as not a claim when the caveat is about something else: the article's own method, a quotation about the past, a question that nobody answers either way. Say then what was misread: the detector report adds it up.

When it is another claim in other words, merge it. When two things are asserted at once, keep the one that the caveat is about in the wording.""",
    "evidence": """\
Read the passage in its article before you choose. Supports and refutes are for a check that somebody made: a count, a document, a witness who was there, pictures that were placed and dated.

An article that says that somebody claims it repeats it, however sure it sounds. A passage that still carries the caveat supports nothing.

Choose where it comes from with care: a copy of an agency's report is no second source, and a side to the matter is a party even where it is right. “Not about this claim” is remembered for good.""",
    "drift": """\
Compare the two sides. A caveat that disappeared is no news by itself: look whether the article now says who checked.

If it does, the article is evidence: add the passage. If it does not, the claim stays as unverified as it was. A figure that changed is added as evidence that revises.""",
    "zombie": """\
The claim is refuted, and an article states it as a fact. Check that it is the same claim, and that the article does not report the refutation further down.

If it tells of a new check, reopen the claim. If it only repeats, “seen” is enough; whether to write to the outlet is for the desk to decide.""",
    "reopened": """\
Something speaks against the verdict. Ask whether it is new: a passage older than the verdict was there to be weighed.

Reopen when an editor who knew of this would have judged otherwise, or not yet. Leave it settled when the passage repeats what was refuted, and say so in the note.""",
    "same_claim": """\
Two claims are one when a single finding would settle both: the same event, the same assertion, the same figure or a later state of it.

The same event with another figure from another speaker is another claim. Merging can be undone; keeping apart is remembered, and the two are not suggested again.""",
    "figures": """\
Two who speak of this claim give figures that cannot both be right. Look first whether they count the same: killed or harmed, one day or several, one place or the whole country.

If they do, look who counted, and how. Give the verdict figures revised when a better count replaces the claimed one, contested when credible accounts stand against each other. Otherwise “seen” is enough, and the claim stays followed.""",
    "overdue": """\
The day by which somebody wanted to look again has passed. Look for what would settle it: it is written down with the plan.

If it is there, settle the claim. If not, give a new day and, if need be, a better plan. A claim that can no longer be established is unresolvable; say why.""",
    "second_opinion": """\
A colleague has judged this claim, and how is sealed until you have judged it too. Do not ask them. Read the evidence as if nobody had.

Give the verdict that the evidence allows, not the one that you suppose was given. If you disagree, a third colleague sees both reasons and decides; that is what the rule is for.""",
}
