"""The chart of figures through time and its table: what is drawn, what is read out, and what never lies on what."""

from __future__ import annotations

import random
import re
from datetime import timedelta
from decimal import Decimal
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.template.loader import render_to_string

import claims
from claims.extraction.figures import figures
from claims.matching.series import Telling, through_time
from claims.models import Claim
from claims.text.document import Document
from claims.text.spans import Span
from claims.web.charts import SHAPES, charts
from claims.web.drawings import Chart
from claims.web.frames import STEPS, frame
from claims.web.placing import NARROW, box, spread
from tests.conftest import NOW
from tests.queries.test_series import MASTER, add_evidence, make_report
from tests.web.people import browser_of

STATIC = Path(claims.__file__).parent / "static/claims"


def told(words: str, days: float, speaker: str = "The navy", outlet: str = "The Lowe Herald") -> Telling:
    own = Span(0, len(words))
    return Telling(figures(Document(words), own), NOW + timedelta(days=days), speaker, outlet, "/articles/1/", 1, own)


def drawn(*tellings: Telling) -> Chart:
    [chart] = charts(through_time(tellings))
    return chart


def page(chart: Chart) -> str:
    return render_to_string("claims/figures_chart.html", {"chart": chart, "number": 1})


def cells(markup: str) -> list[list[str]]:
    table = markup[markup.index("<table") : markup.index("</table>")]
    rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)[1:]
    return [
        [
            " ".join(re.sub(r"<[^>]+>", " ", cell).split())
            for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL)
        ]
        for row in rows
    ]


def test_a_single_figure_is_not_drawn() -> None:
    assert charts(through_time([told("12 barges", 0), told("12 barges", 1, outlet="Wire")])) == []


def test_a_line_steps_from_figure_to_figure_and_runs_to_the_edge() -> None:
    chart = drawn(told("34 of the 44 barges", 0), told("31 barges", 1), told("28 barges", 2))

    [line] = chart.stretches
    level = [stroke for stroke in line.strokes if stroke.y1 == stroke.y2]
    assert [mark.y for mark in line.marks] == sorted(mark.y for mark in line.marks)
    assert [stroke.x1 for stroke in level] == [mark.x for mark in line.marks]
    assert [stroke.x2 for stroke in level] == [*(mark.x for mark in line.marks[1:]), 100]


def test_voices_differ_in_shape_and_dash_and_not_in_colour_alone() -> None:
    chart = drawn(*(told(f"{10 + number} barges", number, f"Speaker {number}") for number in range(len(SHAPES))))

    assert len({line.shape for line in chart.stretches}) == len(SHAPES)
    style = (STATIC / "figures.css").read_text("utf-8")
    dashes = re.findall(r"\.(line-\d) \.step \{\s+stroke-dasharray: ([^;]+);", style)
    assert {line.kind for line in chart.stretches} == {"line-1", *(kind for kind, _ in dashes)}
    assert len({dash for _, dash in dashes}) == len(SHAPES) - 1


@pytest.mark.parametrize(
    ("words", "hollow", "number", "up", "down"),
    [
        ("30 barges", False, "30", False, False),
        ("about 30 barges", True, "~30", False, False),
        ("at least 30 barges", True, "≥ 30", True, False),
        ("up to 30 barges", True, "≤ 30", False, True),
        ("between 20 and 30 barges", True, "20–30", True, True),
        ("dozens of barges", True, "24–99", True, True),
        ("34 of the 44 barges", False, "34 of 44", False, False),
    ],
)
def test_bounds_are_hollow_marks_with_whiskers_and_signs(
    words: str, hollow: bool, number: str, up: bool, down: bool
) -> None:
    chart = drawn(told("40 barges", 0, "The union"), told(words, 1))

    mark = chart.stretches[1].marks[0]
    assert mark.hollow is hollow
    assert number in [word.text for word in chart.numbers]
    assert (mark.up > 6, mark.down > 6) == (up, down)


def test_what_is_read_out_tells_who_said_what_when() -> None:
    chart = drawn(told("34 barges", 0), told("31 barges", 2), told("at least 40 barges", 1, "The union"))

    assert chart.title == "Barges: who said how many, and when"
    assert chart.description == (
        "The navy: “34 barges” on 14 March 2026, then “31 barges” on 16 March 2026. "
        "The union: “at least 40 barges” on 15 March 2026."
    )
    svg = page(chart)
    assert 'role="img" aria-labelledby="figures-1-title" aria-describedby="figures-1-told"' in svg
    assert f'<title id="figures-1-title">{chart.title}</title>' in svg


def test_the_table_says_all_that_is_drawn() -> None:
    chart = drawn(
        told("a third of the crew", 0),
        told("a third of the crew", 3, outlet="Lowe Wire"),
        told("20 percent of the crew", 1, "", outlet="The Courier"),
    )

    assert chart.title == "Crew, in percent: who said how many, and when"
    assert cells(page(chart)) == [
        ["14 Mar 2026", "The navy", "a third of the crew 33.3 percent", "The Lowe Herald , Lowe Wire 17 Mar 2026"],
        ["15 Mar 2026", "The Courier reports", "20 percent", "The Courier"],
    ]


