from __future__ import annotations

import io
import json
from datetime import timedelta
from functools import partial
from itertools import chain

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.utils import timezone

from claims.actions import feeds, fetches, presence, recording, reservations, snoozes
from claims.celery import app
from claims.models import Analysis, ArticleVersion, Feed, Fetch, Presence, Reservation, Snooze
from claims.reading.robots import Rules
from tests.actions.test_feeds import URL
from tests.actions.test_fetches import STORY, delivering
from tests.conftest import NOW
from tests.factories import make_act, make_version, other_claim
from tests.feed_site import FeedSite

#: What beat runs, and the counts that tell of it here.
OF_BEAT = {
    "sweep-feeds": ["asked"],
    "sweep-fetches": ["fetched"],
    "sweep-rereadings": ["reread"],
    "sweep-hubs": ["hubs_asked"],
    "sweep-analyses": ["analysed"],
    "sweep-matchings": ["matched"],
    "sweep-bulk-runs": ["together"],
    "sweep-follow-ups": ["followed_up"],
    "sweep-desk": ["woken", "given_back", "left"],
    "sweep-mail": ["mailed"],
}

pytestmark = pytest.mark.django_db


def printed(*options: str) -> str:
    out = io.StringIO()
    call_command("sweep", *options, stdout=out)
    return out.getvalue()


def test_it_analyses_what_is_due() -> None:
    version = make_version()

    assert printed() == "Done: 1 analysed, 2 matched.\n"
    assert Analysis.objects.get(version=version).finished_at


def test_it_says_when_nothing_was_due() -> None:
    assert printed() == "Nothing was due.\n"


def test_it_leaves_what_a_living_worker_holds() -> None:
    version = make_version()
    Analysis.objects.filter(version=version).update(lease_until=timezone.now() + timedelta(minutes=1))

    assert json.loads(printed("--json")) == dict.fromkeys([*chain(*OF_BEAT.values()), "failed"], 0)


def test_whatever_beat_runs_it_does_and_counts() -> None:
    # A heartbeat is no work: it only proves that a worker reads its queue.
    assert {name for name in app.conf.beat_schedule if not name.startswith("heartbeat-")} == set(OF_BEAT)


def test_it_asks_the_feeds_that_are_due(monkeypatch: pytest.MonkeyPatch) -> None:
    feeds.add(url=URL, by=None, now=NOW)
    monkeypatch.setattr(feeds, "poll", partial(feeds.poll, ask=FeedSite()))

    assert json.loads(printed("--json"))["asked"] == 1
    assert Fetch.objects.count() == 2


def test_it_reads_the_pages_that_feeds_named(monkeypatch: pytest.MonkeyPatch) -> None:
    feeds.poll(feed_id=feeds.add(url=URL, by=None, now=NOW).pk, now=NOW, ask=FeedSite())
    Feed.objects.update(due_at=timezone.now() + timedelta(days=1))
    monkeypatch.setattr(fetches, "run", partial(fetches.run, get=delivering(STORY), rules_of=lambda **_: Rules()))

    began = timezone.now()

    done = json.loads(printed("--json"))

    assert (done["asked"], done["fetched"], done["analysed"], done["failed"]) == (0, 1, 1, 0)
    assert ArticleVersion.objects.get().analysis.finished_at
    # The other page is on the same site, which wants a pause.
    assert Fetch.objects.get(finished_at=None).due_at > began


def test_a_feed_that_fails_is_named_and_ends_it_with_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    feed = feeds.add(url=URL, by=None, now=NOW)
    monkeypatch.setattr(feeds, "poll", partial(feeds.poll, ask=FeedSite(status=500)))
    err = io.StringIO()

    with pytest.raises(CommandError, match="1 failed"):
        call_command("sweep", stdout=io.StringIO(), stderr=err)

    assert f"Feed {feed.pk} failed (" in err.getvalue()


def test_it_wakes_claims_and_gives_back_what_was_held(editor: User) -> None:
    held, sleeping = other_claim(), other_claim()
    snoozes.snooze(claim=sleeping, until=NOW + timedelta(hours=1), until_evidence=False, act=make_act(editor))
    reservations.reserve(claim=held, by=editor, now=NOW)
    presence.arrive(claim=held, by=editor, now=NOW)

    done = json.loads(printed("--json"))

    assert (done["woken"], done["given_back"], done["left"]) == (1, 1, 1)
    assert Reservation.objects.get().holder is None
    assert not Snooze.objects.exists()
    assert not Presence.objects.exists()


def test_it_goes_on_after_a_failure_and_ends_with_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = make_version(title="Bad"), make_version(title="Good")
    record = recording.record

    def fail_for_bad(**given: object) -> object:
        if given["version"] == bad:
            raise RuntimeError("no space left")
        return record(**given)  # type: ignore[arg-type]

    monkeypatch.setattr(recording, "record", fail_for_bad)
    out, err = io.StringIO(), io.StringIO()

    with pytest.raises(CommandError, match="1 failed"):
        call_command("sweep", stdout=out, stderr=err)

    assert out.getvalue() == "Done: 1 analysed, 2 matched.\n"
    assert "no space left" in err.getvalue()
    assert Analysis.objects.get(version=bad).error == "RuntimeError: no space left"
    assert Analysis.objects.get(version=good).finished_at
