"""Lists of feeds as other programs keep them: OPML in and out. http://opml.org/spec2.opml"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from lxml import etree

from claims.errors import BadInput
from claims.reading.addresses import canonical
from claims.reading.decoding import cleaned
from claims.reading.texts import check_size

MAX_BYTES = 5 * 1024 * 1024
MOST = 10_000


@dataclass(frozen=True, slots=True)
class Line:
    """One outline of a list: the line of the file where it stands, and its feed or what is wrong with it.

    `outlet` is the group that it stands in, "" at the top; `problem` is "" where the feed can be taken.
    """

    line: int
    url: str
    title: str
    outlet: str
    problem: str = ""


def read(body: bytes) -> list[Line]:
    """Return the feeds of an OPML file in its order, each with what is wrong with it, if anything.

    A list with an error in its XML is read as far as it goes. Raise BadInput for what is no list of feeds at all.
    """
    check_size(len(body), MAX_BYTES)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True, load_dtd=False)
    try:
        root = etree.fromstring(body, parser) if body.strip() else None
    except etree.XMLSyntaxError:
        root = None
    if root is None or _name(root) != "opml":
        raise BadInput("That is no OPML: export the list of feeds from your reader once more, and choose that file.")
    lines: list[Line] = []
    seen: dict[str, int] = {}
    for outline in root.iter("{*}outline"):
        if (written := _attribute(outline, "xmlurl")) is not None and len(lines) < MOST:
            lines.append(_line(outline, written, seen))
    return lines


def written(feeds: Iterable[tuple[str, str, str]], *, title: str, now: datetime) -> bytes:
    """Return an OPML file of feeds, each (outlet, title, address), grouped by outlet in their order."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = title
    etree.SubElement(head, "dateCreated").text = format_datetime(now)
    body = etree.SubElement(root, "body")
    groups: dict[str, etree._Element] = {}
    for outlet, name, url in feeds:
        if outlet not in groups:
            groups[outlet] = etree.SubElement(body, "outline", text=_storable(outlet)) if outlet else body
        words = _storable(name or url)
        etree.SubElement(groups[outlet], "outline", type="rss", text=words, title=words, xmlUrl=url)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _line(outline: etree._Element, url: str, seen: dict[str, int]) -> Line:
    number, name = (
        outline.sourceline if isinstance(outline.sourceline, int) else 0,
        _attribute(outline, "title") or _attribute(outline, "text") or "",
    )
    group = outline.getparent()
    outlet = _attribute(group, "text") or _attribute(group, "title") or "" if group is not None else ""
    try:
        address = canonical(url)
    except BadInput as problem:
        return Line(number, url[:300], name, outlet, str(problem))
    if address in seen:
        return Line(number, address, name, outlet, f"The same feed stands on line {seen[address]}.")
    seen[address] = number
    return Line(number, address, name, outlet)


def _attribute(node: etree._Element, name: str) -> str | None:
    """Return an attribute whatever its case: programs disagree about xmlUrl."""
    if _name(node) != "outline":
        return None
    try:
        found = next((value for key, value in node.attrib.items() if str(key).lower() == name), None)
    except UnicodeDecodeError:
        # A reference to half a character (&#xd800;), which lxml takes and cannot give back.
        return ""
    return " ".join(cleaned(str(found)).split())[:2000] if found is not None else None


def _name(node: etree._Element) -> str:
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def _storable(words: str) -> str:
    return "".join(letter for letter in words if letter >= " " and letter not in "\ufffe\uffff")
