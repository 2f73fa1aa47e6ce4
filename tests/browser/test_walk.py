"""The whole way by keyboard alone, with keys that type nothing turned off too: no page needs a mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.benchmarks.keyboard import FILL
from tests.browser.conftest import Site
from tests.browser.pages import ask

#: More than any page of the demo has places to stop at.
STOPS = 150


@pytest.fixture(scope="module", autouse=True)
def waiting(site: Site) -> None:
    """Claims enough for every test here."""
    ask(site.data, FILL.format(5))


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until `target` has the focus."""
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{target} is not reached by Tab")


def signed_in_by_keyboard(context: BrowserContext, site: Site) -> Page:
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto("/sign-in/?next=/admin/claims/reviewitem/%3Fkind%3Dnew_claim")
    tab_to(page, page.get_by_label("User name"))
    page.keyboard.type(site.name)
    page.keyboard.press("Tab")
    page.keyboard.type(site.password)
    page.keyboard.press("Enter")
    expect(page.locator("[data-row]").first).to_be_visible()
    return page


@pytest.mark.parametrize("keys", ["on", "off"])
def test_from_signing_in_to_a_settled_claim_and_back_without_a_mouse(
    context: BrowserContext, site: Site, keys: str
) -> None:
    context.add_init_script(f"localStorage.setItem('desk-keys', JSON.stringify('{keys}'))")
    page = signed_in_by_keyboard(context, site)
    tab_to(page, page.locator("[data-row]").first)
    page.keyboard.press("Enter")
    settle = page.get_by_role("link", name="Settle …").or_(page.get_by_role("button", name="Settle …")).first
    expect(settle).to_be_visible()
    public_id = page.locator("article.card").get_attribute("data-claim") or ""
    tab_to(page, settle)
    page.keyboard.press("Enter")
    settling(page, public_id)
    expect(page.locator("#outcome")).to_contain_text(public_id)

    undo = page.get_by_role("button", name="Undo it")
    tab_to(page, undo)
    page.keyboard.press("Enter")
    expect(page.locator("#outcome")).to_contain_text("Taken back")
    tab_to(page, page.locator("main [data-act=open]"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/claims/{public_id}/")
    expect(page.get_by_role("main")).to_contain_text("nverified")


def settling(page: Page, public_id: str) -> None:
    """Fill the settle page by keyboard and send it."""
    button = page.get_by_role("button", name=f"Settle {public_id}")
    expect(button).to_be_visible()
    verdict = page.locator("input[name=verdict]").first
    tab_to(page, verdict)
    page.keyboard.press("Space")
    tab_to(page, page.get_by_label("Not known"))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_label("Why no evidence is needed"))
    page.keyboard.type("The speaker withdrew it on air.")
    tab_to(page, page.get_by_label("Reason", exact=True))
    page.keyboard.type("Withdrawn by the speaker.")
    tab_to(page, button)
    page.keyboard.press("Enter")


def test_a_dialog_keeps_the_focus_and_gives_it_back(context: BrowserContext, site: Site) -> None:
    page = signed_in_by_keyboard(context, site)
    button = page.locator("[data-act=help]")
    tab_to(page, button)
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    for _ in range(12):
        page.keyboard.press("Tab")
        outside = page.evaluate(
            "document.activeElement.closest('dialog') === null && document.activeElement !== document.body"
        )
        assert not outside
    page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()

    assert button.evaluate("element => element === document.activeElement")
