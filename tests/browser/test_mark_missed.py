"""An editor selects words in an article, and the form takes them; it works without JavaScript too."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site, sign_in
from tests.browser.pages import addresses, ask

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
CUE, SANK = "says the “skipper” 🛶 with a wink", "the ferry sank at noon"
_ADD = f"""
from tests.factories import make_version
text = "Port Lowe.\\n\\nA hand on deck: the ferry sank at noon.\\n\\nThat is what she says: {SANK}, {CUE}."
print(make_version(text).article_id)
"""
#: Select words that stand in one piece of text, the last time that they do.
_SELECT = """words => {
  const walker = document.createTreeWalker(document.querySelector("section.text"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.lastIndexOf(words);
    if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + words.length);
  }
}"""


def article(site: Site) -> str:
    """Add an article in which the detector finds nothing, and return the path of its page."""
    return f"/articles/{ask(site.data, _ADD).splitlines()[-1]}/"


def test_selected_words_are_taken_into_the_form_and_become_a_claim(page: Page, site: Site) -> None:
    page.goto(article(site))

    page.evaluate(_SELECT, CUE)
    # The browser tells the page of a selection a moment later; nobody presses the key before.
    expect(page.get_by_role("button", name="Caveat", exact=True)).to_be_visible()
    page.keyboard.press("m")
    expect(page.get_by_role("button", name="Caveat", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="The caveat is taken")).to_be_visible()
    page.evaluate(_SELECT, SANK)
    assert not Axe().run(page, options=RULES).violations_count
    page.get_by_role("button", name="Claim", exact=True).click()
    expect(page.get_by_role("radio", name="unverified")).to_be_focused()
    assert not Axe().run(page, options=RULES).violations_count
    page.keyboard.press("Space")
    page.get_by_role("button", name="Mark the passage").click()

    expect(page.locator(".messages")).to_contain_text("waits on the desk")
    expect(page.locator("p.quoted").nth(2).locator("mark.covered")).to_contain_text(SANK)
    expect(page.locator("p.quoted").nth(1).locator("mark")).to_have_count(0)


def test_the_key_rests_where_the_keys_of_the_desk_are_turned_off(page: Page, site: Site) -> None:
    page.goto(addresses(site.data)["article"])
    page.evaluate("localStorage.setItem('desk-keys', 'off')")

    page.evaluate(_SELECT, "a")
    expect(page.get_by_role("button", name="Caveat", exact=True)).to_be_visible()
    page.keyboard.press("m")

    expect(page.get_by_role("button", name="Caveat", exact=True)).not_to_be_focused()


def test_without_javascript_the_words_are_copied(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(
        base_url=site.address, java_script_enabled=False, viewport={"width": 320, "height": 640}
    )
    page = context.new_page()
    sign_in(page, site)
    page.goto(article(site))
    page.get_by_role("link", name="Mark a passage that the detector missed").click()
    page.get_by_label("Words of the caveat").fill('says the "skipper"')
    page.get_by_role("radio", name="unverified").check()
    page.get_by_label("Words of the claim").fill(SANK)
    page.get_by_role("button", name="Mark the passage").click()
    page.get_by_role("group", name="Which of them is meant?").get_by_role("radio").first.check()
    page.get_by_role("button", name="Mark the passage").click()

    expect(page.locator(".messages")).to_contain_text("waits on the desk")
    expect(page.locator("p.quoted").nth(1).locator("mark.covered")).to_contain_text(SANK)
    context.close()
