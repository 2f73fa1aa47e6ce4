"""The site of a feed, without a network: what it answers, and how it was asked."""

from __future__ import annotations

from types import MappingProxyType

from claims.net.feeds import Answer, Validators
from tests.reading.feeds.samples import RSS


class FeedSite:
    """What stands at the address of a feed, and how it was asked."""

    def __init__(self, body: bytes = RSS, status: int = 200, moved_to: str = "", **headers: str) -> None:
        self.body, self.status, self.moved_to = body, status, moved_to
        self.headers = {"etag": '"1"', **{name.replace("_", "-"): value for name, value in headers.items()}}
        self.asked: list[tuple[str, Validators]] = []

    def __call__(self, url: str, validators: Validators) -> Answer:
        self.asked.append((url, validators))
        if validators.etag == self.headers["etag"] and self.status == 200:
            return Answer(url, 304, headers=MappingProxyType(self.headers))
        body = self.body if self.status == 200 else b""
        kept = MappingProxyType(self.headers)
        return Answer(url, self.status, body, "application/rss+xml", kept, self.moved_to)
