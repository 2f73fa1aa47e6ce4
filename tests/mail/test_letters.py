"""Letters: owed once, sent once, tried again while the server is away, and stopped with one press."""

from __future__ import annotations

import logging
import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from pytest_django import Settings

from claims.actions import assigning, mailing, preferring, telling
from claims.actions.preferring import Choices
from claims.errors import MailRefused
from claims.models import OutgoingMail, PersonalNotice, Preferences
from claims.models.personal_notice import NoticeKind
from claims.net import outbox
from claims.net.outbox import Letter
from claims.queries import due
from tests.conftest import NOW, make_person
from tests.factories import make_act, make_claim, other_claim
from tests.mail.conftest import Letterbox
from tests.suggesting import make_alert

pytestmark = pytest.mark.django_db
#: NOW is a Saturday; on Monday at seven the first digest is due.
MONDAY = datetime.fromisoformat("2026-03-16T07:00+00:00")


def sweep(now: datetime) -> int:
    """What a sweep and the tasks that it wakes do; returns how many letters were done."""
    mailing.open_digests(now=now)
    return sum(mailing.run(mail_id=pk, now=now) for pk in due.letters(now=now, limit=100))


def choose(person: User, **choices: Any) -> None:
    preferring.prefer(person=person, choices=Choices(**choices), now=NOW)


def told(person: User, text: str = "Rory names you.", *, key: str = "call") -> PersonalNotice:
    telling.tell(persons=[person], kind=NoticeKind.MENTION, claim=make_claim(), text=text, key=key, now=NOW)
    return PersonalNotice.objects.get(key=f"{key}:{person.pk}")


def part(letter: Any, kind: str) -> str:
    return str(letter.get_body((kind,)).get_content())


def stop_address(letter: Any) -> str:
    """The page that stops letters like this one; a long header is folded."""
    return "".join(str(letter["List-Unsubscribe"]).split()).strip("<>").removeprefix("https://desk.example")


def test_a_digest_tells_what_waits_and_what_was_told_as_text_and_as_html(
    dana: User, second_editor: User, letterbox: Letterbox
) -> None:
    fresh, given = make_claim(now=MONDAY - timedelta(hours=1)), other_claim()
    assigning.assign(claim=given, to=dana, act=make_act(second_editor))
    choose(dana)

    assert sweep(MONDAY - timedelta(minutes=1)) == 0
    assert sweep(MONDAY) == 1

    (letter,) = letterbox.letters
    assert letter["To"] == "dana@desk.example"
    assert letter.get_content_type() == "multipart/alternative"
    for kind in ("plain", "html"):
        words = part(letter, kind)
        for said in ("Yours to decide about", "New to review", fresh.public_id, given.public_id):
            assert said in words
        assert f"https://desk.example{fresh.get_absolute_url()}" in words
    assert OutgoingMail.objects.get().outcome == "sent"


def test_it_is_sent_once_a_day_whoever_sweeps_and_however_often(dana: User, letterbox: Letterbox) -> None:
    make_claim(now=MONDAY)
    choose(dana)

    for minutes in (0, 0, 1, 300):
        sweep(MONDAY + timedelta(minutes=minutes))
    assert len(letterbox.letters) == 1

    other_claim(now=MONDAY + timedelta(hours=2))
    sweep(MONDAY + timedelta(days=1))
    assert len(letterbox.letters) == 2


def test_another_hour_on_the_same_day_brings_no_second_digest(dana: User, letterbox: Letterbox) -> None:
    make_claim(now=MONDAY)
    choose(dana)
    sweep(MONDAY)

    preferring.prefer(person=dana, choices=Choices(digest_hour=9), now=MONDAY + timedelta(hours=1))
    other_claim(now=MONDAY + timedelta(hours=1))
    sweep(MONDAY + timedelta(hours=2))

    assert len(letterbox.letters) == 1


def test_with_nothing_to_tell_nothing_is_sent(dana: User, letterbox: Letterbox) -> None:
    choose(dana)

    assert sweep(MONDAY) == 1

    assert not letterbox.letters
    assert OutgoingMail.objects.get().outcome == "nothing_to_tell"


