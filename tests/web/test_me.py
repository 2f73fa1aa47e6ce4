"""Preferences, notices and times as pages have them, without a script."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.actions.telling import tell
from claims.models import PersonalNotice, Preferences
from claims.models.personal_notice import NoticeKind
from claims.queries.account import account
from tests.conftest import NOW
from tests.factories import make_claim
from tests.web.people import browser_of, words

pytestmark = pytest.mark.django_db
ME, NOTICES = reverse("preferences"), reverse("notices")
ALL = [kind.value for kind in NoticeKind]
SENT: dict[str, Any] = {"keys": "on", "wanted": ALL, "digest_on": "on", "digest_hour": "7", "digest_days": ["0", "4"]}


def told(person: User, number: int = 1) -> None:
    for index in range(number):
        text, key = f"Call {index}.", f"call:{index}"
        tell(persons=[person], kind=NoticeKind.COMMENT, claim=make_claim(), text=text, key=key, now=NOW)


def test_what_is_sent_is_kept_and_shown_again(reader: User) -> None:
    browser = browser_of(reader)
    sent = {**SENT, "wanted": [k for k in ALL if k != "comment"], "mailed": ["mention"], "time_zone": "Asia/Tokyo"}

    answer = browser.post(ME, {**sent, "key-follow": "Q"}, follow=True)

    mine = Preferences.objects.get(person=reader)
    assert (mine.keys, mine.watches_own, mine.digest_days) == (True, False, [0, 4])
    assert (mine.silenced, mine.mailed, mine.remap) == (["comment"], ["mention"], {"follow": "q"})
    page = answer.content.decode()
    assert 'value="Asia/Tokyo"' in page
    assert re.search(r'name="wanted" value="comment">', page)
    assert re.search(r'name="mailed" value="mention" checked>', page)


@pytest.mark.parametrize(
    ("wrong", "why"), [({"key-follow": "u"}, "is taken"), ({"time_zone": "Mars"}, "is no time zone")]
)
def test_what_cannot_be_kept_is_said_and_nothing_typed_is_lost(wrong: dict[str, str], why: str, reader: User) -> None:
    answer = browser_of(reader).post(ME, {**SENT, **wrong})

    assert answer.status_code == 400
    assert why in words(answer)
    assert f'value="{next(iter(wrong.values()))}"' in answer.content.decode()
    assert not Preferences.objects.exists()


@pytest.mark.parametrize("place", ["home", "admin:claims_reviewitem_changelist"])
def test_pages_tell_the_scripts_about_keys(place: str, editor: User) -> None:
    Preferences.objects.create(person=editor, keys=False, remap={"follow": "</script>"})

    page = browser_of(editor).get(reverse(place)).content.decode()

    found = re.search(r'<script id="preferences" type="application/json">(.*?)</script>', page)
    assert found
    assert json.loads(found[1]) == {"keys": False, "remap": {"follow": "</script>"}}


def test_an_account_takes_one_query_and_its_preferences_none_more(reader: User) -> None:
    Preferences.objects.create(person=reader)
    told(reader, 3)
    person = User.objects.get(pk=reader.pk)

    with CaptureQueriesContext(connection) as queries:
        mine = account(person)
        assert person.preferences == mine.preferences
        assert mine.unseen == 3

    assert len(queries) == 1


@pytest.mark.parametrize(
    ("zone", "summer", "winter"),
    [
        ("Europe/Kyiv", "10 July 2026, 15:00 EEST", "10 December 2026, 14:00 EET"),
        ("America/Sao_Paulo", "10 July 2026, 09:00 UTC-03", "10 December 2026, 09:00 UTC-03"),
        ("", "10 July 2026, 12:00 UTC", "10 December 2026, 12:00 UTC"),
    ],
)
def test_times_are_told_in_the_viewer_s_zone_with_its_name(zone: str, summer: str, winter: str, reader: User) -> None:
    Preferences.objects.create(person=reader, time_zone=zone)
    told(reader, 2)
    for notice, month in zip(PersonalNotice.objects.order_by("pk"), (7, 12), strict=True):
        notice.made_at = datetime(2026, month, 10, 12, tzinfo=UTC)
        notice.save()

    page = words(browser_of(reader).get(NOTICES))

    assert summer in page
    assert winter in page


def test_one_person_s_zone_does_not_stay_for_the_next(reader: User, editor: User) -> None:
    Preferences.objects.create(person=reader, time_zone="Asia/Tokyo")
    told(editor)
    browser_of(reader).get(NOTICES)

    assert "09:26 UTC" in words(browser_of(editor).get(NOTICES))


def test_the_masthead_counts_what_was_not_seen_and_one_or_all_are_marked(reader: User, editor: User) -> None:
    told(reader, 3)
    told(editor)
    browser = browser_of(reader)
    assert "Notices 3 new" in words(browser.get(ME))

    first = PersonalNotice.objects.filter(person=reader).first()
    assert first
    browser.post(reverse("see_own_notices"), {"notice": [first.pk, "x"], "next": f"{NOTICES}?a=b"})
    assert "Notices 2 new" in words(browser.get(ME))
    browser.post(reverse("see_own_notices"), {"all": "1"})

    assert not re.search(r"Notices \d", words(browser.get(ME)))
    assert "Notices 1 new" in words(browser_of(editor).get(ME))


def test_nobody_marks_another_s_notices(reader: User, editor: User) -> None:
    told(editor)
    notice = PersonalNotice.objects.get()

    browser_of(reader).post(reverse("see_own_notices"), {"notice": [notice.pk]})

    notice.refresh_from_db()
    assert notice.seen_at is None


def test_the_page_of_notices_costs_the_same_however_many_there_are(editor: User) -> None:
    browser, costs = browser_of(editor), []
    for number in (1, 8):
        told(editor, number)
        with CaptureQueriesContext(connection) as queries:
            browser.get(NOTICES)
        costs.append(len(queries))

    assert costs[0] == costs[1] <= 7
