"""Looking at an address before its feed is followed: what stands there, and which feeds its page names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from claims.errors import BadInput
from claims.models import Feed
from claims.net import feeds as net
from claims.net.feeds import Answer, Validators
from claims.reading.addresses import canonical
from claims.reading.feeds import discovery, documents
from claims.reading.feeds.discovery import Offer
from claims.reading.feeds.feed import Entry
from claims.reading.pages import looks_like_html

#: As many entries are shown before a feed is followed.
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at an address: a feed with its first entries, or a page with the feeds that it names.

    `known` is the feed that is followed from there already, None where there is none.
    """

    url: str
    title: str = ""
    kind: str = ""
    entries: tuple[Entry, ...] = ()
    number: int = 0
    offers: tuple[Offer, ...] = ()
    known: Feed | None = None


def look(url: str, *, ask: Callable[[str, Validators], Answer] = net.ask) -> Found:
    """Return what stands at an address. Saves nothing.

    Raise BadInput with a sentence where there is neither a feed nor a page that names one, and FetchError as net.ask
    does.
    """
    answer = ask(canonical(url), Validators())
    if answer.status != 200 or not answer.body:
        raise BadInput(f"That address answered {answer.status}: open it in a browser, and copy the address from there.")
    if looks_like_html(answer.body):
        return _of_page(answer)
    read = documents.read(answer.body, url=answer.url, content_type=answer.content_type)
    # Where a site redirects for now only, the address that people know is the one to keep.
    place = canonical(answer.moved_to or url)
    return Found(
        url=place,
        title=read.title,
        kind=read.kind.description,
        entries=read.entries[:SHOWN],
        number=len(read.entries) + read.left_out,
        known=Feed.objects.filter(url=place).first(),
    )


def _of_page(answer: Answer) -> Found:
    offers = discovery.offers(answer.body, url=answer.url)
    if not offers:
        raise BadInput("That page names no feed: look on the site for a link called RSS, Atom or feed, and give that.")
    return Found(url=answer.url, offers=offers)
