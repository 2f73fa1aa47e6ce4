"""`manage.py poll`: asks the feeds that are due, and fetches what they named, here and now."""

from __future__ import annotations

import json
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from claims.actions import analyses, feeds, fetches, rereading
from claims.queries import due

BATCH = 100
#: Seconds between two looks at what is due, and between two tries at a site that is to be left alone for a moment.
PAUSE = 1.0


class Command(BaseCommand):
    help = (
        "Asks the feeds that are due, fetches the articles that they named, looks at published ones again, "
        "and reads what is new, in this process. "
        "Without --once it goes on until Ctrl-C. Exits with 1 if a feed failed; it is asked again later. "
        "Example: manage.py poll --once --json"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="end when nothing is due any more")
        parser.add_argument("--json", action="store_true", help="print the counts as one JSON object at the end")

    def handle(self, *, once: bool, **options: Any) -> None:
        self.done = {"asked": 0, "fresh": 0, "fetched": 0, "reread": 0, "failed": 0}
        try:
            while self.work() or not once:
                time.sleep(PAUSE)
        except KeyboardInterrupt:
            self.stderr.write("Stopped; what is left waits for the next run.")
        self.report(as_json=options["json"])

    def work(self) -> bool:
        """Do what is due; say whether more may be due in a moment."""
        for feed_id in due.feeds(now=timezone.now(), limit=BATCH):
            self.ask(feed_id)
        waiting = due.fetches(now=timezone.now(), limit=BATCH)
        for fetch_id in waiting:
            if version := fetches.run(fetch_id=fetch_id):
                self.done["fetched"] += 1
                analyses.run(version_id=version.pk)
        for rereading_id in (looks := due.rereadings(now=timezone.now(), limit=BATCH)):
            if version := rereading.run(rereading_id=rereading_id):
                self.done["reread"] += 1
                analyses.run(version_id=version.pk)
        return bool(waiting or looks) or due.is_soon(now=timezone.now())

    def ask(self, feed_id: int) -> None:
        """Ask one feed, and say what went wrong."""
        if (polled := feeds.poll(feed_id=feed_id)) is None:
            return
        self.done["asked"] += 1
        self.done["fresh"] += polled.fresh
        if polled.problem:
            self.done["failed"] += 1
            self.stderr.write(f"Feed {feed_id}: {polled.problem}")

    def report(self, *, as_json: bool) -> None:
        """Say what was done."""
        if as_json:
            self.stdout.write(json.dumps(self.done))
        else:
            asked, fresh, fetched, reread, _ = self.done.values()
            self.stdout.write(
                f"Asked {asked:,} feeds: {fresh:,} new or changed entries, {fetched:,} articles fetched, "
                f"{reread:,} found changed."
            )
        if self.done["failed"]:
            raise CommandError(f"{self.done['failed']:,} feeds failed; see above. They are asked again later.")
