"""Who a verb of a sentence belongs to: the phrase before it, past commas and clauses that come between."""

from __future__ import annotations

from functools import cached_property

from claims.extraction.noun_phrases import Run, is_verb, run_after, run_before
from claims.extraction.nouns import listed
from claims.extraction.verbs import ACCUSE, DENY, ISSUE, LINKS, SAY, SAY_OR_NOUN, SAYING, WEAK
from claims.extraction.words import (
    ADVERBS,
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    QUOTES,
    SUBORDINATORS,
    Words,
    can_tell,
    is_mark,
    is_possessive,
)

BE = listed("is are was were be been being isn't aren't wasn't weren't")
SUBJECTS = listed("i we you he she it they")
_SKIPPED = ADVERBS | AUXILIARIES | {"to"}
_NO_NAME = ADVERBS | DETERMINERS | AUXILIARIES | listed("last other others such more most few two three what there")
_ADVERBIAL = PREPOSITIONS | SUBORDINATORS
_NO_OWNER = DETERMINERS | PREPOSITIONS | {""}
_OBJECTS = DETERMINERS | PRONOUNS | {"", ".", ",", '"', "that", "to", "there"}
_BEFORE_PARTICIPLE = SUBORDINATORS | QUOTES | listed("and but or then ,")
_STARTS = listed("with , as and by") | {""}
_QUOTED = listed("quoted cited quotes quoting reported")
#: How each word reports speech; the last kind that has it counts. Those of "noun" may be mere nouns.
MANNERS = {
    word: manner
    for listing, manner in (
        (SAY_OR_NOUN, "noun"),
        (WEAK, "weak"),
        (ISSUE, "issue"),
        (SAYING, "saying"),
        (SAY, "say"),
        (ACCUSE, "accuse"),
        (DENY, "deny"),
    )
    for word in listing
}
#: Over how many words a parenthesis, a relative clause and "quoted … as" may reach.
_PARENTHESIS, _RELATIVE, _QUOTING = 32, 24, 16


