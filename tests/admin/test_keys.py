"""One map of keys, which hands remember: what it holds, and that pages show it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claims.queries import offers

HOUSE = Path(__file__).parents[2] / "claims"
SCRIPTS = HOUSE / "static/claims"
HTML = "\n".join(path.read_text(encoding="utf-8") for path in sorted((HOUSE / "templates").rglob("*.html")))
# The buttons of the bar come from the table of what is offered.
HTML += "".join(f'data-act="{act}" <kbd aria-hidden="true">{key}</kbd>' for _, _, _, act, key, _ in offers._STEPS)
KEYMAP = (SCRIPTS / "keymap.js").read_text(encoding="utf-8")

#: What hands remember. A key may be added; none is ever given another act.
KEYS = {
    "f": "follow",
    "x 1": "dismiss-not-a-claim",
    "x 2": "dismiss-duplicate",
    "x 3": "dismiss-out-of-scope",
    "p": "reopen",
    "s": "supports",
    "r": "refutes",
    "u": "revises",
    "n": "not-about",
    "z": "undo",
    ".": "skip",
    "y": "take-over",
    "a": "assign-me",
    "w": "watch",
    "!": "sensitive",
    "i": "merge",
    "t": "settle",
    "e": "reword",
    "m": "note",
    "j": "next",
    "k": "previous",
    "o": "open",
    "h": "snooze",
    "d": "versions",
    "v": "source",
    "c": "archive",
    "l": "guidelines",
    "[": "previous-span",
    "]": "next-span",
    "b": "begin",
    "1": "switch-1",
    "2": "switch-2",
    "3": "switch-3",
    "4": "switch-4",
    "5": "switch-5",
    "/": "search",
    "g h": "home",
    "g q": "queue",
    "g c": "claims",
    "g a": "articles",
    "g s": "sources",
    "g p": "speakers",
    "g i": "insight",
    "?": "help",
}
DECIDING = {"f", "x 1", "x 2", "x 3", "p", "s", "r", "u", "n", "z", ".", "y", "a", "w", "!"}
ROWS = {"x": "select", "shift+j": "extend-next", "shift+k": "extend-previous"}
CHORDS = {"ctrl k": "palette", "ctrl enter": "send"}
#: Acts of the masthead, of views that are numbered as the page is drawn, and beside each passage: the list of keys
#: has them.
WITHOUT_CAP = {
    "search",
    "previous-span",
    "next-span",
    "home",
    "claims",
    "articles",
    "sources",
    "speakers",
    "insight",
    *(f"switch-{number}" for number in range(1, 6)),
}


def table() -> dict[str, tuple[str, bool]]:
    rows = re.findall(r'^  "([^"]+)": \["([\w-]+)", "[^"]+", (true|false)\],$', KEYMAP, re.MULTILINE)
    return {keys: (act, decides == "true") for keys, act, decides in rows}


def short_table() -> dict[str, str]:
    return dict(re.findall(r'^  "([^"]+)": \["([\w-]+)", "[^"]+"\],$', KEYMAP, re.MULTILINE))


def test_the_map_of_keys_is_the_one_that_hands_remember() -> None:
    assert {keys: act for keys, (act, _) in table().items()} == KEYS
    assert short_table() == ROWS | CHORDS


def test_the_keys_that_decide_are_locked_until_the_page_was_seen() -> None:
    assert {keys for keys, (_, decides) in table().items() if decides} == DECIDING
    assert "const LOCK = 250;" in (SCRIPTS / "keys.js").read_text(encoding="utf-8")


def test_no_key_begins_a_longer_one() -> None:
    firsts = {keys.split()[0] for keys in KEYS if " " in keys}

    assert not firsts & KEYS.keys()


@pytest.mark.parametrize(("keys", "act"), [row for row in KEYS.items() if row[1] not in WITHOUT_CAP])
def test_an_act_that_stands_on_a_page_has_its_key_beside_it(keys: str, act: str) -> None:
    if f'data-act="{act}"' in HTML:
        assert f'<kbd aria-hidden="true">{keys}</kbd>' in HTML


def test_pages_name_no_act_that_no_key_presses() -> None:
    named = set(re.findall(r'data-act="([\w-]+)"', HTML))

    assert named <= {*KEYS.values(), *ROWS.values(), "send-note"}


@pytest.mark.parametrize("path", sorted(SCRIPTS.glob("*.js")), ids=lambda path: str(path.name))
def test_each_script_is_short_and_writes_no_markup(path: Path) -> None:
    script = path.read_text(encoding="utf-8")

    assert len(script.splitlines()) <= 250
    assert not re.search(r"innerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\.style\b", script)
