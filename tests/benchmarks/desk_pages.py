"""Asks for the pages of the desk again and again, and says how long each took."""

from __future__ import annotations

import gc
import itertools
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment
from django.urls import NoReverseMatch, reverse

from claims.models import Article, Claim, ReviewItem, Source, Speaker
from claims.queries import keyset
from tests.admin.desk import send, signed_in
from tests.benchmarks.desk_rows import name

Figures = dict[str, Any]
#: A page by its name: the addresses that are asked for in turn.
Pages = dict[str, list[str]]
#: Claims that lie before page 10,000.
DEEP = 9_999 * keyset.SIZE


def measure(requests: int, only: str = "") -> list[Figures]:
    """Return the figures of every page whose name has the word `only`."""
    setup_test_environment()
    settings.ROOT_URLCONF = "tests.benchmarks.stock"
    editor, stock = (signed_in(User.objects.get(username=who)) for who in ("bench", "stock"))
    rows = [
        _figures(named, _getting(stock if named.startswith("stock") else editor, addresses), requests)
        for named, addresses in pages().items()
        if only in named
    ]
    if only in "decide: follow":
        rows.append(_figures("decide: follow", _following(editor), requests))
    return rows


def table(rows: list[Figures]) -> str:
    """Return the figures as a table."""
    head = f"{'page':36} {'p50':>8} {'p95':>8} {'cpu':>7} {'queries':>7} {'KiB':>6}"
    lines = [
        f"{it['page']:36} {it['p50']:8.1f} {it['p95']:8.1f} {it['cpu']:7.1f} {it['queries']:7} {it['kib']:6.0f}"
        for it in rows
    ]
    return "\n".join([head, *lines, *_ratios({it["page"]: it["p50"] for it in rows})])


def pages() -> Pages:
    """Return the pages that there are to ask for, each with its addresses."""
    queue, claims = reverse("admin:claims_reviewitem_changelist"), reverse("claims")
    found = [
        ("queue", [queue]),
        ("queue: one kind", [f"{queue}?kind=new_claim", f"{queue}?kind=evidence", f"{queue}?kind=overdue"]),
        ("queue: next", [reverse("admin:next_card")]),
        ("queue: card", [reverse("admin:card", args=[pk]) for pk in _waiting(40)]),
        ("home", [reverse("home")]),
        ("claims", [claims]),
        ("claims: three filters", list(_filtered(claims))),
        ("claims: a word", [f"{claims}?q={word}" for word in ("bridges", "burned", "lorries")]),
        ("claims: a rare word", [f"{claims}?q={name(5760 + pk)}" for pk in range(500, 3000, 50)]),
        ("claims: an id", [f"{claims}?q=C-{pk:08}" for pk in range(500, 900, 7)]),
        ("claims: page 1", [f"{claims}?workflow=any"]),
        ("claims: page 10,000", _deep(claims)),
        ("claim", [reverse("claim", args=[f"C-{pk:08}"]) for pk in range(700, 760)]),
        ("claim: mentioned most", [reverse("claim", args=[pk]) for pk in _famous()]),
        ("articles", [reverse("articles")]),
        ("article", [reverse("article", args=[pk]) for pk in _articles()]),
        *_searches(),
        *_records(),
        ("admin: register of claims", [reverse("admin:claims_claim_changelist")]),
        ("admin: register, a word", [reverse("admin:claims_claim_changelist") + "?q=bridges"]),
        ("stock: changelist", [reverse("stock:claims_claim_changelist")]),
        ("stock: three filters", list(_stock_filtered())),
        ("stock: a rare word", [f"{reverse('stock:claims_claim_changelist')}?q={name(5760 + 500)}"]),
        ("stock: last page", [f"{reverse('stock:claims_claim_changelist')}?p={_last_page()}"]),
    ]
    return {named: addresses for named, addresses in found if addresses}


def _searches() -> list[tuple[str, list[str]]]:
    search = _address("search")
    if not search:
        return []
    rare = [f"{search}?q={name(5760 + pk)}" for pk in range(500, 3000, 50)]
    return [
        ("search: a common word", [f"{search}?q={word}" for word in ("bridges", "burned", "had", "lorries")]),
        ("search: a rare word", rare),
        ("search: a place", [f"{search}?q={name(pk)}" for pk in range(900, 1400, 9)]),
        ("search: two words", [f"{search}?q={name(pk)}+houses" for pk in range(0, 500, 9)]),
        ("search: two common words", [f"{search}?q=burned+bridges", f"{search}?q=boats+sunk"]),
        ("search: a phrase", [f'{search}?q="boats+near+{name(pk)}"' for pk in range(0, 500, 9)]),
        ("search: begun word", [f"{search}?q={name(pk)[:4]}" for pk in range(0, 500, 9)]),
        ("search: an id", [f"{search}?q=C-{pk:08}" for pk in range(500, 900, 7)]),
        ("search: no hit", [f"{search}?q=xylotomous"]),
    ]


def _records() -> list[tuple[str, list[str]]]:
    speakers, sources = _address("speakers"), _address("sources")
    if not speakers:
        return []
    return [
        ("speakers", [speakers]),
        ("speaker: most claims", [reverse("speaker", args=[_most("speaker_id")])]),
        ("speaker", [reverse("speaker", args=[pk]) for pk in Speaker.objects.values_list("pk", flat=True)[3000:3060]]),
        ("sources", [sources]),
        ("source", [reverse("source", args=[pk]) for pk in Source.objects.values_list("pk", flat=True)[:60]]),
    ]


