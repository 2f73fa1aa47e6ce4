"""What machines suggest, answered in a browser: by key, by mouse, without JavaScript; accessible and narrow."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site, running_demo, sign_in
from tests.browser.pages import ask
from tests.browser.test_desk_keys import RULES, SEEN

#: What is seldom asked of a passage stands folded under this.
MORE = "Another stance, where it comes from, a note"
_SEED = """
import json
from uuid import uuid4
from django.contrib.auth.models import User
from django.utils import timezone
from claims.actions import claims, origins
from claims.verdicts import Stance
from tests.factories import CAVEAT, make_act, make_claim
from tests.suggesting import make_alert, make_likeness, make_overdue, make_suggestion
now, mira = timezone.now(), User.objects.exclude(username="demo").first()
def found():
    said = f"Lighthouse {uuid4().hex} had gone dark."
    return make_claim(f"{said} {CAVEAT}", covered=said, now=now)
def followed():
    return claims.follow(claim=found(), act=make_act(mira, now=now)).claim
ids = {}
for name in ("keys", "held", "plain", "shown"):
    claim = followed()
    make_suggestion(claim, highlighted=True, confidence=0.95, now=now)
    make_suggestion(claim, stance=Stance.REFUTES, confidence=0.6, now=now)
    make_suggestion(claim, stance=Stance.REPEATS, confidence=0.6, now=now)
    ids[name] = claim.public_id
claim = followed()
make_alert(claim, now=now)
make_overdue(claim, now=now)
ids["alert"] = claim.public_id
one, two = found(), found()
make_likeness(one, two, now=now)
ids["alike"] = two.public_id
target, merged = found(), found()
claims.merge(claim=merged, into=target, act=make_act(mira, now=now))
ids["merged"] = merged.public_id
print(json.dumps(ids))
"""
_TOLD = """
import json
from claims.models import Claim
claim = Claim.objects.get(public_id="{}")
print(json.dumps({{"states": list(claim.matches.order_by("pk").values_list("state", flat=True)),
                   "stances": list(claim.evidence.order_by("pk").values_list("stance", flat=True)),
                   "workflow": claim.workflow, "verdict": claim.verdict,
                   "open": list(claim.review_items.filter(closed_at=None).values_list("kind", flat=True))}}))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A demo of this file's own: what other files decided must not stand at the head of its queue."""
    with running_demo(tmp_path_factory.mktemp("own")) as site:
        yield site


@pytest.fixture(scope="module")
def ids(site: Site) -> dict[str, str]:
    """One claim for each matter, by its id."""
    return json.loads(ask(site.data, _SEED).splitlines()[-1])  # type: ignore[no-any-return]


@pytest.fixture
def plain(chromium: Browser, site: Site) -> Iterator[Page]:
    """A signed-in page of a browser without JavaScript."""
    context = chromium.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, site)
    yield page
    context.close()


def told(site: Site, public_id: str) -> dict[str, object]:
    """Return what the database says of a claim."""
    return json.loads(ask(site.data, _TOLD.format(public_id)))  # type: ignore[no-any-return]


def open_card(page: Page, public_id: str) -> None:
    page.goto(f"/admin/claims/claim/{public_id}/card/")
    page.wait_for_timeout(SEEN)


def press(page: Page, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)
    page.wait_for_timeout(SEEN)


def test_suggestions_are_answered_by_one_key_each(page: Page, site: Site, ids: dict[str, str]) -> None:
    open_card(page, ids["keys"])
    press(page, "u")
    assert "is evidence on" in page.locator("#outcome").inner_text()
    press(page, "n")
    assert "is not suggested for it again" in page.locator("#outcome").inner_text()

    assert told(site, ids["keys"])["states"] == ["accepted", "not_about", "suggested"]
    assert told(site, ids["keys"])["stances"] == ["revises"]

    press(page, "z")
    assert told(site, ids["keys"])["states"] == ["accepted", "suggested", "suggested"]
    press(page, "r")
    assert told(site, ids["keys"])["stances"] == ["revises", "refutes"]
    assert told(site, ids["keys"])["verdict"] == "unverified"


def test_a_key_held_down_answers_one_suggestion(page: Page, site: Site, ids: dict[str, str]) -> None:
    open_card(page, ids["held"])
    with page.expect_navigation():
        for _ in range(30):
            page.keyboard.down("s")
    page.wait_for_timeout(2 * SEEN)
    page.keyboard.up("s")

    assert told(site, ids["held"])["stances"] == ["supports"]


