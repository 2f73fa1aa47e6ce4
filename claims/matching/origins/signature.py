"""What is kept of an article to tell whether another is of the same origin, and the keys to find it by. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from itertools import combinations
from typing import Any

from claims.facts import Account
from claims.matching.origins.prints import hashed, prints, word_run
from claims.matching.origins.sources import Citation, citations, quotations
from claims.matching.rarity import rarity
from claims.matching.terms import words as plain_words
from claims.text.document import Document

#: Raised whenever the same article could get another signature or other keys; what was stored is then made anew.
ALGORITHM = "origins-2"

#: A shorter sentence ("He declined to comment.") stands in many articles.
_LEAST_SENTENCE = 7
#: How many words an article is known by.
_TOPIC = 24
#: One print in so many becomes a key, unless there are few.
_SAMPLED, _FEW = 4, 30
#: From so many of the rarest words of a cited passage keys are made.
_RAREST = 5
#: No more of each sort: a long article has enough.
_MOST_KEYS = 150


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of an article: a few kilobytes as JSON. Numbers are hashes, words are in their plain form."""

    prints: tuple[int, ...]
    sentences: tuple[int, ...]
    topic: tuple[str, ...]
    quotations: tuple[str, ...]
    citations: tuple[Citation, ...]
    published: date | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the signature as plain JSON values."""
        return {
            "prints": list(self.prints),
            "sentences": list(self.sentences),
            "topic": list(self.topic),
            "quotations": list(self.quotations),
            "citations": [{**asdict(one), "words": list(one.words)} for one in self.citations],
            "published": self.published.isoformat() if self.published else None,
        }

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Signature:
        """Return the signature that `as_json` made."""
        return cls(
            prints=tuple(stored["prints"]),
            sentences=tuple(stored["sentences"]),
            topic=tuple(stored["topic"]),
            quotations=tuple(stored["quotations"]),
            citations=tuple(Citation(**{**one, "words": tuple(one["words"])}) for one in stored["citations"]),
            published=date.fromisoformat(stored["published"]) if stored["published"] else None,
        )


def signature(account: Account) -> Signature:
    """Return what is kept of an article to tell whether another is of the same origin."""
    document = Document(account.text)
    told = [word_run(sentence.span.of(account.text)) for sentence in document.sentences]
    used = Counter(plain_words(f"{account.title}\n{account.text}"))
    return Signature(
        prints=prints(word_run(account.text)),
        sentences=tuple(sorted({hashed(words) for words in told if len(words) >= _LEAST_SENTENCE})),
        topic=tuple(sorted(word for word, _ in used.most_common(_TOPIC))),
        quotations=quotations(account.text),
        citations=citations(document, account.title, account.outlet),
        published=account.published,
    )


def keys(signature: Signature) -> tuple[str, ...]:
    """Return keys of up to 10 characters, of which two articles of one origin nearly always share one."""
    copied = [number for number in signature.prints if number % _SAMPLED == 0 or len(signature.prints) <= _FEW]
    spoken = [number for words in signature.quotations for number in prints(word_run(words))]
    cited = [number for citation in signature.citations for number in _pairs(citation)]
    sorts = {"t": copied, "q": spoken, "c": cited}
    return tuple(dict.fromkeys(f"{sort}:{number:x}" for sort in sorts for number in sorts[sort][:_MOST_KEYS]))


def _pairs(citation: Citation) -> Iterator[int]:
    """Yield a number for each two of the rarest words of a cited passage, with the source that it is cited from."""
    rarest = sorted(citation.words, key=lambda word: (-rarity(word), hashed([word])))[:_RAREST]
    for two in combinations(sorted(rarest), 2):
        yield hashed([citation.source, *two])