def test_what_was_seen_or_mailed_is_not_told_again(dana: User, letterbox: Letterbox) -> None:
    choose(dana)
    seen, fresh = told(dana, "Seen call.", key="a"), told(dana, "Fresh call.", key="b")
    PersonalNotice.objects.filter(pk=seen.pk).update(seen_at=NOW)
    PersonalNotice.objects.update(made_at=MONDAY - timedelta(hours=2))

    sweep(MONDAY)

    assert "Fresh call." in part(letterbox.letters[0], "plain")
    assert "Seen call." not in part(letterbox.letters[0], "plain")
    fresh.refresh_from_db()
    assert fresh.mailed_at == MONDAY


def test_readers_are_not_told_what_is_for_the_desk(letterbox: Letterbox, editor: User) -> None:
    rita = make_person("rita", "reader")
    User.objects.filter(pk=rita.pk).update(email="rita@desk.example")
    make_alert(make_claim(now=MONDAY), now=MONDAY)
    choose(rita)

    sweep(MONDAY)

    assert not letterbox.letters


def test_who_chose_nothing_and_can_be_written_to_gets_the_usual_digest(
    dana: User, editor_without_address: User, stranger: User, letterbox: Letterbox
) -> None:
    User.objects.filter(pk=stranger.pk).update(email="sam@desk.example")
    mailing.open_digests(now=NOW)
    make_claim(now=MONDAY)

    sweep(MONDAY)

    assert [letter["To"] for letter in letterbox.letters] == ["dana@desk.example"]


@pytest.fixture
def editor_without_address(db: None) -> User:
    return make_person("omar", "editor")


def test_a_notice_is_written_at_once_to_who_wants_that_and_once(dana: User, letterbox: Letterbox) -> None:
    choose(dana, mailed=(NoticeKind.MENTION,), digest_on=False)
    for _ in range(2):
        told(dana)

    assert sweep(NOW) == 1

    (letter,) = letterbox.letters
    assert letter["Subject"] == "Rory names you."
    assert PersonalNotice.objects.get().mailed_at == NOW


def test_a_notice_that_was_seen_meanwhile_is_not_written(dana: User, letterbox: Letterbox) -> None:
    choose(dana, mailed=(NoticeKind.MENTION,), digest_on=False)
    told(dana)
    PersonalNotice.objects.update(seen_at=NOW)

    sweep(NOW)

    assert not letterbox.letters
    assert OutgoingMail.objects.get().outcome == "not_wanted"


def test_a_server_that_is_away_is_tried_again_with_the_same_letter(
    dana: User, letterbox: Letterbox, settings: Settings
) -> None:
    choose(dana, mailed=(NoticeKind.MENTION,), digest_on=False)
    told(dana)
    letterbox.is_full = True
    with pytest.raises(MailRefused, match="No room"):
        sweep(NOW)
    assert sweep(NOW) == 0  # It is not due yet.

    letterbox.is_full = False
    assert sweep(NOW + timedelta(minutes=2)) == 1

    assert len(letterbox.letters) == 1
    letter = OutgoingMail.objects.get()
    assert (letter.attempts, letter.outcome, letter.error) == (2, "sent", "")