class Subjects:
    """The words of one sentence, and the phrases that its verbs have for subjects; `last` is the last one used."""

    def __init__(self, sentence: Words) -> None:
        self.words = sentence
        self.cased = sentence.cased
        self.size = len(sentence.low)
        self._low = sentence.low
        self.last: Run | None = None

    def low(self, at: int) -> str:
        """Return word `at` folded, or nothing past the ends."""
        return self._low[at] if 0 <= at < self.size else ""

    def manner(self, at: int) -> str:
        """Return how word `at` reports speech: say, saying, deny, accuse, issue or weak; nothing if it does not."""
        low = self.low(at)
        manner = MANNERS.get(low, "")
        if not manner and self.low(at + 1) != ":":
            return ""
        if low.endswith("ed") and at and (self.low(at - 1) in DETERMINERS or is_possessive(self.low(at - 1))):
            return ""
        if self.opens_quote(at) and low.endswith(("ed", "s", "on")):
            return "say"
        if manner == "weak":
            return "" if low in ("shot", "fired", "hit") and self.low(at + 1) != "back" else "weak"
        if manner == "noun":
            return "say" if self._is_used_as_verb(at) else ""
        return manner

    def opens_quote(self, at: int) -> bool:
        """Say whether a colon and direct speech follow word `at`."""
        return self.low(at + 1) == ":" and self.low(at + 2) in QUOTES

    def _is_used_as_verb(self, at: int) -> bool:
        """Say whether "claims" or "reports" is a verb here: after a name, before what is claimed."""
        before, after = self.low(at - 1), self.low(at + 1)
        if (self.cased and self.words.capital[at]) or before in _NO_OWNER or is_possessive(self.words.low[at - 1]):
            return False
        if before in SUBJECTS or before in ("who", "which", "that", "also", "now", ","):
            return True
        return (after in _OBJECTS or after[:1].isdigit()) and (can_tell(before) or self.words.capital[at - 1])

    def before(self, end: int) -> Run | None:
        """Return the phrase that ends before word `end`."""
        return run_before(self.words, end, self.cased)

    def after(self, start: int) -> Run | None:
        """Return the phrase that begins at `start`, with a name that explains it: "the mayor, Ana Ruiz,"."""
        found = run_after(self.words, start, self.cased)
        if found is None or self.low(found[1]) != "," or self._is_name(found):
            return found
        inner = run_after(self.words, found[1] + 1, self.cased)
        named = inner and self._is_name(inner) and inner[1] - inner[0] > 1 and self.low(inner[1]) in (",", ".", "")
        return (found[0], inner[1]) if inner and named else found

    def chain(self, at: int) -> int:
        """Return where the verb's own helpers begin: "has also repeatedly | denied", "continued to | insist"."""
        first = at
        while first > 0 and self._helps(first - 1):
            first -= 1
        return first

    def _helps(self, at: int) -> bool:
        low = self.low(at)
        if low in _SKIPPED or low in DAYS or (low in LINKS and self.low(at + 1) == "to"):
            return True
        return (low == "on" and self.low(at + 1) in DAYS) or (low.endswith("ly") and len(low) > 6 and not can_tell(low))

    def of_verb(self, first: int, at: int) -> Run | None:
        """Return who is the subject of verb `at`, whose helpers begin at `first`."""
        before = self.low(first - 1)
        if self.low(at).endswith("ing") and (first == at or self.low(first) not in BE):
            return self._of_participle(first)
        if before in ("and", "but", "or", ""):
            return self.last or self.of_words(0, first)
        if before in ("who", "which", "that"):
            return self._before_comma(first - 1)
        if before == "as" and self.low(first - 2) in ("quoted", "cited"):
            return None
        return self._around_parenthesis(first - 1) if before == "," else self._plain(first)

    def _plain(self, first: int) -> Run | None:
        """Return the phrase right before; where that is part of a clause with "who", whoever the clause is about."""
        found = self.before(first)
        if found and self.speaks(found) and self.low(found[0] - 1) not in PREPOSITIONS:
            return found
        for at in range(first - 1, max(first - _RELATIVE, 0), -1):
            if is_mark(self.words.low[at]) and self.low(at) != "'":
                break
            if self.low(at) in ("who", "which") and (other := self._before_comma(at)) and self.speaks(other):
                return other
        return found

    def _before_comma(self, at: int) -> Run | None:
        return self.before(at - 1 if self.low(at - 1) == "," else at)

    def _around_parenthesis(self, comma: int) -> Run | None:
        """Return "Ana Ruiz" of "Ana Ruiz, the mayor of it, | said" and all of "the mayor, Ana Ruiz, | said"."""
        opening = self._comma_before(comma)
        if opening and any(self.low(opening - back)[:2] in ("d-", "r-") for back in (1, 2)):
            opening = self._comma_before(opening)
        inner = self.before(comma)
        if opening is None:
            return inner
        outer = self.before(opening)
        if outer is None or not self.speaks(outer):
            return inner if inner and self.speaks(inner) else outer
        if inner and inner[0] == opening + 1 and self._is_name(inner) and not self._is_name(outer):
            return (outer[0], inner[1])
        return outer

    def _comma_before(self, at: int) -> int | None:
        return next((i for i in range(at - 1, max(at - _PARENTHESIS, 0), -1) if self.low(i) == ","), None)

    def _is_name(self, run: Run) -> bool:
        words, inside = self.words, range(*run)
        return self.cased and len(inside) < 6 and all(words.capital[at] for at in inside if len(words.low[at]) > 3)

    def _of_participle(self, first: int) -> Run | None:
        """Return who is "saying": whoever stands right before it, or whoever the sentence is about."""
        before = self.low(first - 1)
        if before == "as" and (quoted := self._quoted(first)):
            return quoted
        if before and before not in _BEFORE_PARTICIPLE:
            found = self.before(first)
            if found and self.speaks(found) and self.low(found[0] - 1) in _STARTS:
                return found
        if first <= 1:
            comma = next((i for i in range(first, self.size) if self.low(i) == ","), None)
            return self.of_words(comma + 1, self.size) if comma else None
        return self.last or self.of_words(0, first) or self.before(first)

    def _quoted(self, at: int) -> Run | None:
        """Return X of "quoted X as | saying" and of "X was quoted as | saying"."""
        for i in range(at - 2, max(at - _QUOTING, -1), -1):
            if self.low(i) in _QUOTED:
                passive = i == at - 2 or self.low(i + 1) == "by"
                return self.before(self.chain(i)) if passive else self.after(i + 1)
        return None

    def of_words(self, start: int, end: int) -> Run | None:
        """Return who the words [start, end) are about: the phrase before their first verb."""
        if start == 0:
            found = self._first
            return found if found and found[1] <= end else None
        return self._subject(start, end)

    @cached_property
    def _first(self) -> Run | None:
        return self._subject(0, self.size)

    def _subject(self, start: int, end: int) -> Run | None:
        opens = self.low(start) in _ADVERBIAL
        if opens and (comma := next((i for i in range(start, end) if self.low(i) == ","), None)):
            start = comma + 1
        for at in range(start + 1, end):
            if is_verb(self.words, at) or self.manner(at):
                found = self._around_parenthesis(at - 1) if self.low(at - 1) == "," else None
                found = found or self.before(self.chain(at))
                if found and found[0] >= start and self.low(found[1] - 1) not in DAYS:
                    return found
        return None

    def speaks(self, run: Run) -> bool:
        """Say whether the phrase could name somebody: a pronoun, a noun for a speaker, or a name."""
        inside = self.words.low[slice(*run)]
        if inside[-1][0].isdigit() or DETERMINERS.issuperset(inside):
            return False
        if inside[0] in SUBJECTS or any(map(can_tell, inside)):
            return True
        if not self.cased or inside[-1] in DAYS:
            return False
        return any(self.words.capital[at] and (at or self.words.low[at] not in _NO_NAME) for at in range(*run))
