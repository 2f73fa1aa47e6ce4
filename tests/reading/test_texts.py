from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from claims.errors import BadInput
from claims.reading import texts
from claims.reading.decoding import cleaned

LATIN = "The mayor said “the bridge is safe” — nobody could confirm it. José’s café paid £40."
RUSSIAN = "Мэр заявил, что мост безопасен, однако подтвердить это пока никто не смог. Жители ждут новостей. "
JAPANESE = "市長は橋が安全だと述べたが、確認はされていない。市民は続報を待っている。"
#: Encodings that can be told, each with a text in it.
TOLD = [
    ("cp1252", LATIN),
    (
        "cp1252",
        "Zoë Müller’s crew came from São Paulo by night and crossed the bridge, a café owner said; "
        + "nobody else saw it. " * 9,
    ),
    ("iso8859-1", "Der Bürgermeister erklärte am Dienstag, die Brücke sei sicher; bestätigen konnte es niemand."),
    ("cp1251", RUSSIAN),
    ("koi8-r", RUSSIAN * 5),
    ("cp1253", "Ο δήμαρχος είπε ότι η γέφυρα είναι ασφαλής, αλλά κανείς δεν το επιβεβαίωσε μέχρι στιγμής."),
    ("cp1250", "Burmistrz oświadczył, że most jest bezpieczny, ale nikt tego nie potwierdził. Mieszkańcy czekają."),
]
#: Encodings that a guess would get wrong: it took each for another one.
NOT_TOLD = [
    ("shift_jis", JAPANESE),
    ("iso8859-2", "Starosta prohlásil, že most je bezpečný, nikdo to však zatím nepotvrdil. Obyvatelé čekají."),
    ("cp1254", "Belediye başkanı köprünün güvenli olduğunu söyledi, ancak kimse doğrulayamadı."),
    ("koi8-r", RUSSIAN),
]


def test_the_text_stays_whole_and_its_first_line_becomes_the_title() -> None:
    text = "\n  Bridge declared safe\n\nThe mayor said so on Tuesday.  \n"

    reading = texts.read(text)

    assert reading.text == text
    assert reading.title == "Bridge declared safe"
    assert (reading.byline, reading.outlet, reading.url, reading.published) == ("", "", "", None)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Bridge declared safe", "Bridge declared safe"),
        ("Is the bridge safe: what we know\nText.", "Is the bridge safe: what we know"),
        ("x" * 200 + "\nText.", "x" * 200),
        ("x" * 201 + "\nText.", ""),
        ("The mayor spoke.\nText.", ""),
        ("Is the bridge safe?\nText.", ""),
        ("“The bridge is safe.”\nText.", ""),
        ("The mayor said:\nText.", ""),
        ("And then…\nText.", ""),
    ],
)
def test_a_first_line_that_ends_like_a_sentence_is_no_title(text: str, title: str) -> None:
    assert texts.read(text).title == title


@pytest.mark.parametrize("text", ["", "  \n\t\n", b"", b" \r\n", b"\xef\xbb\xbf", "\u00a0\u2003"])
def test_an_empty_text_is_refused(text: str | bytes) -> None:
    with pytest.raises(BadInput, match="That text is empty"):
        texts.read(text)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.7\nhello", "a PDF document"),
        (b"PK\x03\x04hello", "a ZIP archive or an office document"),
        (b"\x89PNG\r\n\x1a\nhello", "a PNG image"),
        (b"\xff\xd8\xff\xe0hello", "a JPEG image"),
        (b"GIF89ahello", "a GIF image"),
        (b"RIFF\x10\0\0\0WEBPhello", "a WebP image"),
        (b"\0\0\0\x20ftypheic", "an MP4 film or a HEIC or AVIF image"),
        (b"{\\rtf1 hello}", "an RTF document"),
        (b"\x1f\x8b\x08\0hello", "a gzip archive"),
        (b"MZ\x90\0\x03\0\0\0\x04\0\0\0" + b"code" * 8 + bytes(40), "a binary file"),
    ],
)
def test_a_binary_file_is_called_by_its_name(body: bytes, kind: str) -> None:
    with pytest.raises(BadInput, match=f"That is {kind}, not a text: save it as plain text"):
        texts.read(body)


@pytest.mark.parametrize(("encoding", "text"), TOLD)
def test_other_encodings_than_utf8_are_told(encoding: str, text: str) -> None:
    assert texts.read(text.encode(encoding)).text == text


@pytest.mark.parametrize(("encoding", "text"), NOT_TOLD)
def test_a_doubtful_encoding_is_asked_about_and_never_guessed(encoding: str, text: str) -> None:
    with pytest.raises(BadInput, match="its encoding could not be told: save it as UTF-8"):
        texts.read(text.encode(encoding))


@pytest.mark.parametrize("text", [LATIN, RUSSIAN, JAPANESE])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_unicode_is_read_with_its_mark_and_without(mark: bytes, encoding: str, text: str) -> None:
    assert texts.read(mark + text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_latin_text_in_utf16_needs_no_mark(encoding: str) -> None:
    assert texts.read(LATIN.encode(encoding)).text == LATIN


def test_windows_quotation_marks_alone_are_enough_to_tell() -> None:
    assert texts.read("He said “no”.".encode("cp1252")).text == "He said “no”."


@pytest.mark.parametrize(
    ("body", "offset"),
    [(b"abc\x9d\x8f", 3), (b"plain words, " * 20 + b"\x81", 260), (b"The \xc3\xa4 \xff\xfa\x81\x90\xfd end", 7)],
)
def test_an_encoding_that_cannot_be_told_is_refused_with_the_first_odd_byte(body: bytes, offset: int) -> None:
    with pytest.raises(BadInput, match=rf"not in UTF-8 \(byte {offset} does not fit\).*save it as UTF-8"):
        texts.read(body)


def test_what_no_database_stores_is_replaced_and_nothing_else() -> None:
    odd = "a\x00b\ud800c\udfffd\r\ne\rf\u202eg\u200bh\x07i\u2028j\ufeffk"

    assert cleaned(odd) == "a\ufffdb\ufffdc\ufffdd\ne\nf\u202eg\u200bh\x07i\u2028j\ufeffk"
    assert texts.read(odd).text == cleaned(odd)
    assert texts.read(b"some words\x00 and more words that follow here, and on they go").text.count("\ufffd") == 1


@given(st.text(alphabet=st.characters()))
def test_cleaned_text_can_be_stored_and_is_clean_already(text: str) -> None:
    clean = cleaned(text)

    assert "\x00" not in clean
    assert "\r" not in clean
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert cleaned(clean) == clean


@given(st.binary(max_size=400))
def test_any_bytes_are_a_text_or_bad_input_and_nothing_else(body: bytes) -> None:
    try:
        reading = texts.read(body)
    except BadInput:
        return

    assert reading.text.strip()


def test_a_text_over_the_cap_is_refused_with_both_sizes() -> None:
    assert texts.read("x" * 5 * 1024 * 1024).text
    with pytest.raises(BadInput, match="That text has 10 MB; at most 5 MB are taken"):
        texts.read(b"x" * 10 * 1024 * 1024)
    with pytest.raises(BadInput, match=r"That text has 3\.91 kB; at most 2 kB are taken"):
        texts.read("ä" * 2000, max_bytes=2048)


def test_the_cap_without_a_caller_is_that_of_the_settings(settings: Settings) -> None:
    assert settings.MAX_ARTICLE_BYTES == texts.MAX_BYTES
