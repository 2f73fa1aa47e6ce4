"""An editor marks what the detector missed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from claims.actions import analyses, claims, missed, recording
from claims.actions.acts import Act
from claims.errors import BadInput, NotAllowed
from claims.models import ArticleVersion, Claim, Flag, Matching, Mention, MissedPassage, ReviewItem
from claims.queries import missed as looking
from claims.verdicts import DismissReason, FlagKind, Scope
from tests.conftest import NOW
from tests.factories import CAVEAT, SAID, find, make_act, make_draft, make_version

pytestmark = pytest.mark.django_db

SALT = "take that with a pinch of salt"
NAMED = "The harbour master of Port Lowe"
SANK = "12 of the 15 barges had sunk"
ADRIFT = "two tugs were adrift off Cape Marl"
TEXT = (
    f"A storm struck on Tuesday, divers of Port Lowe said.\n\n{NAMED} said {SANK}. The divers {SALT}.\n\n"
    f"She added that {ADRIFT}."
)


def mark(
    version: ArticleVersion, act: Act, *, covers: Sequence[str] = (SANK,), cue: str = SALT, **more: Any
) -> MissedPassage:
    """Mark words of a version's text."""
    speaker = find(version.text, more.pop("speaker")) if "speaker" in more else None
    spans = [find(version.text, words) for words in covers]
    given = {"kind": FlagKind.UNVERIFIED, "note": ""} | more
    return missed.mark(version=version, cue=find(version.text, cue), covers=spans, speaker=speaker, act=act, **given)


def test_a_marked_claim_is_owed_its_matching_like_any_other(editor: User) -> None:
    mark(make_version(TEXT), make_act(editor))

    assert Matching.objects.filter(claim=Claim.objects.get(), finished_at__isnull=True).exists()


def test_a_marked_passage_becomes_a_claim_on_the_desk(editor: User) -> None:
    version = make_version(TEXT)

    passage = mark(version, make_act(editor), note="Idiom.")

    claim, flag, mention = Claim.objects.get(), Flag.objects.get(), Mention.objects.get()
    assert (claim.text, claim.kind, claim.workflow) == (SANK, "unverified", "detected")
    assert (flag.exact, flag.phrase, flag.detector) == (SALT, "by-hand", "by-hand")
    assert (mention.exact, mention.rule, mention.scope) == (SANK, "marked by an editor", Scope.PREVIOUS_SENTENCE)
    assert claim.speaker is not None
    assert claim.speaker.name == NAMED
    assert [figure.value for figure in mention.figures.all()] == [12, 15]
    assert ReviewItem.objects.get().why == (
        f"The article says “{SALT}”, as Dana marked by hand. Weighty because it gives a figure, and somebody is named "
        "as saying it."
    )
    assert (passage.claim, passage.flag, passage.by_name, passage.note) == (claim, flag, "Dana", "Idiom.")
    assert passage.covers == [
        {"start": mention.start, "end": mention.end, "words": SANK, "mention": mention.pk, "claim": claim.public_id}
    ]


def test_each_of_several_claims_under_one_caveat_is_recorded(editor: User) -> None:
    passage = mark(make_version(TEXT), make_act(editor), covers=[SANK, ADRIFT])

    assert Flag.objects.count() == 1
    assert [words["words"] for words in passage.covers] == [SANK, ADRIFT]
    assert {mention.exact: mention.scope for mention in Mention.objects.all()} == {
        SANK: Scope.PREVIOUS_SENTENCE,
        ADRIFT: Scope.LATER,
    }
    assert len({words["claim"] for words in passage.covers}) == ReviewItem.objects.count() == 2


def test_whom_the_editor_names_wins_over_whom_the_text_seems_to_name(editor: User) -> None:
    passage = mark(make_version(TEXT), make_act(editor), speaker="divers of Port Lowe")

    mention = Mention.objects.get()
    assert mention.speaker is not None
    assert (mention.speaker.name, passage.speaker) == ("divers of Port Lowe", "divers of Port Lowe")
    assert TEXT[mention.speaker_start : mention.speaker_end] == "divers of Port Lowe"
    assert not [guess for guess in mention.guesses if "speaker" in guess]


def test_the_same_act_twice_is_once(editor: User) -> None:
    version, act = make_version(TEXT), make_act(editor)

    first, second = mark(version, act), mark(version, act)

    assert first == second
    assert MissedPassage.objects.count() == Mention.objects.count() == 1


