"""What holds of reading whatever the text: it ends, its spans are exact, and it says the same thing again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claims.analysis import read
from claims.facts import ClaimDraft
from claims.flagging.phrases import PHRASES
from claims.text.spans import Span

CAVEATS = [phrase.example for phrase in PHRASES]
STATEMENTS = [
    "The mayor of Kelmin said on Monday that at least 34 of the 44 barges had sunk near Narrin.",
    "Ana Ruiz, a spokeswoman for the union, told reporters that “between 20 and 30 people” were hurt on 3 May.",
    "About 1.5 million litres leaked into the Orlen last week, according to the ministry.",
    "The navy said 9 men died in the storm.",
    "She said dozens of houses, two schools and a mill were lost; the council put the number at 12.",
]
PLAIN = [phrase.counter for phrase in PHRASES]
#: What breaks programs that count bytes, UTF-16 units, visible letters or lines.
ODD = [
    "👩‍👩‍👧‍👦",
    "🇺🇦🚢",
    "e\u0301\u0323\u0327",
    "مدينة ‏العمارة‎",
    "שלום, עולם",
    "unveri\u00adfied",
    "\u200b\u2060\ufeff",
    "İstanbul ẞtraße ﬁre ΟΔΟΣ",
    "\u2028",
    "\x00\x1b[2J",
    "«„‚‹'’\"”“",
    "٣٤ از ۴۴",
    "½ ² Ⅻ ①",
    "((([[[{{{",
    "...?!…",
    "𝟛𝟜 𝖇𝖆𝖗𝖌𝖊𝖘",
    "Mr. Gen. U.S. No. 5.",
]
#: What pasting does to a sentence.
DAMAGE = [
    lambda words: words,
    lambda words: words.replace(" ", "\u00a0"),
    lambda words: words.replace("'", "’").replace(" could", " co\u00aduld"),
    lambda words: words.replace(" ", "\r\n", 3),
    lambda words: words.replace(" ", " e\u0301 🚢 ", 2),
    str.upper,
    lambda words: words.rstrip("."),
]

any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
sentence = st.builds(lambda damage, words: str(damage(words)), st.sampled_from(DAMAGE), st.sampled_from(CAVEATS))
piece = st.one_of(
    sentence,
    st.sampled_from(STATEMENTS),
    st.sampled_from(PLAIN),
    st.sampled_from(CAVEATS),
    st.sampled_from(ODD),
    any_text,
)
glue = st.sampled_from([" ", "", "\n", "\r\n", "\n\n", "  ", "\t", "\u00a0", "\u00ad"])
texts = st.lists(st.tuples(piece, glue), max_size=9).map(lambda pairs: "".join(word for pair in pairs for word in pair))
days = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))

often = settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.too_slow])


@often
@given(texts, days)
@example("", None)
@example("\r\n \u2028\u00ad", None)
def test_every_span_lies_in_the_text_and_holds_what_it_says(text: str, day: date | None) -> None:
    for draft in read(text, day):
        check(draft, text)


@often
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300), st.sampled_from(CAVEATS))
def test_whatever_stands_around_a_caveat_does_no_harm(noise: str, caveat: str) -> None:
    text = f"{noise}\r\n{STATEMENTS[0]} {caveat}{noise}"

    for draft in read(text, date(2026, 3, 14)):
        check(draft, text)


@often
@given(texts, days)
def test_the_same_text_reads_the_same_again(text: str, day: date | None) -> None:
    assert read(text, day) == read(text, day)


@often
@given(texts, texts, days)
def test_adding_text_after_breaks_nothing(text: str, more: str, day: date | None) -> None:
    for draft in read(text + more, day):
        check(draft, text + more)


@often
@given(texts, days)
def test_a_plain_paragraph_after_it_leaves_every_cue_in_its_place(text: str, day: date | None) -> None:
    longer = f"{text}\n\nRain fell on the harbour until noon."

    assert cues(longer, day) == cues(text, day)


def test_every_row_of_the_table_is_among_the_caveats_that_are_read() -> None:
    story = "The navy said 9 men died in the storm."

    assert [caveat for caveat in CAVEATS if not read(f"{story} {caveat}")] == []


def cues(text: str, day: date | None) -> list[tuple[str, Span]]:
    return [(draft.flag.phrase, draft.flag.cue) for draft in read(text, day)]


def check(draft: ClaimDraft, text: str) -> None:
    """Assert that all of a draft's spans are exact."""
    for span in spans(draft):
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()
    for figure in draft.figures:
        assert figure.text == figure.span.of(text)
        assert draft.coverage.span.contains(figure.span)
    if draft.speaker:
        assert draft.speaker.name.strip() == draft.speaker.name != ""
    if draft.where:
        assert draft.where.name == " ".join(draft.where.span.of(text).split())


def spans(draft: ClaimDraft) -> Iterator[Span]:
    """Yield every span of a draft."""
    yield from (draft.flag.cue, draft.coverage.span, *(figure.span for figure in draft.figures))
    yield from (found.span for found in (draft.speaker, draft.when, draft.where) if found)
