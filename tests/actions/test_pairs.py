"""Two pairs of eyes: what two editors judge, what becomes of it, and what ends a round before both have."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from claims.actions import claims, evidence, ledger, sensitivity, undo
from claims.errors import BadInput, Conflict, NotAllowed
from claims.models import Claim, Decision, LedgerEntry, Opinion, Pair, PersonalNotice, PolicySwitch
from claims.models.decision import Verb
from claims.models.review import ReviewKind
from claims.pairing import Ground, PairState
from claims.queries import chains
from claims.verdicts import DismissReason, Independence, Stance, Verdict
from claims.workflow import State
from tests.conftest import NOW, make_person
from tests.factories import CAVEAT, followed_claim, make_act, make_claim, make_evidence

SAID = "The storm killed 12 people at Port Lowe."


@pytest.fixture
def claim(editor: User) -> Claim:
    """A followed claim that counts the dead."""
    found = make_claim(f"{SAID} {CAVEAT}", covered=SAID)
    return deadly(claims.follow(claim=found, act=make_act(editor)).claim)


@pytest.fixture
def third_editor(db: None) -> User:
    """May decide as well."""
    return make_person("thea", "editor")


def deadly(claim: Claim) -> Claim:
    """Let the mention of a claim give the figure that its words do."""
    mention = claim.mentions.get()
    at = mention.version.text.index("12 people")
    mention.figures.create(start=at, end=at + 9, exact="12 people", value=12, unit="people killed")
    return claim


def judge(
    claim: Claim, by: User, verdict: Verdict = Verdict.CONFIRMED, reason: str = "Two hospitals counted."
) -> Decision:
    """Settle the claim, as `by` would."""
    ruling = ledger.Ruling(verdict=verdict, reason=reason, no_evidence_because="Plain.")
    return ledger.settle(claim=claim, ruling=ruling, act=make_act(by))


def waits(claim: Claim) -> bool:
    """Whether the desk is asked for a second verdict."""
    return claim.review_items.filter(kind=ReviewKind.SECOND_OPINION, closed_at__isnull=True).exists()


def state(claim: Claim) -> str:
    """The state of the claim's newest round."""
    return Pair.objects.filter(claim=claim).order_by("-number").values_list("state", flat=True)[0]


def test_a_first_verdict_is_sealed_and_leaves_the_claim_as_it_was(claim: Claim, editor: User) -> None:
    before = Claim.objects.filter(pk=claim.pk).values().get()

    decision = judge(claim, editor)

    assert decision.verb == Verb.JUDGED
    assert Claim.objects.filter(pk=claim.pk).values().get() == before
    assert not LedgerEntry.objects.exists()
    assert waits(claim)
    assert (decision.note, decision.before) == ("", {k: decision.after[k] for k in decision.before})
    assert Opinion.objects.get().verdict == Verdict.CONFIRMED


def test_its_author_cannot_be_the_second(claim: Claim, editor: User) -> None:
    judge(claim, editor)

    with pytest.raises(NotAllowed, match="has to be a colleague's"):
        judge(claim, editor)

    assert Opinion.objects.count() == 1


def test_the_same_verdict_settles_the_claim_in_both_names(claim: Claim, editor: User, second_editor: User) -> None:
    judge(claim, editor, reason="Two hospitals counted.")
    judge(claim, second_editor, reason="The register lists them.")

    claim.refresh_from_db()
    entry = LedgerEntry.objects.get()
    assert (claim.state, claim.finding) == (State.SETTLED, Verdict.CONFIRMED)
    assert entry.by_name == "Dana and Omar"
    assert entry.reason == "Dana: Two hospitals counted. Omar: The register lists them."
    assert state(claim) == PairState.AGREED
    assert not waits(claim)
    assert [chains.verify(chain).length for chain in (Opinion, LedgerEntry)] == [2, 1]


def test_different_verdicts_go_to_a_third_who_decides(
    claim: Claim, editor: User, second_editor: User, third_editor: User
) -> None:
    judge(claim, editor, Verdict.CONFIRMED)
    judge(claim, second_editor, Verdict.REFUTED, "The register lists nobody.")

    assert state(claim) == PairState.SPLIT
    assert not LedgerEntry.objects.exists()
    for involved in (editor, second_editor):
        with pytest.raises(NotAllowed, match="a third editor decides"):
            judge(claim, involved)

    judge(claim, third_editor, Verdict.REFUTED, "The hospitals meant another storm.")

    assert state(claim) == PairState.DECIDED
    reason = LedgerEntry.objects.get().reason
    assert reason.startswith("The hospitals meant another storm.")
    assert "Dana (confirmed): Two hospitals counted." in reason
    assert "Omar (refuted): The register lists nobody." in reason


@pytest.mark.parametrize("verdict", [Verdict.CONTESTED, Verdict.UNRESOLVABLE, Verdict.FIGURES_REVISED])
def test_a_verdict_that_does_not_say_what_is_so_needs_one_editor(claim: Claim, editor: User, verdict: Verdict) -> None:
    assert judge(claim, editor, verdict).verb == Verb.SETTLED