def test_it_takes_an_editor(reader: User, reporter: User) -> None:
    version = make_version(TEXT)

    for person in (reader, reporter):
        with pytest.raises(NotAllowed, match="role “editor”"):
            mark(version, make_act(person))
    assert not Flag.objects.exists()
    assert not MissedPassage.objects.exists()


def test_what_is_marked_already_is_not_doubled(editor: User, second_editor: User) -> None:
    version = make_version(TEXT)
    claim = mark(version, make_act(editor)).claim

    with pytest.raises(missed.AlreadyFlagged, match=f"flagged already under this caveat: see claim {claim.public_id}"):
        mark(version, make_act(second_editor), cue="with a pinch of salt", covers=["15 barges"])
    assert Mention.objects.count() == MissedPassage.objects.count() == 1


def test_other_words_under_a_caveat_that_was_found_join_its_flag(editor: User) -> None:
    version = make_version(f"{ADRIFT}. {SAID} {CAVEAT}")
    recording.record(version=version, drafts=[make_draft(version.text)], now=NOW)

    mark(version, make_act(editor), cue="could not be independently verified", covers=[ADRIFT])

    flag = Flag.objects.get()
    assert (flag.exact, flag.phrase, flag.detector != "by-hand") == (CAVEAT, "U-1", True)
    assert {mention.rule for mention in flag.mentions.all()} == {"previous sentence", "marked by an editor"}


def test_a_caveat_of_another_kind_is_a_flag_of_its_own(editor: User) -> None:
    version = make_version(f"{ADRIFT}. {SAID} {CAVEAT}")
    recording.record(version=version, drafts=[make_draft(version.text)], now=NOW)

    mark(version, make_act(editor), cue=CAVEAT, covers=[ADRIFT], kind=FlagKind.NO_EVIDENCE)

    assert set(Flag.objects.values_list("kind", flat=True)) == {"unverified", "no_evidence"}


def test_words_that_are_a_claim_already_are_a_further_mention_of_it(editor: User) -> None:
    known = mark(make_version(TEXT, url="https://marl.example/a"), make_act(editor)).claim
    claims.dismiss(claim=known, because=DismissReason.OUT_OF_SCOPE, act=make_act(editor))
    corrected = make_version(f"{TEXT} Corrected.", url="https://marl.example/a")

    passage = mark(corrected, make_act(editor))

    assert passage.claim == known
    assert known.mentions.count() == MissedPassage.objects.count() == 2
    assert ReviewItem.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"covers": []}, "Say which words the caveat is about"),
        ({"covers": [SANK, SANK]}, "The same words were given for two claims"),
        ({"covers": [SALT]}, "The caveat and the claim are the same words"),
        ({"cue": "long " * 200}, "The caveat has 1,000 characters; mark at most 500"),
        ({"covers": ["long " * 1001]}, "The claim has 5,005 characters; mark at most 5,000"),
        ({"speaker": "long " * 100}, "The speaker's name has 500 characters; mark at most 300"),
    ],
)
def test_what_is_no_passage_is_refused(given: dict[str, Any], message: str, editor: User) -> None:
    version = make_version(f"{TEXT} {'long ' * 1100}")

    with pytest.raises(BadInput, match=message):
        mark(version, make_act(editor), **given)
    assert not Flag.objects.exists()


def test_reading_the_version_anew_leaves_what_was_marked_in_it(editor: User) -> None:
    version = make_version(TEXT)
    passage = mark(version, make_act(editor))

    analyses.run(version_id=version.pk, now=NOW)

    assert Mention.objects.filter(rule="marked by an editor").get().claim == passage.claim


def test_a_second_claim_takes_one_query_more_to_look_whether_it_is_flagged(editor: User) -> None:
    def queries(*covers: str) -> int:
        version, act = make_version(TEXT), make_act(editor)
        with CaptureQueriesContext(connection) as captured:
            mark(version, act, covers=covers)
        return len(captured)

    queries(SANK, ADRIFT)
    assert queries(SANK, ADRIFT) == queries(SANK) + 1


def test_what_was_marked_in_a_version_is_listed_in_order(
    editor: User, second_editor: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    version = make_version(TEXT)
    mark(version, make_act(editor), note="Idiom.")
    mark(version, make_act(second_editor), covers=[ADRIFT])
    mark(make_version(TEXT), make_act(editor))

    with django_assert_num_queries(1):
        first, second = looking.marked_in(version.article_id, version.number)

    assert (first.by, first.note, first.cue, first.kind) == ("Dana", "Idiom.", SALT, FlagKind.UNVERIFIED)
    assert [words.words for words in second.covers] == [ADRIFT]
    assert looking.marked_in(version.article_id, 2) == []
