"""What a later version of an article did to a caveat or to a figure, told once."""

from __future__ import annotations

from collections import Counter

import pytest

from claims.analysis import read
from claims.matching.drift.change import DRIFTS, Change
from claims.matching.drift.versions import ReadText, drift
from claims.verdicts import AlertKind
from tests.matching.drift_edits import EDITS, Edit
from tests.matching.drift_stories import STORIES, Story

SAID = "The harbour master of Port Lowe said 12 of the 15 barges had sunk."
CAVEAT = "The figures could not be independently verified."


def as_read(text: str) -> ReadText:
    return ReadText(text, tuple(read(text)))


def drifted(before: str, after: str) -> list[Change]:
    return drift(as_read(before), as_read(after))


def kinds(before: str, after: str) -> list[AlertKind]:
    return [change.kind for change in drifted(before, after)]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_each_edit_tells_exactly_its_changes(story: Story) -> None:
    changes = {name: drifted(edit.before, edit.after) for name, edit in EDITS[story].items()}

    told = {name: Counter(change.kind for change in found) for name, found in changes.items()}
    assert told == {name: Counter(edit.expected) for name, edit in EDITS[story].items()}
    for name, edit in EDITS[story].items():
        assert all(quotes_both(change, edit) for change in changes[name])


def quotes_both(change: Change, edit: Edit) -> bool:
    before = [quoted for quoted in (change.before, change.claim_before) if quoted]
    after = [quoted for quoted in (change.after, change.claim_after) if quoted]
    return all(quoted.span.of(edit.before) == quoted.exact for quoted in before) and all(
        quoted.span.of(edit.after) == quoted.exact for quoted in after
    )


def test_there_are_enough_edits_of_each_kind() -> None:
    edits = [edit for of_story in EDITS.values() for edit in of_story.values()]
    expected = Counter(kind for edit in edits for kind in edit.expected)

    assert len(STORIES) >= 12
    assert len([edit for edit in edits if not edit.expected]) >= 200
    assert all(expected[kind] >= 20 for kind in DRIFTS)


def test_a_removed_caveat_is_quoted_from_the_version_that_had_it() -> None:
    (change,) = drifted(f"{SAID} {CAVEAT}", SAID)

    assert change.kind is AlertKind.CAVEAT_REMOVED
    assert change.before is not None
    assert change.before.exact == "could not be independently verified"
    assert change.after is None
    assert change.claim_after.exact == SAID
    assert change.reason == "The caveat “could not be independently verified” is gone; the claim still stands."


def test_an_added_caveat_is_quoted_from_the_version_that_has_it() -> None:
    (change,) = drifted(SAID, f"{SAID} {CAVEAT}")

    assert change.kind is AlertKind.CAVEAT_ADDED
    assert change.before is None
    assert change.after is not None
    assert change.after.span.of(f"{SAID} {CAVEAT}") == "could not be independently verified"
    assert change.claim_before.exact == SAID


def test_a_changed_figure_is_quoted_from_both() -> None:
    (change,) = drifted(f"{SAID} {CAVEAT}", f"{SAID} {CAVEAT}".replace("12", "9"))

    assert change.kind is AlertKind.FIGURE_CHANGED
    assert change.reason == "The claim said “12 of the 15 barges” and now says “9 of the 15 barges”."


def test_a_moved_caveat_says_how_far() -> None:
    other = "The quay is new.\n\nA band played.\n\nIt rained."

    (change,) = drifted(f"{SAID} {CAVEAT}\n\n{other}", f"{SAID}\n\n{other}\n\n{CAVEAT}")

    assert change.kind is AlertKind.CAVEAT_MOVED
    assert change.reason == (
        "“could not be independently verified” stands further from its claim: 3 sentences apart, 0 before."
    )


def test_a_reworded_caveat_tells_both_wordings() -> None:
    (change,) = drifted(f"{SAID} {CAVEAT}", f"{SAID} There was no independent confirmation.")

    assert change.reason == (
        "The caveat “could not be independently verified” has become “no independent confirmation”."
    )


TWO = (
    f"{SAID} The claim could not be independently verified.",
    "The pilots’ guild said 40 tugs had been stolen. The claim could not be independently verified.",
)


def test_of_two_caveats_in_the_same_words_the_one_that_is_gone_is_told() -> None:
    for kept, lost in ((0, 1), (1, 0)):
        after = list(TWO)
        after[lost] = after[lost].partition(" The claim")[0]

        (change,) = drifted("\n\n".join(TWO), "\n\n".join(after))

        assert change.kind is AlertKind.CAVEAT_REMOVED
        assert change.claim_after.exact in after[lost]
        assert change.claim_after.exact not in after[kept]


def test_a_claim_dropped_beside_another_with_the_same_caveat_is_no_change() -> None:
    assert kinds("\n\n".join(TWO), TWO[0]) == []
    assert kinds("\n\n".join(TWO), TWO[1]) == []


def test_two_claims_that_change_places_with_their_caveats_are_no_change() -> None:
    assert kinds("\n\n".join(TWO), "\n\n".join(reversed(TWO))) == []


def test_changes_of_two_claims_are_both_told() -> None:
    after = f"{SAID}\n\n{TWO[1].replace('40', '35')}"

    assert kinds("\n\n".join(TWO), after) == [AlertKind.CAVEAT_REMOVED, AlertKind.FIGURE_CHANGED]


def test_one_figure_changed_in_two_places_is_one_change() -> None:
    text = f"{TWO[0]}\n\nThe 12 of the 15 barges that had sunk lay on sand, he said. That could not be verified either."

    assert kinds(text, text.replace("12 of", "11 of")) == [AlertKind.FIGURE_CHANGED]


def test_one_caveat_over_several_claims_is_removed_once() -> None:
    text = (
        "Marsk said its boats had sunk 12 barges and taken 40 prisoners. Olm said it had lost 2 barges."
        " Neither side’s claims could be independently verified."
    )

    assert kinds(text, text.partition(" Neither")[0]) == [AlertKind.CAVEAT_REMOVED]


def test_a_figure_left_out_or_put_on_top_is_no_change() -> None:
    whole = f"{SAID} {CAVEAT}"

    assert kinds(whole, whole.replace("12 of the 15 barges", "the barges")) == []
    assert kinds(whole, whole.replace("had sunk", "had sunk with 3 lighters")) == []


def test_a_figure_outside_of_any_claim_is_nobodys_business() -> None:
    before = f"{SAID} {CAVEAT}\n\nThe harbour has 9 cranes."

    assert kinds(before, before.replace("9", "10")) == []


def test_a_claim_split_off_into_a_sentence_of_its_own_keeps_its_caveat() -> None:
    before = "The guild said 40 tugs had been stolen, a claim that could not be verified."

    assert kinds(before, "The guild said 40 tugs had been stolen. The claim could not be verified.") == []


def test_texts_without_a_caveat_have_not_drifted() -> None:
    assert kinds("A band played for 3 hours.", "A band played for 4 hours.") == []
    assert kinds("", "") == []


def test_a_text_that_only_repeats_itself_is_compared_in_bounded_time() -> None:
    before, after = f"{SAID} {CAVEAT} " * 600, f"{SAID} " * 900

    assert {change.kind for change in drifted(before, after)} <= {AlertKind.CAVEAT_REMOVED}
