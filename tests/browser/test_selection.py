"""Rows of the queue, chosen by keyboard and by mouse for one decision about many."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.benchmarks.keyboard import FILL
from tests.browser.conftest import Site
from tests.browser.pages import ask

QUEUE = "/admin/claims/reviewitem/?kind=new_claim"
BOXES = "input[name=claim]"


@pytest.fixture(scope="module", autouse=True)
def waiting(site: Site) -> None:
    """Rows enough."""
    ask(site.data, FILL.format(8))


def chosen(page: Page) -> list[int]:
    return list(
        page.eval_on_selector_all(BOXES, "all => all.map((box, at) => box.checked ? at : -1).filter(at => at >= 0)")
    )


def test_rows_are_chosen_by_key_and_extended_with_shift(page: Page) -> None:
    page.goto(QUEUE)
    page.locator("[data-row]").nth(1).focus()
    page.keyboard.press("x")
    page.keyboard.press("Shift+J")
    page.keyboard.press("Shift+J")
    assert chosen(page) == [1, 2, 3]
    page.keyboard.press("k")
    page.keyboard.press("x")
    assert chosen(page) == [1, 3]

    page.get_by_role("button", name="Decide about those ticked").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2")


def test_a_click_with_shift_takes_all_between(page: Page) -> None:
    page.goto(QUEUE)
    page.locator(BOXES).nth(4).click()
    page.locator(BOXES).nth(1).click(modifiers=["Shift"])
    assert chosen(page) == [1, 2, 3, 4]
    page.locator(BOXES).nth(3).click(modifiers=["Shift"])

    assert chosen(page) == [4]


def test_the_queue_keeps_the_place_where_it_was_left(page: Page) -> None:
    page.goto(QUEUE)
    row = page.locator("[data-row]").nth(2)
    words = row.inner_text()
    row.click()
    expect(page.locator("article.card")).to_be_visible()
    page.keyboard.press("g")
    page.keyboard.press("q")
    expect(page.locator("article.card")).to_have_count(0)

    assert page.evaluate("document.activeElement.innerText") == words
