"""A scripted site on this machine, and a way to fetch from it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from claims.net import http
from claims.net.http import Page
from tests.net.site import Answer, Site, running_site


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as site:
        yield site


def fetch(site: Site, answer: Answer, *, deadline: float = 5, max_bytes: int = 100_000) -> Page:
    site.scripts["/story"] = answer
    return http.get(site.url("/story"), deadline=deadline, max_bytes=max_bytes, reach=site.reach())
