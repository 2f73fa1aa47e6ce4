"""What became of one input, for a person and for a program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from claims.models import Analysis, ArticleVersion, Mention
from claims.queries.exports import mention_record, mentions_of
from claims.reading.changes import Decision

LONGEST = 160


@dataclass(frozen=True, slots=True)
class Receipt:
    """One recorded article: what was decided, and the claims that its text makes."""

    where: str
    decision: Decision
    version: ArticleVersion
    mentions: list[Mention]
    is_read: bool

    def as_record(self) -> dict[str, Any]:
        """Return the receipt as plain JSON values."""
        article = self.version.article
        return {
            "input": self.where,
            "decision": self.decision.value,
            "article": article.pk,
            "version": self.version.number,
            "title": self.version.title,
            "outlet": article.source.name,
            "url": article.url,
            "analysed": self.is_read,
            "claims": [{"id": mention.claim.public_id, **mention_record(mention)} for mention in self.mentions],
        }

    def as_words(self) -> str:
        """Return the receipt as a sentence, with a line for each claim."""
        line = f"{self.where}: {self._what()} “{_line(self.version.title)}”, {self._found()}."
        return "\n".join([line, *map(_claim, self.mentions)])

    def _found(self) -> str:
        if not self.is_read:
            return "not read for claims yet: another process has begun or will try again"
        number = len(self.mentions)
        return f"{number:,} {'claim' if number == 1 else 'claims'} found" if number else "no claims found"

    def _what(self) -> str:
        outlet = _line(self.version.article.source.name)
        if self.decision is Decision.NEW:
            return f"new article of {outlet}:"
        if self.decision is Decision.CHANGED:
            return f"version {self.version.number} of a known article of {outlet}:"
        return f"unchanged article of {outlet}:"


def receipt(where: str, decision: Decision, version: ArticleVersion, *, read_here: bool) -> Receipt:
    """Return what became of an input, read back from the database. `read_here`: it was analysed just now."""
    is_read = read_here or Analysis.objects.filter(version=version, finished_at__isnull=False).exists()
    return Receipt(where, decision, version, mentions_of(version), is_read)


def _claim(mention: Mention) -> str:
    speaker = f" — {_line(mention.speaker.name)}" if mention.speaker else ""
    figures = "; ".join(_line(figure.exact) for figure in mention.figures.all())
    said = f" [{figures}]" if figures else ""
    return f"  {mention.claim.public_id} {mention.flag.kind}: “{_line(mention.exact)}”{speaker}{said}"


def _line(text: str) -> str:
    """Return `text` on one line, short, and without characters that could steer a terminal."""
    plain = " ".join("".join(char if char.isprintable() else " " for char in text[: 4 * LONGEST]).split())
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…"
