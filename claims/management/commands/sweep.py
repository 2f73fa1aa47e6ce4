"""`manage.py sweep`: does now, and here, what is due."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from claims.actions import (
    analyses,
    asleep,
    bulk,
    feeds,
    fetches,
    follow_ups,
    hubs,
    mailing,
    matching,
    presence,
    rereading,
    reservations,
)
from claims.errors import ClaimsError
from claims.queries import due

BATCH = 100


class Command(BaseCommand):
    help = (
        "Does all the work that is due, in this process: wakes claims that were put off, gives back reservations that "
        "ran out, forgets who has left, asks the feeds, fetches the pages that they named, looks at published "
        "articles again, asks the hubs of feeds to push, analyses the versions that no worker holds, matches them with "
        "the claims, goes on with what was decided about many at once, looks after follow-ups whose day has come, and "
        "sends the letters that are owed. Pages whose site wants a pause stay for the next sweep, or for "
        "`manage.py poll`. Exits with 1 if some of it failed; that is tried again later. "
        "Example: manage.py sweep --json"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the counts as one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        self.failed = 0
        done = {
            # First, so that a claim that comes back by the clock is not counted as woken by what the rest finds.
            "woken": asleep.wake_due(timezone.now()),
            "given_back": reservations.sweep(now=timezone.now()),
            "left": presence.sweep(now=timezone.now()),
            "asked": self.each(due.feeds, ask, "Feed"),
            "fetched": self.each(due.fetches, lambda pk: bool(fetches.run(fetch_id=pk)), "Fetch"),
            "reread": self.each(due.rereadings, lambda pk: bool(rereading.run(rereading_id=pk)), "Page"),
            "hubs_asked": self.each(due.subscriptions, lambda pk: hubs.run(subscription_id=pk), "Hub"),
            "analysed": self.each(due.analyses, lambda pk: analyses.run(version_id=pk), "Version"),
            "matched": self.each(due.matchings, lambda pk: matching.run(matching_id=pk), "Matching"),
            "together": self.each(due.bulk_runs, lambda pk: bulk.run(run_id=pk), "Run"),
            "followed_up": follow_ups.advance(now=timezone.now()).moved,
            "mailed": self.mailed(),
        }
        self.report(done, as_json=options["json"])

    def mailed(self) -> int:
        """Owe the digests that are due, and send what is owed."""
        mailing.open_digests(now=timezone.now())
        return self.each(due.letters, lambda pk: mailing.run(mail_id=pk), "Letter")

    def each(self, owed: Callable[..., list[int]], run: Callable[[int], bool], name: str) -> int:
        """Do one kind of work until none is due; return how much was done here."""
        done = 0
        # Ids that were tried are no longer due, whether done or put off: the batches come to an end.
        while ids := owed(now=timezone.now(), limit=BATCH):
            done += sum(self.tried(run, pk, name) for pk in ids)
        return done

    def tried(self, run: Callable[[int], bool], pk: int, name: str) -> bool:
        """Do one piece of work; say whether it was done here."""
        try:
            return run(pk)
        except Exception as error:  # noqa: BLE001  Whatever it is, the row has it, and the next one is due.
            self.failed += 1
            self.stderr.write(f"{name} {pk} failed ({error}); it is tried again later.")
            return False

    def report(self, done: dict[str, int], *, as_json: bool) -> None:
        """Say what was done."""
        if as_json:
            self.stdout.write(json.dumps({**done, "failed": self.failed}))
        else:
            told = [f"{count:,} {name.replace('_', ' ')}" for name, count in done.items() if count]
            self.stdout.write(f"Done: {', '.join(told)}." if told else "Nothing was due.")
        if self.failed:
            raise CommandError(f"{self.failed:,} failed; see above. They are tried again later, with growing pauses.")


def ask(feed_id: int) -> bool:
    """Ask one feed; say whether it was asked here. Raises ClaimsError with what went wrong; the feed keeps it too."""
    polled = feeds.poll(feed_id=feed_id)
    if polled and polled.problem:
        raise ClaimsError(polled.problem)
    return polled is not None