def _address(named: str) -> str:
    try:
        return reverse(named)
    except NoReverseMatch:
        return ""


def _figures(named: str, asks: Iterator[Callable[[], Any]], requests: int) -> Figures:
    first = next(asks)
    with CaptureQueriesContext(connection) as queries:
        size = len(first().content)
    asked = len(queries)
    for ask in itertools.islice(asks, min(requests // 10, 5)):
        ask()
    gc.collect()
    began = worked()
    taken = sorted(_milliseconds(ask) for ask in itertools.islice(asks, requests))
    busy = (worked() - began) * 1000 / requests
    cuts = statistics.quantiles(taken, n=20)
    found = {"page": named, "p50": statistics.median(taken), "p95": cuts[18], "worst": taken[-1]}
    print(f"{named}: {found['p50']:.0f} ms", file=sys.stderr, flush=True)
    return {**found, "cpu": busy, "queries": asked, "kib": size / 1024, "requests": requests}


def worked() -> float:
    """Return the seconds that processors have worked for us: here, and where the database serves us if that is here.

    A machine that others use too makes pages late, but not dearer. Helpers of a parallel query are not counted.
    """
    if connection.vendor != "postgresql":
        return time.process_time()
    served = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    nanoseconds = int(served.read_text().split()[0]) if served.exists() else 0
    return time.process_time() + nanoseconds / 1e9


def _milliseconds(ask: Callable[[], Any]) -> float:
    start = time.perf_counter()
    ask()
    return (time.perf_counter() - start) * 1000


def _getting(client: Client, addresses: list[str]) -> Iterator[Callable[[], Any]]:
    for address in itertools.cycle(addresses):
        yield partial(_got, client, address)


def _got(client: Client, address: str) -> Any:
    response = client.get(address)
    if response.status_code not in (200, 302):
        raise RuntimeError(f"{address} answers {response.status_code}")
    return response


def _following(client: Client) -> Iterator[Callable[[], Any]]:
    """Yield what follows one waiting claim after the other; reading its card is no part of that."""
    waiting = ReviewItem.objects.waiting().filter(kind="new_claim").select_related("claim")
    for question in waiting[200:2000]:
        page = client.get(reverse("admin:card", args=[question.claim.public_id]))
        yield partial(_followed, client, question.claim, page)


def _followed(client: Client, claim: Claim, page: Any) -> Any:
    response = send(client, claim, "follow", page=page)
    if response.status_code != 302:
        raise RuntimeError(f"Following {claim.public_id} answers {response.status_code}")
    return response


def _ratios(p50: dict[str, float]) -> Iterator[str]:
    pairs = [("claims: page 10,000", "claims: page 1"), ("stock: changelist", "claims: page 1")]
    for above, below in pairs:
        if above in p50 and below in p50:
            yield f"{above} / {below} = {p50[above] / p50[below]:.2f}"


def _waiting(number: int) -> list[str]:
    return list(ReviewItem.objects.waiting().values_list("claim__public_id", flat=True)[:number])


def _filtered(claims: str) -> Iterator[str]:
    for verdict, kind in itertools.product(("refuted", "contested"), ("unclear", "disputed")):
        yield f"{claims}?workflow=settled&verdict={verdict}&kind={kind}"
    for pk in (1, 400, 9000):
        speaker = Speaker.objects.get(pk=pk).name.replace(" ", "+")
        yield f"{claims}?workflow=triaged&kind=unverified&speaker={speaker}"
    for source in Source.objects.order_by("pk")[:60:20]:
        yield f"{claims}?workflow=settled&outlet={source.name.replace(' ', '+')}&since=2024-05-01&until=2024-05-20"


def _stock_filtered() -> Iterator[str]:
    stock = reverse("stock:claims_claim_changelist")
    for verdict, kind in itertools.product(("refuted", "contested"), ("unclear", "disputed")):
        yield f"{stock}?workflow__exact=settled&verdict__exact={verdict}&kind__exact={kind}"


def _deep(claims: str) -> list[str]:
    rows = Claim.objects.order_by("-reported_at", "-pk").values_list("reported_at", "pk")
    found = rows[DEEP : DEEP + 1].first() if Claim.objects.count() > DEEP else rows.last()
    return [f"{claims}?workflow=any&older={keyset.Cursor(*found)}"] if found else []


def _last_page() -> int:
    return min(Claim.objects.count() // 50, 10_000)


def _famous() -> list[str]:
    rows = Claim.objects.standing().filter(pk__in=range(9973, Claim.objects.count(), 9973))
    most = rows.annotate(times=Count("mentions")).order_by("-times")[:5]
    return [claim.public_id for claim in most]


def _most(column: str) -> Any:
    rows = Claim.objects.exclude(**{column: None}).values_list(column).order_by()
    return rows.annotate(number=Count("pk")).order_by("-number")[0][0]


def _articles() -> list[int]:
    return list(Article.objects.order_by("-pk").values_list("pk", flat=True)[100:160])
