"""A button names its effect on the claim: no page says approve, reject, yes or no."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import claims

TEMPLATES = sorted((Path(claims.__file__).parent / "templates").rglob("*.html"))
GENERIC = {"approve", "reject", "yes", "no", "ok", "okay", "submit", "confirm", "accept", "decline", "save", "continue"}


def said_by_buttons(html: str) -> list[str]:
    """Return the words of every button, without the caps of their keys."""
    found = re.findall(r"<button\b[^>]*>(.*?)</button>|<a\b[^>]*class=\"[^\"]*button[^>]*>(.*?)</a>", html, re.DOTALL)
    plain = [re.sub(r"<kbd.*?</kbd>|<[^>]+>|\{%.*?%\}", " ", one or other) for one, other in found]
    values = re.findall(r'<input[^>]*type="submit"[^>]*value="([^"]*)"', html)
    return [" ".join(words.split()) for words in [*plain, *values]]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_button_says_a_word_that_could_mean_anything(path: Path) -> None:
    html = path.read_text("utf-8")

    assert not [words for words in said_by_buttons(html) if words.lower().rstrip(".!") in GENERIC]
    assert not re.search(r">\s*(Approve|Reject|Yes|No)\s*<", html)


def test_a_generic_button_would_be_found() -> None:
    assert said_by_buttons('<button class="main">Approve <kbd>a</kbd></button>') == ["Approve"]
