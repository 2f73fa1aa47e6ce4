"""Labelled articles out of one, two or three JSONL files. A bad line is reported and passed over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, TypeVar

from claims.errors import BadInput
from claims.management.jsonl import answers
from claims.management.labels import Case, Flagged, Row, given_of, labels_of, text_of

Complain = Callable[[str], None]
#: An article in, the object with its flags out; may raise BadInput.
Detect = Callable[[Row], Row]
Key = str | int
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class File:
    """An open JSONL file and the name to call it by."""

    name: str
    source: IO[bytes]


class Pool:
    """The objects of a file by their ids. Reads no further than it must and keeps only what nobody has asked for yet.

    So two files in the same order are read side by side, in constant memory.
    """

    def __init__(self, file: File, check: Callable[[Row], Row], complain: Complain) -> None:
        self.name = file.name
        self._rows = each(file, check, complain)
        self._waiting: dict[Key, Row] = {}

    def take(self, key: Key) -> Row | None:
        """Return the object with this id, or None; each is returned once."""
        while key not in self._waiting and (row := next(self._rows, None)) is not None:
            self._waiting[row["id"]] = row
        return self._waiting.pop(key, None)

    def finish(self) -> None:
        """Read to the end, so that bad lines there are reported too."""
        for _ in self._rows:
            pass


class Cases:
    """The cases of one combined file, or of articles, labels and perhaps a system's answers.

    `unanswered` counts the labelled articles to which the system has no answer: they count as without flags.
    """

    def __init__(self, files: Sequence[File], detect: Detect, complain: Complain) -> None:
        """Take [combined], [articles, labels] or [articles, labels, system]."""
        self._labels, self._detect, self._complain = files[min(1, len(files) - 1)], detect, complain
        self._articles = Pool(files[0], _article, complain) if len(files) > 1 else None
        self._system = Pool(files[2], _answer, complain) if len(files) > 2 else None
        self.unanswered = 0

    def __iter__(self) -> Iterator[Case]:
        yield from each(self._labels, self._case, self._complain)
        for pool in (self._articles, self._system):
            if pool:
                pool.finish()

    def _case(self, row: Row) -> Case:
        article = self._article_of(row)
        text = text_of(article)
        labels = labels_of(row, text)
        return Case(str(row["id"]), text, labels, self._given(article, text))

    def _article_of(self, row: Row) -> Row:
        if self._articles is None:
            return row
        if (article := self._articles.take(row["id"])) is None:
            raise BadInput(f"{self._articles.name} has no article “{row['id']}” that can be read.")
        return article

    def _given(self, article: Row, text: str) -> tuple[Flagged, ...]:
        if self._system is None:
            return given_of(self._detect(article), text)
        if (answer := self._system.take(article["id"])) is None:
            self.unanswered += 1
            return ()
        try:
            return given_of(answer, text)
        except BadInput as problem:
            raise BadInput(f"the answer to “{article['id']}” in {self._system.name}: {problem}") from None


def each(file: File, work: Callable[[Row], Made], complain: Complain) -> Iterator[Made]:
    """Yield what `work` makes of each line; complain of bad lines and of ids that came before."""
    seen: set[Key] = set()

    def fresh(row: Row) -> Row:
        key = row.get("id")
        if not isinstance(key, str | int) or isinstance(key, bool):
            raise BadInput("it has no “id”; give the article's as a text or a number.")
        if key in seen:
            raise BadInput(f"a line before it has the id “{key}” already; only that one counts.")
        seen.add(key)
        return {"made": work(row)}

    for answer in answers(file.source, fresh):
        if "error" in answer:
            complain(f"{file.name}: {answer['error']}")
        else:
            yield answer["made"]


def _article(row: Row) -> Row:
    text_of(row)
    return row


def _answer(row: Row) -> Row:
    if "error" in row:
        raise BadInput(f"the system gave no flags but an error: {row['error']}")
    if not isinstance(row.get("flags"), list):
        raise BadInput("it has no list of “flags”; give an empty one, [], where there are none.")
    return row
