from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest

from claims.extraction.dates import when
from claims.facts import When
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import Precision

THURSDAY = date(2024, 5, 16)
WEDNESDAY, TUESDAY, MONDAY, SUNDAY = (date(2024, 5, day) for day in (15, 14, 13, 12))


def of(text: str, published: date | None = THURSDAY, words: str = "") -> When | None:
    start = text.index(words) if words else 0
    return when(Document(text), Span(start, len(text) if not words else start + len(words)), published)


def day_of(text: str, words: str = "", published: date | None = THURSDAY) -> date | None:
    found = of(text, published, words)
    return found.day if found else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The dam broke on Thursday.", date(2024, 5, 16)),
        ("The dam broke on Friday.", date(2024, 5, 10)),
        ("The dam broke last Thursday.", date(2024, 5, 9)),
        ("The dam broke overnight.", date(2024, 5, 16)),
        ("The dam broke yesterday.", date(2024, 5, 15)),
        ("The dam broke two days ago.", date(2024, 5, 14)),
        ("The dam broke on May 3.", date(2024, 5, 3)),
        ("The dam broke on Sept. 28.", date(2023, 9, 28)),
        ("The dam broke on 28 September 2019.", date(2019, 9, 28)),
        ("The dam broke on Sept. 28, 2019.", date(2019, 9, 28)),
        ("the dam broke on sept 282019", date(2019, 9, 28)),
        ("THE DAM BROKE ON 28-09-2019.", date(2019, 9, 28)),
        ("The dam broke on 2019-09-28.", date(2019, 9, 28)),
        ("The dam broke on the 28th of September.", date(2023, 9, 28)),
        ("the dam broke in wednesdays storm", date(2024, 5, 15)),
        ("The envoys would meet on Friday.", date(2024, 5, 17)),
        ("On May 3 the dam broke. The same day nine men died.", date(2024, 5, 3)),
    ],
)
def test_days_are_resolved_from_the_day_of_publication(text: str, day: date) -> None:
    found = of(text)

    assert found
    assert (found.day, found.precision, found.guess) == (day, Precision.DAY, False)


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("The dam broke in August.", date(2023, 8, 1), Precision.MONTH),
        ("The dam broke last month.", date(2024, 4, 1), Precision.MONTH),
        ("The dam broke last week.", date(2024, 5, 6), Precision.WEEK),
        ("The dam broke in 1998.", date(1998, 1, 1), Precision.YEAR),
    ],
)
def test_coarser_dates_keep_their_precision(text: str, day: date, precision: Precision) -> None:
    found = of(text)

    assert found
    assert (found.day, found.precision) == (day, precision)


def test_a_coarser_date_is_narrowed_by_a_day_within_it() -> None:
    text = "Barrels were stolen from the Orlen mill last week, the union said. The theft of May 8 was the third."

    assert day_of(text, "Barrels were stolen from the Orlen mill last week") == date(2024, 5, 8)


def test_without_a_day_of_publication_a_weekday_stays_unknown() -> None:
    assert of("The dam broke on Friday.", None) is None


@pytest.mark.parametrize(
    "text",
    [
        "The dam broke on Feb. 30.",
        "The dam broke, the Orlen Mail on Sunday wrote.",
        "The dam may 20 percent weaken.",
        "Nine men live by the dam.",
    ],
)
def test_words_that_name_no_day_are_passed_over(text: str) -> None:
    assert of(text) is None


@pytest.mark.parametrize(
    "head",
    [
        "Published May 3 2022 ",
        "Last updated at May 032022 ORLEN ",
        "Tuesday 3 May 2022 ",
        "03-05-2022 ",
        "Orlen loses its dam\nTue May 3, 2022 3:00pm\n",
        "Orlen loses its dam\nBy Ana Ruiz\n3 May 2022\n",
    ],
)
@pytest.mark.parametrize("published", [THURSDAY, None])
def test_the_day_printed_at_the_head_wins_over_the_stored_one(head: str, published: date | None) -> None:
    assert day_of(head + "The dam broke on Monday.", "The dam broke on Monday", published) == date(2022, 5, 2)


def test_a_dateline_tells_the_day_of_the_article() -> None:
    assert day_of("ORLEN, May 9 (Coast Wire) — The dam broke on Monday.", "The dam broke on Monday") == date(2024, 5, 6)


def test_a_day_from_a_sentence_above_is_a_guess() -> None:
    found = of("The dam broke on Monday. Nine men died.", words="Nine men died")

    assert found
    assert (found.day, found.guess) == (MONDAY, True)


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        (
            "A bomb killed nine men in Orlen on Sunday. The mayor said on Wednesday that the town was calm."
            " It was unclear who planted the bomb.",
            "who planted the bomb",
            SUNDAY,
        ),
        (
            "A bomb killed nine men in Orlen on Sunday. A ferry sank off Kelmin on Tuesday, and two sailors drowned."
            " Guards fired at the ferry, the union claimed.",
            "Guards fired at the ferry",
            TUESDAY,
        ),
        (
            "A train crashed near Orlen on Monday and a second train burned in Kelmin early on Tuesday."
            " The cause of the Kelmin fire is not clear.",
            "The cause of the Kelmin fire",
            TUESDAY,
        ),
        (
            "The minister spoke on Wednesday of Sunday’s bombing. He denied that guards had planted the bomb.",
            "guards had planted the bomb",
            SUNDAY,
        ),
        (
            "The war began in 2014. Shells hit the mill on Tuesday, and it is unclear who fired them.",
            "who fired them",
            TUESDAY,
        ),
        (
            "The mill has been shelled since Sunday. Two guards were killed there on Tuesday by a mine, whose it was is"
            " not known.",
            "whose it was",
            TUESDAY,
        ),
    ],
)
def test_the_day_is_that_of_which_the_text_tells_the_same(text: str, words: str, day: date) -> None:
    assert day_of(text, words) == day


def test_a_hedge_before_the_assertion_does_not_move_its_day() -> None:
    text = "A mill burned on Sunday. The union said on Wednesday that guards had burned boats on Tuesday."

    assert day_of(text, "guards had burned boats on Tuesday") == TUESDAY


def test_the_year_of_a_date_is_taken_from_a_full_date_beside_it() -> None:
    text = "The letter of Jan. 20, 2019, told of a Jan. 5 fire. It is unclear who lit the Jan. 5 fire."

    assert day_of(text, "who lit the Jan. 5 fire") == date(2019, 1, 5)


def test_breaking_news_without_a_day_is_guessed_to_be_of_the_day_of_the_article() -> None:
    found = of("Police have surrounded a mill after a robbery. It is unclear who is inside.", words="who is inside")

    assert found
    assert (found.day, found.guess) == (THURSDAY, True)


@pytest.mark.parametrize("piece", ["on Monday ", "May 3 ", "said ", "3-3-", "Monday, 3 of ", "x" * 40])
def test_hostile_text_is_read_in_bounded_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    document = Document(text)

    begun = perf_counter()
    for start in range(0, 19_000, 200):
        when(document, Span(start, start + 200), THURSDAY)

    assert perf_counter() - begun < 6
