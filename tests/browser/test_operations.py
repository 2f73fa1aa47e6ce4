"""The pages of those who look after the tracker: accessible in both themes, at both widths, and without scripts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Site, sign_in
from tests.browser.pages import of_administrators
from tests.browser.test_pages import _broken


@pytest.fixture(scope="module")
def paths(site: Site) -> dict[str, str]:
    return of_administrators(site.data)


@pytest.fixture(scope="module")
def looked_after(site: Site, paths: dict[str, str]) -> Site:
    """The site, for its administrator."""
    return replace(site, name="ada", password="a long enough password")


@pytest.mark.timeout(900)  # Every page at two widths: minutes on a busy machine.
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pages_break_no_rule_of_accessibility_nor_scroll_sideways(
    chromium: Browser, looked_after: Site, paths: dict[str, str], theme: str
) -> None:
    context = chromium.new_context(base_url=looked_after.address, color_scheme=theme)  # type: ignore[arg-type]
    page = context.new_page()
    sign_in(page, looked_after)
    found = {}
    for name, path in paths.items():
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 800})
            answer = page.goto(path)
            assert answer
            over = page.evaluate("document.documentElement.scrollWidth") - width
            found[name, width] = (answer.status, max(over, 0), _broken(page))
    context.close()

    assert {at: what for at, what in found.items() if what != (200, 0, [])} == {}


def test_what_was_given_up_is_tried_again_without_a_script(chromium: Browser, looked_after: Site) -> None:
    context = chromium.new_context(base_url=looked_after.address, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, looked_after)
    page.goto("/admin/")
    page.get_by_role("link", name="How the tracker runs").click()
    page.get_by_role("link", name="See all, and have them tried again").click()
    page.get_by_role("button", name="Try all of this reason again").click()

    assert page.get_by_text("Tried again within a minute: 2.").is_visible()
    assert page.get_by_text("Nothing was given up.").is_visible()
    context.close()
