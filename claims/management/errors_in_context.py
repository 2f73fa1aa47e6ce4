"""Shows what an evaluation found wrong, each mistake with the words around it, grouped by what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claims.management.evaluation import Mistake, Wrong
from claims.management.labels import Case
from claims.text.spans import Span

#: Code points shown on either side of the marked words, and of those words at most.
AROUND, LONGEST = 70, 200


@dataclass(frozen=True, slots=True)
class Shown:
    """A mistake apart from its text: all of it can be printed."""

    article: str
    mistake: Mistake
    before: str
    marked: str
    after: str

    def as_record(self) -> dict[str, Any]:
        """Return the mistake as plain JSON values."""
        mistake = self.mistake
        return {
            "type": mistake.wrong.value,
            "article": self.article,
            "start": mistake.span.start,
            "end": mistake.span.end,
            "before": self.before,
            "marked": self.marked,
            "after": self.after,
            "expected": mistake.expected,
            "given": mistake.given,
            "phrases": [*mistake.phrases],
        }

    def as_lines(self) -> Iterator[str]:
        """Yield the article and its words, what was expected, what was given."""
        by = f" (by {', '.join(map(plain, self.mistake.phrases))})" if self.mistake.phrases else ""
        yield f"  {plain(self.article)}: {self.before}[[{self.marked}]]{self.after}"
        yield f"      expected: {plain(self.mistake.expected)}"
        yield f"      given: {plain(self.mistake.given)}{by}"


class Errors:
    """The mistakes of all cases, by what is wrong; of each kind at most `limit` are kept, all are counted."""

    def __init__(self, limit: int | None = None) -> None:
        self._limit = limit
        self._counts = dict.fromkeys(Wrong, 0)
        self._shown: dict[Wrong, list[Shown]] = {wrong: [] for wrong in Wrong}

    def add(self, case: Case, mistakes: list[Mistake]) -> None:
        """Take the mistakes of one case in. Keeps none of its text but the words around them."""
        for mistake in mistakes:
            self._counts[mistake.wrong] += 1
            if self._limit is None or len(self._shown[mistake.wrong]) < self._limit:
                self._shown[mistake.wrong].append(in_context(case, mistake))

    def as_records(self) -> list[dict[str, Any]]:
        """Return the kept mistakes as plain JSON values."""
        return [shown.as_record() for group in self._shown.values() for shown in group]

    def as_lines(self) -> Iterator[str]:
        """Yield the kept mistakes under headings that say how many there were."""
        for wrong, group in self._shown.items():
            if count := self._counts[wrong]:
                some = "" if len(group) == count else f", the first {len(group):,}" if group else ", none shown"
                yield f"\n{wrong.description} ({count:,}{some})"
                for shown in group:
                    yield from shown.as_lines()


def in_context(case: Case, mistake: Mistake) -> Shown:
    """Return a mistake with the words around it."""
    text, span = case.text, mistake.span
    start, end = max(span.start - AROUND, 0), min(span.end + AROUND, len(text))
    before = plain(f"{'…' if start else ''}{text[start : span.start]}|").removesuffix("|")
    after = plain(f"|{text[span.end : end]}{'…' if end < len(text) else ''}").removeprefix("|")
    return Shown(case.id, mistake, before, plain(_cut(text, span)), after)


def plain(words: str) -> str:
    """Return `words` on one line, without characters that could steer a terminal."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())


def _cut(text: str, span: Span) -> str:
    if len(span) <= LONGEST:
        return span.of(text)
    half = LONGEST // 2
    return f"{text[span.start : span.start + half]} … {text[span.end - half : span.end]}"
