"""Every page, in both themes: accessible, within 320 px, silent in the console, and asking nobody else."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import Site, sign_in
from tests.browser.pages import addresses

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def paths(site: Site) -> dict[str, str]:
    return addresses(site.data)


def signed_in(browser: Browser, site: Site, **options: object) -> BrowserContext:
    context = browser.new_context(base_url=site.address, **options)  # type: ignore[arg-type]
    sign_in(context.new_page(), site)
    return context


@pytest.mark.timeout(900)  # Every page at two widths: minutes on a busy machine.
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_breaks_a_rule_of_accessibility_at_either_width_nor_scrolls_sideways(
    chromium: Browser, site: Site, paths: dict[str, str], theme: str
) -> None:
    context = signed_in(chromium, site, color_scheme=theme)
    page = context.new_page()
    violations, wide = {}, {}
    for name, path in {**paths, "sign-in": "/sign-in/?next=/"}.items():
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(path)
        broken = _broken(page)
        page.set_viewport_size({"width": 320, "height": 640})
        if found := broken + [rule for rule in _broken(page) if rule not in broken]:
            violations[name] = found
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 320:
            wide[name] = width
    context.close()

    assert not violations
    assert not wide


def _broken(page: Page) -> list[tuple[str, str]]:
    """Return the rules of accessibility that a page breaks, each with the first place."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [(rule["id"], rule["nodes"][0]["html"][:150]) for rule in found]


def test_no_page_complains_in_the_console_or_asks_another_host(page: Page, site: Site, paths: dict[str, str]) -> None:
    said: list[str] = []
    asked: set[str] = set()
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))

    for name, path in paths.items():
        if name != "not-found":
            page.goto(path)

    assert not said
    assert asked == {urlsplit(site.address).netloc}


def test_every_target_is_at_least_24_pixels_each_way(page: Page, paths: dict[str, str]) -> None:
    small = {}
    for name, path in paths.items():
        page.goto(path)
        boxes = page.eval_on_selector_all(
            "button, input:not([type=hidden]), select, summary",
            "all => all.filter(e => e.offsetParent).map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])",
        )
        if found := [
            html
            for html, box in boxes
            if (box["width"] < 24 or box["height"] < 24) and "checkbox" not in html and "radio" not in html
        ]:
            small[name] = found

    assert not small
