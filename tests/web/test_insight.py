"""The page of insight: who sees it, and that it says when too little is known."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import User

from claims.insight.survival import curve
from claims.web import bars
from claims.web import insight as page
from tests.conftest import NOW
from tests.factories import other_claim, settled_claim
from tests.web.people import browser_of, words


def test_readers_are_told_which_role_it_needs(reader: User) -> None:
    answer = browser_of(reader).get("/insight/")

    assert answer.status_code == 403
    assert "editor" in words(answer)


def test_with_few_claims_no_curve_is_drawn(editor: User) -> None:
    settled_claim(editor)

    said = words(browser_of(editor).get("/insight/"))

    assert "Too few to say: a curve needs 10 claims, one of them settled." in said


def test_with_enough_claims_the_curve_stands_beside_its_table(editor: User) -> None:
    for _ in range(12):
        other_claim()
    settled_claim(editor, now=NOW + timedelta(days=2))

    answer = browser_of(editor).get("/insight/?recorded=0")

    assert "13 claims: 1 settled" in words(answer)
    assert "no median can be given" in words(answer)
    assert answer.content.decode().count('<figure class="drawing">') == 3


def test_a_period_that_is_none_shows_the_last_year_and_says_so(editor: User) -> None:
    answer = browser_of(editor).get("/insight/?recorded=7")

    assert "“7” is not one of the choices: the last year is shown." in words(answer)


def test_the_median_is_told_with_its_interval() -> None:
    found = curve({1: 6, 3: 3, 9: 2}, {20: 2})

    assert page._median(found) == "Half were settled within 3 days (with 95 % confidence between 1 and 9)."


def test_steps_fill_the_width_and_lie_in_their_band() -> None:
    drawing = bars.of_curve(curve(dict.fromkeys(range(1, 400), 1), {400: 3}))

    assert len(drawing.bars) <= bars.STEPS
    assert all(0 <= stroke.x1 <= stroke.x2 <= 100 for stroke in drawing.strokes)
    assert drawing.description.startswith("after 1 days")


def test_drawings_of_nothing_are_empty_and_do_not_fail() -> None:
    assert bars.of_weeks([]).bars == ()
    assert bars.of_ages([]).bars == ()
