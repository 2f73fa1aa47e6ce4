"""The keys of the desk and their rules; and the pages of a decision: accessible, themed, never covering the focus."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Site, sign_in
from tests.browser.pages import ask

QUEUE = "/admin/claims/reviewitem/"
#: Longer than the lock of the keys that decide.
SEEN = 300
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
_REFILL = """
from uuid import uuid4
from django.utils import timezone
from claims.models import ReviewItem
from tests.factories import CAVEAT, make_claim
for _ in range(60):
    said = f"Lighthouse {uuid4().hex} had gone dark."
    make_claim(f"{said} {CAVEAT}", covered=said, now=timezone.now())
print(ReviewItem.objects.waiting().count())
"""


@pytest.fixture(scope="module", autouse=True)
def waiting(site: Site) -> int:
    """Claims enough for every test here to decide a few; how many wait."""
    return int(ask(site.data, _REFILL).splitlines()[-1])


@pytest.fixture
def plain(chromium: Browser, site: Site) -> Iterator[Page]:
    """A signed-in page of a browser without JavaScript."""
    context = chromium.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, site)
    yield page
    context.close()


def begin(page: Page) -> str:
    """Open the first card of the queue and return its claim's words."""
    page.goto("/admin/claims/reviewitem/next/")
    page.wait_for_timeout(SEEN)
    return heading(page)


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.tagName"))


def press(page: Page, keys: str) -> None:
    """Press keys that lead to another page, and wait until that may be decided on."""
    with page.expect_navigation():
        for key in keys.split():
            page.keyboard.press(key)
    page.wait_for_timeout(SEEN)


def test_the_queue_is_worked_off_by_keyboard_alone(page: Page) -> None:
    page.goto(QUEUE)
    page.keyboard.press("j")
    press(page, "Enter")
    first = heading(page)
    assert focused(page) == "H1"

    press(page, "f")
    expect(page.locator("#outcome")).to_contain_text("is followed now.")
    assert heading(page) != first
    assert focused(page) == "H1"

    second = heading(page)
    press(page, "x 2")
    expect(page.locator("#outcome")).to_contain_text("is dismissed: duplicate.")

    press(page, "z")
    assert heading(page) == second
    expect(page.locator("#outcome")).to_contain_text("Taken back")

    press(page, "j")
    press(page, "k")
    assert heading(page) == second
    press(page, "g q")
    assert QUEUE in page.url
    assert "card" not in page.url


def test_the_queue_is_worked_off_without_javascript(plain: Page) -> None:
    plain.goto(QUEUE)
    plain.get_by_role("link", name="Begin with the first").click()
    first = heading(plain)
    plain.get_by_role("button", name="Follow this claim").click()
    assert "is followed now." in plain.locator("#outcome").inner_text()
    second = heading(plain)
    assert second != first

    plain.get_by_text("Edit the covered words").click()
    plain.get_by_label("The claim in one sentence").fill(f"{second} So they say.")
    plain.get_by_role("button", name="Save these words").click()
    assert heading(plain) == f"{second} So they say."

    plain.get_by_role("link", name="Merge into").click()
    plain.get_by_label("Which claim says the same?").fill("lighthouse dark")
    plain.get_by_role("button", name="Look it up").click()
    plain.get_by_role("radio").first.check()
    plain.get_by_role("button", name="into the chosen claim").click()
    assert "is merged into" in plain.locator("#outcome").inner_text()

    plain.get_by_role("button", name="Undo it").click()
    assert heading(plain) == f"{second} So they say."


def test_a_key_held_down_decides_once(page: Page, site: Site) -> None:
    begin(page)
    before = int(ask(site.data, _DECIDED))
    with page.expect_navigation():
        for _ in range(30):
            page.keyboard.down("f")
    page.wait_for_timeout(2 * SEEN)
    page.keyboard.up("f")

    assert int(ask(site.data, _DECIDED)) == before + 1


_DECIDED = "from claims.models import Decision; print(Decision.objects.count())"


def test_the_conflict_page_is_accessible_and_decides_again(page: Page, context: BrowserContext) -> None:
    begin(page)
    rival = context.new_page()
    rival.goto(page.url)
    rival.get_by_role("button", name="Follow this claim").click()
    page.get_by_label("Note with the decision").fill("I asked the harbour office.")
    page.get_by_role("button", name="Dismiss: out of scope").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("since you opened it")
    assert page.get_by_label("Note with the decision").input_value() == "I asked the harbour office."
    assert Axe().run(page, options=RULES).violations_count == 0
    page.get_by_role("button", name="Dismiss: out of scope").click()
    expect(page.locator("#outcome")).to_contain_text("is dismissed: out of scope.")


