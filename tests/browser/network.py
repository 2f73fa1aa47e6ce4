"""A network that fails: requests that never arrive, and answers that never come back."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Route

DESK = "**/admin/claims/**"


def failing(context: BrowserContext, share: float, seed: int = 1) -> Counter[str]:
    """Let a share of what is posted to the desk fail, half of it after the server did it; return what happened so far.

    The counter has "posted", "before" (never arrived) and "after" (done, but the answer was lost).
    """
    dice = random.Random(seed)
    counted: Counter[str] = Counter()

    def handle(route: Route) -> None:
        if route.request.method != "POST":
            route.continue_()
            return
        counted["posted"] += 1
        rolled = dice.random()
        if rolled < share / 2:
            lose_before(counted)(route)
        elif rolled < share:
            lose_after(counted)(route)
        else:
            route.continue_()

    context.route(DESK, handle)
    return counted


def lose_before(counted: Counter[str]) -> Callable[[Route], None]:
    """Return a handler that resets the connection before the request arrives."""

    def handle(route: Route) -> None:
        counted["before"] += 1
        route.abort("connectionreset")

    return handle


def lose_after(counted: Counter[str]) -> Callable[[Route], None]:
    """Return a handler that resets the connection after the server handled the request."""

    def handle(route: Route) -> None:
        route.fetch(max_redirects=0)
        counted["after"] += 1
        route.abort("connectionreset")

    return handle
