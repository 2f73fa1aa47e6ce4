"""The queue: what waits, in which order, at which price."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims.actions import claims, questions
from claims.models import Claim, ReviewItem
from claims.models.review import ReviewKind
from claims.queries import desk
from claims.queries.queue import counts, fronts
from claims.queries.queue.selection import Band
from claims.verdicts import FlagKind
from tests.admin.desk import card, send, signed_in, words
from tests.conftest import NOW
from tests.factories import make_act, make_claim, other_claim, reweigh

pytestmark = pytest.mark.django_db
QUEUE = "admin:claims_reviewitem_changelist"


def waiting(*places: tuple[int, int]) -> list[Claim]:
    """Make one claim for each (days ago, weight)."""
    made = []
    for days, weight in places:
        claim = other_claim(now=NOW - timedelta(days=days))
        reweigh(claim, weight)
        made.append(claim)
    return made


def reads(queries: CaptureQueriesContext) -> list[str]:
    """Return the queries that read rows: PostgreSQL takes further statements to limit their time."""
    sent = [query["sql"] for query in queries]
    return [sql for sql in sent if sql.startswith("SELECT") and "set_config" not in sql]


def shown(queue: desk.Queue) -> list[str]:
    return [row.public_id for row in queue.rows]


def test_the_weightier_a_claim_the_sooner_it_is_due() -> None:
    light_old, heavy_new, heavy_old, light_new = waiting((2, 1), (0, 9), (2, 5), (0, 1))

    assert shown(desk.queue()) == [c.public_id for c in (heavy_old, light_old, heavy_new, light_new)]


def test_a_weighty_claim_of_today_passes_a_light_one_but_not_for_longer_than_its_patience() -> None:
    yesterday, four_days, heavy = waiting((1, 0), (4, 0), (0, 9))

    assert shown(desk.queue()) == [c.public_id for c in (four_days, heavy, yesterday)]


def test_the_order_can_be_switched_in_the_address_and_is_said_in_words(editor: User) -> None:
    heavy_new, light_old, middle = waiting((0, 9), (2, 0), (1, 0))
    orders = {"urgent": (heavy_new, light_old, middle), "oldest": (light_old, middle, heavy_new)}
    client = signed_in(editor)

    for order in desk.Order:
        page = client.get(reverse(QUEUE), {"order": order.value})
        expected = orders.get(order.value, (heavy_new, middle, light_old))
        assert [row.public_id for row in page.context["queue"].rows] == [c.public_id for c in expected]
        assert order.description in words(page)


@pytest.mark.parametrize("order", desk.Order)
def test_each_order_leads_through_every_claim_in_both_directions(order: desk.Order) -> None:
    waiting((2, 5), (2, 5), (2, 1), (0, 3), (5, 0))
    selection = desk.Selection(order)
    ids = shown(desk.queue(selection))
    places = [desk.place_of(Claim.objects.get(public_id=it), selection) for it in ids]

    assert [desk.following(place, selection) for place in places if place] == [*ids[1:], None]
    assert [desk.preceding(place, selection) for place in places if place] == [None, *ids[:-1]]


def test_the_next_card_of_a_round_keeps_its_order(editor: User) -> None:
    new, old = waiting((0, 9), (5, 0))
    client = signed_in(editor)
    page = client.get(card(new), {"order": "newest"})

    onwards = re.search(r'rel="next" data-act="next" href="([^"]+)"', page.content.decode())
    assert onwards
    assert client.get(unescape(onwards[1])).headers["Location"] == f"{card(old)}?order=newest"
    onward = send(client, new, "follow", page=page)
    assert onward.headers["Location"] == f"{card(old)}?order=newest"


def test_it_says_how_long_nine_in_ten_have_waited(editor: User) -> None:
    for hours in (*range(1, 19), 24 * 25, 24 * 3):
        other_claim(now=timezone.now() - timedelta(hours=hours, minutes=1))

    page = words(signed_in(editor).get(reverse(QUEUE))).replace("\xa0", " ")

    assert "The oldest has waited 3 weeks, 9 of 10 less than 3 days." in page


def test_a_row_says_what_who_how_many_where_and_why(editor: User) -> None:
    claim = make_claim(speaker="The harbour master")

    page = words(signed_in(editor).get(reverse(QUEUE)))

    question = claim.review_items.get()
    for part in (claim.text, "The harbour master", "The Lowe Herald", "unverified", question.why, "waits"):
        assert part in page


def test_a_decided_claim_leaves_it(editor: User) -> None:
    first, second = waiting((1, 1), (0, 1))

    claims.follow(claim=first, act=make_act(editor))

    assert shown(desk.queue()) == [second.public_id]


def test_its_pages_join_without_gap_or_repeat_while_rows_leave_and_come(editor: User) -> None:
    made = waiting(*[(3, weight) for weight in (9, 9, 7, 5, 5, 1)], (1, 9), (1, 2))
    first = desk.queue(size=3)
    claims.follow(claim=made[0], act=make_act(editor))
    waiting((5, 9))

    second = desk.queue(opening=desk.Opening(after=first.further), size=3)
    third = desk.queue(opening=desk.Opening(after=second.further), size=3)

    assert [*shown(first), *shown(second), *shown(third)] == [c.public_id for c in made]
    assert third.further is None


def test_neighbours_of_a_card_are_those_of_the_queue() -> None:
    made = waiting((2, 5), (2, 5), (2, 1), (0, 3))
    places = [desk.place_of(claim) for claim in made]
    ids = [claim.public_id for claim in made]

    assert [desk.following(place) for place in places if place] == [*ids[1:], None]
    assert [desk.preceding(place) for place in places if place] == [None, *ids[:-1]]
    assert desk.first() == ids[0]


def test_a_place_survives_its_address() -> None:
    (claim,) = waiting((2, 5))
    place = desk.place_of(claim)

    assert desk.Place.parse(str(place)) == place


@pytest.mark.parametrize("written", ["", "nonsense", "urgent_2026-03-01_x", "urgent_2026-13-01_1", "new_2026-03-01_1",
                                     "1_2_3_4", "urgent_2026-03-01_-1", "urgent_0001-01-01T00:00:00+05:00_1",
                                     "urgent_2026-03-01_99999999999999999999"])  # fmt: skip
def test_a_bad_address_shows_the_first_page(written: str, editor: User) -> None:
    waiting((0, 1))

    assert desk.Place.parse(written) is None
    assert signed_in(editor).get(reverse(QUEUE), {"after": written}).status_code == 200


def test_a_flood_is_not_counted_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting((0, 1), (0, 1), (0, 1))
    monkeypatch.setattr(counts, "COUNTED", 2)
    monkeypatch.setattr(counts, "estimated", lambda rows: 0)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert str(desk.tally().all) == str(desk.left()) == "2+"
    assert any("LIMIT 3" in query["sql"] for query in queries.captured_queries)


def test_of_a_flood_it_is_said_about_how_many_claims_it_is(monkeypatch: pytest.MonkeyPatch, editor: User) -> None:
    one, two, _ = waiting((0, 1), (0, 1), (0, 1))
    questions.ask(claim=one, kind=ReviewKind.REOPENED, why="Later.", now=NOW)
    questions.ask(claim=two, kind=ReviewKind.REOPENED, why="Later.", now=NOW)
    monkeypatch.setattr(counts, "COUNTED", 4)
    monkeypatch.setattr(counts, "estimated", lambda rows: 16_000)

    with CaptureQueriesContext(connection) as queries:
        page = words(signed_in(editor).get(reverse(QUEUE)))

    assert re.search(r"Claims to decide: about (8,000|12,000)", page)
    assert re.search(r"Decide about all that wait \(about (8,000|12,000)\) …", page)
    counting = [it["sql"] for it in queries.captured_queries if it["sql"].startswith("SELECT COUNT(")]
    assert all("LIMIT" in sql for sql in counting)


def test_the_planner_is_asked_about_what_is_selected_only(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting(*[(0, 1)] * 9, *[(0, 9)] * 3)
    monkeypatch.setattr(counts, "COUNTED", 2)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE claims_reviewitem, claims_snooze")

    told = [str(desk.left(desk.Selection(band=band))) for band in (None, Band.HEAVY)]

    assert told == (["about 12", "about 3"] if connection.vendor == "postgresql" else ["2+", "2+"])


def test_of_a_flood_the_claims_are_said_in_hundreds() -> None:
    claims_of = [(number % 834, NOW) for number in range(1001)]

    assert str(counts._left(claims_of)) == "800+"
    assert str(counts._left(claims_of[:1000])) == "834"


def test_where_few_are_meant_they_are_named_and_where_many_the_order_is_followed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = waiting((2, 5), (1, 5), (0, 5))
    meant = desk.Selection(caveat=FlagKind.UNVERIFIED)

    for few in (0, 2, 100):
        monkeypatch.setattr(fronts, "FEW", few)
        assert shown(desk.queue(meant)) == [claim.public_id for claim in made]


def test_it_costs_the_same_however_many_wait() -> None:
    costs = []
    for size in (1, 12):
        waiting(*[(0, 1)] * size)
        with CaptureQueriesContext(connection) as queries:
            desk.queue()
        costs.append(len(reads(queries)))

    assert costs[0] == costs[1] <= 6


def test_its_page_costs_the_same_however_many_wait(
    editor: User,
) -> None:
    client = signed_in(editor)
    costs = []
    for size in (1, 12):
        waiting(*[(0, 1)] * size)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(QUEUE))
        costs.append(len(reads(queries)))

    assert costs[0] == costs[1] <= 26


def test_the_head_and_the_page_use_the_index_of_what_waits() -> None:
    """On SQLite the plan names the index; PostgreSQL needs a full table before it does."""
    if connection.vendor != "sqlite":
        pytest.skip("asks for a plan in SQLite's words")
    place = desk.place_of(waiting((0, 1))[0])
    assert place

    plan: Any = place.behind(ReviewItem.objects.filter(closed_at=None))[:50].explain()

    assert "review_urgent" in plan
    assert "TEMP B-TREE" not in plan


def test_beginning_leads_to_the_head(editor: User) -> None:
    _, old = waiting((0, 9), (3, 1))

    answer = signed_in(editor).get(reverse("admin:next_card"))

    assert answer.headers["Location"] == reverse("admin:card", args=[old.public_id])


def test_an_empty_queue_says_so_and_what_to_do(editor: User) -> None:
    client = signed_in(editor)

    assert "Nothing waits for a decision" in words(client.get(reverse(QUEUE)))
    assert "Add the first article" in words(client.get(reverse(QUEUE)))
    assert client.get(reverse("admin:next_card")).headers["Location"] == reverse(QUEUE)


def test_the_end_of_the_queue_is_not_mistaken_for_its_emptiness(editor: User) -> None:
    (claim,) = waiting((0, 1))

    page = words(signed_in(editor).get(reverse(QUEUE), {"after": str(desk.place_of(claim))}))

    assert "You are at the end of the queue" in page
    assert "1 still waits" in page


def test_a_review_item_leads_to_the_card_of_its_claim(editor: User) -> None:
    claim = make_claim()
    client = signed_in(editor)

    answer = client.get(reverse("admin:claims_reviewitem_change", args=[claim.review_items.get().pk]))

    assert answer.headers["Location"] == reverse("admin:card", args=[claim.public_id])
    assert client.get(reverse("admin:claims_reviewitem_change", args=[4711])).status_code == 404
