"""The articles page and the page of one article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from claims.actions import analyses, recording
from claims.models import Analysis, ArticleVersion
from claims.queries import article, articles, home
from claims.queries.article import MOST_PARAGRAPHS, ArticlePage
from claims.queries.versions import SENT
from claims.text.spans import Span
from tests.conftest import NOW
from tests.factories import CAVEAT, SAID, TEXT, followed_claim, make_claim, make_draft, make_version

pytestmark = pytest.mark.django_db


def page_of(version: ArticleVersion, *, number: int | None = None, against: int | None = None) -> ArticlePage:
    found = article.page(version.article_id, number=number, against=against)
    assert found is not None
    return found


def shown(page: ArticlePage) -> list[str]:
    return ["".join(segment.text for segment in paragraph.segments) for paragraph in page.paragraphs]


def test_it_shows_the_text_paragraph_by_paragraph_with_notes_beside() -> None:
    version = make_version()
    recording.record(version=version, drafts=[make_draft(TEXT)], now=NOW)

    page = page_of(version)

    assert "\n\n".join(shown(page)) == TEXT
    assert [len(paragraph.notes) for paragraph in page.paragraphs] == [0, 1, 0]
    assert page.numbers == {str(page.notes[0].mention): 1}


def test_words_that_run_over_two_paragraphs_have_their_anchor_once() -> None:
    text = f"The crew said nine sank.\nTen more were lost. {CAVEAT}"
    version = make_version(text)
    draft = make_draft(text, covered="nine sank.\nTen more were lost.")
    recording.record(version=version, drafts=[draft], now=NOW)

    begins = [mark.ref for it in page_of(version).paragraphs for run in it.segments for mark in run.begins]

    assert [ref for ref in begins if ref] == [str(version.mentions.get().pk), str(version.flags.get().pk)]


def test_an_article_of_very_many_lines_is_still_shown_whole() -> None:
    text = "\n".join(f"Line {n}." for n in range(MOST_PARAGRAPHS + 500))

    page = page_of(make_version(text))

    assert len(page.paragraphs) == MOST_PARAGRAPHS + 1
    assert "\n".join(shown(page)) == text


def test_it_shows_the_newest_version_unless_another_is_asked_for() -> None:
    first = make_version(url="https://lowe.example/a")
    second = make_version(f"{TEXT} Corrected.", url="https://lowe.example/a")

    assert page_of(second).version.number == 2
    assert page_of(second, number=1).version.number == 1
    assert article.page(first.article_id, number=3) is None
    assert article.page(first.article_id + 1) is None
    assert article.page(10**30) is None


def test_it_compares_two_versions() -> None:
    make_version(url="https://lowe.example/a")
    second = make_version(TEXT.replace("12 of the 15", "11 of the 15"), url="https://lowe.example/a")

    compared = page_of(second, against=1).compared

    assert compared is not None
    assert compared.stretches is not None
    rows = [row for stretch in compared.stretches for row in stretch.rows]
    assert [row.how for row in rows] == ["kept", "changed", "kept"]
    assert [run.text for run in rows[1].before if "removed" in run.roles] == ["12"]
    assert [run.text for run in rows[1].after if "added" in run.roles] == ["11"]
    assert page_of(second, against=9).compared is None


def test_a_comparison_names_the_caveats_that_came_and_went_and_shows_the_covered_words() -> None:
    first = make_version(url="https://lowe.example/a")
    recording.record(version=first, drafts=[make_draft(TEXT)], now=NOW)
    second = make_version(TEXT.replace(CAVEAT, "Divers counted them."), url="https://lowe.example/a")

    gone = page_of(second, against=1).compared
    back = page_of(second, number=1, against=2).compared

    assert gone is not None
    assert back is not None
    assert (gone.lost, gone.new) == ((CAVEAT,), ())
    assert (back.lost, back.new) == ((), (CAVEAT,))
    runs = [run for stretch in gone.stretches or [] for row in stretch.rows for run in row.before]
    assert SAID in "".join(run.text for run in runs if "covered" in run.roles)


def test_long_stretches_without_a_change_are_folded_and_very_long_ones_only_counted() -> None:
    same = "\n".join(f"Line {number} stays." for number in range(SENT + 1))
    make_version(f"Ten sank.\n{same}", url="https://lowe.example/a")
    second = make_version(f"Nine sank.\n{same}", url="https://lowe.example/a")

    compared = page_of(second, against=1).compared

    assert compared is not None
    assert compared.stretches is not None
    assert [(it.number, it.is_folded, len(it.rows)) for it in compared.stretches] == [
        (1, False, 1),
        (SENT + 1, True, 0),
    ]


def test_claims_that_overlap_stack_in_the_margin() -> None:
    version = make_version()
    inner = "12 of the 15 barges had sunk."
    drafts = [make_draft(TEXT), make_draft(TEXT, covered=inner), make_draft(TEXT, covered="The harbour stayed closed.")]
    recording.record(version=version, drafts=drafts, now=NOW)

    notes = page_of(version).notes

    assert [(note.number, note.depth, note.beside) for note in notes] == [(1, 0, (2,)), (2, 1, (1,)), (3, 0, ())]
    assert [(note.before, note.after) for note in notes] == [
        (None, notes[1].mention),
        (notes[0].mention, notes[2].mention),
        (notes[1].mention, None),
    ]


@given(data=st.data(), text=st.text(alphabet="ab \n👩‍👧e\u0301שלוםক্ষ\u202e", min_size=1, max_size=60).filter(str.strip))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_a_passage_is_marked_letter_for_letter_where_the_address_says(data: st.DataObject, text: str) -> None:
    version = make_version(text)
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))

    page = article.page(version.article_id, passage=span)

    assert page is not None
    runs = [run for paragraph in page.paragraphs for run in paragraph.segments if "passage" in run.roles]
    assert "".join(run.text for run in runs) == "".join(_within(text, span))


def _within(text: str, span: Span) -> Iterator[str]:
    """The words of a span, line by line, without lines that hold no words and the ends of lines."""
    for line in re.finditer(r"[^\n]+", text):
        if not line[0].isspace():
            yield text[max(span.start, line.start()) : max(min(span.end, line.end()), max(span.start, line.start()))]


def test_it_says_how_far_reading_has_come() -> None:
    version = make_version()
    waiting = page_of(version).reading
    analyses.run(version_id=version.pk, now=NOW)
    done = page_of(version).reading

    assert waiting is not None
    assert done is not None
    assert (waiting.finished_at, done.finished_at) == (None, NOW)


def test_a_page_of_one_article_costs_the_same_queries_however_much_was_found(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    text = "\n".join(f"{SAID.replace('12', str(n))} {CAVEAT}" for n in range(10, 15))
    version = make_version(text)
    drafts = [make_draft(text, covered=SAID.replace("12", str(n))) for n in range(10, 15)]
    recording.record(version=version, drafts=drafts[:1], now=NOW)
    with django_assert_num_queries(6):
        page_of(version)
    recording.record(version=version, drafts=drafts, now=NOW)

    with django_assert_num_queries(6):
        assert len(page_of(version).notes) == 5


def test_the_list_says_what_reading_found(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    make_claim()
    unread = make_version("Stalls sold out of herring by ten.", url="https://lowe.example/herring")
    make_version("Stalls sold out of herring by nine.", url="https://lowe.example/herring")
    Analysis.objects.filter(version=unread).update(gave_up_at=NOW)

    with django_assert_num_queries(1):
        herring, storm = articles.listed().rows

    assert (storm.claims, storm.versions) == (1, 1)
    assert (herring.claims, herring.versions, herring.being_read, herring.unreadable) == (0, 2, True, True)


def test_the_version_that_quotes_a_passage_is_the_newest_that_holds_it() -> None:
    first = make_version(url="https://lowe.example/a")
    second = make_version(f"{TEXT} Corrected.", url="https://lowe.example/a")
    without = make_version("All of it was taken back.", url="https://lowe.example/a")

    assert articles.version_quoting(first.article_id, SAID) == second
    assert articles.version_quoting(first.article_id, "no such words") == without
    assert articles.version_quoting(first.article_id + 1, SAID) is None


def test_home_shows_what_waits_what_changed_and_what_came(
    editor: User, reader: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    waiting = make_claim(f"The crew: nine sank. {CAVEAT}", covered="nine sank", now=NOW - timedelta(days=1))
    followed = followed_claim(editor)

    with django_assert_num_queries(11):  # Two of them ask what the person may do.
        page = home.home(reader, since=None, now=NOW)

    assert [it.claim.public_id for it in page.waiting] == [waiting.public_id]
    assert [it.public_id for it in page.changed] == [followed.public_id]
    assert len(page.added) == 2
    assert page.newcomer
    assert not home.home(editor, since=None, now=NOW).newcomer
