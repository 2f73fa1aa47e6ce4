"""Stand-ins for the outside world, kept honest by tests/verification."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping

import pytest

from claims.errors import FetchError, PermanentFetchError
from claims.net.http import Page
from claims.net.reach import PUBLIC_WEB, Reach

#: A page, a text that becomes one, or the error that fetching it raises.
Answer = Page | str | bytes | FetchError


class FakeWeb:
    """A web of scripted pages in place of net.http.get. Opens no socket.

    `FakeWeb({"https://news.example/a": "<html>…"})`; an address may be given several answers with `serve`, which
    come in turn, the last one again and again. Addresses without an answer are "404 Not Found".
    """

    def __init__(self, pages: Mapping[str, Answer] | None = None) -> None:
        self._answers: defaultdict[str, deque[Answer]] = defaultdict(deque)
        #: The addresses that were asked for, in order.
        self.asked: list[str] = []
        for url, answer in (pages or {}).items():
            self.serve(url, answer)

    def serve(self, url: str, *answers: Answer) -> None:
        """Add `answers` to those that `url` gives in turn."""
        self._answers[url].extend(answers)

    def install(self, monkeypatch: pytest.MonkeyPatch) -> FakeWeb:
        """Put this web in the place of the real one until the test ends, for callers of `http.get`."""
        monkeypatch.setattr("claims.net.http.get", self.get)
        return self

    def get(self, url: str, *, deadline: float = 30, max_bytes: int | None = None, reach: Reach = PUBLIC_WEB) -> Page:
        """Return the next answer of `url` as a page, or raise it."""
        self.asked.append(url)
        if not (waiting := self._answers.get(url)):
            raise PermanentFetchError("That page answered 404 Not Found: check the address, or paste the text instead.")
        answer = waiting.popleft() if len(waiting) > 1 else waiting[0]
        if isinstance(answer, FetchError):
            raise answer
        return answer if isinstance(answer, Page) else _page(url, answer)


def _page(url: str, answer: str | bytes) -> Page:
    if isinstance(answer, bytes):
        return Page(url, 200, answer, "text/html")
    return Page(url, 200, answer.encode(), "text/html", "utf-8")
