"""The pages of those who look after the tracker: accessible in both themes, at both widths, and without scripts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Site, sign_in
from tests.browser.pages import ask
from tests.browser.test_pages import _broken

PAGES = ["/admin/claims/heartbeat/", "/admin/claims/heartbeat/given-up/"]

#: An administrator, two texts that were given up, and a queue that nobody reads.
SEED = """
from datetime import timedelta
from django.contrib.auth.models import Group, User
from django.utils import timezone
from claims.models import Analysis
ada = User.objects.create_user("ada", password="a long enough password", is_staff=True)
ada.groups.add(Group.objects.get(name="administrator"))
lost = Analysis.objects.order_by("pk")[:2].values_list("pk", flat=True)
Analysis.objects.filter(pk__in=list(lost)).update(
    finished_at=None, detector="", gave_up_at=timezone.now(), attempts=5, error="OSError: no space left")
"""


@pytest.fixture(scope="module")
def looked_after(site: Site) -> Site:
    """The site, for its administrator."""
    ask(site.data, SEED)
    return replace(site, name="ada", password="a long enough password")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pages_break_no_rule_of_accessibility_nor_scroll_sideways(
    chromium: Browser, looked_after: Site, theme: str
) -> None:
    context = chromium.new_context(base_url=looked_after.address, color_scheme=theme)  # type: ignore[arg-type]
    page = context.new_page()
    sign_in(page, looked_after)
    for path in PAGES:
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(path)
            assert "Not open to you" not in page.title()
            assert _broken(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


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
