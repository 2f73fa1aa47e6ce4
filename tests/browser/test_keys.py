"""What each key does, when none does anything, and how keys are turned off, moved and found by name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.admin.test_keys import KEYS
from tests.benchmarks.keyboard import FILL, NEXT
from tests.browser.conftest import Site
from tests.browser.pages import ask

QUEUE = "/admin/claims/reviewitem/"
SEEN = 300
#: A keyboard whose letters are Cyrillic: what is typed where Latin letters are printed.
CYRILLIC = {"f": "а", "m": "ь", "j": "о", "z": "я", "h": "р"}
#: Puts a button for each act on the page, which notes what was pressed.
_BUTTONS = """
acts => { window.pressed = []; const main = document.querySelector("main"); main.replaceChildren(...acts.map(act => {
  const button = document.createElement("button"); button.type = "button"; button.dataset.act = act;
  button.textContent = act; button.addEventListener("click", () => window.pressed.push(act)); return button; })); }
"""
_CONTROLS = {
    "input": "<input>",
    "search": '<input type="search">',
    "checkbox": '<input type="checkbox">',
    "radio": '<input type="radio">',
    "date": '<input type="date">',
    "textarea": "<textarea></textarea>",
    "select": "<select><option>one</option><option>two</option></select>",
    "editable": "<div contenteditable>words</div>",
    "inside an editable": "<div contenteditable><p tabindex='0'>words</p></div>",
}


@pytest.fixture(scope="module", autouse=True)
def waiting(site: Site) -> None:
    """Claims enough for every test here."""
    ask(site.data, FILL.format(20))


@pytest.fixture
def board(page: Page) -> Page:
    """A page of the desk whose only buttons are one for each act."""
    page.goto("/admin/claims/addedphrase/new/")
    page.evaluate(_BUTTONS, sorted({*KEYS.values()} - {"help"}))
    page.wait_for_timeout(SEEN)
    return page


def pressed(page: Page) -> list[str]:
    return list(page.evaluate("window.pressed"))


@pytest.fixture
def card(page: Page) -> Iterator[Page]:
    """A card that asks whether a claim is to be followed."""
    page.goto(NEXT)
    page.wait_for_timeout(SEEN)
    yield page
    page.evaluate("localStorage.clear()")


def test_each_key_presses_its_own_act_and_no_other(board: Page) -> None:
    for keys, act in KEYS.items():
        if act == "help":
            continue
        board.evaluate("window.pressed = []")
        for key in keys.split():
            board.keyboard.press(key)
        assert pressed(board) == [act], keys


def test_the_key_that_shows_the_keys_shows_them(board: Page) -> None:
    board.keyboard.press("?")

    table = board.get_by_role("dialog", name="Keys").locator("tbody")
    expect(table).to_contain_text("Follow this claim")
    assert table.locator("tr").count() == len(KEYS) + 5


def test_no_key_does_anything_in_any_form_control(board: Page) -> None:
    acted = {}
    for name, html in _CONTROLS.items():
        board.evaluate(
            """html => { document.getElementById("typing")?.remove(); const place = document.createElement("div");
                 place.id = "typing"; document.querySelector("main").prepend(place);
                 place.append(...new DOMParser().parseFromString(html, "text/html").body.children);
                 (place.querySelector("[tabindex]") ?? place.firstElementChild).focus(); }""",
            html,
        )
        for keys in KEYS:
            for key in keys.split():
                board.keyboard.press(key)
        if pressed(board) or board.locator("dialog[open]").count():
            acted[name] = pressed(board)
        board.evaluate("window.pressed = []")

    assert not acted


@pytest.mark.parametrize("modifier", ["Control", "Alt", "Meta"])
def test_with_a_modifier_a_key_is_the_browsers(board: Page, modifier: str) -> None:
    for key in ("f", "z", "s", "h", "."):
        board.keyboard.press(f"{modifier}+{key}")

    assert pressed(board) == []


def test_capital_letters_are_other_keys(board: Page) -> None:
    for key in ("F", "Z", "S"):
        board.keyboard.press(f"Shift+{key}")

    assert pressed(board) == []


@pytest.mark.parametrize("key", sorted(CYRILLIC))
def test_a_keyboard_of_another_script_is_read_by_its_places(board: Page, key: str) -> None:
    typed(board, CYRILLIC[key], f"Key{key.upper()}")

    assert pressed(board) == [KEYS[key]]


def test_a_french_keyboard_is_read_by_its_letters_and_its_digits_without_shift(board: Page) -> None:
    typed(board, "a", "KeyQ")
    typed(board, "&", "Digit1")
    typed(board, "x", "KeyX")
    typed(board, "é", "Digit2")

    assert pressed(board) == ["assign-me", "switch-1", "dismiss-duplicate"]


def test_brackets_typed_with_altgr_count(board: Page) -> None:
    typed(board, "[", "Digit8", "ctrlKey: true, altKey: true, modifierAltGraph: true")

    assert pressed(board) == ["previous-span"]


def typed(page: Page, key: str, code: str, more: str = "") -> None:
    page.evaluate(
        f"document.body.dispatchEvent(new KeyboardEvent('keydown', "
        f"{{key: '{key}', code: '{code}', bubbles: true, cancelable: true, {more}}}))"
    )


def test_the_second_of_two_keys_is_waited_for_a_second(board: Page) -> None:
    board.keyboard.press("g")
    board.wait_for_timeout(1100)
    board.keyboard.press("a")

    assert pressed(board) == ["assign-me"]


def test_a_key_is_moved_and_one_that_is_taken_is_refused(card: Page) -> None:
    card.keyboard.press("?")
    card.get_by_label("Another key for").select_option(label="Follow this claim")
    card.get_by_label("Key", exact=True).fill("w")
    card.get_by_role("button", name="Move it").click()
    said = card.locator("#keys-moved")
    expect(said).to_have_text("“w” is taken: Watch this claim, or watch it no more.")
    card.get_by_label("Key", exact=True).fill("g")
    card.get_by_role("button", name="Move it").click()
    expect(said).to_contain_text("“g” begins “g h”")
    card.get_by_label("Key", exact=True).fill("q")
    card.get_by_role("button", name="Move it").click()
    expect(said).to_contain_text("From now on: q")
    card.get_by_role("button", name="Close").click()
    follow = card.locator("[data-act=follow]")
    expect(follow.locator("kbd")).to_have_text("q")

    words = card.locator("h1").inner_text()
    card.keyboard.press("f")
    card.wait_for_timeout(SEEN)
    assert card.locator("h1").inner_text() == words
    card.keyboard.press("q")
    expect(card.locator("#outcome")).to_contain_text("is followed now.")
    expect(card.locator("[data-act=follow] kbd")).to_have_text("q")


def test_the_account_can_turn_keys_off_on_every_device(page: Page, site: Site) -> None:
    setting = "from claims.models import Preferences; from django.contrib.auth.models import User\n"
    setting += "Preferences.objects.update_or_create(person=User.objects.get(username='demo'), defaults=%s)"
    ask(site.data, setting % "{'keys': False}")
    page.goto(NEXT)
    page.wait_for_timeout(SEEN)
    words = page.locator("h1").inner_text()
    page.keyboard.press("f")
    page.wait_for_timeout(SEEN)
    assert page.locator("h1").inner_text() == words
    assert not page.locator("main kbd").first.is_visible()

    ask(site.data, setting % "{'keys': True, 'remap': {'follow': 'q'}}")
    page.reload()
    page.wait_for_timeout(SEEN)
    page.keyboard.press("q")
    expect(page.locator("#outcome")).to_contain_text("is followed now.")
    ask(site.data, setting % "{'remap': {}}")


def test_the_palette_lists_every_act_of_the_page_with_its_key_and_does_it(card: Page) -> None:
    acts = card.eval_on_selector_all(
        "main [data-act]", "all => all.filter(e => e.checkVisibility()).map(e => e.dataset.act)"
    )
    card.keyboard.press("Control+k")
    options = card.get_by_role("dialog").get_by_role("option")
    shown = options.all_inner_texts()
    caps = {text.splitlines()[-1] for text in shown if len(text.splitlines()) > 1}
    missing = {act for keys, act in KEYS.items() if act in acts and keys not in caps}
    assert not missing
    assert [text for text in shown if "Sign out" in text]

    card.keyboard.type("dismiss out")
    expect(options).to_have_count(1)
    expect(options.first).to_have_attribute("aria-selected", "true")
    card.keyboard.press("Enter")
    expect(card.locator("#outcome")).to_contain_text("is dismissed: out of scope.")


def test_the_palette_is_closed_by_escape_and_says_when_nothing_fits(card: Page) -> None:
    words = card.locator("h1").inner_text()
    card.get_by_role("button", name="Find an action").click()
    card.keyboard.type("no such thing")
    expect(card.get_by_role("dialog").get_by_role("status")).to_have_text("Nothing on this page is called that.")
    card.keyboard.press("Enter")
    card.keyboard.press("Escape")

    assert card.locator("dialog[open]").count() == 0
    assert card.locator("h1").inner_text() == words


def test_the_palette_works_on_the_editors_pages_too(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Control+k")
    page.keyboard.type("articles")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert page.url.endswith("/articles/")
    with page.expect_navigation():
        page.keyboard.press("g")
        page.keyboard.press("q")
    assert page.url.endswith(QUEUE)


def test_ctrl_enter_sends_the_note_with_the_main_decision(card: Page) -> None:
    card.keyboard.press("m")
    card.keyboard.type("They looked.")
    card.keyboard.press("Control+Enter")

    expect(card.locator("#outcome")).to_contain_text("is followed now.")
