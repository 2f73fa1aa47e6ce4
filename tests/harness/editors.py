"""Editors who decide through the web, and keep a journal of what was acknowledged."""

from __future__ import annotations

import random
import re
import threading
import time

import requests

from tests.admin.desk import hidden

_CLAIM = re.compile(r"/claims/(C-[0-9A-Z]+)/")
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
PASSWORD = "a long enough password"


class Editor(threading.Thread):
    """One editor at the desk, until told to leave."""

    def __init__(self, name: str, url: str, card: str) -> None:
        """Sign in as `name` at `url`; `card` is the path of a claim's card, with {} for its id."""
        super().__init__(daemon=True)
        self.editor, self.url, self.card = name, url, card
        self.acknowledged: list[str] = []
        self.sent = 0
        self.leaving = threading.Event()
        self.chance = random.Random(name)

    def run(self) -> None:
        session = requests.Session()
        while not self.leaving.wait(self.chance.uniform(0.2, 1.0)):
            try:
                self._decide(session)
            except (requests.RequestException, AssertionError, IndexError):
                time.sleep(1)  # The web is away, or somebody else was quicker.

    def _decide(self, session: requests.Session) -> None:
        listed = session.get(f"{self.url}/claims/?workflow=detected", timeout=20)
        if "/sign-in/" in listed.url:
            self._sign_in(session, listed)
            return
        claim = self.chance.choice(_CLAIM.findall(listed.text))
        path = self.card.format(claim)
        page, action = session.get(self.url + path, timeout=20), path.replace("/card/", "/follow/")
        form = hidden(page, action)
        self.sent += 1
        answer = session.post(self.url + action, data={**form, "note": claim}, timeout=20, allow_redirects=False)
        if answer.status_code == 302:
            self.acknowledged.append(form["nonce"])

    def _sign_in(self, session: requests.Session, page: requests.Response) -> None:
        form = {"csrfmiddlewaretoken": _TOKEN.findall(page.text)[-1], "username": self.editor, "password": PASSWORD}
        session.post(page.url, data=form, timeout=20)
