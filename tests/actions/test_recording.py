from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions import claims, recording
from claims.facts import ClaimDraft, Figure, Speaker, When, Where
from claims.models import Article, ArticleVersion, Claim, ClaimKey, Flag, Mention, ReviewItem
from claims.models import Figure as FigureRow
from claims.models import Speaker as SpeakerRow
from tests.conftest import NOW
from tests.factories import CAVEAT, SAID, TEXT, find, make_act, make_draft, make_version

MASTER = "The harbour master of Port Lowe"


def record(version: ArticleVersion, *drafts: ClaimDraft) -> recording.Recorded:
    return recording.record(version=version, drafts=drafts, now=NOW)


def count_rows() -> list[int]:
    return [
        model._default_manager.count() for model in (Claim, ClaimKey, Flag, Mention, FigureRow, ReviewItem, SpeakerRow)
    ]


def dated(version: ArticleVersion, days: int) -> ArticleVersion:
    """Move an article in time."""
    Article.objects.filter(pk=version.article_id).update(published_at=NOW + timedelta(days=days))
    return ArticleVersion.objects.get(pk=version.pk)


def full_draft(text: str = TEXT, *, covered: str = SAID) -> ClaimDraft:
    """A draft of which everything is known."""
    words, day, place = find(text, "12 of the 15 barges"), find(text, "Tuesday"), find(text, "Port Lowe")
    figure = Figure(words, "12 of the 15 barges", Decimal(12), total=Decimal(15), unit="barges")
    return replace(
        make_draft(text, covered=covered, speaker=MASTER),
        figures=(figure,),
        when=When(day, date(2026, 3, 10)),
        where=Where(place, "Port Lowe"),
        guesses=("The place is taken from another sentence.",),
    )


pytestmark = pytest.mark.django_db


def test_a_draft_opens_a_claim_on_the_desk() -> None:
    version = make_version()

    recorded = record(version, full_draft())

    assert recorded == recording.Recorded(opened=1, mentioned=0)
    claim = Claim.objects.get()
    assert (claim.text, claim.kind, claim.workflow) == (SAID, "unverified", "detected")
    assert (claim.event_date, claim.reported_at) == (date(2026, 3, 10), NOW)
    assert claim.speaker is not None
    assert claim.speaker.name == MASTER
    item = ReviewItem.objects.get(claim=claim)
    assert item.weight == 3
    assert CAVEAT in item.why


def test_every_part_of_a_mention_points_at_its_words() -> None:
    version = make_version()

    record(version, full_draft())

    mention = Mention.objects.get()
    text = version.text
    assert text[mention.start : mention.end] == mention.exact == SAID
    assert text[mention.speaker_start : mention.speaker_end] == MASTER
    assert text[mention.event_start : mention.event_end] == "Tuesday"
    assert text[mention.place_start : mention.place_end] == mention.place == "Port Lowe"
    assert mention.guesses == ["The place is taken from another sentence."]
    assert text[mention.flag.start : mention.flag.end] == mention.flag.exact == CAVEAT
    figure = mention.figures.get()
    assert (figure.exact, figure.value, figure.total, figure.unit) == (
        "12 of the 15 barges",
        Decimal(12),
        Decimal(15),
        "barges",
    )


def test_recording_the_same_drafts_twice_changes_nothing() -> None:
    version = make_version()
    record(version, full_draft())
    once = count_rows()

    assert record(version, full_draft()) == recording.Recorded(0, 0)

    assert count_rows() == once


def test_the_same_draft_twice_in_one_go_is_recorded_once() -> None:
    version = make_version()

    assert record(version, full_draft(), full_draft()) == recording.Recorded(1, 0)

    assert Mention.objects.count() == 1


def test_two_covered_spans_of_one_cue_share_its_flag() -> None:
    version = make_version()

    record(version, make_draft(TEXT, covered=SAID), make_draft(TEXT, covered="The harbour stayed closed."))

    assert Flag.objects.count() == 1
    assert Claim.objects.count() == 2


def test_a_second_version_mentions_the_claims_of_the_first() -> None:
    url = "https://news.example/storm"
    first = make_version(url=url)
    record(first, full_draft())
    longer = f"{TEXT}\n\nDivers were expected on Thursday."
    second = make_version(longer, url=url)
    assert second.article_id == first.article_id

    assert record(second, full_draft(longer)) == recording.Recorded(opened=0, mentioned=1)

    assert Claim.objects.get().mentions.count() == 2


def test_short_words_join_within_one_article() -> None:
    url = "https://news.example/storm"
    record(make_version(url=url), make_draft(TEXT, covered="stayed closed"))
    longer = f"{TEXT} Still."

    assert record(make_version(longer, url=url), make_draft(longer, covered="stayed closed")).mentioned == 1


