"""Which place an assertion is about, by the words around the places that the text names."""

from __future__ import annotations

import time

import pytest

from claims.extraction.learned import weights
from claims.extraction.places import where
from claims.extraction.placesigns import signs
from claims.facts import Where
from claims.text.document import Document
from claims.text.spans import Span


def of(text: str, words: str) -> Where | None:
    start = text.index(words)
    return where(Document(text), Span(start, start + len(words)))


def named(text: str, words: str) -> str:
    found = of(text, words)
    assert found
    assert found.name == found.span.of(text)
    return found.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two boats sank near Porto on Monday.", "Porto"),
        ("Two boats sank in the port city of Vila Nova.", "Vila Nova"),
        ("Two boats sank in northern Portugal.", "northern Portugal"),
        ("Two boats sank off the coast in Portugal, outside Porto.", "Porto"),
        ("Two boats sank in August in Porto.", "Porto"),
        ("Two boats sank in the harbour of rebel-held Ostrava Dol.", "Ostrava Dol"),
        ("Two boats sank in Norrland province.", "Norrland province"),
        ("Two boats sank at the Brenne refugee camp.", "Brenne refugee camp"),
        ("Two boats sank in Rio de Sombra.", "Rio de Sombra"),
    ],
)
def test_the_place_after_in_or_near_is_found(text: str, name: str) -> None:
    found = of(text, "Two boats sank")

    assert found
    assert (found.name, found.guess) == (name, False)


def test_a_place_named_in_a_sentence_above_is_a_guess() -> None:
    found = of("A storm hit the harbour in Porto. Two boats sank.", "Two boats sank")

    assert found
    assert (found.name, found.guess) == ("Porto", True)


@pytest.mark.parametrize(
    "name",
    ["Osk in Brenne province", "Osk, Portugal", "Osk, west of Lisbon", "Osk near Porto", "Osk in northern Portugal"],
)
def test_a_place_is_shown_with_the_wider_one_that_the_article_names_beside_it(name: str) -> None:
    text = f"Two boats sank in {name} on Monday. Shells fell in Osk too. Nine sailors died."

    assert named(text, "Two boats sank") == name
    assert named(text, "Shells fell") == "Osk"
    assert named(text, "Nine sailors died") in (name, "Osk")


@pytest.mark.parametrize("words", ["ahead of talks in Porto", "and in Porto", ", which Porto held"])
def test_what_is_told_of_a_place_is_no_part_of_its_name(words: str) -> None:
    assert named(f"Two boats sank in Osk {words}.", "Two boats sank") == "Osk"


def test_no_place_named_is_none() -> None:
    assert of("Two boats sank on Monday.", "Two boats sank") is None


def test_a_place_far_off_an_assertion_that_tells_of_no_happening_is_none() -> None:
    text = "Lisbon has old trams. " + "The weather stayed mild. " * 9 + "He likes the plan."

    assert of(text, "He likes the plan") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Morvane attack left many questions. The motive for the attack is unknown.", "Morvane"),
        ("A gunman fled on Sunday. Morvane police hunted him. Morvane residents know no motive.", "Morvane"),
        ("The gang fled to Morvane and shot a driver; the motive is open.", "Morvane"),
    ],
)  # fmt: skip
def test_a_name_without_in_is_known_by_what_follows_or_leads_there(text: str, name: str) -> None:
    assert named(text, "motive") == name


def test_the_town_is_preferred_to_the_province_around_it() -> None:
    text = "Shells hit the village of Osk in Brenne province, and Brenne police came. Ten people were killed."

    assert named(text, "Ten people were killed") == "Osk in Brenne province"


def test_where_somebody_speaks_is_not_where_it_happened() -> None:
    text = "Rebels shelled the town of Osk. A spokesman told reporters in Vila Nova that ten people were killed."

    assert named(text, "ten people were killed") == "Osk"


def test_what_is_said_of_a_place_happened_there() -> None:
    assert named("The mayor said ten people were killed in Osk.", "ten people were killed in Osk") == "Osk"


