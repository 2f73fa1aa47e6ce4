"""Adding evidence by hand."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import User

from claims.actions import claims as deciding
from claims.models import Claim, Evidence
from claims.verdicts import Independence, Stance
from tests.factories import CAVEAT, TEXT, make_act, make_claim, make_version
from tests.web.people import browser_of, field_error, words

pytestmark = pytest.mark.django_db

PASSAGE = "Divers counted 12 wrecks."


def form(**typed: Any) -> dict[str, Any]:
    filled = {
        "nonce": "n-1",
        "passage": PASSAGE,
        "url": "https://port.example/wrecks",
        "stance": Stance.SUPPORTS.value,
        "independence": Independence.INDEPENDENT.value,
    }
    return filled | typed


def send(person: User, claim: Claim, **typed: Any) -> Any:
    return browser_of(person).post(f"{claim.get_absolute_url()}evidence/", form(**typed), follow=True)


def test_a_reporter_adds_a_passage_of_a_page_elsewhere(reporter: User) -> None:
    claim = make_claim()

    answer = send(reporter, claim, note="Seen by our own diver.")

    piece = Evidence.objects.get()
    assert (piece.claim, piece.passage, piece.added_by) == (claim, PASSAGE, reporter)
    assert (piece.stance, piece.independence, piece.url) == ("supports", "independent", "https://port.example/wrecks")
    assert answer.redirect_chain == [(f"{claim.get_absolute_url()}#evidence-{piece.pk}", 302)]
    assert f'<li id="evidence-{piece.pk}">' in answer.content.decode()
    assert "one piece of evidence supports it." in words(answer)


@pytest.mark.parametrize("typed", ["{pk}", "{pk} · Storm at Port Lowe (The Lowe Herald)", "/articles/{pk}/?version=1"])
def test_an_article_recorded_here_is_named_by_number_or_address(typed: str, reporter: User) -> None:
    claim, version = make_claim(), make_version(f"{PASSAGE} {TEXT}")

    send(reporter, claim, url="", article=typed.format(pk=version.article_id))

    piece = Evidence.objects.get()
    assert (piece.version, piece.start, piece.end) == (version, 0, len(PASSAGE))


def test_the_version_that_holds_the_passage_is_quoted(reporter: User) -> None:
    version = make_version(f"{PASSAGE} {TEXT}", url="https://lowe.example/a")
    make_version(TEXT, url="https://lowe.example/a")

    send(reporter, make_claim(), url="", article=str(version.article_id))

    assert Evidence.objects.get().version == version


def test_a_passage_over_two_paragraphs_is_found_whatever_the_browser_makes_of_its_line_ends(reporter: User) -> None:
    version = make_version("Divers went down.\n\nThey counted 12 wrecks.")

    send(
        reporter,
        make_claim(),
        url="",
        article=str(version.article_id),
        passage="went down.\r\n\r\nThey counted",
    )

    assert Evidence.objects.get().passage == "went down.\n\nThey counted"


def test_a_double_click_counts_once(reporter: User) -> None:
    claim = make_claim()

    first, second = send(reporter, claim), send(reporter, claim)

    assert Evidence.objects.count() == 1
    assert first.redirect_chain == second.redirect_chain


def test_each_form_shown_carries_a_nonce_of_its_own(reporter: User) -> None:
    address = f"{make_claim().get_absolute_url()}evidence/"
    browser = browser_of(reporter)

    nonces = {re.findall(r'name="nonce" value="(\w{32})"', browser.get(address).content.decode())[0] for _ in "12"}

    assert len(nonces) == 2


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"passage": " "}, "passage", "Quote the passage"),
        ({"passage": "x" * 5001}, "passage", "at most 5000 characters"),
        ({"url": ""}, "article", "Say where the passage stands"),
        ({"url": "port.example"}, "url", "is not a web address"),
        ({"url": "javascript:alert(1)"}, "url", "is not a web address"),
        ({"article": "the one about the storm"}, "article", "Give the number of an article"),
        ({"article": "999999"}, "article", "There is no article 999999 here"),
        ({"article": "9" * 30}, "article", "Give the number of an article"),
        ({"stance": ""}, "stance", "Say how the passage bears on the claim."),
        ({"stance": "not_about"}, "stance", "not_about is not one of the available choices"),
        ({"independence": "wholly"}, "independence", "wholly is not one of the available choices"),
        ({"note": "x" * 2001}, "note", "at most 2000 characters"),
    ],
)
def test_bad_input_is_told_beside_its_field_and_nothing_typed_is_lost(
    typed: dict[str, str], field: str, message: str, reporter: User
) -> None:
    answer = send(reporter, make_claim(), **typed)

    assert message in field_error(answer, field)
    assert not Evidence.objects.exists()
    kept = answer.context["form"]
    assert {name: kept[name].value() for name in form(**typed)} == form(**typed)


def test_words_that_are_not_in_the_article_are_refused_beside_the_passage(reporter: User) -> None:
    version = make_version()

    answer = send(reporter, make_claim(), url="", article=str(version.article_id))

    assert "These words are not in that article" in field_error(answer, "passage")
    assert not Evidence.objects.exists()


def test_a_claim_that_was_merged_sends_the_reporter_on(reporter: User, editor: User) -> None:
    gone, kept = make_claim(), make_claim(f"The crew: nine sank. {CAVEAT}", covered="nine sank")
    deciding.merge(claim=gone, into=kept, act=make_act(editor))

    answer = send(reporter, gone)

    assert answer.redirect_chain == [(f"{kept.get_absolute_url()}evidence/", 302)]
    assert "add the evidence here" in words(answer)
    assert not Evidence.objects.exists()


def test_there_is_no_form_for_an_unknown_claim(reporter: User) -> None:
    assert browser_of(reporter).get("/claims/C-00000000/evidence/").status_code == 404
