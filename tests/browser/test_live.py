"""Several editors at one desk, as their pages tell them; and words that were typed and not sent."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.benchmarks.keyboard import FILL
from tests.browser.conftest import Site, sign_in
from tests.browser.pages import ask

QUEUE = "/admin/claims/reviewitem/"
NEW = f"{QUEUE}?kind=new_claim"
#: What others do is seen within five seconds; the rest is for a busy machine.
SOON = 9000
NOTE = "The harbour office counts again on Monday."
_OMAR = """
from django.contrib.auth.models import Group, User
omar = User.objects.create_user("omar", password="{}")
omar.groups.add(Group.objects.get(name="editor"))
"""
_ENDS_SOON = """
from datetime import timedelta
from django.utils import timezone
from claims.models import Reservation
print(Reservation.objects.filter(holder__isnull=False).update(until=timezone.now() + timedelta(seconds=50)))
"""
_HELD = "from claims.models import Reservation; print(Reservation.objects.filter(holder__isnull=False).count())"


@pytest.fixture(scope="module", autouse=True)
def omar_too(site: Site) -> None:
    """A second editor, and claims enough for both."""
    ask(site.data, _OMAR.format(site.password))
    ask(site.data, FILL.format(20))


@pytest.fixture
def omar(chromium: Browser, site: Site) -> Iterator[Page]:
    """A page of the other editor."""
    context = chromium.new_context(base_url=site.address)
    page = context.new_page()
    page.set_default_timeout(10_000)
    sign_in(page, Site(site.address, "omar", site.password, site.data))
    yield page
    context.close()


def first_card(page: Page) -> str:
    """Open the first card of the queue and return its address."""
    page.goto(NEW)
    page.locator("[data-row]").first.click()
    expect(page.locator("article.card")).to_be_visible()
    return page.url


def test_a_row_that_another_takes_or_decides_says_so_and_leaves_the_focus_alone(page: Page, omar: Page) -> None:
    page.goto(NEW)
    row = page.locator("[data-row]").nth(3)
    address = row.get_attribute("href") or ""
    row.focus()
    omar.goto(address)
    listed = page.locator("li", has=page.locator(f'[data-row][href="{address}"]'))
    expect(listed.locator(".elsewhere")).to_have_text("omar has it in hand", timeout=SOON)

    omar.get_by_role("button", name="Follow this claim").click()
    expect(omar.locator("#outcome")).to_contain_text("is followed now.")
    expect(listed.locator(".elsewhere")).to_have_text("omar: followed", timeout=SOON)

    assert page.evaluate("document.activeElement.getAttribute('href')") == address
    assert "gone" in (listed.get_attribute("class") or "")


def test_a_card_says_who_else_is_there_and_what_they_decided(page: Page, omar: Page) -> None:
    address = first_card(page)
    page.get_by_label("Note with the decision").fill(NOTE)
    omar.goto(address)
    expect(page.locator("[data-present]")).to_contain_text("omar opened this", timeout=SOON)

    omar.get_by_role("button", name="Take over").click()
    expect(omar.locator("#outcome")).to_contain_text("is yours now.")
    expect(page.locator("[data-news]")).to_contain_text("omar has taken this claim over.", timeout=SOON)
    omar.get_by_role("button", name="Follow this claim").click()
    expect(page.locator("[data-news]")).to_contain_text("omar: followed.", timeout=SOON)

    assert page.get_by_label("Note with the decision").input_value() == NOTE


def test_a_reservation_warns_before_it_ends_and_can_be_kept(page: Page, site: Site) -> None:
    first_card(page)
    expect(page.locator(".countdown")).to_contain_text("left", timeout=SOON)
    assert ask(site.data, _ENDS_SOON) != "0"
    expect(page.locator("[data-news]")).to_contain_text("ends within a minute", timeout=SOON)
    expect(page.locator("body > p[role=status]")).to_contain_text("ends within a minute")

    page.get_by_role("button", name="Keep this claim").click()

    expect(page.locator("[data-news]")).to_have_count(0)
    expect(page.locator(".countdown")).to_contain_text("4:")


def test_a_claim_is_given_back_when_its_card_is_left_but_not_by_a_reload(page: Page, site: Site) -> None:
    address = first_card(page)
    with page.expect_response("**/ping/"):
        page.reload()
    assert ask(site.data, _HELD) == "1"

    page.goto("/")
    page.wait_for_timeout(500)
    assert ask(site.data, _HELD) == "0"

    page.goto(address)
    page.close()
    assert ask(site.data, _HELD) == "0"


def test_a_note_is_back_on_another_device(page: Page, chromium: Browser, site: Site) -> None:
    address = first_card(page)
    with page.expect_response("**/draft/"):
        page.get_by_label("Note with the decision").fill(NOTE)

    context = chromium.new_context(base_url=site.address)
    other = context.new_page()
    sign_in(other, site)
    other.goto(address)
    expect(other.get_by_label("Note with the decision")).to_have_value(NOTE)
    context.close()


def test_words_typed_while_the_tracker_was_away_are_back_and_go_with_their_decision(page: Page) -> None:
    page.context.route("**/draft/", lambda route: route.abort())
    first_card(page)
    note = page.get_by_label("Note with the decision")
    note.fill(f"{NOTE} Or on Tuesday.")
    page.locator("summary[data-act=reword]").click()
    page.locator("details.reword textarea").first.fill("Words that took a while to find.")
    page.reload()
    expect(note).to_have_value(f"{NOTE} Or on Tuesday.")
    expect(page.locator("details.reword textarea").first).to_have_value("Words that took a while to find.")

    page.context.unroute("**/draft/")
    page.get_by_role("button", name="Follow this claim").click()
    expect(page.locator("#outcome")).to_contain_text("is followed now.")
    assert note.input_value() == ""
