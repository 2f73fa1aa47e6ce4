"""The desk as an editor uses it: by keyboard, by mouse, and with JavaScript off. Each decision leaves a row."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site, running_demo, sign_in
from tests.browser.pages import ask

QUEUE = "/admin/claims/reviewitem/"
#: Longer than the desk keeps its decision keys locked after a card appears.
READ_IT = 400

_STATE = """
import json
from claims.models import Claim, Decision, LedgerEntry
claim = Claim.objects.get(public_id="{}")
print(json.dumps({{"workflow": claim.workflow, "verdict": claim.verdict,
                   "verbs": list(claim.decisions.values_list("verb", flat=True)),
                   "reasons": list(claim.ledger.values_list("reason", flat=True))}}))
"""


def state(site: Site, public_id: str) -> dict[str, object]:
    """Return what the database says of a claim."""
    return json.loads(ask(site.data, _STATE.format(public_id)))  # type: ignore[no-any-return]


def verbs(site: Site, public_id: str) -> list[str]:
    """Return what was done to a claim, oldest first."""
    return state(site, public_id)["verbs"]  # type: ignore[return-value]


def shown(page: Page) -> str:
    """Return the id of the claim on the card."""
    return page.locator('[data-act="open"]').inner_text().split()[0].removesuffix("o")[:10]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A demo of this file's own: what other files decided must not stand at the head of its queue."""
    with running_demo(tmp_path_factory.mktemp("own")) as site:
        yield site


@pytest.fixture
def plain(chromium: Browser, site: Site) -> Iterator[Page]:
    """A page of the demo editor with JavaScript off."""
    context = chromium.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, site)
    yield page
    context.close()


def test_an_editor_follows_dismisses_and_undoes_by_keyboard_alone(page: Page, site: Site) -> None:
    page.goto(QUEUE)
    page.wait_for_timeout(READ_IT)
    page.keyboard.press("b")
    page.wait_for_url("**/card/")
    first, firsts_past = shown(page), verbs(site, shown(page))

    decide(page, "f")
    second, seconds_past = shown(page), verbs(site, shown(page))
    decide(page, "x", "2")
    third = shown(page)
    decide(page, "z")

    assert len({first, second, third}) == 3
    assert verbs(site, first) == [*firsts_past, "followed"]
    assert verbs(site, second) == [*seconds_past, "dismissed", "undone"]
    assert state(site, second)["workflow"] == "detected"


def decide(page: Page, *keys: str) -> None:
    """Press the keys of a decision once the card may be decided, and wait for what follows."""
    page.wait_for_timeout(READ_IT)
    with page.expect_navigation():
        for key in keys:
            page.keyboard.press(key)


def test_an_editor_settles_a_claim_by_keyboard_alone(page: Page, site: Site) -> None:
    page.goto(QUEUE)
    decide(page, "b")
    public_id = shown(page)
    decide(page, "t")
    page.locator("input[name=verdict][value=refuted]").focus()
    page.keyboard.press("Space")
    page.get_by_label("Not known").focus()
    page.keyboard.press("Space")
    page.get_by_label("Why no evidence is needed").focus()
    page.keyboard.type("The speaker withdrew it on air.")
    page.get_by_label("Reason", exact=True).focus()
    page.keyboard.type("Withdrawn by the speaker.")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert state(site, public_id)["verdict"] == "refuted"
    assert state(site, public_id)["reasons"] == ["Withdrawn by the speaker."]


def test_an_editor_settles_a_claim_by_mouse_with_new_evidence(page: Page, site: Site) -> None:
    settle_with_new_evidence(page, site)


def test_the_whole_loop_works_with_javascript_off(plain: Page, site: Site) -> None:
    plain.goto(QUEUE)
    plain.get_by_role("link", name="Begin with the first").click()
    followed = shown(plain)
    before = verbs(site, followed)
    plain.get_by_role("button", name="Follow this claim").click()
    expect(plain.get_by_role("status").or_(plain.get_by_role("alert")).first).to_contain_text(followed)

    settle_with_new_evidence(plain, site)

    assert verbs(site, followed) == [*before, "followed"]


def settle_with_new_evidence(page: Page, site: Site) -> None:
    """Take the first claim of the queue, add evidence on the settle page, and settle on it."""
    page.goto(QUEUE)
    page.get_by_role("link", name="Begin with the first").click()
    public_id = shown(page)
    before = verbs(site, public_id)
    page.get_by_role("link", name="Settle …").click()
    page.get_by_label("Passage").fill("The harbour office counted the boats itself.")
    page.get_by_label("Address of the page").fill("https://harbour.example/count")
    page.get_by_label("Towards the claim it").select_option("supports")
    page.get_by_role("button", name="Add this evidence").click()
    page.locator("input[name=verdict][value=figures_revised]").check()
    page.get_by_label("Not known").check()
    page.get_by_label("Reason", exact=True).fill("An independent count.")
    page.get_by_role("button", name=f"Settle {public_id}").click()
    expect(page.locator("#outcome")).to_contain_text(public_id)

    assert state(site, public_id)["verdict"] == "figures_revised"
    assert verbs(site, public_id) == [*before, "evidence_added", "settled"]


def test_a_held_key_decides_once(page: Page, site: Site) -> None:
    page.goto(QUEUE)
    decide(page, "b")
    public_id = shown(page)
    before = verbs(site, public_id)
    page.wait_for_timeout(READ_IT)
    with page.expect_navigation():
        page.evaluate(
            "for (let n = 0; n < 5; n++) document.body.dispatchEvent("
            "new KeyboardEvent('keydown', {key: 'f', code: 'KeyF', bubbles: true, repeat: n > 0}))"
        )

    assert verbs(site, public_id) == [*before, "followed"]
    assert shown(page) != public_id
    assert "followed" not in verbs(site, shown(page))


def test_the_second_of_two_editors_sees_both_versions_and_loses_nothing(
    page: Page, chromium: Browser, site: Site
) -> None:
    page.goto(QUEUE)
    page.get_by_role("link", name="Begin with the first").click()
    public_id = shown(page)
    before = verbs(site, public_id)
    page.locator("summary[data-act=reword]").click()
    page.locator("details.reword textarea").first.fill("Words that took me a while to find.")
    ask(
        site.data,
        "from claims.models import Claim; from django.contrib.auth.models import User\n"
        "from claims.actions import claims, reservations; from claims.actions.acts import Act\n"
        "from django.utils import timezone\n"
        "reservations.release_all(by=User.objects.get(username='demo'))\n"
        f"claims.follow(claim=Claim.objects.get(public_id='{public_id}'), "
        "act=Act(by=User.objects.exclude(username='demo').first(), nonce='rival-"
        + public_id
        + "', now=timezone.now()))",
    )

    page.get_by_role("button", name="Save these words").click()

    expect(page.get_by_label("The claim in one sentence")).to_have_value("Words that took me a while to find.")
    expect(page.locator("body")).to_contain_text("followed")
    assert verbs(site, public_id) == [*before, "followed"]
