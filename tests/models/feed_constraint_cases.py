"""What each constraint of feeds and fetches allows, and what it forbids."""

from __future__ import annotations

from django.db import models

from claims.models import Copy, Feed, FeedEntry, Fetch, Rereading, Subscription
from tests.conftest import NOW
from tests.models.world import Case, Fields, World, fixed, insert, word


def feed(world: World) -> Fields:
    url = f"https://feeds.example/{world.next()}"
    return {"source": world.source, "url": url, "due_at": NOW, "added_at": NOW}


def entry(world: World) -> Fields:
    return {"feed": insert(Feed, feed(world)), "digest": str(world.next()), "mark": "a", "seen_at": NOW}


def fetch(world: World) -> Fields:
    url = "https://feeds.example/a"
    return {"url": url, "host": "feeds.example:443", "key": str(world.next()), "made_at": NOW, "due_at": NOW}


def copy(world: World) -> Fields:
    told = {"url": "https://feeds.example/a", "status": 200, "digest": "a" * 64, "size": 1, "is_kept": True}
    return {"version": world.version, "fetched_at": NOW, **told}


def rereading(world: World) -> Fields:
    told = {"article": world.version.article, "copy": insert(Copy, copy(world))}
    return {**told, "state_since": NOW, "looked_at": NOW, "changed_at": NOW, "due_at": NOW}


def subscription(world: World) -> Fields:
    told = {"hub": "https://hub.example/", "topic": "https://feeds.example/a", "token": f"t{world.next()}"}
    return {"feed": insert(Feed, feed(world)), **told, "made_at": NOW, "due_at": NOW}


def same_feed(world: World) -> Fields:
    """The feed of a subscription that is there."""
    row: models.Model = insert(Subscription, subscription(world))
    return {"feed": row.feed}  # type: ignore[attr-defined]


def again(world: World) -> Fields:
    """The feed and digest of an entry that is there."""
    row: models.Model = insert(FeedEntry, entry(world))
    return {"feed": row.feed, "digest": row.digest}  # type: ignore[attr-defined]


#: name → model, a valid row, what may be changed about it, what may not.
CASES: dict[str, Case] = {
    "feed_state_is_known": (Feed, feed, *word("state", "gone")),
    "feed_url_is_a_web_address": (Feed, feed, fixed(url="http://a.example/"), fixed(url="javascript:alert(1)")),
    "feed_has_an_address": (Feed, feed, fixed(url="https://b.example/"), fixed(url="")),
    "feed_entry_is_kept_once": (FeedEntry, entry, fixed(digest="another"), again),
    "fetch_is_finished_or_given_up_never_both": (
        Fetch, fetch, fixed(gave_up_at=NOW), lambda w: {"gave_up_at": NOW, "finished_at": NOW, "version": w.version},
    ),
    "fetch_finished_names_its_version": (
        Fetch, fetch, lambda w: {"finished_at": NOW, "version": w.version}, fixed(finished_at=NOW),
    ),
    "copy_url_is_a_web_address": (Copy, copy, fixed(url="http://a.example/"), fixed(url="javascript:alert(1)")),
    "copy_has_a_digest": (Copy, copy, fixed(digest="b" * 64), fixed(digest="")),
    "copy_of_not_modified_has_no_body": (
        Copy, copy, fixed(status=304, is_kept=False), fixed(status=304, is_kept=True),
    ),
    "rereading_is_finished_or_given_up_never_both": (
        Rereading, rereading, fixed(gave_up_at=NOW), fixed(gave_up_at=NOW, finished_at=NOW),
    ),
    "rereading_state_is_known": (Rereading, rereading, *word("state", "gone")),
    "subscription_hub_is_a_web_address": (
        Subscription, subscription, fixed(hub="http://a.example/"), fixed(hub="javascript:alert(1)"),
    ),
    "subscription_is_live_from_and_until": (
        Subscription, subscription, fixed(live_since=NOW, live_until=NOW), fixed(live_until=NOW),
    ),
    "subscription_wanted_is_one": (
        Subscription, subscription, lambda w: {**same_feed(w), "is_ending": True}, same_feed,
    ),
    "subscription_is_finished_or_given_up_never_both": (
        Subscription, subscription, fixed(gave_up_at=NOW), fixed(gave_up_at=NOW, finished_at=NOW),
    ),
}  # fmt: skip
