"""Phrases that editors add: judged before they are used, kept with their history, read with from then on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions import analyses, phrases
from claims.actions.phrases import Proposal, judge
from claims.errors import BadInput, Conflict, NotAllowed
from claims.flagging import trial
from claims.flagging.added import Covered
from claims.models import AddedPhrase, Claim, Flag, PhraseChange
from claims.queries import chains
from claims.queries import phrases as reading
from claims.verdicts import FlagKind
from tests.conftest import NOW
from tests.factories import make_act, make_phrase, make_version

pytestmark = pytest.mark.django_db

GOOD = Proposal(
    kind=FlagKind.UNVERIFIED,
    words="Nobody * vouches for",
    reach=Covered.WORDS_AFTER,
    example="Nobody in the valley vouches for the height of the wave.",
    counter="The bank vouches for its notes.",
)
#: Words that stand in a sample story, where nothing flags them.
IN_A_STORY = "the mayor"


def proposed(**other: Any) -> Proposal:
    return replace(GOOD, **other)


def added(by: User, **other: Any) -> AddedPhrase:
    return phrases.add(proposal=proposed(**other), act=make_act(by))


def test_a_good_phrase_is_added_with_its_first_history_row(editor: User) -> None:
    phrase = phrases.add(proposal=GOOD, act=make_act(editor, note="Heard on the ferry."))

    assert (phrase.public_id, phrase.words, phrase.active) == ("E-01", "nobody * vouches for", True)
    assert (phrase.note, phrase.added_by, phrase.added_at) == ("Heard on the ferry.", editor, NOW)
    change = PhraseChange.objects.get()
    assert (change.verb, change.by_name, change.before, change.after["words"]) == (
        "added", "Dana", {}, "nobody * vouches for",
    )  # fmt: skip
    assert chains.verify(PhraseChange).length == 1


def test_ids_go_on_after_the_last(editor: User) -> None:
    first = added(editor)
    phrases.retire(phrase=first, act=make_act(editor))

    assert added(editor).public_id == "E-02"


def test_articles_that_come_in_are_read_with_it(editor: User) -> None:
    phrase = added(editor)
    version = make_version("Nobody on the island vouches for the height of the wave. The sea was calm.")

    analyses.run(version_id=version.pk, now=NOW)

    assert (Flag.objects.get().phrase, Flag.objects.get().kind) == (phrase.public_id, "unverified")
    assert Claim.objects.get().text == "the height of the wave"


def test_a_retired_phrase_reads_nothing_and_a_restored_one_does_again(editor: User) -> None:
    phrase = phrases.retire(phrase=added(editor), act=make_act(editor))
    text = "Nobody on the island vouches for the height of the wave."
    analyses.run(version_id=make_version(text).pk, now=NOW)
    assert not Flag.objects.exists()
    assert (phrase.active, phrase.retired_at) == (False, NOW)

    phrases.restore(phrase=phrase, act=make_act(editor))
    analyses.run(version_id=make_version(text).pk, now=NOW)

    assert Flag.objects.get().phrase == phrase.public_id
    assert [change.verb for change in PhraseChange.objects.all()] == ["added", "retired", "restored"]


def test_many_phrases_are_loaded_with_one_query(editor: User) -> None:
    costs = []
    for number in range(4):
        make_phrase(editor, words=f"nobody swears to wave {number}")
        version = make_version(f"The sea was calm on day {number}.")
        with CaptureQueriesContext(connection) as queries:
            analyses.run(version_id=version.pk, now=NOW)
        costs.append(len(queries))

    assert len(set(costs)) == 1


def test_a_row_that_is_no_longer_understood_stops_no_reading(editor: User, caplog: pytest.LogCaptureFixture) -> None:
    good = added(editor)
    AddedPhrase.objects.create(
        public_id="E-99", kind="unverified", words="a (b", reach="statement", example="x", counter="y",
        added_by=editor, added_at=NOW,
    )  # fmt: skip

    assert [row.id for row in reading.active()] == [good.public_id]
    assert "not understood any more" in caplog.text


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("words", "vouch*", "stands for whole words"),
        ("example", "The sea was calm.", "does not catch this"),
        ("example", "x" * 1001, "may have 1,000"),
        ("counter", "Nobody vouches for the mayor of the town.", "catches this too"),
        ("counter", "x" * 1001, "may have 1,000"),
    ],
)
def test_a_fault_is_named_with_its_field_and_refused(field: str, value: str, complaint: str, editor: User) -> None:
    proposal = proposed(**{field: value})

    assert complaint in judge(proposal).problems[field]
    with pytest.raises(BadInput, match=complaint):
        phrases.add(proposal=proposal, act=make_act(editor))
    assert not AddedPhrase.objects.exists()


def test_every_fault_is_named_at_once() -> None:
    problems = judge(
        proposed(example="The sea was calm.", counter="Nobody vouches for the mayor of the town.")
    ).problems

    assert list(problems) == ["example", "counter"]


def test_an_example_that_the_table_catches_already_is_explained() -> None:
    proposal = proposed(
        words="independently verified",
        reach=Covered.WORDS_BEFORE,
        example="The losses could not be independently verified.",
    )

    assert "another phrase of the table catches them already" in judge(proposal).problems["example"]


def test_two_phrases_in_use_do_not_share_their_words(editor: User) -> None:
    first = added(editor)

    problem = judge(proposed(words="  nobody *  VOUCHES for ")).problems["words"]

    assert problem == "E-01 has these words already: change that one, or retire it first."
    phrases.retire(phrase=first, act=make_act(editor))
    assert not judge(GOOD).problems


def test_a_slow_phrase_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "MOST_SECONDS", 0.0)

    assert "takes too long" in judge(GOOD).problems["words"]


def test_new_flags_in_the_sample_texts_must_be_confirmed_as_seen(editor: User) -> None:
    proposal = proposed(
        words=IN_A_STORY, reach=Covered.WORDS_AFTER, example="The mayor opened the new bridge.", counter="Rain fell."
    )
    judgement = judge(proposal)
    assert not judgement.problems
    assert judgement.samples

    for stale in ("", judge(GOOD).token):
        with pytest.raises(BadInput, match=f"flags {len(judgement.samples)} places in the sample texts"):
            phrases.add(proposal=proposal, act=make_act(editor), confirmed=stale)

    assert phrases.add(proposal=proposal, act=make_act(editor), confirmed=judgement.token).public_id == "E-01"


def test_a_token_fits_one_pattern_only() -> None:
    tokens = {
        judge(proposed(**other)).token
        for other in ({}, {"words": "nobody * vouches"}, {"kind": FlagKind.DISPUTED}, {"reach": Covered.STATEMENT})
    }

    assert len(tokens) == 4


def test_a_change_is_judged_without_the_phrase_itself(editor: User) -> None:
    phrase = added(editor)

    changed = phrases.change(
        phrase=phrase,
        proposal=proposed(words="nobody vouches * for", example="Nobody vouches for the height of the wave."),
        act=make_act(editor, seen=1, note="Wider."),
    )

    assert (changed.words, changed.revision, changed.public_id) == ("nobody vouches * for", 2, "E-01")
    step = reading.history(changed)[0]
    assert (step.change.verb, step.change.note) == ("changed", "Wider.")
    assert [(change.field, change.before, change.after) for change in step.changes][:1] == [
        ("Phrase", "nobody * vouches for", "nobody vouches * for")
    ]


def test_a_change_that_changes_nothing_is_refused(editor: User) -> None:
    with pytest.raises(BadInput, match="Nothing was changed"):
        phrases.change(phrase=added(editor), proposal=GOOD, act=make_act(editor))


def test_the_second_of_two_editors_is_told(editor: User, second_editor: User) -> None:
    phrase = added(editor)
    phrases.retire(phrase=phrase, act=make_act(editor, seen=1))

    with pytest.raises(Conflict, match="Somebody changed E-01"):
        phrases.change(phrase=phrase, proposal=proposed(counter="Rain fell."), act=make_act(second_editor, seen=1))


def test_an_act_that_comes_in_twice_counts_once(editor: User) -> None:
    act = make_act(editor)

    first, again = phrases.add(proposal=GOOD, act=act), phrases.add(proposal=GOOD, act=act)

    assert first == again
    assert PhraseChange.objects.count() == 1


def test_what_is_done_already_is_refused(editor: User) -> None:
    phrase = added(editor)

    with pytest.raises(NotAllowed, match="in use already"):
        phrases.restore(phrase=phrase, act=make_act(editor))
    phrases.retire(phrase=phrase, act=make_act(editor))
    with pytest.raises(NotAllowed, match="retired already"):
        phrases.retire(phrase=phrase, act=make_act(editor))


def test_a_phrase_whose_words_were_taken_meanwhile_is_not_restored(editor: User) -> None:
    first = phrases.retire(phrase=added(editor), act=make_act(editor))
    added(editor)

    with pytest.raises(BadInput, match=r"E-01 cannot be used as it is\. E-02 has these words already"):
        phrases.restore(phrase=first, act=make_act(editor))


@pytest.mark.parametrize("role", ["stranger", "reader", "reporter"])
def test_only_deciders_keep_phrases(role: str, request: pytest.FixtureRequest, editor: User) -> None:
    person, phrase = request.getfixturevalue(role), added(editor)

    tries: list[Callable[[], AddedPhrase]] = [
        lambda: phrases.add(proposal=proposed(words="nobody swears to"), act=make_act(person)),
        lambda: phrases.change(phrase=phrase, proposal=GOOD, act=make_act(person)),
        lambda: phrases.retire(phrase=phrase, act=make_act(person)),
        lambda: phrases.restore(phrase=phrase, act=make_act(person)),
    ]
    for act_on in tries:
        with pytest.raises(NotAllowed, match="needs the role “editor”"):
            act_on()
    assert PhraseChange.objects.count() == 1
