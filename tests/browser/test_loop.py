"""The loop at the desk over a network that fails: nothing is lost, nothing counts twice, and everything is said."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.benchmarks.keyboard import COUNT, FILL, NEXT
from tests.browser.conftest import Site, sign_in
from tests.browser.network import DESK, failing, lose_after, lose_before
from tests.browser.pages import ask

#: Longer than the lock of the keys that decide.
SEEN = 300
NOTE = "I asked the harbour office, and they looked."


@pytest.fixture(scope="module", autouse=True)
def waiting(site: Site) -> None:
    """Claims enough for every test here."""
    ask(site.data, FILL.format(40))


@pytest.fixture
def card(page: Page) -> Iterator[Page]:
    """The first card that asks whether a claim is to be followed, ready to be decided on."""
    page.goto(NEXT)
    page.wait_for_timeout(SEEN)
    yield page
    page.evaluate("localStorage.clear()")


def decided(site: Site) -> tuple[int, int]:
    """Return how many decisions are recorded, and how many of them twice."""
    rows, twice = json.loads(ask(site.data, COUNT))
    return rows, twice


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def saving(page: Page) -> str:
    return page.locator(".saving").inner_text()


def test_with_a_third_of_the_posts_failing_each_decision_counts_once(
    card: Page, context: BrowserContext, site: Site
) -> None:
    rows, _ = decided(site)
    counted = failing(context, 0.34, seed=4)
    for turn in range(10):
        before = heading(card)
        for key in ("f", "x 1", "x 3")[turn % 3].split():
            card.keyboard.press(key)
        expect(card.locator("h1")).not_to_have_text(before, timeout=30_000)
        card.wait_for_timeout(SEEN)

    assert counted["before"]
    assert counted["after"]
    assert decided(site) == (rows + 10, 0)


def test_a_decision_without_an_answer_outlives_a_reload_and_is_sent_once(
    card: Page, context: BrowserContext, site: Site
) -> None:
    rows, _ = decided(site)
    before, counted = heading(card), Counter[str]()
    context.route(DESK, lambda route: lose_before(counted)(route) if posts(route) else route.continue_())
    card.keyboard.press("f")
    expect(card.locator(".saving")).to_contain_text("Not saved yet: Follow this claim")
    card.reload()
    expect(card.locator(".saving")).to_contain_text("Follow this claim")
    assert heading(card) == before

    context.unroute(DESK)
    expect(card.locator("#outcome")).to_contain_text("is followed now.", timeout=30_000)

    assert heading(card) != before
    assert not card.locator(".saving").is_visible()
    assert decided(site) == (rows + 1, 0)


def test_whoever_is_offline_is_told_and_may_decide_all_the_same(
    card: Page, context: BrowserContext, site: Site
) -> None:
    rows, _ = decided(site)
    context.set_offline(True)
    expect(card.locator(".saving")).to_contain_text("You are offline.")
    card.keyboard.press("f")
    expect(card.locator(".saving")).to_contain_text("Not saved yet: Follow this claim")
    assert "You are offline." in saving(card)

    context.set_offline(False)
    expect(card.locator("#outcome")).to_contain_text("is followed now.", timeout=30_000)

    assert not card.locator(".saving").is_visible()
    assert decided(site) == (rows + 1, 0)


def posts(route: object) -> bool:
    return bool(route.request.method == "POST")  # type: ignore[attr-defined]


def test_a_decision_whose_answer_was_lost_is_not_recorded_again(
    card: Page, context: BrowserContext, site: Site
) -> None:
    rows, _ = decided(site)
    counted = Counter[str]()

    def lose_the_first(route: object) -> None:
        if posts(route) and not counted["after"]:
            lose_after(counted)(route)  # type: ignore[arg-type]
        else:
            route.continue_()  # type: ignore[attr-defined]

    context.route(DESK, lose_the_first)
    card.keyboard.press("f")
    expect(card.locator("#outcome")).to_contain_text("is followed now.", timeout=30_000)

    assert decided(site) == (rows + 1, 0)


@pytest.mark.parametrize("status", [403, 404, 413, 429, 500])
def test_a_refusal_is_said_at_once_and_keeps_what_was_typed(card: Page, context: BrowserContext, status: int) -> None:
    body = "<!doctype html><title>No</title><main><h1>Not like this</h1><p>Ask an administrator.</p></main>"
    headers = {"Content-Type": "text/html", "X-Request-ID": "abcd1234"}

    def refuse(route: Route) -> None:
        if posts(route):
            route.fulfill(status=status, headers=headers, body=body)
        else:
            route.continue_()

    context.route(DESK, refuse)
    card.get_by_label("Note with the decision").fill(NOTE)
    card.get_by_role("button", name="Follow this claim").click()

    expect(card.locator(".saving")).to_contain_text("Ask an administrator.", timeout=1000)
    expect(card.get_by_label("Note with the decision")).to_have_value(NOTE)
    assert str(status) in saving(card)
    assert "quote abcd1234." in saving(card)
    card.get_by_role("button", name="Drop it").click()
    assert not card.locator(".saving").is_visible()


@pytest.mark.parametrize("status", [502, 503, 504])
def test_a_server_that_is_away_is_asked_again(card: Page, context: BrowserContext, site: Site, status: int) -> None:
    rows, _ = decided(site)
    context.route(DESK, lambda route: route.fulfill(status=status) if posts(route) else route.continue_())
    card.keyboard.press("f")
    expect(card.locator(".saving")).to_contain_text("trying again", timeout=1000)

    context.unroute(DESK)
    card.get_by_role("button", name="Send it now").click()
    expect(card.locator("#outcome")).to_contain_text("is followed now.")

    assert decided(site) == (rows + 1, 0)


def test_whoever_was_signed_out_meanwhile_signs_in_and_loses_nothing(
    card: Page, context: BrowserContext, site: Site
) -> None:
    rows, _ = decided(site)
    card.get_by_label("Note with the decision").fill(NOTE)
    context.clear_cookies(name="sessionid")
    card.get_by_role("button", name="Follow this claim").click()
    expect(card.locator(".saving")).to_contain_text("You are signed out", timeout=2000)
    assert card.get_by_label("Note with the decision").input_value() == NOTE

    sign_in(context.new_page(), site)
    card.get_by_role("button", name="Send it now").click()
    expect(card.locator("#outcome")).to_contain_text("is followed now.")

    assert decided(site) == (rows + 1, 0)
    asked = f"from claims.models import Decision; print(Decision.objects.filter(note='{NOTE}').exists())"
    assert ask(site.data, asked) == "True"


def test_an_undo_waits_until_the_decision_before_it_is_saved(card: Page, context: BrowserContext) -> None:
    card.keyboard.press("f")
    expect(card.locator("#outcome")).to_contain_text("is followed now.")
    card.wait_for_timeout(SEEN)
    context.route(DESK, lambda route: route.abort() if posts(route) else route.continue_())
    card.keyboard.press("f")
    expect(card.locator(".saving")).to_contain_text("Not saved yet")
    card.get_by_role("button", name="Undo it").click()

    expect(card.locator(".saving")).to_contain_text("Undo it once it is.")


def test_what_happened_is_said_and_the_browsers_way_back_works(card: Page) -> None:
    first, address = heading(card), card.url
    card.keyboard.press("f")
    spoken = card.locator("body > p[role=status]")
    expect(spoken).to_contain_text("is followed now.")
    expect(spoken).to_contain_text("Undo: z.")
    expect(spoken).to_contain_text(" left.")
    assert card.evaluate("document.activeElement.tagName") == "H1"
    assert card.url != address

    card.go_back()
    expect(card.locator("h1")).to_have_text(first)
    assert card.url == address
    card.go_forward()
    expect(card.locator("h1")).not_to_have_text(first)