def test_the_sentence_that_tells_of_the_same_happening_names_the_place() -> None:
    text = (
        "A ferry carrying 212 pilgrims sank near Osk. Separately, a judge retired in Vila Nova."
        " The owner denied that the ferry with 212 pilgrims was overloaded."
    )

    assert named(text, "the ferry with 212 pilgrims was overloaded") == "Osk"


def test_the_kind_that_the_assertion_names_points_to_its_place() -> None:
    text = "Troops left the city of Brenne. They passed the village of Osk. It is not known who shelled the village."

    assert named(text, "who shelled the village") == "Osk"


@pytest.mark.parametrize(
    "text",
    [
        "Ana Oest lives in Porto. Mr. Oest was angry, and everybody looked to Oest. Two boats sank.",
        "The Osk-based Harbour Agency in Porto spoke. Two boats sank.",
        "The Ministry of Trade in Porto spoke. Two boats sank.",
        "Fierce fighting shook Porto and troops fought in Porto. Fierce words were heard, fierce ones. Two boats sank.",
        "In January ships were built in Porto. Two boats sank.",
        "The Islamic State in Iraq claimed it, shelling ships in Porto. Two boats sank.",
        "HARBOUR NEWS AND WEATHER\nShells hit Porto. Two boats sank.",
    ],
)
def test_people_bodies_days_and_plain_words_are_no_places(text: str) -> None:
    span = Span(text.index("Two boats sank"), len(text))

    assert [place.core for place, _ in signs(Document(text), span)] == ["porto"]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("TWO BOATS SANK TODAY IN THE TOWN OF OSTRAVA, SOURCES SAID. NOBODY KNOWS WHY.", "TWO BOATS SANK", "OSTRAVA"),
        ("TWO BOATS SANK TODAY IN NORTHERN LISBON, SOURCES SAID. THE CAUSE IS UNKNOWN.", "TWO BOATS SANK", "LISBON"),
        ("two boats sank in lisbon, sources said. the cause is unknown.", "two boats sank", "lisbon"),
        ("Two boats sank at Osks harbour in Portugals Vila Nova on Monday.", "Two boats sank", "Vila Nova"),
    ],
)  # fmt: skip
def test_texts_that_lost_their_capitals_or_marks_are_read(text: str, words: str, name: str) -> None:
    assert name in named(text, words)


def test_a_site_of_a_people_is_a_place() -> None:
    assert named("Two boats sank in Portuguese waters.", "Two boats sank") == "Portuguese waters"


def test_the_name_is_copied_from_the_sentence_of_the_assertion() -> None:
    text = "PORTO, Portugal (AP) — Boats left Porto. Boats left Porto. Two boats sank in upper Porto."
    found = of(text, "Two boats sank")

    assert found
    assert (found.name, found.span.start) == ("upper Porto", text.index("upper"))


def test_every_sign_has_a_weight() -> None:
    text = (
        "PORTO, Portugal (AP) — Shells hit the town of Osk in Brenne province. The Osk attack killed ten in Portugal."
        " Paris said so. Ana Oest fled to Lisbon. Ten people were killed in the town of Osk, near the Brenne hospital."
    )
    document = Document(text)
    given = {
        sign
        for number in range(len(document.sentences))
        for _, told in signs(document, document.span(number))
        for sign in told
    }

    assert given - {"sentence: outer"} <= weights("places").keys()
    assert len(given) > 35


@pytest.mark.parametrize(
    "piece", ["in ", "of of north of ", "In Xab's Yod's Zed ", "IN THE TOWN OF A B ", "A-a-a-a-a ", "in Xab, Yod, Zed "]
)
def test_long_hostile_text_is_read_quickly(piece: str) -> None:
    text = (piece * (60_000 // len(piece))).strip()
    started = time.perf_counter()

    where(Document(text), Span(0, 20))

    assert time.perf_counter() - started < 5
