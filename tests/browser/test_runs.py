"""The page of a run over many claims: it tells by itself how far the run has come, and says all once it has ended."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.benchmarks.keyboard import FILL
from tests.browser.conftest import Site
from tests.browser.pages import ask

#: A run that nobody goes on with: its page is as it was begun.
BEGIN = """
import uuid
from django.contrib.auth.models import User
from django.utils import timezone
from claims.actions import bulk
from claims.models import BulkRun, Claim
from claims.models.bulk import BulkVerb
from datetime import timedelta
chosen = dict(Claim.objects.filter(workflow="detected").order_by("-pk").values_list("pk", "revision")[:6])
wanted = bulk.Wanted(BulkVerb.DISMISS, {"because": "out_of_scope"})
demo, now = User.objects.get(username="demo"), timezone.now()
run = bulk.begin(wanted=wanted, chosen=chosen, by=demo, nonce=uuid.uuid4().hex, now=now)
BulkRun.objects.filter(pk=run.pk).update(due_at=now + timedelta(hours=1))
print(run.pk)
"""
GO_ON = """
from django.utils import timezone
from claims.actions import bulk
from claims.models import BulkRun
BulkRun.objects.filter(pk={0}).update(due_at=timezone.now())
bulk.run(run_id={0})
"""


@pytest.fixture
def run(page: Page, site: Site) -> Iterator[int]:
    """A run over six claims that has not begun, on whose page the editor is."""
    ask(site.data, FILL.format(6))
    pk = int(ask(site.data, BEGIN))
    page.goto(f"/admin/claims/reviewitem/run/{pk}/")
    yield pk
    page.unroute_all()


def test_it_tells_how_far_it_has_come_without_loading_the_page_again(page: Page, run: int) -> None:
    asked: list[str] = []

    def under_way(route: Route) -> None:
        asked.append(route.request.url)
        state = {"total": 6, "done": 3, "refused": 1, "left": 0, "finished": False}
        route.fulfill(content_type="application/json", body=json.dumps(state))

    page.route("**/status/", under_way)
    page.evaluate("document.documentElement.dataset.same = 'yes'")
    expect(page.locator("[data-run-words]")).to_have_text("3 of 6 done · 1 not open to it.", timeout=8000)

    assert page.locator("progress").evaluate("it => it.value") == 4
    assert page.evaluate("document.documentElement.dataset.same") == "yes"
    assert asked


def test_an_answer_that_does_not_come_is_asked_for_again(page: Page, run: int) -> None:
    tries: list[Route] = []

    def fails_once(route: Route) -> None:
        tries.append(route)
        state = {"total": 6, "done": 5, "refused": 0, "left": 0, "finished": False}
        route.abort() if len(tries) == 1 else route.fulfill(content_type="application/json", body=json.dumps(state))

    page.route("**/status/", fails_once)

    expect(page.locator("[data-run-words]")).to_have_text("5 of 6 done.", timeout=20_000)


def test_once_it_has_ended_the_page_says_so_and_offers_the_way_back(page: Page, run: int, site: Site) -> None:
    said = page.locator("article p[role=status]")
    expect(said).to_contain_text("It goes on.")
    ask(site.data, GO_ON.format(run))

    expect(said).to_contain_text("It is finished.", timeout=20_000)
    expect(page.locator("progress")).to_have_count(0)
    page.get_by_role("button", name="Take back the whole run").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Take back what an earlier run decided. 6 claims")
    expect(said).to_contain_text("6 of 6 done")