def test_vague_words_say_what_they_are_taken_for() -> None:
    chart = drawn(told("dozens of barges", 0), told("31 barges", 1))

    assert [row.ends for row in chart.rows] == ["24 to 99", ""]


def test_a_drawing_holds_no_styles_and_escapes_names() -> None:
    chart = drawn(told("12 barges", 0, "<script>navy</script>"), told("15 barges", 1, 'The "union" & sons'))

    markup = page(chart)

    assert not re.search(r"<script|\sstyle=|\son\w+=", markup)
    assert "&lt;script&gt;navy" in markup


def test_a_long_name_is_cut_in_the_drawing_and_whole_in_the_table() -> None:
    name = "The Joint Commission for the Harbours of the Northern Provinces"
    chart = drawn(told("12 barges", 0, name), told("15 barges", 1))

    assert chart.stretches[0].name.endswith("…")
    assert cells(page(chart))[0][1] == name


def test_figures_of_one_moment_stand_above_each_other() -> None:
    chart = drawn(told("12 barges", 0), told("15 barges", 0, "The union"))

    assert {mark.x for line in chart.stretches for mark in line.marks} == {33}
    assert [words.text for words in chart.scale_words if "2026" in words.text] == ["14 Mar 2026"]


@pytest.mark.parametrize("seed", range(20))
def test_numbers_and_names_never_lie_on_each_other(seed: int) -> None:
    chance = random.Random(seed)
    wordings = ["{} barges", "about {} barges", "at least {} barges", "up to {} barges", "between {0} and {0}0 barges"]
    tellings = [
        told(
            chance.choice(wordings).format(chance.randint(1, 60)),
            chance.random() * 9,
            f"Speaker {chance.randint(1, 5)}",
        )
        for _ in range(12)
    ]

    for chart in charts(through_time(tellings)):
        boxes = [box(words) for words in chart.numbers]
        assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]
        assert all(room.left >= 0 and room.right <= NARROW for room in boxes)
        feet = sorted(line.foot for line in chart.stretches)
        assert all(lower - upper >= 16 for upper, lower in pairwise(feet))
        assert all(0 <= mark.y <= chart.height for line in chart.stretches for mark in line.marks)


@pytest.mark.parametrize(
    ("words", "ticks"),
    [
        (["12 barges", "15 barges"], [11, 12, 13, 14, 15]),
        (["4 barges", "31 barges"], [0, 10, 20, 30, 40]),
        (["1.5 million barges", "2.25 million barges"], [1_000_000, 1_500_000, 2_000_000, 2_500_000]),
        (["twelve barges", "12 barges"], None),
        (["one barge", "two barges"], [0, 1, 2]),
    ],
)
def test_the_scale_has_few_round_steps(words: list[str], ticks: list[int] | None) -> None:
    [series] = through_time([told(word, day, f"Speaker {day}") for day, word in enumerate(words)])

    found = frame(series)

    assert 2 <= len(found.ticks) <= STEPS + 3
    assert ticks is None or list(found.ticks) == [Decimal(tick) for tick in ticks]
    assert found.low <= min(point.value for _, point in series.points)


def test_names_are_pushed_apart_in_their_order() -> None:
    assert spread([50, 52, 120]) == [36, 52, 120]
    assert spread([12, 10, 14]) == [27, 11, 43]


@pytest.mark.django_db
def test_the_page_of_a_claim_draws_its_figures_with_their_table(editor: User) -> None:
    claim = report("12 of the 15 barges had sunk")
    add_evidence(claim, f"{MASTER} lowered the count to 9 barges on Friday.", editor)

    markup = shown(claim, editor)

    assert "Figures through time" in markup
    assert "claims/figures.css" in markup
    assert markup.count('role="img"') == 1
    assert [row[2] for row in cells(markup)] == ["12 of the 15 barges", "9 barges"]


@pytest.mark.django_db
def test_the_page_of_a_claim_with_one_figure_has_no_chart(editor: User) -> None:
    markup = shown(report("12 of the 15 barges had sunk"), editor)

    assert "Figures through time" not in markup
    assert "figures.css" not in markup


def report(said: str) -> Claim:
    return make_report(f"{MASTER} said {said}.").mentions.get().claim


def shown(claim: Claim, person: User) -> str:
    return browser_of(person).get(claim.get_absolute_url()).content.decode()


def test_every_colour_of_the_drawing_is_a_token() -> None:
    style = (STATIC / "figures.css").read_text("utf-8")
    tokens = (STATIC / "tokens.css").read_text("utf-8")

    assert set(re.findall(r"var\(--([\w-]+)\)", style)) <= set(re.findall(r"--([\w-]+):", tokens))
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb\(", style)