def test_no_key_decides_before_the_card_was_seen(page: Page) -> None:
    page.goto("/admin/claims/reviewitem/next/")
    page.evaluate(
        """() => { dispatchEvent(new PageTransitionEvent("pageshow"));
                   document.dispatchEvent(new KeyboardEvent("keydown", {key: "f", bubbles: true})); }"""
    )
    page.wait_for_timeout(SEEN)

    assert page.locator("#outcome").inner_text() == ""


@pytest.mark.parametrize("modifier", ["Control", "Alt", "Meta"])
def test_a_key_with_a_modifier_is_the_browsers(page: Page, modifier: str) -> None:
    words = begin(page)

    page.keyboard.press(f"{modifier}+z")
    page.wait_for_timeout(SEEN)

    assert heading(page) == words


@pytest.mark.parametrize("field", ["input", "textarea", "select", "div contenteditable"])
def test_no_key_acts_while_somebody_types(page: Page, field: str) -> None:
    words = begin(page)
    page.evaluate(
        """kind => { const [tag, editable] = kind.split(" "); const field = document.createElement(tag);
                     if (editable) field.setAttribute(editable, ""); field.id = "typing";
                     document.querySelector("article").prepend(field); field.focus(); }""",
        field,
    )
    for key in ("f", "x", "1", "z", "j", "?"):
        page.keyboard.press(key)
    page.wait_for_timeout(SEEN)

    assert heading(page) == words
    assert page.locator("dialog[open]").count() == 0


def test_no_key_acts_while_a_word_is_composed(page: Page) -> None:
    words = begin(page)

    page.evaluate(
        """document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "f", bubbles: true, isComposing: true}))"""
    )
    page.wait_for_timeout(SEEN)

    assert heading(page) == words


def test_keys_are_found_on_a_keyboard_of_another_script(page: Page) -> None:
    begin(page)

    with page.expect_navigation():
        page.evaluate(
            """document.body.dispatchEvent(
                 new KeyboardEvent("keydown", {key: "а", code: "KeyF", bubbles: true, cancelable: true}))"""
        )

    expect(page.locator("#outcome")).to_contain_text("is followed now.")


def test_the_keys_are_explained_and_can_be_turned_off_for_good(page: Page) -> None:
    words = begin(page)
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Keys").is_visible()
    page.keyboard.press("f")
    page.get_by_label("Single keys work on this device").uncheck()
    page.get_by_role("button", name="Close").click()

    page.keyboard.press("f")
    page.wait_for_timeout(SEEN)
    assert heading(page) == words
    page.reload()
    page.wait_for_timeout(SEEN)
    page.keyboard.press("f")
    page.wait_for_timeout(SEEN)
    assert heading(page) == words
    assert not page.locator("kbd").first.is_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["card", "merge", "settle", "evidence"])
def test_the_pages_of_a_decision_are_accessible(page: Page, name: str, theme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=theme)
    begin(page)
    page.goto(page.url.replace("/card/", f"/{name}/"))

    found = Axe().run(page, options=RULES).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"][:150]) for rule in found] == []


def test_the_theme_can_be_chosen_under_the_strict_policy(page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(QUEUE)
    colours = set()
    for theme in ("light", "dark", "as the system"):
        with page.expect_navigation():
            page.get_by_role("button", name=theme, exact=True).click()
        colours.add(page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor"))

    assert len(colours) == 2
    assert not said


@pytest.mark.parametrize("width", [1280, 320])
def test_what_has_the_focus_is_never_covered(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    begin(page)
    covered = []
    for _ in range(40):
        page.keyboard.press("Tab")
        hidden = page.evaluate(
            """() => { const e = document.activeElement; const b = e.getClientRects()[0];
                       if (e === document.body || !b || !b.width) return "";
                       const top = document.elementFromPoint(b.x + b.width / 2, b.y + Math.min(b.height / 2, 10));
                       return e.contains(top) || (top && top.contains(e)) ? "" : e.outerHTML.slice(0, 120); }"""
        )
        if hidden:
            covered.append(hidden)

    assert not covered