def test_h_opens_what_puts_a_claim_off_and_d_compares_the_versions(page: Page, ids: dict[str, str]) -> None:
    open_card(page, ids["alert"])
    page.keyboard.press("h")
    assert page.evaluate("document.activeElement.name") == "span"

    open_card(page, ids["alert"])
    press(page, "d")
    assert page.url.endswith("#changes")


def test_suggestions_are_answered_without_javascript(plain: Page, site: Site, ids: dict[str, str]) -> None:
    open_card(plain, ids["plain"])
    first = plain.locator(".suggested > li").first
    first.get_by_text(MORE).click()
    first.get_by_label("Towards the claim it").select_option("partly_supports")
    first.get_by_label("Where it comes from").select_option("party")
    first.get_by_label("Note (optional)").fill("They count their own.")
    first.get_by_role("button", name="Take it as evidence").click()
    plain.get_by_text(MORE).first.click()
    plain.get_by_role("button", name="About it, but of no use").first.click()

    assert told(site, ids["plain"])["stances"] == ["partly_supports"]
    assert told(site, ids["plain"])["states"] == ["accepted", "set_aside", "suggested"]


def test_alerts_and_plans_are_answered_without_javascript(plain: Page, site: Site, ids: dict[str, str]) -> None:
    open_card(plain, ids["alert"])
    assert plain.locator(".sides del").count() == 2
    plain.get_by_role("button", name="Seen").first.click()
    assert told(site, ids["alert"])["open"] == ["overdue"]

    plain.get_by_text("Change the plan", exact=True).click()
    plain.get_by_label("What would settle it").fill("The lamp is lit again.")
    plain.get_by_label("Look again by").fill((date.today() + timedelta(days=9)).isoformat())  # noqa: DTZ011
    plain.get_by_role("button", name="Look again by that day").click()
    assert told(site, ids["alert"])["open"] == []

    open_card(plain, ids["alert"])
    plain.locator(".follow-up > summary").click()
    plain.get_by_text("Put it off").click()
    plain.get_by_label("Until new evidence is suggested").check()
    plain.get_by_role("button", name="Put this claim off").click()
    open_card(plain, ids["alert"])
    assert "until new evidence" in plain.locator(".follow-up").inner_text()


def test_claims_are_kept_apart_and_merges_undone_without_javascript(
    plain: Page, site: Site, ids: dict[str, str]
) -> None:
    open_card(plain, ids["alike"])
    plain.get_by_role("button", name="Keep apart").first.click()
    assert "are two" in plain.locator("#outcome").inner_text()
    assert told(site, ids["alike"])["open"] == ["new_claim"]

    open_card(plain, ids["merged"])
    plain.get_by_role("button", name="Undo the merge").click()
    assert told(site, ids["merged"])["workflow"] == "triaged"


def test_the_queue_is_narrowed_by_a_link_and_stays_so(page: Page, ids: dict[str, str]) -> None:
    page.goto("/admin/claims/reviewitem/")
    page.get_by_role("navigation", name="Kinds of questions").get_by_role("link", name="Evidence").click()
    page.wait_for_url("**/?kind=evidence")
    page.wait_for_timeout(SEEN)
    page.keyboard.press("j")
    press(page, "Enter")
    assert "kind=evidence" in page.url
    page.keyboard.press("g")
    press(page, "q")
    assert "?kind=evidence" in page.url


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_cards_with_suggestions_are_accessible_and_narrow(
    chromium: Browser, site: Site, ids: dict[str, str], theme: Literal["light", "dark"], width: int
) -> None:
    context = chromium.new_context(base_url=site.address, color_scheme=theme, viewport={"width": width, "height": 820})
    page = context.new_page()
    sign_in(page, site)
    wrong = {}
    for name, public_id in ids.items():
        open_card(page, public_id)
        found = Axe().run(page, options=RULES).response["violations"]
        wide = page.evaluate("document.documentElement.scrollWidth") > width
        if found or wide:
            wrong[name] = [(rule["id"], rule["nodes"][0]["html"][:150]) for rule in found] + [("wide", wide)]
    context.close()

    assert not wrong
