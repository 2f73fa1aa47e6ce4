"""An editor adds a phrase in a browser with JavaScript off: tried, looked at, added, retired."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site, sign_in
from tests.browser.pages import ask
from tests.browser.test_pages import RULES

#: Stands in the demo's stories, where nothing flags it.
PHRASE = "the ministry"
EXAMPLE = "Rain fell, said the ministry of the northern works."


@pytest.fixture
def plain(chromium: Browser, site: Site) -> Iterator[Page]:
    """A page of the demo editor with JavaScript off."""
    context = chromium.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(10_000)
    sign_in(page, site)
    yield page
    context.close()


def fill_in(page: Page) -> None:
    page.goto("/admin/")
    page.get_by_role("link", name="Phrases of the detector").first.click()
    page.get_by_role("link", name="Add a phrase").click()
    page.get_by_label("Phrase", exact=True).fill(PHRASE)
    page.get_by_label("The text says that it was not verified or confirmed.").check()
    page.get_by_label("The words after it", exact=False).check()
    page.get_by_label("A text that it must catch").fill(EXAMPLE)
    page.get_by_label("A text that it must leave alone").fill("The sea was calm.")
    page.get_by_role("button", name="See what it would catch").click()


def test_a_phrase_is_tried_confirmed_added_and_retired(plain: Page, site: Site) -> None:
    fill_in(plain)
    expect(plain.get_by_role("group", name="in the sample texts")).to_be_visible()
    expect(plain.get_by_role("heading", name="in the newest articles")).to_be_visible()
    plain.get_by_role("button", name="Add this phrase").click()
    expect(plain.get_by_text("Tick this once you have looked")).to_be_visible()
    plain.get_by_label("I have looked at these places").check()
    plain.get_by_role("button", name="Add this phrase").click()
    expect(plain.get_by_role("status")).to_contain_text("is added")

    plain.get_by_role("button", name="Retire").click()

    expect(plain.get_by_role("status")).to_contain_text("is retired")
    asked = "from claims.models import PhraseChange; print(list(PhraseChange.objects.values_list('verb', flat=True)))"
    assert ask(site.data, asked) == "['added', 'retired']"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_trial_with_an_error_breaks_no_rule_of_accessibility(chromium: Browser, site: Site, theme: str) -> None:
    context = chromium.new_context(base_url=site.address, color_scheme=theme, viewport={"width": 320, "height": 640})  # type: ignore[arg-type]
    page = context.new_page()
    sign_in(page, site)
    fill_in(page)
    assert not Axe().run(page, options=RULES).violations_count

    page.get_by_label("A text that it must catch").fill("The sea was calm.")
    page.get_by_role("button", name="See what it would catch").click()

    found = Axe().run(page, options=RULES)
    assert not [(rule["id"], rule["nodes"][0]["html"][:150]) for rule in found.response["violations"]]
    assert int(page.evaluate("document.documentElement.scrollWidth")) == 320
    context.close()
