"""How the desk gets on: what was answered today, what comes in, and when the queue would be empty. Counts questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.timezone import localtime, make_aware

from claims.models import ReviewItem
from claims.queries.queue.budget import Budget, Failed, TooSlow
from claims.queries.queue.counts import SECONDS, Left, uncounted

#: The pace is that of these last hours.
HOURS = 24
#: A flood is counted up to here.
MOST = 10_000
#: Beyond this a forecast says no more than that it is far.
FAR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Progress:
    """Questions answered today by a person and by all, those left, and those asked and answered in the last HOURS."""

    mine: Left
    all: Left
    left: Left
    asked: Left
    answered: Left

    @property
    def an_hour(self) -> str:
        """How many come in an hour, in words."""
        if self.asked.instead or self.asked.more:
            return self.asked.instead or f"more than {self.asked.number // HOURS:,}"
        return "none" if not self.asked.number else _rounded(self.asked.number / HOURS)

    @property
    def forecast(self) -> str:
        """When nothing would be left at the pace of the last HOURS, as a sentence; empty where nobody can say."""
        counts = (self.left, self.asked, self.answered)
        if any(count.instead or count.more for count in counts) or not self.left.number:
            return ""
        if not self.answered.number:
            return f"Nobody has answered a question in the last {HOURS} hours."
        gain = self.answered.number - self.asked.number
        if gain <= 0:
            return f"At the pace of the last {HOURS} hours the queue does not get shorter."
        return f"At the pace of the last {HOURS} hours all are answered in {_span(self.left.number / gain * HOURS)}."


def progress(person: User, now: datetime) -> Progress:
    """Return how the desk gets on, as a person sees it. Six SQL queries that end in number and in time."""
    midnight = make_aware(datetime.combine(localtime(now).date(), time()))
    today = ReviewItem.objects.filter(closed_at__gte=midnight)
    begun = now - timedelta(hours=HOURS)
    answered = ReviewItem.objects.filter(closed_at__gt=begun)
    still_open = ReviewItem.objects.filter(closed_at__isnull=True)
    asked_open, asked_since = still_open.filter(opened_at__gt=begun), answered.filter(opened_at__gt=begun)
    rows = [today.filter(closed_by=person), today, still_open, answered, asked_open, asked_since]
    mine, done, waiting, pace, *asked = _counts(rows)
    return Progress(mine=mine, all=done, left=waiting, asked=_sum(asked), answered=pace)


def _counts(asked: Sequence[QuerySet[ReviewItem]]) -> list[Left]:
    try:
        numbers = Budget(SECONDS).spend(lambda: [rows.order_by()[: MOST + 1].count() for rows in asked])
    except (TooSlow, Failed) as problem:
        return [uncounted(problem)] * len(asked)
    return [Left(min(number, MOST), number > MOST) for number in numbers]


def _sum(counts: list[Left]) -> Left:
    instead = next((count.instead for count in counts if count.instead), "")
    return Left(sum(count.number for count in counts), any(count.more for count in counts), instead)


def _rounded(number: float) -> str:
    return f"about {number:,.0f}" if number >= 2 else "about one" if number >= 0.75 else "less than one"


def _span(hours: float) -> str:
    if hours < 1.5:
        return "about an hour"
    if hours < 36:
        return f"about {hours:.0f} hours"
    days = hours / 24
    return f"about {days:.0f} days" if timedelta(days=days) <= FAR else f"more than {FAR.days} days"
