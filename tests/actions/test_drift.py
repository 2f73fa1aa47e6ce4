"""Alerts for what a later version of an article did to a caveat or to a figure."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from claims.actions import analyses, articles, claims, drift
from claims.models import Alert, Analysis, ArticleVersion, Claim, ReviewItem
from claims.models.article import Door
from claims.reading.articles import Reading
from claims.verdicts import DismissReason
from tests.conftest import NOW
from tests.factories import make_act

pytestmark = pytest.mark.django_db

URL = "https://herald.example/storm"
SAID = "The harbour master of Port Lowe said 12 of the 15 barges had sunk."
CAVEAT = "The figures could not be independently verified."
REST = "The quay is closed.\n\nA band played for the sailors.\n\nRain is forecast."
STORY = f"{SAID} {CAVEAT}\n\n{REST}"
EDITS = {
    "caveat_removed": f"{SAID}\n\n{REST}",
    "caveat_moved": f"{SAID}\n\n{REST}\n\n{CAVEAT}",
    "caveat_reworded": f"{SAID} Nobody else has confirmed the figures.\n\n{REST}",
    "figure_changed": STORY.replace("12", "9"),
}


def received(text: str) -> ArticleVersion:
    read = Reading(text=text, title="Storm at Port Lowe", outlet="The Lowe Herald", url=URL, published=NOW)
    return articles.receive(reading=read, door=Door.PASTE, by=None, now=NOW).version


def analysed(text: str) -> ArticleVersion:
    version = received(text)
    analyses.run(version_id=version.pk, now=NOW)
    drift.tell(version=version, now=NOW)
    return version


@pytest.mark.parametrize("kind", EDITS)
def test_each_change_is_one_alert_on_its_claim(kind: str) -> None:
    before, after = analysed(STORY), analysed(EDITS[kind])

    alert = Alert.objects.get()
    assert alert.kind == kind
    assert alert.claim == before.mentions.get().claim
    assert (alert.before_version, alert.after_version) == (before, after)
    assert before.text[alert.before_start : alert.before_end] == alert.before
    assert after.text[alert.after_start : alert.after_end] == alert.after
    assert alert.why.startswith("“Storm at Port Lowe”, version 2: ")


def test_an_added_caveat_is_an_alert_on_the_claim_that_it_makes() -> None:
    analysed(f"{SAID}\n\n{REST}")
    after = analysed(STORY)

    alert = Alert.objects.get()
    assert (alert.kind, alert.claim) == ("caveat_added", after.mentions.get().claim)
    assert (alert.before, alert.after) == (SAID, f"{SAID} {CAVEAT}")


def test_a_removed_caveat_is_shown_with_its_claim_beside_what_is_left() -> None:
    analysed(STORY)
    analysed(EDITS["caveat_removed"])

    alert = Alert.objects.get()
    assert (alert.before, alert.after) == (f"{SAID} {CAVEAT}", SAID)


def test_the_desk_is_asked_once_for_each_alert() -> None:
    analysed(STORY)
    version = analysed(EDITS["caveat_removed"])

    for _ in range(2):
        assert drift.tell(version=version, now=NOW) == []

    assert Alert.objects.count() == 1
    assert ReviewItem.objects.get(kind="drift").alert == Alert.objects.get()


def test_a_caveat_that_goes_and_another_that_comes_later_are_two_alerts() -> None:
    analysed(STORY)
    analysed(EDITS["caveat_removed"])
    analysed(EDITS["caveat_reworded"])

    assert [alert.kind for alert in Alert.objects.order_by("pk")] == ["caveat_removed", "caveat_added"]


def test_cosmetic_edits_and_dropped_claims_alarm_nobody() -> None:
    analysed(STORY)
    analysed(STORY.replace("’", "'").replace("said", "says").replace("closed.", "closed until Friday."))
    analysed(REST)

    assert not Alert.objects.exists()


def test_versions_analysed_in_the_wrong_order_are_compared_in_the_right_one() -> None:
    first, second = received(STORY), received(EDITS["caveat_removed"])
    for version in (second, first):
        analyses.run(version_id=version.pk, now=NOW)
        drift.tell(version=version, now=NOW)

    assert [alert.kind for alert in Alert.objects.all()] == ["caveat_removed"]


def test_a_version_before_that_was_not_analysed_is_not_compared() -> None:
    first = received(STORY)
    analysed(EDITS["caveat_removed"])

    assert not Analysis.objects.get(version=first).finished_at
    assert not Alert.objects.exists()


def test_a_dismissed_claim_alarms_nobody(editor: User) -> None:
    analysed(STORY)
    claims.dismiss(claim=Claim.objects.get(), because=DismissReason.NOT_A_CLAIM, act=make_act(editor))

    analysed(EDITS["caveat_removed"])

    assert not Alert.objects.exists()


def test_of_a_merged_claim_the_other_is_told(editor: User) -> None:
    analysed(STORY)
    other = "Divers said 9 tugs were lost. The claim could not be verified."
    kept = analysed_elsewhere(other)
    claims.merge(claim=Claim.objects.exclude(pk=kept.pk).get(), into=kept, act=make_act(editor))

    analysed(EDITS["caveat_removed"])

    assert Alert.objects.get().claim == kept


def analysed_elsewhere(text: str) -> Claim:
    read = Reading(text=text, title="Tugs", outlet="Island Radio", url="https://radio.example/tugs", published=NOW)
    version = articles.receive(reading=read, door=Door.PASTE, by=None, now=NOW).version
    analyses.run(version_id=version.pk, now=NOW)
    return version.mentions.get().claim


def test_of_two_claims_the_one_whose_caveat_is_gone_is_told() -> None:
    second = "The pilots’ guild said 40 tugs had been stolen. The claim could not be independently verified."
    before = analysed(f"{STORY}\n\n{second}")
    analysed(f"{STORY}\n\n{second.partition(' The claim')[0]}")

    alert = Alert.objects.get()
    assert alert.claim == before.mentions.get(exact__contains="tugs").claim
    assert alert.before == second
