"""What hubs push makes a feed due, and nothing else; what is not theirs is counted and ignored."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from claims.actions import feeds, hubs
from claims.models import Article, Feed, FeedEntry, Host, Subscription
from claims.models.feed import FeedState
from claims.net.feeds import Answer, Validators
from claims.reading.feeds.documents import MAX_BYTES
from claims.reading.feeds.schedule import LONGEST, PUSH_GAP
from claims.tasks.feeds import poll
from claims.web import pushes
from tests.feed_site import FeedSite
from tests.hub import DAY, HOUR, TOPIC, Hub, asked, naming, subscribed, told, visit
from tests.reading.feeds.samples import RSS

pytestmark = pytest.mark.django_db
Captured = Callable[..., AbstractContextManager[list[Callable[[], object]]]]
MINUTE = timedelta(minutes=1)


@pytest.fixture
def feed(hub: Hub, followed: Feed) -> Feed:
    """A feed whose hub pushes; it was asked an hour ago, and is due in an hour."""
    subscribed(hub)
    before = timezone.now() - HOUR
    Subscription.objects.update(live_since=before - MINUTE)
    Feed.objects.update(asked_at=before, due_at=before + 2 * HOUR)
    return Feed.objects.get()


@pytest.fixture(autouse=True)
def woken(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Whom workers would be woken for: the broker is the world outside."""
    ids: list[int] = []
    monkeypatch.setattr(poll, "apply_async", lambda args, **options: ids.append(args[0]))
    return ids


def row() -> Subscription:
    return Subscription.objects.get()


def pushed(body: BytesIO, **environment: Any) -> Any:
    """A request whose body comes from elsewhere than a test's client can send."""
    request: Any = RequestFactory().post("/push/", b"", "text/xml", HTTP_X_HUB_SIGNATURE="sha1=00", **environment)
    request._stream = body
    return request