def test_a_switch_that_is_off_asks_for_nothing(claim: Claim, editor: User, administrator: User) -> None:
    turned = {"ground": Ground.CASUALTIES.value, "by": administrator, "by_name": "Ada", "turned_at": NOW}
    PolicySwitch.objects.create(is_on=True, **turned)
    PolicySwitch.objects.create(is_on=False, **turned)

    assert judge(claim, editor).verb == Verb.SETTLED


def test_an_undo_of_the_sealed_verdict_leaves_nothing_waiting(claim: Claim, editor: User, second_editor: User) -> None:
    decision = judge(claim, editor)
    undo.undo(decision=decision, act=make_act(editor))

    assert state(claim) == PairState.WITHDRAWN
    assert not waits(claim)
    assert judge(claim, second_editor).verb == Verb.JUDGED
    assert Pair.objects.filter(claim=claim).count() == 2


def test_it_is_too_late_to_undo_once_the_second_has_judged(claim: Claim, editor: User, second_editor: User) -> None:
    first = judge(claim, editor)
    judge(claim, second_editor, Verdict.REFUTED)

    with pytest.raises(Conflict):
        undo.undo(decision=first, act=make_act(editor))


def test_undoing_the_settled_verdict_begins_another_round(claim: Claim, editor: User, second_editor: User) -> None:
    judge(claim, editor)
    settled = judge(claim, second_editor)

    undo.undo(decision=settled, act=make_act(second_editor))

    claim.refresh_from_db()
    assert (claim.state, state(claim), waits(claim)) == (State.TRIAGED, PairState.WITHDRAWN, False)
    assert judge(claim, editor).verb == Verb.JUDGED


def add_evidence(claim: Claim, by: User) -> None:
    make_evidence(claim, by, stance=Stance.REFUTES)


def reword(claim: Claim, by: User) -> None:
    claims.reword(claim=claim, text="The storm killed 12.", act=make_act(by))


def take_evidence_back(claim: Claim, by: User) -> None:
    last = Decision.objects.filter(verb=Verb.EVIDENCE_ADDED).get()
    undo.undo(decision=last, act=make_act(by))


@pytest.mark.parametrize("overtake", [add_evidence, reword])
def test_what_changes_the_matter_resets_the_round_and_tells_the_author(
    claim: Claim, editor: User, second_editor: User, overtake: object
) -> None:
    judge(claim, editor)
    overtake(claim, second_editor)  # type: ignore[operator]

    assert (state(claim), waits(claim)) == (PairState.RESET, False)
    notice = PersonalNotice.objects.get(person=editor, kind="second_opinion")
    assert "needs two verdicts anew" in notice.text
    assert judge(Claim.objects.get(pk=claim.pk), second_editor).verb == Verb.JUDGED


def test_taking_evidence_back_resets_the_round_too(claim: Claim, editor: User, second_editor: User) -> None:
    add_evidence(claim, second_editor)
    judge(claim, editor)
    take_evidence_back(claim, second_editor)

    assert state(claim) == PairState.RESET


def test_a_dismissed_claim_waits_for_nobody_even_after_an_undo(claim: Claim, editor: User, second_editor: User) -> None:
    judge(claim, editor)
    gone = claims.dismiss(claim=claim, because=DismissReason.OUT_OF_SCOPE, act=make_act(second_editor))
    undo.undo(decision=gone, act=make_act(second_editor))

    assert (state(claim), waits(claim)) == (PairState.RESET, False)


def test_the_same_act_twice_is_one_opinion(claim: Claim, editor: User) -> None:
    act = make_act(editor)
    ruling = ledger.Ruling(verdict=Verdict.REFUTED, reason="Nobody died.", no_evidence_because="Plain.")

    first, again = (ledger.settle(claim=claim, ruling=ruling, act=act) for _ in range(2))

    assert first == again
    assert Opinion.objects.count() == 1


def test_marking_a_claim_sensitive_takes_a_reason_and_can_be_taken_back(editor: User, second_editor: User) -> None:
    claim = followed_claim(editor)
    with pytest.raises(BadInput, match="why"):
        sensitivity.mark(claim=claim, is_sensitive=True, act=make_act(editor))

    marked = sensitivity.mark(claim=claim, is_sensitive=True, act=make_act(editor, note="It names a minor."))
    assert judge(Claim.objects.get(pk=claim.pk), second_editor).verb == Verb.JUDGED
    with pytest.raises(BadInput, match="already"):
        sensitivity.mark(claim=claim, is_sensitive=True, act=make_act(editor, note="It names a minor."))

    undo.undo(decision=marked, act=make_act(editor))
    claim.refresh_from_db()
    assert not claim.is_sensitive


def test_a_claim_by_a_side_to_the_matter_needs_two(editor: User) -> None:
    said = "The Air Force said 12 of the 15 barges had sunk."
    claim = make_claim(f"{said} {CAVEAT}", covered=said, speaker="The Air Force")

    assert judge(claim, editor).verb == Verb.JUDGED
    assert Pair.objects.get().grounds == ["The speaker is a side to the matter (armed forces): The Air Force."]


def test_evidence_from_a_side_to_the_matter_calls_for_two(editor: User) -> None:
    claim = followed_claim(editor)
    found = evidence.Finding("We counted.", Stance.SUPPORTS, Independence.PARTY, url="https://port.example/")
    evidence.add(claim=claim, finding=found, act=make_act(editor))

    assert judge(claim, editor).verb == Verb.JUDGED
