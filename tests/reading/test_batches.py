from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import BadInput
from claims.reading import batches
from claims.reading.articles import Reading

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
TEXT = "The bridge is safe, the mayor said.\nNobody could confirm it."


def line(**values: object) -> str:
    return json.dumps({"text": TEXT} | values)


def test_a_line_becomes_a_reading() -> None:
    whole = line(
        id="a1",
        title=" Bridge declared safe ",
        date="2026-03-12T09:30:00+01:00",
        outlet="The Ferryman",
        url="HTTPS://ferryman.example/bridge?utm_source=x#top",
        byline="Ada Lind",
        language="en",
        shoe_size=44,
    )

    assert batches.parse(whole, 1, now=NOW) == Reading(
        text=TEXT,
        title="Bridge declared safe",
        byline="Ada Lind",
        outlet="The Ferryman",
        url="https://ferryman.example/bridge",
        published=datetime(2026, 3, 12, 8, 30, tzinfo=UTC),
        offset=60,
        external_id="a1",
        language="en",
    )
    assert batches.parse(whole.encode(), 1, now=NOW) == batches.parse(whole, 1, now=NOW)


def test_all_but_the_text_may_be_missing_or_null() -> None:
    assert batches.parse(line(), 1, now=NOW) == Reading(text=TEXT)
    assert batches.parse(line(id=None, title=None, date=None, outlet=None, url=None), 1, now=NOW) == Reading(text=TEXT)


def test_a_day_without_a_time_is_marked_as_such() -> None:
    reading = batches.parse(line(date="2026-03-12"), 1, now=NOW)

    assert (reading.published, reading.date_only) == (datetime(2026, 3, 12, tzinfo=UTC), True)


def test_a_number_will_do_for_an_id() -> None:
    assert batches.parse(line(id=17), 1, now=NOW).external_id == "17"


def test_a_title_is_found_in_the_text_where_none_is_given() -> None:
    assert batches.parse(line(text="Bridge declared safe\n\n" + TEXT), 1, now=NOW).title == "Bridge declared safe"


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ("{", "it is not JSON (Expecting property name enclosed in double quotes at character 2)."),
        ("hello", "it is not JSON"),
        (b'{"text": "caf\xe9"}', "it is not in UTF-8 (byte 13)"),
        ("[1, 2]", "it is not a JSON object: each line must be one"),
        ('"text"', "it is not a JSON object"),
        ("null", "it is not a JSON object"),
        ("[" * 100_000, "nested too deeply"),
        ('{"text": ' + "9" * 5000 + "}", "a number too long"),
        ("{}", 'it has no "text"'),
        ('{"text": 5}', 'its "text" is not a text: put it in quotation marks'),
        ('{"text": null}', "That text is empty"),
        ('{"text": "  \\n "}', "That text is empty"),
        (line(id=True), 'its "id" is not a text'),
        (line(id=["a"]), 'its "id" is not a text'),
        (line(title=5), 'its "title" is not a text'),
        (line(date=20260312), 'its "date" is not a text'),
        (line(date="last Tuesday"), "“last Tuesday” is not a date"),
        (line(date="2026-03-17"), "The date 2026-03-17 lies in the future"),
        (line(url="ferryman.example"), "must begin with https://"),
        (line(url="javascript:alert(1)"), "must begin with https://"),
        (line(text="x" * 3000), "That text has 2.93 kB; at most 2 kB are taken"),
        (line(text="x" * 20_000), "That text has 19.5 kB; at most 12 kB are taken"),
    ],
)
def test_a_bad_line_is_named_with_its_number_and_its_fault(bad: str | bytes, says: str) -> None:
    max_bytes = 2048 if b"xxx" in (bad if isinstance(bad, bytes) else bad.encode()) else 5 * 1024 * 1024

    with pytest.raises(BadInput) as caught:
        batches.parse(bad, 12, now=NOW, max_bytes=max_bytes)

    assert str(caught.value).startswith("Line 12: ")
    assert says in str(caught.value)


def test_nul_bytes_and_lone_surrogates_are_replaced() -> None:
    reading = batches.parse('{"text": "one \\u0000 two \\ud83d three", "title": "a\\u0000b"}', 1, now=NOW)

    assert reading.text == "one \ufffd two \ufffd three"
    assert reading.title == "a\ufffdb"


def test_a_date_is_judged_by_the_present_where_no_other_is_given() -> None:
    with pytest.raises(BadInput, match="lies in the future"):
        batches.parse(line(date="9000-01-01"), 1)


@given(st.text() | st.binary() | st.recursive(st.none() | st.text(), st.lists).map(lambda value: json.dumps(value)))
def test_any_line_is_a_reading_or_bad_input_and_nothing_else(anything: str | bytes) -> None:
    with pytest.raises(BadInput, match=r"^Line 3: "):
        batches.parse(anything, 3, now=NOW)


# Streams


def test_lines_are_counted_from_one_and_blank_ones_skipped() -> None:
    stream = io.BytesIO(b"\xef\xbb\xbf{}\n\n  \r\n{1}\r\n{2}")

    assert list(batches.numbered(stream)) == [(1, b"\xef\xbb\xbf{}\n"), (4, b"{1}\r\n"), (5, b"{2}")]


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    assert batches.parse(b"\xef\xbb\xbf" + line().encode(), 1, now=NOW).text == TEXT


def test_a_line_that_is_too_long_spoils_no_other_and_fills_no_memory() -> None:
    stream = io.BytesIO(b'{"text": "' + b"x" * 100_000 + b'"}\n' + line().encode() + b"\n" + b"y" * 100_000)

    lines = dict(batches.numbered(stream, max_bytes=1000))

    assert {number: len(found) for number, found in lines.items()} == {1: 6001, 2: len(line()) + 1, 3: 6001}
    assert batches.parse(lines[2], 2, now=NOW, max_bytes=1000).text == TEXT
    for number in (1, 3):
        with pytest.raises(BadInput, match=rf"Line {number}: That text has 5\.86 kB"):
            batches.parse(lines[number], number, now=NOW, max_bytes=1000)
