"""Writes the phrase table as a document for editors, claims/docs/phrases.md."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from claims import flagging
from claims.flagging import scope
from claims.flagging.phrase import WORDS, Phrase, Reach, expanded
from claims.flagging.phrases import PHRASES
from claims.management.drawing import DOCS, DrawingCommand
from claims.matching.weight import weigh
from claims.verdicts import FlagKind

FLAGGING = Path(flagging.__path__[0])

#: A member of Reach with the comment that says what it means: the table's own words, so that none can be out of date.
_MEMBER = re.compile(r"^ +(\w+) = auto\(\)  # (.+)$", re.MULTILINE)
INTRO = """\
# The phrase table

Generated from `claims/flagging/` by `manage.py draw_phrases`; a test compares the two.

A text says in these wordings that something is not verified. Every row catches its example, and no row catches the
counter-example of any other. Phrases that editors add in the desk come on top of them. Patterns are regular expressions
on text in lower case with straight quotes; a name in braces stands for one of the [lists of words](#lists-of-words).
Which words of the text a row takes for the claim is told under [what a phrase covers](#what-a-phrase-covers)."""


class Command(DrawingCommand):
    help = "Write claims/docs/phrases.md from the phrase table. Example: manage.py draw_phrases --check"
    path = DOCS / "phrases.md"

    def draw(self) -> str:
        """Return the document."""
        return document()


def document() -> str:
    """Return the document: the rows of each kind, what they cover, who decides it, what weighs, and the word lists."""
    parts = [INTRO, *map(_kind, FlagKind), _reaches(), _modules(), _weight(), _lists()]
    return "\n\n".join(parts) + "\n"


def short(phrase: Phrase) -> str:
    """Return the pattern of a row with the names of the word lists for their words."""
    pattern = phrase.pattern.pattern
    for name, words in _longest_first():
        pattern = pattern.replace(words, f"{{{name}}}")
    return pattern


def reaches() -> dict[Reach, str]:
    """Return where the words lie that a phrase covers, in words, for each member of Reach."""
    return {Reach[name]: f"{words[0].upper()}{words[1:]}" for name, words in _MEMBER.findall(inspect.getsource(Reach))}


@cache
def _longest_first() -> list[tuple[str, str]]:
    """Return the word lists written out. A list that holds another comes before it, so that it is found whole."""
    whole = ((name, expanded(words).pattern) for name, words in WORDS.items())
    return sorted(whole, key=lambda pair: -len(pair[1]))


def _kind(kind: FlagKind) -> str:
    rows = (
        (phrase.id, _label(phrase.reach), f"`{short(phrase)}`", phrase.example, phrase.counter)
        for phrase in PHRASES
        if phrase.kind is kind
    )
    table = _table(("id", "covers", "pattern", "catches", "does not catch"), rows)
    return f"## {kind.label.capitalize()}\n\n{kind.description}\n\n{table}"


def _reaches() -> str:
    told = reaches()
    rows = ((_label(reach), told[reach], _rules(scope.RULES[reach])) for reach in Reach)
    table = _table(("covers", "in words", "rules"), rows)
    return f"## What a phrase covers\n\n{_words_of(inspect.getdoc(scope))}\n\n{table}"


def _rules(rules: Iterable[Callable[..., Any]]) -> str:
    return "<br>".join(f"{number}. {_first_line(rule)}" for number, rule in enumerate(rules, 1))


def _weight() -> str:
    points = _first_line(weigh).rpartition(": ")[2]
    return f"## How weighty a claim is\n\nThis orders the queue and decides nothing. Points: {points}"


def _lists() -> str:
    rows = ((f"`{{{name}}}`", f"`{words}`") for name, words in WORDS.items())
    return f"## Lists of words\n\n{_table(('name', 'stands for'), rows)}"


def _label(reach: Reach) -> str:
    return reach.name.lower().replace("_", " ")


def _modules() -> str:
    """Return what each module says of itself: rules may be followed by weights, and new ones come in here."""
    paths = (path for path in sorted(FLAGGING.glob("*.py")) if path.name != "__init__.py")
    rows = ((f"`{path.name}`", _words_of(ast.get_docstring(ast.parse(path.read_text("utf-8"))))) for path in paths)
    return f"## Where it is decided\n\n{_table(('in `claims/flagging/`', 'what it does'), rows)}"


def _first_line(told: Callable[..., Any]) -> str:
    return _words_of(inspect.getdoc(told))


def _words_of(docstring: str | None) -> str:
    """Return the first paragraph of a docstring on one line."""
    return " ".join((docstring or "").split("\n\n")[0].split())


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join(map(_row, [header, ("---",) * len(header), *rows]))


def _row(cells: Iterable[str]) -> str:
    """Return a line of a table. A stroke within a cell would end it, even one in code."""
    escaped = (cell.replace("|", r"\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"