def test_the_same_letter_has_the_same_id_however_often_it_is_tried(
    dana: User, letterbox: Letterbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(dana, mailed=(NoticeKind.MENTION,), digest_on=False)
    told(dana)
    sweep(NOW)
    # As if the worker had died between the server's answer and ours.
    OutgoingMail.objects.update(finished_at=None, outcome="", lease_until=None)
    PersonalNotice.objects.update(mailed_at=None)

    sweep(NOW)

    first, again = letterbox.letters
    assert first["Message-ID"] == again["Message-ID"]


def test_after_many_attempts_a_letter_is_given_up_and_says_why(dana: User, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # Nothing listens there.
    choose(dana, mailed=(NoticeKind.MENTION,), digest_on=False)
    told(dana)
    now = NOW
    for _ in range(OutgoingMail.MOST_ATTEMPTS):
        with pytest.raises(MailRefused):
            sweep(now)
        now += timedelta(days=1)

    assert sweep(now) == 0
    letter = OutgoingMail.objects.get()
    assert letter.gave_up_at is not None
    assert "did not take the letter" in letter.error


def test_no_transaction_is_open_while_a_letter_is_sent(dana: User, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(dana, mailed=(NoticeKind.MENTION,), digest_on=False)
    told(dana)
    depths: list[int] = []
    # The test has a transaction of its own; what the code opens inside it shows as savepoints.
    monkeypatch.setattr(outbox, "send", lambda letter: depths.append(len(connection.savepoint_ids)))

    sweep(NOW)

    assert depths == [0]


def test_whoever_left_is_not_written_to(dana: User, letterbox: Letterbox) -> None:
    choose(dana, mailed=(NoticeKind.MENTION,), digest_on=False)
    told(dana)
    User.objects.filter(pk=dana.pk).update(is_active=False)

    sweep(NOW)

    assert not letterbox.letters


@pytest.mark.parametrize("words", ["Call\r\nBcc: all@evil.example", "Call\nTo: x\n\nBody", "Call\u2028Bcc: x"])
def test_words_of_others_end_no_header(words: str, letterbox: Letterbox, dana: User) -> None:
    plain = {"text": "Text.", "html": "<p>Text.</p>", "message_id": "<a@b>", "unsubscribe": "https://desk.example/x"}

    outbox.send(Letter(to="dana@desk.example", subject=words, **plain))

    (letter,) = letterbox.letters
    assert letter["Bcc"] is None
    assert letter["To"] == "dana@desk.example"
    assert letter["Subject"].startswith("Call ")


def test_an_address_with_an_end_of_line_is_refused(letterbox: Letterbox) -> None:
    plain = {"text": "Text.", "html": "<p>Text.</p>", "message_id": "<a@b>", "unsubscribe": "https://desk.example/x"}

    with pytest.raises(MailRefused):
        outbox.send(Letter(to="dana@desk.example\nBcc: x@evil.example", subject="Call", **plain))

    assert not letterbox.letters


def test_html_of_others_stays_words(dana: User, letterbox: Letterbox) -> None:
    choose(dana, mailed=(NoticeKind.MENTION,), digest_on=False)
    told(dana, "Rory names you: <script>alert(1)</script>")

    sweep(NOW)

    assert "<script>" not in part(letterbox.letters[0], "html")
    assert "<script>" in part(letterbox.letters[0], "plain")


@pytest.mark.parametrize("is_digest", [True, False])
def test_one_press_without_signing_in_stops_the_letters_and_looking_does_not(
    is_digest: bool, dana: User, letterbox: Letterbox
) -> None:
    choose(dana, mailed=(NoticeKind.ASSIGNED if is_digest else NoticeKind.MENTION,), digest_on=is_digest)
    told(dana)
    other_claim(now=MONDAY)
    sweep(MONDAY if is_digest else NOW)
    letter = letterbox.letters[-1]
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = stop_address(letter)
    visitor = Client(enforce_csrf_checks=True)

    looked = visitor.get(address)
    assert "Stop them" in looked.content.decode()
    assert "dana" not in looked.content.decode().lower()
    mine = Preferences.objects.get(person=dana)
    assert (mine.digest_on, mine.mailed) == (is_digest, ["assigned" if is_digest else "mention"])
    for _ in range(2):
        assert visitor.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200

    mine.refresh_from_db()
    assert (mine.digest_on, mine.mailed) == (False, ["assigned"] if is_digest else [])


def test_a_link_that_was_made_void_or_forged_stops_nothing(dana: User, letterbox: Letterbox) -> None:
    choose(dana, mailed=(NoticeKind.MENTION,))
    told(dana)
    sweep(NOW)
    address = stop_address(letterbox.letters[0])
    forged = re.sub(r"[0-9a-f]{32}", "0" * 32, address)
    assert Client().get(address).status_code == 200
    preferring.revoke_links(person=dana)

    for link in (address, forged, "/mail/stop/x/"):
        assert Client().post(link).status_code == 404

    assert Preferences.objects.get(person=dana).mailed == ["mention"]


def test_the_task_logs_what_went_wrong_and_leaves_the_row_to_the_next_sweep(
    dana: User, letterbox: Letterbox, caplog: pytest.LogCaptureFixture
) -> None:
    from claims.tasks.mail import send_letter

    choose(dana, mailed=(NoticeKind.MENTION,), digest_on=False)
    told(dana)
    letterbox.is_full = True

    with caplog.at_level(logging.ERROR):
        send_letter(OutgoingMail.objects.get().pk)

    assert "was not sent" in caplog.text
    assert OutgoingMail.objects.get().finished_at is None
