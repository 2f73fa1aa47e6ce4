"""References to half a character, and to a character that no computer can number, are refused or passed over."""

from __future__ import annotations

import pytest

from claims.errors import BadInput
from claims.reading.feeds import documents, opml
from tests.reading.feeds.samples import RSS, SITEMAP


def test_a_list_tells_the_line_and_reads_the_others() -> None:
    body = b"""<opml version="2.0"><body><outline text="a" xmlUrl="https://lowe.example/&#xd800;"/>
<outline text="b" xmlUrl="https://lowe.example/feed"/></body></opml>"""

    assert [bool(line.problem) for line in opml.read(body)] == [True, False]


@pytest.mark.parametrize(
    "body",
    [SITEMAP.replace(b"<loc>", b"<loc>&#xd800;", 1), RSS.replace(b"<title>", b"<title>&#99999999999999999999;", 1)],
)
def test_a_feed_is_refused_in_words(body: bytes) -> None:
    with pytest.raises(BadInput, match="garbled beyond reading"):
        documents.read(body)
