"""Several editors at one queue, each a process that reads pages and sends forms as a browser would.

Run as `python -m tests.concurrency.editors EDITORS CLAIMS` on a fresh database; prints one JSON object: what was
decided and how often a claim was decided twice, how many texts were lost and reservations left, and the milliseconds
from sending a decision to having the next card.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claims.settings")
django.setup()

from django.contrib.auth.models import User  # noqa: E402  Models need the apps to be loaded.
from django.db import connections  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from claims.models import Claim, Decision, Draft, Reservation, ReviewItem, Skip  # noqa: E402
from tests.admin.desk import card, hidden, send, signed_in, step, value_of  # noqa: E402
from tests.conftest import make_person  # noqa: E402
from tests.factories import other_claim  # noqa: E402

SKIPS, TAKES_OVER, KEEPS_NOTE = 0.05, 0.05, 0.1
#: How long the naive editor looks at a claim before deciding, in seconds.
THINKS = 0.002
_ID = re.compile(r"/claim/(C-[0-9A-Z]+)/card/")


@dataclass(slots=True)
class Day:
    """What one editor did: texts typed, milliseconds of each decision, and how often others were in the way."""

    typed: list[str] = field(default_factory=list)
    took: list[float] = field(default_factory=list)
    skipped: int = 0
    taken_over: int = 0
    refused: int = 0


def name(number: int) -> str:
    """Return the user name of an editor."""
    return f"editor{number}"


def prepare(editors: int, claims: int) -> None:
    """Make the people and the claims."""
    for number in range(editors):
        make_person(name(number), "editor")
    for _ in range(claims):
        other_claim()


def work(number: int) -> Day:
    """Work until nothing waits: decide, skip, take over, begin notes; then sign out."""
    connections.close_all()
    chance, day = random.Random(number), Day()
    client = signed_in(User.objects.get(username=name(number)))
    client.defaults["SERVER_NAME"] = "localhost"
    address = _follow(client, reverse("admin:next_card"))
    while ReviewItem.objects.waiting().exists():
        if not _ID.search(address):
            time.sleep(0.02)  # All that is left is in the hands of others.
            address = _follow(client, reverse("admin:next_card"))
        elif chance.random() < TAKES_OVER:
            address = _take_over(client, number, day) or address
        else:
            address = _at_card(client, address, chance, day, number)
    client.post(reverse("sign_out"))
    return day


def _at_card(client: Client, address: str, chance: random.Random, day: Day, number: int) -> str:
    page, claim = client.get(address), _claim(address)
    if chance.random() < SKIPS:
        day.skipped += 1
        sent = {**hidden(page, step(claim, "skip")), "because": "unsure"} if _has(page, claim, "skip") else {}
        return str(client.post(step(claim, "skip"), sent).headers["Location"])
    if not _has(page, claim, "follow") or "Follow this claim" not in page.content.decode():
        return _follow(client, reverse("admin:next_card"))
    typed = f"Text {number}-{len(day.typed)}."
    note = f"{value_of(page, 'note')} {typed}".strip()
    day.typed.append(typed)
    if chance.random() < KEEPS_NOTE:
        client.post(step(claim, "draft"), {"note": note})
    return _decide(client, claim, page, note, day)


def _decide(client: Client, claim: Claim, page: Any, note: str, day: Day) -> str:
    began = time.perf_counter()
    answer = send(client, claim, "follow", page=page, note=note)
    if answer.status_code != 302:
        day.refused += 1
        return _follow(client, reverse("admin:next_card"))
    address = str(answer.headers["Location"])
    client.get(address)
    day.took.append((time.perf_counter() - began) * 1000)
    return address


def _take_over(client: Client, number: int, day: Day) -> str | None:
    theirs = Reservation.objects.live(timezone.now()).exclude(holder__username=name(number))
    row = theirs.select_related("claim").order_by("?").first()
    if row is None:
        return None
    page = client.get(card(row.claim))
    if not _has(page, row.claim, "take_over"):
        return card(row.claim)
    day.taken_over += 1
    client.post(step(row.claim, "take_over"), hidden(page, step(row.claim, "take_over")))
    return card(row.claim)


def _has(page: Any, claim: Claim, step_name: str) -> bool:
    return f'action="{step(claim, step_name)}"' in page.content.decode()


def _follow(client: Client, address: str) -> str:
    return str(client.get(address).headers["Location"])


def _claim(address: str) -> Claim:
    found = _ID.search(address)
    assert found
    return Claim.objects.get(public_id=found[1])


def naive(number: int) -> list[int]:
    """Take the first that waits, look at it, and close it: without reservation or lock. Return what was decided."""
    connections.close_all()
    done, editor = [], User.objects.get(username=name(number))
    while (item := ReviewItem.objects.waiting().first()) is not None:
        time.sleep(THINKS)
        ReviewItem.objects.filter(pk=item.pk).update(closed_at=timezone.now(), closed_by=editor)
        done.append(item.claim_id)
    return done


def report(days: list[Day], seconds: float) -> dict[str, Any]:
    """Return what all of them did, and what became of it in the database."""
    decided = Counter(Decision.objects.filter(verb="followed").values_list("claim_id", flat=True))
    kept = "\n".join([*Decision.objects.values_list("note", flat=True), *Draft.objects.values_list("text", flat=True)])
    took = sorted(ms for day in days for ms in day.took)
    return {
        "claims": Claim.objects.count(),
        "decisions": sum(decided.values()),
        "doubles": sum(times - 1 for times in decided.values()),
        "texts": sum(len(day.typed) for day in days),
        "lost_texts": sum(text not in kept for day in days for text in day.typed),
        "reservations_left": Reservation.objects.filter(until__isnull=False).count(),
        "skips": Skip.objects.count(),
        "taken_over": sum(day.taken_over for day in days),
        "refused": sum(day.refused for day in days),
        "by_each": [len(day.took) for day in days],
        "p50_ms": round(took[len(took) // 2]),
        "p95_ms": round(took[int(len(took) * 0.95)]),
        "seconds": round(seconds),
    }


def at_once(scene: Any, editors: int) -> list[Any]:
    """Play a scene in as many processes, forked so that all begin together."""
    connections.close_all()
    with multiprocessing.get_context("fork").Pool(editors) as pool:
        return pool.map(scene, range(editors), chunksize=1)


def main(editors: int, claims: int) -> None:
    """Print what happened, and the same of editors who simply take the first and close it."""
    prepare(editors, claims)
    began = time.perf_counter()
    days = at_once(work, editors)
    told = report(days, time.perf_counter() - began)
    ReviewItem.objects.update(closed_at=None, closed_by=None)
    closed = Counter(claim for done in at_once(naive, editors) for claim in done)
    print(json.dumps({**told, "naive_doubles": sum(times - 1 for times in closed.values())}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