def test_short_words_do_not_join_articles() -> None:
    record(make_version(), make_draft(TEXT, covered="stayed closed"))

    assert record(make_version(), make_draft(TEXT, covered="stayed closed")).opened == 1


@pytest.mark.parametrize(("days", "mentioned"), [(0, 1), (7, 1), (-7, 1), (8, 0), (-8, 0)])
def test_the_same_words_in_another_outlet_join_within_a_week(days: int, mentioned: int) -> None:
    record(make_version(), make_draft(TEXT))
    other = dated(make_version(f"Elsewhere. {TEXT}"), days)

    assert record(other, make_draft(other.text)).mentioned == mentioned


def test_the_same_speaker_figures_and_day_join_whatever_the_words_and_the_week() -> None:
    record(make_version(), full_draft())
    other = TEXT.replace("had sunk", "lay on the ground of the bay")
    version = dated(make_version(other), 30)
    said = SAID.replace("had sunk", "lay on the ground of the bay")

    assert record(version, full_draft(other, covered=said)).mentioned == 1


def test_another_figure_is_another_claim() -> None:
    record(make_version(), full_draft())
    other = TEXT.replace("12 of", "13 of")
    words = find(other, "13 of the 15 barges")
    figure = Figure(words, "13 of the 15 barges", Decimal(13), total=Decimal(15), unit="barges")
    draft = replace(make_draft(other, covered=SAID.replace("12 of", "13 of")), figures=(figure,))

    assert record(make_version(other), draft).opened == 1


def test_two_drafts_of_one_version_that_say_the_same_are_one_claim() -> None:
    text = f"{TEXT}\n\nAt noon it was said again: 12 of the 15 barges had sunk at Port Lowe in the storm. {CAVEAT}"
    speaker = Speaker(MASTER, find(text, MASTER))
    first = replace(full_draft(text), speaker=speaker)
    again = make_draft(text, covered="12 of the 15 barges had sunk at Port Lowe in the storm")

    recorded = record(
        make_version(text), first, replace(again, speaker=speaker, figures=first.figures, when=first.when)
    )

    assert recorded == recording.Recorded(opened=1, mentioned=1)
    assert Claim.objects.get().mentions.count() == 2


def test_a_mention_of_a_merged_claim_goes_to_the_one_that_stands(editor: User) -> None:
    gone, stands = make_version(), make_version("Quite another text that stands. It was not verified.")
    record(gone, make_draft(TEXT))
    record(stands, make_draft(stands.text, covered="Quite another text that stands.", cue="It was not verified."))
    merged, target = Claim.objects.order_by("id")
    claims.merge(claim=merged, into=target, act=make_act(editor))

    record(make_version(), make_draft(TEXT))

    assert Mention.objects.order_by("id").last().claim == target  # type: ignore[union-attr]


def test_a_known_claim_keeps_its_words_and_state(editor: User) -> None:
    record(make_version(), make_draft(TEXT))
    claim = claims.follow(claim=Claim.objects.get(), act=make_act(editor)).claim

    record(make_version(), make_draft(TEXT))

    assert Claim.objects.values().get() == Claim.objects.filter(pk=claim.pk).values().get()
    assert ReviewItem.objects.count() == 1


@pytest.mark.parametrize("spelling", ["the harbour master of Port Lowe", "HARBOUR MASTER of Port-Lowe"])
def test_a_speaker_is_known_again_under_another_spelling(spelling: str) -> None:
    record(make_version(), make_draft(TEXT, speaker=MASTER))
    text = TEXT.replace(MASTER, spelling)

    record(make_version(text), make_draft(text, covered=spelling, speaker=spelling))

    assert SpeakerRow.objects.count() == 1


def test_words_of_a_text_full_of_emoji_keep_their_places() -> None:
    text = f"🌊🌊 {TEXT}"

    record(make_version(text), full_draft(text))

    mention = Mention.objects.get()
    assert text[mention.start : mention.end] == SAID


def test_a_hundred_drafts_take_hardly_more_queries_than_one() -> None:
    def queries(number: int) -> int:
        said = [f"Boat {n} of the fleet sank at the quay of Port {number} on Monday." for n in range(number)]
        text = " ".join([*said, CAVEAT])
        drafts = [make_draft(text, covered=words) for words in said]
        version = make_version(text)
        with CaptureQueriesContext(connection) as captured:
            record(version, *drafts)
        return len(captured)

    assert queries(100) <= queries(1) + 10


def test_more_drafts_than_a_database_takes_parameters_are_recorded() -> None:
    said = [f"Boat {n} of the fleet sank at the quay of Port Lowe on Monday." for n in range(1500)]
    text = " ".join([*said, CAVEAT])

    recorded = record(make_version(text), *[make_draft(text, covered=words) for words in said])

    assert recorded.opened == 1500
