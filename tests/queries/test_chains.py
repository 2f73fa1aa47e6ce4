"""Whoever writes to the database behind the tracker's back is found out, and the first broken row is named."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, models

from claims.actions import claims, ledger
from claims.errors import LedgerBroken
from claims.models import Claim, Decision, LedgerEntry, MissedPassage, Opinion, Pair, PhraseChange, guards
from claims.models.chain import ChainedRow
from claims.queries import chains
from claims.verdicts import Verdict
from tests.conftest import NOW
from tests.factories import judged_claim, make_act, make_phrase, other_claim, settled_claim
from tests.marking import make_missed

pytestmark = pytest.mark.django_db

LENGTH = 5


@pytest.fixture
def unguarded(editor: User) -> None:
    """Five rows of each chain at least, without the triggers; the test's rollback restores them."""
    for number in range(LENGTH):
        claim = other_claim(now=NOW + timedelta(minutes=number))
        claims.follow(claim=claim, act=make_act(editor))
        _settle(claim, editor)
        make_phrase(editor, words=f"nobody vouches for wave {number}")
        make_missed(editor)
        judged_claim(editor)
    guards.remove(connection)


def _settle(claim: Claim, by: User) -> None:
    ruling = ledger.Ruling(Verdict.REFUTED, reason="It was a drill.", no_evidence_because="It is known.")
    ledger.settle(claim=claim, ruling=ruling, act=make_act(by))


def rows(chain: type[ChainedRow]) -> models.QuerySet[ChainedRow]:
    """The rows of a chain, open to whoever has the database."""
    return models.QuerySet(chain).order_by("sequence")


def edit(chain: type[ChainedRow], sequence: int, /, **values: Any) -> None:
    assert rows(chain).filter(sequence=sequence).update(**values) == 1


def remove(chain: type[ChainedRow], sequence: int) -> None:
    found = rows(chain).filter(sequence=sequence)
    if chain is Decision:
        # Whoever deletes a decision by hand has to delete what points at it.
        judged: models.QuerySet[Opinion] = models.QuerySet(Opinion).filter(decision__sequence=sequence)
        judged._raw_delete(judged.db)
    assert found._raw_delete(found.db) == 1


def renumber(chain: type[ChainedRow], first: int, by: int) -> None:
    """Move the rows from `first` on, one at a time so that no two ever share a number."""
    later = list(rows(chain).filter(sequence__gte=first).values_list("pk", "sequence"))
    for pk, sequence in sorted(later, key=lambda row: -row[1] * by):
        rows(chain).filter(pk=pk).update(sequence=sequence + by)


def swap(chain: type[ChainedRow], one: int, other: int) -> None:
    edit(chain, one, sequence=10_000)
    edit(chain, other, sequence=one)
    edit(chain, 10_000, sequence=other)


def insert(chain: type[ChainedRow], sequence: int, *, seal: bool) -> None:
    """Slip a copy of the row before in at `sequence` and link the next row to it, as a forger would."""
    renumber(chain, sequence, 1)
    forged = rows(chain).get(sequence=sequence - 1)
    forged.pk, forged.sequence, forged.previous_digest = None, sequence, forged.digest
    if isinstance(forged, Decision | PhraseChange | MissedPassage):
        forged.nonce = "forged"
    if isinstance(forged, Opinion):
        # A decision that gave none, and a round in which its person gave none.
        forged.decision = Decision.objects.exclude(verb="judged")[0]
        forged.pair = Pair.objects.create(
            claim=forged.claim, number=9, first_by=forged.by, state="reset", began_at=NOW, ended_at=NOW
        )
    forged.digest = forged.computed_digest() if seal else "f" * 64
    edit(chain, sequence + 1, previous_digest=forged.digest)
    models.Model.save(forged, force_insert=True)


def rewrite(chain: type[ChainedRow], first: int) -> None:
    """Seal every row from `first` on anew, so that the chain fits again."""
    before = rows(chain).get(sequence=first - 1)
    for row in rows(chain).filter(sequence__gte=first):
        row.previous_digest = before.digest
        row.digest = row.computed_digest()
        edit(chain, row.sequence, previous_digest=row.previous_digest, digest=row.digest)
        before = row


CHAINS = pytest.mark.parametrize("chain", chains.CHAINS)


@CHAINS
def test_an_untouched_chain_verifies_up_to_its_head(chain: type[ChainedRow], unguarded: None) -> None:
    head = chains.verify(chain)

    assert head == chains.head(chain)
    assert head.length == rows(chain).count()


@CHAINS
def test_an_empty_chain_verifies(chain: type[ChainedRow], db: None) -> None:
    assert chains.verify(chain).length == 0