def wait() -> timedelta:
    """How long the feed is left alone from now on."""
    return Feed.objects.get().due_at - timezone.now()


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
def test_a_push_makes_the_feed_due_at_once_and_wakes_a_worker(
    hub: Hub, feed: Feed, method: str, woken: list[int], django_capture_on_commit_callbacks: Captured
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answer = hub.pushes(method=method)

    assert (answer.status_code, answer.content, woken) == (204, b"", [feed.pk])
    assert wait() <= timedelta()
    assert (row().taken, row().refused) == (1, 0)
    assert "asked once a day meanwhile. Last push" in told(feed)


def test_where_intake_pauses_a_push_wakes_nobody_and_the_feed_waits_for_its_turn(
    hub: Hub, feed: Feed, settings: Settings, woken: list[int], django_capture_on_commit_callbacks: Captured
) -> None:
    settings.HIGH_WATER = 1
    with django_capture_on_commit_callbacks(execute=True):
        assert hub.pushes().status_code == 204
    assert (woken, wait() <= timedelta()) == ([], True)


def test_no_word_of_a_push_gets_into_the_tracker(hub: Hub, feed: Feed) -> None:
    entries, articles = FeedEntry.objects.count(), Article.objects.count()
    forged = RSS.replace(b"tag:lowe,1", b"tag:lowe,forged").replace(b"Barges", b"Lies")
    assert hub.pushes(forged).status_code == 204
    assert (FeedEntry.objects.count(), Article.objects.count()) == (entries, articles)


@pytest.mark.parametrize(
    "signature",
    ["", "sha256=", "sha256=" + "0" * 64, "sha1=" + "0" * 40, "md5=" + "0" * 32, "0" * 64, "sha256=é", "=", "sha256"],
)
def test_a_wrong_or_missing_signature_is_answered_alike_ignored_and_counted(
    hub: Hub, feed: Feed, signature: str, woken: list[int], django_capture_on_commit_callbacks: Captured
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answer = hub.pushes(signature=signature)

    assert (answer.status_code, answer.content, woken) == (204, b"", [])
    assert wait() > 59 * MINUTE
    assert (row().taken, row().refused, row().pushed_at) == (0, 1, None)
    assert "Pushes with a wrong signature, ignored: 1." in told(feed)


def test_the_signature_is_over_the_very_body_and_of_this_subscription(hub: Hub, feed: Feed) -> None:
    secret = hub.asked[-1]["hub.secret"]
    hub.asked[-1]["hub.secret"] = "of another subscription"
    hub.pushes()
    assert (row().taken, row().refused) == (0, 1)
    assert secret not in str(Subscription.objects.values().get())
    assert secret == hubs.secret(row())


@pytest.mark.parametrize("says_so", [True, False], ids=["declared", "undeclared"])
def test_a_body_larger_than_any_feed_is_not_read_to_its_end(hub: Hub, feed: Feed, says_so: bool) -> None:
    read = 0

    class Endless(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            nonlocal read
            read += size or 0
            return b"x" * (size or 0)

    length = str(10 * MAX_BYTES) if says_so else ""
    request = pushed(Endless(), CONTENT_LENGTH=length)
    answer = pushes.push(request, row().token)

    assert answer.status_code == 413
    assert read <= (0 if says_so else MAX_BYTES + pushes.CHUNK)
    assert row().taken == 0


def test_a_body_that_breaks_off_is_no_error_of_ours(hub: Hub, feed: Feed) -> None:
    class Broken(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError("the client went away")

    assert pushes.push(pushed(Broken()), row().token).status_code == 400


def test_a_hub_that_keeps_pushing_brings_one_visit_in_five_minutes(
    hub: Hub, feed: Feed, woken: list[int], django_capture_on_commit_callbacks: Captured
) -> None:
    site, visits = naming(hub), 0
    for _ in range(20):
        with django_capture_on_commit_callbacks(execute=True):
            hub.pushes()
        Host.objects.all().delete()
        visits += feeds.poll(feed_id=feed.pk, ask=site) is not None
    assert visits == 1
    assert 4 * MINUTE < wait() <= PUSH_GAP
    assert woken == [feed.pk]


def test_a_push_while_the_feed_is_asked_is_not_lost(hub: Hub, feed: Feed) -> None:
    site = naming(hub)

    def slow(url: str, validators: Validators) -> Answer:
        answer = site(url, validators)
        assert hub.pushes().status_code == 204
        return answer

    Feed.objects.update(due_at=timezone.now())
    Host.objects.all().delete()
    assert feeds.poll(feed_id=feed.pk, ask=slow) is not None
    assert wait() <= PUSH_GAP


@pytest.mark.parametrize("status", [429, 503])
def test_a_site_that_wants_to_be_left_alone_is(hub: Hub, feed: Feed, status: int) -> None:
    Feed.objects.update(status=status)
    assert hub.pushes().status_code == 204
    assert wait() > 59 * MINUTE


@pytest.mark.parametrize("state", [FeedState.PAUSED, FeedState.GONE])
def test_a_feed_that_is_not_followed_is_not_asked(hub: Hub, feed: Feed, state: FeedState) -> None:
    Feed.objects.update(state=state.value)
    assert hub.pushes().status_code == 204
    assert wait() > 59 * MINUTE


def test_while_its_hub_tells_a_feed_is_asked_once_a_day(hub: Hub, feed: Feed) -> None:
    hub.pushes()
    visit(feed, naming(hub, etag='"2"'))  # told, but nothing is there yet: the site may be slow
    assert wait() <= 2 * HOUR
    visit(feed, naming(hub, etag='"3"'))  # not told, and nothing there
    assert 19 * HOUR < wait() <= LONGEST
    hub.pushes()
    fresh = FeedSite(naming(hub).body.replace(b"Twelve sank", b"Nine sank"), etag='"4"')
    visit(feed, fresh)  # told, and it is there
    assert 19 * HOUR < wait() <= LONGEST


def test_a_hub_that_missed_something_is_not_believed_until_it_pushes_again(hub: Hub, feed: Feed) -> None:
    hub.pushes()
    Subscription.objects.update(pushed_at=timezone.now() - DAY)
    changed = FeedSite(naming(hub).body.replace(b"Twelve sank", b"Nine sank"), etag='"2"')
    visit(feed, changed)
    assert (row().is_believed, wait() <= 2 * HOUR) == (False, True)
    assert "asked as often as without it" in told(feed)
    visit(feed, changed, now=timezone.now() + MINUTE)
    assert wait() <= 2 * HOUR
    hub.pushes()
    assert row().is_believed


def test_when_the_lease_lapses_the_ordinary_time_is_back(hub: Hub, feed: Feed) -> None:
    hub.pushes()
    lapses = timezone.now() + 3 * HOUR
    Subscription.objects.update(live_until=lapses, pushed_at=timezone.now() - DAY)
    visit(feed, naming(hub))
    assert Feed.objects.get().due_at == lapses
    visit(feed, naming(hub), now=lapses)
    assert Feed.objects.get().due_at - lapses <= 2 * HOUR
    Subscription.objects.update(live_until=timezone.now())
    assert hub.pushes().status_code == 410
    assert "does not push yet. Its lease ended" in told(feed)


def test_a_hub_that_never_granted_pushes_nothing(hub: Hub, settings: Settings) -> None:
    settings.WEBSUB = True
    visit(feeds.add(url=TOPIC, by=None, now=timezone.now()), naming(hub))
    asked(hub)
    assert hub.pushes().status_code == 410


def test_an_unknown_address_costs_one_look_up_and_its_body_is_not_read(
    hub: Hub, feed: Feed, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for token in ("unknown", "x" * 5000, row().token[:-1], row().token.swapcase()):
        for method in ("get", "post"):
            with django_assert_num_queries(1):
                answer = getattr(Client(), method)(f"/push/{token}/")
            assert answer.status_code == 404
    assert Client().put(hub.callback).status_code == 405
    assert Client().get("/push/%00/").status_code == 404


def test_what_a_call_costs(hub: Hub, feed: Feed, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    # Looking it up, the transaction's two, the feed, the subscription, the feed's new time, and whether intake pauses.
    with django_assert_num_queries(8):
        hub.pushes()
    # Not due at once, so nobody is woken; nor is the time of a feed that is due written anew.
    with django_assert_num_queries(5):
        hub.pushes()
    with django_assert_num_queries(2):
        hub.pushes(signature="sha1=00")
    asked(hub, now=timezone.now() + 9 * DAY)
    Subscription.objects.update(expected_until=timezone.now() + HOUR)
    with django_assert_num_queries(2):
        assert hub.asks_back().status_code == 200


def test_no_call_begins_a_session_or_needs_a_form(hub: Hub, feed: Feed, editor: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    for answer in (strict.post(hub.callback, b"x", "text/xml"), strict.get(hub.callback), hub.pushes()):
        assert not answer.cookies
        assert answer["Cache-Control"].startswith("max-age=0")
        assert answer.get("X-Content-Type-Options") == "nosniff"


def test_pushes_are_counted_for_those_who_watch(hub: Hub, feed: Feed, settings: Settings) -> None:
    settings.METRICS_TOKEN = "a-token"

    def counted(outcome: str) -> float:
        page = Client().get("/metrics", headers={"Authorization": "Bearer a-token"}).content.decode()
        told = [line for line in page.splitlines() if line.startswith(f'tracker_pushes_total{{outcome="{outcome}"}}')]
        return float(told[0].split()[-1]) if told else 0.0

    taken, refused = counted("taken"), counted("refused")
    hub.pushes()
    hub.pushes(signature="sha256=00")
    assert (counted("taken") - taken, counted("refused") - refused) == (1, 1)
