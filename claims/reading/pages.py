"""HTML in, a reading out: the article without its menus, with its paragraphs. Pure; fetches nothing."""

from __future__ import annotations

import logging
import re
from datetime import UTC, datetime
from typing import Any

from lxml.html import HtmlElement
from trafilatura import bare_extraction, load_html

from claims.errors import BadInput, Barred
from claims.reading import metadata, texts
from claims.reading.addresses import outlet_host
from claims.reading.articles import Reading
from claims.reading.barriers import barrier
from claims.reading.binaries import binary_kind
from claims.reading.decoding import cleaned, decoded_page

# It reports each odd page as an error of the program's; here an odd page is a sentence for the editor.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

#: Each tag costs up to 40 microseconds; a page of news has some thousands.
MOST_TAGS = 60_000
#: Less than so many letters and digits is no article, whatever the page says.
SHORTEST = 80
_PASTE = "Open it in a browser and paste the text instead."
_HTML_START = re.compile(rb"(?:<\?xml[^>]{0,200}>\s{0,20})?<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_WORD = re.compile(r"\w")
_SENTENCE = re.compile(r"\w[.!?…。！？]")


def read(
    html: bytes | str,
    *,
    url: str = "",
    charset: str = "",
    now: datetime | None = None,
    max_bytes: int = texts.MAX_BYTES,
) -> Reading:
    """Return the article in `html`: paragraphs set apart by blank lines, with what the page declares about itself.

    `url` is where the page was found, `charset` what its Content-Type header named. Raise BadInput for what is too
    large, is no HTML, stands in front of an article (robot and cookie questions) or holds none.
    """
    tree = _tree(html, charset=charset, max_bytes=max_bytes)
    now = now or datetime.now(UTC)
    document = _document(tree, url=url, now=now)
    text = _paragraphs(document.text or "") if document else ""
    _check_article(tree, text)
    published = metadata.published(tree, guess=document.date or "", now=now)
    return Reading(
        text=text,
        title=_line(document.title),
        byline=_line(document.author).replace(";", ","),
        outlet=_line(document.sitename) or (outlet_host(url) if url else ""),
        url=metadata.address(tree, url=url),
        published=published.moment if published else None,
        date_only=published.date_only if published else False,
        offset=published.offset if published else None,
        language=metadata.language(tree),
        is_paid=metadata.is_paid(tree),
    )


def looks_like_html(text: bytes | str) -> bool:
    """Say whether `text` begins as an HTML page does, so that a file or a paste can be read as one."""
    start = text[:1000] if isinstance(text, bytes) else text[:1000].encode("utf-8", "replace")
    return _HTML_START.match(start.removeprefix(b"\xef\xbb\xbf").lstrip()) is not None


def _tree(html: bytes | str, *, charset: str, max_bytes: int) -> HtmlElement:
    texts.check_size(texts.size_of(html), max_bytes)
    if isinstance(html, bytes) and (kind := binary_kind(html)):
        raise BadInput(f"That is {kind}, not a page: copy its text and paste it instead.")
    written = cleaned(html) if isinstance(html, str) else decoded_page(html, charset=charset)
    if not written.strip():
        raise BadInput(f"That page is empty. {_PASTE}")
    if written.count("<") > MOST_TAGS:
        raise BadInput(f"That page is built of more than {MOST_TAGS:,} parts, which no article is. {_PASTE}")
    tree = load_html(written)
    if tree is None:
        raise BadInput(f"That is not a page of HTML. {_PASTE}")
    _unfold_layout(tree)
    return tree


def _unfold_layout(tree: HtmlElement) -> None:
    """Turn tables into plain blocks where cells hold paragraphs: trafilatura would make one line of each row."""
    if any(len(cell.findall("p")) > 1 for cell in tree.iter("td")):
        for part in tree.iter("table", "tbody", "thead", "tfoot", "tr", "td", "th"):
            part.tag = "div"


def _document(tree: HtmlElement, *, url: str, now: datetime) -> Any:
    """Return trafilatura's document, or None where it finds no text."""
    try:
        return bare_extraction(
            tree,
            url=url or None,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": f"{now:%Y-%m-%d}"},
        )
    except Exception as problem:  # pragma: no cover - no page is known that gets here
        # What a hostile page makes three libraries raise cannot be listed, and must not stop a batch.
        raise BadInput(f"That page could not be read. {_PASTE}") from problem


def _line(text: str | None) -> str:
    return " ".join(cleaned(text or "").split())


def _paragraphs(text: str) -> str:
    lines = (" ".join(line.split()) for line in cleaned(text).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _check_article(tree: HtmlElement, text: str) -> None:
    visible = text or _line(" ".join(tree.xpath("//body//text()[not(parent::script or parent::style)]")))
    if found := barrier(title=_line(tree.findtext(".//title")), text=visible):
        raise Barred(f"{found.sentence} {_PASTE}", found.state.value)
    if len(_WORD.findall(text)) < SHORTEST or not _SENTENCE.search(text):
        raise BadInput(f"That page holds no article. {_PASTE}")
