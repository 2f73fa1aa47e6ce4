"""Every day that a text names, in reading order, with what the words around say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from claims.extraction.articledays import article_day, is_printed, words_of
from claims.extraction.calendar import Years, known_years, resolved
from claims.extraction.daycontext import bounding, is_ahead, names_event, saying
from claims.extraction.daywords import DayWord, Kind
from claims.text.clauses import end_of_clause, start_of_clause
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import Precision

#: How far from a day the words may stand that tell what happened then, and those that hedge it.
_REACH, _NEAR = 160, 80
_FEW = 40


@dataclass(frozen=True, slots=True)
class Mention:
    """A day, or a coarser time, that the text names.

    `about` is what the text tells of it. `said` is where a word for saying stands to which the day belongs, `bound`
    where one stands that makes it a mere bound ("since"). `ahead` marks a day to come, `naming` one that names an event
    ("Friday's blast"), `printed` that of the article itself.
    """

    span: Span
    sentence: int
    day: date
    precision: Precision
    word: DayWord
    about: Span
    said: int | None
    bound: int | None
    ahead: bool
    naming: bool
    printed: bool

    @property
    def tells(self) -> bool:
        """Whether something may have happened on the day, as far as the words next to it go."""
        return self.said is None and self.bound is None and not (self.ahead or self.printed)


def mentions(document: Document, published: date | None) -> tuple[Mention, ...]:
    """Return the days that the text names; words that need a day to count from are left out without one."""
    return tuple(_mentions(document, article_day(document, published)))


def _mentions(document: Document, article: date | None) -> Iterator[Mention]:
    told = article
    words = document.memo(words_of)
    years = known_years((document.sentence_at(word.start), word) for word in words)
    for number in range(len(words)):
        mention = _mention(document, number, article, told, years)
        if mention and mention.precision is Precision.DAY and not mention.printed:
            told = mention.day
        if mention:
            yield mention


def _mention(document: Document, number: int, article: date | None, told: date | None, years: Years) -> Mention | None:
    word = document.memo(words_of)[number]
    sentence = document.sentence_at(word.start)
    whole = document.span(sentence)
    start = max(word.start - _NEAR, whole.start)
    before, after = document.folded[start : word.start], document.folded[word.end : min(word.end + _NEAR, whole.end)]
    naming = names_event(after)
    ahead = is_ahead(before) and not naming
    found = resolved(word, article, told, years, ahead)
    if found is None:
        return None
    return Mention(
        Span(word.start, word.end),
        sentence,
        *found,
        word,
        _about(document, number, whole),
        _at(start, saying(before, after)),
        None if naming else _at(start, bounding(before)),
        (ahead and word.kind is not Kind.DATE) or (article is not None and found[0] > article),
        naming,
        is_printed(document.folded, word),
    )


def _at(start: int, offset: int | None) -> int | None:
    return None if offset is None else start + offset


def _about(document: Document, number: int, whole: Span) -> Span:
    """Return the words that tell what happened on the day: its clause, up to the days named before and after."""
    words, word = document.memo(words_of), document.memo(words_of)[number]
    first, last = max(whole.start, word.start - _REACH), min(whole.end, word.end + _REACH)
    start, end = start_of_clause(document.folded, first, word.start), end_of_clause(document.folded, word.end, last)
    if number:
        start = max(start, words[number - 1].end)
    if number + 1 < len(words) and words[number + 1].start < end:
        end = (words[number + 1].start + word.end) // 2
    return Span(min(start, word.start), max(end, word.end)) if end - start >= _FEW else Span(first, max(last, word.end))
