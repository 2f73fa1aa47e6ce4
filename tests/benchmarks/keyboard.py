"""Decides claims by keyboard in a headless browser: rows written, and how long from a key to the next card.

Run it from the repository: python -m tests.benchmarks.keyboard [NUMBER]. Starts `manage.py demo` with a database of its
own. Three runs of NUMBER (200) claims each: by keyboard, with JavaScript off, and with 30 % of what is posted failing.
The server's share is the sum of what it says in `Server-Timing` for the requests of one decision.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Response

from tests.browser.conftest import Site, running_chromium, running_demo, sign_in
from tests.browser.network import failing
from tests.browser.pages import ask

NEXT = "/admin/claims/reviewitem/next/?kind=new_claim"
KEYS = ["f", "x 1", "f", "x 2", "f", "x 3"]
BUTTONS = ["Follow this claim", "Dismiss: not a claim", "Dismiss: out of scope"]
#: A little longer than a card is locked after it appeared.
READ = 270
#: Notes when a key was pressed and when the next card was painted.
STOPWATCH = """
addEventListener("keydown", () => { window.pressed = performance.now(); }, true);
document.addEventListener("desk:shown", () => requestAnimationFrame(() => {
  document.documentElement.dataset.took = performance.now() - window.pressed; }));
"""
FILL = """
from uuid import uuid4
from django.utils import timezone
from claims.models import ReviewItem
from tests.factories import CAVEAT, make_claim
for _ in range({}):
    said = f"Lighthouse {{uuid4().hex}} had gone dark."
    make_claim(f"{{said}} {{CAVEAT}}", covered=said, now=timezone.now())
"""
COUNT = """
import json
from django.db.models import Count
from claims.models import Decision
decided = Decision.objects.filter(verb__in=["followed", "dismissed"])
twice = decided.values("claim", "verb").annotate(times=Count("pk")).filter(times__gt=1).count()
print(json.dumps([decided.count(), twice]))
"""


class Watch:
    """Adds up what the server says of the requests since the last reading."""

    def __init__(self, page: Page) -> None:
        self.spent = 0.0
        page.on("response", self._heard)

    def _heard(self, response: Response) -> None:
        # What open pages ask in between is no part of a decision.
        is_page = response.status == 302 or "text/html" in response.headers.get("content-type", "")
        if is_page and (found := re.search(r"app;dur=([\d.]+)", response.headers.get("server-timing", ""))):
            self.spent += float(found[1])

    def reading(self) -> float:
        """Return the milliseconds since the last reading."""
        spent, self.spent = self.spent, 0.0
        return spent


def by_keyboard(context: BrowserContext, number: int) -> Iterator[tuple[float, float]]:
    """Decide by key; yield milliseconds from the key to the next card, and the server's share."""
    page = context.new_page()
    page.add_init_script(STOPWATCH)
    page.goto(NEXT)
    watch = Watch(page)
    for turn in range(number):
        page.wait_for_timeout(READ)
        page.evaluate("delete document.documentElement.dataset.took")
        watch.reading()
        for key in KEYS[turn % len(KEYS)].split():
            page.keyboard.press(key)
        page.locator("html[data-took]").wait_for(state="attached", timeout=60_000)
        yield float(page.evaluate("document.documentElement.dataset.took")), watch.reading()


def without_javascript(context: BrowserContext, number: int) -> Iterator[tuple[float, float]]:
    """Decide by the buttons of plain forms; yield the same."""
    page = context.new_page()
    page.goto(NEXT)
    watch = Watch(page)
    for turn in range(number):
        button = page.get_by_role("button", name=BUTTONS[turn % len(BUTTONS)])
        button.focus()
        watch.reading()
        began = time.perf_counter()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        yield (time.perf_counter() - began) * 1000, watch.reading()


def line(name: str, times: list[float]) -> str:
    """Return quantiles in words."""
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return f"  {name}: p50 {cuts[49]:.0f} ms, p95 {cuts[94]:.0f} ms, p99 {cuts[98]:.0f} ms"


def run(title: str, site: Site, browser: Browser, number: int, share: float = 0.0, script: bool = True) -> None:
    """Decide about `number` claims in a fresh profile, and print what came of it."""
    ask(site.data, FILL.format(number + 5))
    rows, _ = json.loads(ask(site.data, COUNT))
    context = browser.new_context(base_url=site.address, java_script_enabled=script)
    sign_in(context.new_page(), site)
    lost = failing(context, share) if share else Counter[str]()
    measured = list((by_keyboard if script else without_javascript)(context, number))
    context.close()
    after, doubled = json.loads(ask(site.data, COUNT))
    print(f"{title}: {number} decided, {after - rows} rows written, {doubled} doubled")
    if lost:
        print(f"  {lost['posted']} posts: {lost['before']} never arrived, {lost['after']} were done but not answered")
    print(line("key to next card", [took for took, _ in measured]))
    print(line("of that, the server", [spent for _, spent in measured]), flush=True)


def main(number: int) -> None:
    """Make the three runs."""
    with tempfile.TemporaryDirectory() as folder, running_demo(Path(folder)) as site, running_chromium() as browser:
        run("By keyboard", site, browser, number)
        run("JavaScript off", site, browser, number, script=False)
        run("30 % of posts failing", site, browser, number, share=0.3)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
