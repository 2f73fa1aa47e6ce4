"""Searching everywhere: claims, articles, speakers and outlets that hold the words, and what an id names. Reads only.

Claims and articles come newest first and names by the alphabet, so that pages can be told apart by keys. Every word
asked for has to be there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Any

from django.contrib.auth.models import User
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Substr
from django.urls import reverse

from claims.models import Article, ArticleVersion, ArticleWords, Claim, ClaimWords, LedgerEntry, Source, Speaker
from claims.models.roles import may
from claims.queries.claims import PUBLIC_ID
from claims.queries.keyset import Cursor
from claims.queries.name_lists import after_name
from claims.queries.worded import Worded
from claims.text.asked import Asked, asked, hits
from claims.verdicts import Verdict
from claims.workflow import State

#: Lines of each group beside the others, and of one group by itself.
FEW, PAGE = 8, 50
#: So much of an article's text is read to show where a word stands; around the first one, so much.
OPENING, BEFORE, AFTER = 20_000, 90, 190
_NUMBER = re.compile(r"[0-9]{1,18}")

#: Words, and whether they are among those looked for.
Pieces = tuple[tuple[str, bool], ...]


class Group(Enum):
    """What there is to be found, by the word that addresses use; in the order of the page."""

    CLAIMS = "claims"
    ARTICLES = "articles"
    SPEAKERS = "speakers"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was found. `words` are its own; `around` are those of an article about the first hit."""

    address: str
    words: Pieces
    around: Pieces = ()
    verdict: Verdict | None = None
    state: State | None = None
    name: str = ""
    at: datetime | None = None
    public_id: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The lines of one group; the cursors lead to its neighbouring pages ("" where there is none)."""

    group: Group
    lines: list[Line]
    older: str = ""
    newer: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """What the words name by its id, and where it is."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Results:
    """What a search came to."""

    asked: Asked
    named: list[Named]
    groups: list[Found]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found at all."""
        return not self.named and not any(found.lines for found in self.groups)


def search(typed: str, person: User) -> Results:
    """Return the first lines of every group that the person may see. Eleven SQL queries at most."""
    looked_for = asked(typed)
    groups = [_first(group, looked_for) for group in Group if looked_for and may(person, _NEEDED[group])]
    return Results(looked_for, named(typed, person), groups)


def search_in(group: Group, typed: str, *, older: Cursor | None = None, newer: Cursor | None = None) -> Found:
    """Return a page of one group. Three SQL queries at most."""
    looked_for = asked(typed)
    if not looked_for:
        return Found(group, [])
    if group in (Group.SPEAKERS, Group.SOURCES):
        return _names(group, looked_for, older.pk if older else 0, PAGE)
    return _dated(group, looked_for, older, newer, PAGE)


def may_see(group: Group, person: User) -> bool:
    """Say whether a person may see what a group holds."""
    return may(person, _NEEDED[group])


def named(typed: str, person: User) -> list[Named]:
    """Return what `typed` names by its id: a claim, the number of an article, an entry of the ledger."""
    words = typed.strip()
    if PUBLIC_ID.fullmatch(words):
        claim = Claim.objects.filter(public_id=words.upper()).first()
        return [Named(f"Claim {claim.public_id}", claim.get_absolute_url())] if claim else []
    number = words.removeprefix("#")
    return list(_numbered(int(number), person)) if _NUMBER.fullmatch(number) else []


def _numbered(number: int, person: User) -> Iterator[Named]:
    if may(person, "view_article") and (article := Article.objects.filter(pk=number).first()):
        yield Named(f"Article {number}: {article.title}", article.get_absolute_url())
    if may(person, "view_ledgerentry") and (entry := LedgerEntry.objects.filter(sequence=number).first()):
        address = f"{reverse('claim', args=[entry.claim_public_id])}#ledger-{number}"
        yield Named(f"Entry {number} of the ledger: {entry.claim_text}", address)


_NEEDED = {
    Group.CLAIMS: "view_claim",
    Group.ARTICLES: "view_article",
    Group.SPEAKERS: "view_speaker",
    Group.SOURCES: "view_source",
}


def _first(group: Group, looked_for: Asked) -> Found:
    if group in (Group.SPEAKERS, Group.SOURCES):
        return _names(group, looked_for, 0, FEW)
    return replace(_dated(group, looked_for, None, None, FEW), newer="")


def _dated(group: Group, looked_for: Asked, older: Cursor | None, newer: Cursor | None, size: int) -> Found:
    rows: QuerySet[Any] = _claims() if group is Group.CLAIMS else _articles()
    field = "reported_at" if group is Group.CLAIMS else "first_seen_at"
    line = _claim if group is Group.CLAIMS else _article
    index = ClaimWords if group is Group.CLAIMS else ArticleWords
    page = Worded(index, looked_for).page(rows, field, older=older, newer=newer, size=size)
    lines = [line(row, looked_for) for row in page.rows]
    return Found(group, lines, str(page.older or ""), str(page.newer or ""))


def _claims() -> QuerySet[Claim]:
    return Claim.objects.exclude(workflow=State.MERGED.value).select_related("speaker")


def _articles() -> QuerySet[Article]:
    newest = ArticleVersion.objects.filter(article=OuterRef("pk")).order_by("-number")
    opening = Subquery(newest.annotate(opening=Substr("text", 1, OPENING)).values("opening")[:1])
    return Article.objects.select_related("source").annotate(opening=opening)


def _names(group: Group, looked_for: Asked, after: int, size: int) -> Found:
    model: type[Any] = Speaker if group is Group.SPEAKERS else Source
    found, further = after_name(model.objects.filter(searched__words__found=looked_for), after, size)
    place = "speaker" if group is Group.SPEAKERS else "source"
    lines = [Line(reverse(place, args=[it.pk]), pieces(it.name, looked_for)) for it in found]
    return Found(group, lines, further)


def _claim(claim: Claim, looked_for: Asked) -> Line:
    return Line(
        address=claim.get_absolute_url(),
        words=pieces(claim.text, looked_for),
        verdict=claim.finding,
        state=claim.state,
        name=claim.speaker.name if claim.speaker else "",
        at=claim.reported_at,
        public_id=claim.public_id,
    )


def _article(article: Article, looked_for: Asked) -> Line:
    title = pieces(article.title, looked_for)
    around = _around(getattr(article, "opening", None) or "", looked_for)
    return Line(article.get_absolute_url(), title, around, name=article.source.name, at=article.dated)


def pieces(text: str, looked_for: Asked) -> Pieces:
    """Return a text cut where words that are looked for begin and end."""
    cut, at = [], 0
    for start, end in hits(text, looked_for):
        cut += [(text[at:start], False), (text[start:end], True)]
        at = end
    return tuple(piece for piece in [*cut, (text[at:], False)] if piece[0])


def _around(text: str, looked_for: Asked) -> Pieces:
    """Return the words around the first hit, "" where it lies further down than was read."""
    first = next(hits(text, looked_for), None)
    if first is None:
        return ()
    start, end = max(first[0] - BEFORE, 0), first[1] + AFTER
    start = text.find(" ", start, first[0]) + 1 if start else 0
    shown = " ".join(text[start:end].split())
    whole = shown if end >= len(text) else shown.rpartition(" ")[0]
    return (("… ", False),) * bool(start) + pieces(whole, looked_for) + ((" …", False),) * (end < len(text))
