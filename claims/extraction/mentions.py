"""Every day that a text names, in reading order, with what the words around say of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from claims.extraction.articledays import article_day, is_printed, words_of
from claims.extraction.calendar import known_years, resolved
from claims.extraction.daycontext import Context, context
from claims.extraction.daywords import DayWord, Kind
from claims.text.clauses import end_of_clause, start_of_clause
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import Precision

#: How far from a day the words may stand that tell what happened then, and those that hedge it.
_REACH, _NEAR = 160, 80
_FEW = 40


class Mention(NamedTuple):
    """A day, or a coarser time, that the text names in [start, end), as the word for a day of that number.

    `said` is where a word for saying stands to which the day belongs, `bound` where one stands that makes it a mere
    bound ("since"). `ahead` marks a day to come, `naming` one that names an event ("Friday's blast"), `printed` that of
    the article itself. `tells` says whether something may have happened on the day, as far as the words next to it go.
    """

    start: int
    end: int
    number: int
    sentence: int
    day: date
    precision: Precision
    word: DayWord
    said: int | None
    bound: int | None
    ahead: bool
    naming: bool
    printed: bool
    tells: bool


def mentions(document: Document, published: date | None) -> tuple[Mention, ...]:
    """Return the days that the text names; words that need a day to count from are left out without one."""
    return tuple(_mentions(document, document.memo(article_day, published)))


def _mentions(document: Document, article: date | None) -> Iterator[Mention]:
    told = article
    words = document.memo(words_of)
    sentences = [document.sentence_at(word.start) for word in words]
    years = known_years(zip(sentences, words, strict=True))
    for number, word in enumerate(words):
        start, around = _around(document.folded, word, document.span(sentences[number]))
        found = resolved(word, article, told, years, around.ahead)
        if found is None:
            continue
        printed = is_printed(document.folded, word)
        if found[1] is Precision.DAY and not printed:
            told = found[0]
        coming = (around.ahead and word.kind is not Kind.DATE) or (article is not None and found[0] > article)
        yield Mention(
            word.start,
            word.end,
            number,
            sentences[number],
            *found,
            word,
            None if around.said is None else start + around.said,
            None if around.bound is None else start + around.bound,
            coming,
            around.naming,
            printed,
            around.said is None and around.bound is None and not (coming or printed),
        )


def _around(folded: str, word: DayWord, whole: Span) -> tuple[int, Context]:
    """Return what the words next to `word` in its sentence say of it, and from where on they count."""
    start = max(word.start - _NEAR, whole.start)
    return start, context(folded[start : word.start], folded[word.end : min(word.end + _NEAR, whole.end)])


def about(document: Document, mention: Mention) -> str:
    """Return the words that tell what happened on the day: its clause, up to the days named before and after."""
    words, number, whole = document.memo(words_of), mention.number, document.span(mention.sentence)
    first, last = max(whole.start, mention.start - _REACH), min(whole.end, mention.end + _REACH)
    lowest = max(first, words[number - 1].end) if number else first
    following = words[number + 1].start if number + 1 < len(words) else last
    start, end = first, last
    if min(last, following) - lowest >= _FEW:  # Else no clause between those days can be long enough.
        start = max(lowest, start_of_clause(document.folded, first, mention.start))
        end = end_of_clause(document.folded, mention.end, last)
        if following < end:
            end = (following + mention.end) // 2
    if end - start < _FEW:
        start, end = first, last
    return document.folded[min(start, mention.start) : max(end, mention.end)]