EDITS: dict[str, Any] = {
    "claim_public_id": "C-00000000", "claim_text": "Nothing happened.", "verdict": "confirmed",
    "previous_verdict": "refuted", "decided_at": NOW - timedelta(days=1), "resolved_on": NOW.date(),
    "reason": "Because.", "evidence": [{"passage": "Forged."}], "no_evidence_because": "Trust us.",
    "by_name": "Somebody Else", "undoes_sequence": 1, "verb": "dismissed", "before": {"forged": 1}, "after": {},
    "note": "Forged.", "nonce": "forged", "phrase_public_id": "E-00", "changed_at": NOW - timedelta(days=1),
    "version_digest": "f" * 64, "cue": {"words": "Forged."}, "kind": "disputed", "covers": [], "speaker": "Forged",
    "round": 7, "given_at": NOW - timedelta(days=1), "salt": "forged",
    "marked_at": NOW - timedelta(days=1),
}  # fmt: skip


@pytest.mark.parametrize(
    ("chain", "field"), [(chain, field) for chain in chains.CHAINS for field in chain.SEALED if field != "sequence"]
)
def test_an_edited_field_breaks_its_row(chain: type[ChainedRow], field: str, unguarded: None) -> None:
    forged = "retired" if (chain, field) == (PhraseChange, "verb") else EDITS[field]
    edit(chain, 3, **{field: forged})

    with pytest.raises(LedgerBroken, match=f"The {chain._meta.verbose_name} 3 was changed after it was written"):
        chains.verify(chain)


@CHAINS
@pytest.mark.parametrize("sequence", [1, 3])
def test_a_deleted_row_is_missed(chain: type[ChainedRow], sequence: int, unguarded: None) -> None:
    remove(chain, sequence)

    with pytest.raises(LedgerBroken, match=f"{chain._meta.verbose_name} {sequence} is missing"):
        chains.verify(chain)


@CHAINS
def test_a_deleted_row_is_missed_even_if_the_others_are_renumbered(chain: type[ChainedRow], unguarded: None) -> None:
    remove(chain, 3)
    renumber(chain, 4, -1)

    with pytest.raises(LedgerBroken, match=f"{chain._meta.verbose_name} 3 "):
        chains.verify(chain)


@CHAINS
def test_two_rows_that_changed_places_are_found(chain: type[ChainedRow], unguarded: None) -> None:
    swap(chain, 2, 4)

    with pytest.raises(LedgerBroken, match=f"{chain._meta.verbose_name} 2 "):
        chains.verify(chain)


@CHAINS
@pytest.mark.parametrize("seal", [True, False])
def test_an_inserted_row_is_found(chain: type[ChainedRow], seal: bool, unguarded: None) -> None:
    insert(chain, 3, seal=seal)

    with pytest.raises(LedgerBroken, match=f"{chain._meta.verbose_name} {4 if seal else 3} "):
        chains.verify(chain)


@CHAINS
def test_a_row_sealed_anew_after_an_edit_no_longer_fits_the_next(chain: type[ChainedRow], unguarded: None) -> None:
    edit(chain, 3, by_name="Somebody Else")
    edit(chain, 3, digest=rows(chain).get(sequence=3).computed_digest())

    with pytest.raises(LedgerBroken, match=f"{chain._meta.verbose_name} 4 does not follow"):
        chains.verify(chain)


@CHAINS
def test_a_row_that_points_at_another_subject_is_found(chain: type[ChainedRow], unguarded: None, editor: User) -> None:
    other = make_phrase(editor, words="nobody saw it") if chain is PhraseChange else other_claim()
    edit(chain, 3, **{f"{chain.SUBJECT[1].partition('__')[0]}_id": other.pk})

    with pytest.raises(LedgerBroken, match=f"The {chain._meta.verbose_name} 3 was written about .-.* points at .-"):
        chains.verify(chain)


@CHAINS
@pytest.mark.parametrize("tamper", ["cut", "rewrite"])
def test_a_cut_or_rewritten_chain_shows_against_a_published_head_only(
    chain: type[ChainedRow], tamper: str, unguarded: None
) -> None:
    published = chains.head(chain)
    if tamper == "cut":
        remove(chain, published.length)
    else:
        edit(chain, 3, by_name="Somebody Else")
        rewrite(chain, 3)

    chains.verify(chain)
    with pytest.raises(LedgerBroken):
        chains.check_kept(str(published))


@CHAINS
def test_a_published_head_is_kept_as_the_chain_grows(chain: type[ChainedRow], editor: User) -> None:
    claim = settled_claim(editor)
    make_phrase(editor)
    make_missed(editor)
    judged_claim(editor)
    published = chains.head(chain)
    claims.reopen(claim=claim, act=make_act(editor))
    _settle(claim, editor)
    make_phrase(editor, words="nobody saw it")
    make_missed(editor)
    judged_claim(editor)

    chains.check_kept(str(published))
    assert chains.head(chain).length > published.length


def test_a_verdict_changed_on_the_claim_alone_is_found(unguarded: None) -> None:
    claim = LedgerEntry.objects.get(sequence=3).claim
    Claim.objects.filter(pk=claim.pk).update(verdict="confirmed")

    with pytest.raises(LedgerBroken, match=f"{claim.public_id} shows the verdict “confirmed”, but the ledger says"):
        chains.verify_verdicts()


def test_every_claim_that_shows_the_ledgers_verdict_is_counted(unguarded: None) -> None:
    assert chains.verify_verdicts() == Claim.objects.count() == 3 * LENGTH
