"""An editor who reads an article marks what the detector missed."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from claims.actions import claims as deciding
from claims.models import ArticleVersion, Claim, Mention, MissedPassage
from claims.verdicts import DismissReason
from tests.factories import find, make_act, make_version
from tests.web.people import browser_of, field_error, words

pytestmark = pytest.mark.django_db

CUE = "take that with a pinch of salt"
SANK = "nine barges’ holds were flooded"
TEXT = (
    f"“Nobody was hurt,” a diver said.\n\nThe pilot of Port Lowe said {SANK}; “{CUE},” the mayor said. "
    "The tug was lost.\n\nThe tug was lost in May, the pilot of Port Lowe said."
)
#: How often "of" stands in the text that needs more words.
OFTEN = 13


def form(**typed: Any) -> dict[str, Any]:
    filled = {"nonce": "n-1", "cue": CUE, "kind": "unverified", "claim_1": SANK}
    return filled | typed


def send(person: User, version: ArticleVersion, **typed: Any) -> Any:
    address = f"/articles/{version.article_id}/missed/?version={version.number}"
    return browser_of(person).post(address, form(**typed), follow=True)


def test_the_words_of_caveat_and_claim_make_a_claim(editor: User) -> None:
    version = make_version(TEXT)

    answer = send(editor, version, speaker="the mayor", note="An idiom that the table lacks.")

    mention = Mention.objects.get()
    assert (mention.exact, mention.flag.exact) == (SANK, CUE)
    assert mention.speaker is not None
    assert mention.speaker.name == "the mayor"
    assert answer.redirect_chain == [(f"/articles/{version.article_id}/?version=1#covered-{mention.pk}", 302)]
    said = words(answer)
    assert f"claim {mention.claim.public_id} waits on the desk" in said
    assert "Marked by hand" in said
    assert "Dana ," in said
    assert "An idiom that the table lacks." in said


@pytest.mark.parametrize("where", ["/articles/{}/", "/articles/{}/missed/"])
def test_the_form_is_on_the_articles_page_and_on_its_own(where: str, editor: User) -> None:
    version = make_version(TEXT)

    page = browser_of(editor).get(where.format(version.article_id)).content.decode()

    assert f'action="/articles/{version.article_id}/missed/?version=1"' in page
    assert {"cue", "kind", "claim_1", "claim_2", "claim_3", "speaker", "note"} <= set(re.findall(r'name="(\w+)"', page))
    assert f'data-start="{TEXT.index("The pilot")}"' in page
    assert SANK in page
    assert "onclick" not in page


def test_a_reader_is_not_offered_the_form(reader: User) -> None:
    page = browser_of(reader).get(make_version(TEXT).article.get_absolute_url()).content.decode()

    assert "mark.js" not in page
    assert "missed" not in page


def test_a_reader_cannot_mark_by_sending_the_form_unseen(reader: User, reporter: User) -> None:
    version = make_version(TEXT)

    for person in (reader, reporter):
        answer = send(person, version)
        assert answer.status_code == 403
        assert "role “editor”" in words(answer)
    assert not MissedPassage.objects.exists()


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({"cue": " "}, "cue", "Give the words by which the article says"),
        ({"claim_1": ""}, "claim_1", "Give the words that the caveat is about."),
        ({"kind": ""}, "kind", "Say what the caveat says"),
        ({"kind": "odd"}, "kind", "odd is not one of the available choices"),
        ({"cue": "take it with salt"}, "cue", "These words are not in the text of this version: copy them"),
        ({"claim_2": "ten barges"}, "claim_2", "These words are not in the text of this version"),
        ({"claim_1": "the tug was lost"}, "claim_1", "These words occur 2 times in the text: choose below"),
        ({"claim_1": "of"}, "claim_1", f"These words occur {OFTEN} times in the text: give more of the words"),
        ({"speaker": "the mayoress"}, "speaker", "These words are not in the text: copy them from it, or leave"),
        ({"cue": "x" * 501}, "cue", "at most 500 characters"),
        ({"note": "x" * 2001}, "note", "at most 2000 characters"),
    ],
)
def test_bad_input_is_told_beside_its_field_and_nothing_typed_is_lost(
    typed: dict[str, str], field: str, message: str, editor: User
) -> None:
    version = make_version(f"{TEXT}{' of' * (OFTEN - TEXT.split().count('of'))}")

    answer = send(editor, version, **typed)

    assert message in html.unescape(field_error(answer, field))
    assert not MissedPassage.objects.exists()
    kept = answer.context["form"]
    assert {name: kept[name].value() for name in form(**typed)} == form(**typed)


def test_quotes_and_white_space_may_be_others_than_in_the_text(editor: User) -> None:
    send(editor, make_version(TEXT), claim_1="nine  barges' holds\r\nwere flooded", cue=f'"{CUE},"')

    mention = Mention.objects.get()
    assert (mention.exact, mention.flag.exact) == (SANK, f"“{CUE},”")


def test_of_several_occurrences_one_is_chosen(editor: User) -> None:
    version = make_version(TEXT)

    offered = send(editor, version, claim_1="the tug was lost").content.decode()
    places = [int(place) for place in re.findall(r'type="radio" name="claim_1_at" value="(\d+)"', offered)]
    assert "the mayor said. <mark" in html.unescape(offered)
    assert 'type="hidden" name="claim_1_at"' not in offered
    send(editor, version, claim_1="the tug was lost", claim_1_at=str(places[1]))

    assert places == [at.start() for at in re.finditer("The tug was lost", TEXT)]
    assert Mention.objects.get().start == places[1]


@pytest.mark.parametrize("stale", ["7", "x", "9" * 30])
def test_a_place_that_holds_other_words_chooses_nothing(stale: str, editor: User) -> None:
    version = make_version(TEXT)

    refused = send(editor, version, claim_1="the tug was lost", claim_1_at=stale)
    send(editor, version, claim_1_at=stale)

    assert "choose below" in field_error(refused, "claim_1")
    assert Mention.objects.get().exact == SANK


def test_of_several_places_that_name_the_speaker_the_nearest_counts(editor: User) -> None:
    send(editor, make_version(TEXT), claim_1="The tug was lost in May", speaker="the pilot of Port Lowe")

    assert Mention.objects.get().speaker_start == TEXT.rindex("the pilot of Port Lowe")


def test_a_passage_that_is_flagged_leads_to_its_claim(editor: User) -> None:
    version = make_version(TEXT)
    send(editor, version)
    claim = Claim.objects.get()

    answer = send(editor, version, nonce="n-2", cue="a pinch of salt", claim_1="holds were flooded")

    assert f'flagged already under this caveat: see claim <a href="/claims/{claim.public_id}/">' in field_error_raw(
        answer, "claim_1"
    )
    assert MissedPassage.objects.count() == 1


def field_error_raw(answer: Any, field: str) -> str:
    found = re.search(rf'id="id_{field}_error">(.{{1,2000}}?)</ul>', answer.content.decode(), re.DOTALL)
    return found[1] if found else ""


def test_what_only_the_action_sees_is_told_above_the_form(editor: User) -> None:
    answer = send(editor, make_version(TEXT), claim_2=SANK)

    assert "The same words were given for two claims" in words(answer)
    assert not MissedPassage.objects.exists()


def test_a_double_click_counts_once(editor: User) -> None:
    version = make_version(TEXT)

    first, second = send(editor, version), send(editor, version)

    assert first.redirect_chain == second.redirect_chain
    assert MissedPassage.objects.count() == 1


def test_a_passage_that_joins_a_dismissed_claim_says_so(editor: User) -> None:
    make = {"url": "https://lowe.example/a"}
    send(editor, make_version(TEXT, **make))
    deciding.dismiss(claim=Claim.objects.get(), because=DismissReason.OUT_OF_SCOPE, act=make_act(editor))

    answer = send(editor, make_version(f"{TEXT} Corrected.", **make), nonce="n-2")

    assert "which is dismissed: reopen it to have it followed" in words(answer)


def test_an_older_version_can_be_marked(editor: User) -> None:
    first = make_version(TEXT, url="https://lowe.example/a")
    make_version("All of it was taken back.", url="https://lowe.example/a")

    send(editor, first)

    assert Mention.objects.get().version == first
    assert find(first.text, SANK).start == Mention.objects.get().start


@pytest.mark.parametrize("where", ["999999/missed/", "{}/missed/?version=3", "{}/missed/?version=x"])
def test_there_is_no_form_for_what_does_not_exist(where: str, editor: User) -> None:
    address = f"/articles/{where.format(make_version().article_id)}"

    assert browser_of(editor).get(address).status_code == 404


def test_the_page_costs_the_same_queries_however_much_was_marked(
    editor: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    version, browser = make_version(TEXT), browser_of(editor)
    send(editor, version)
    with django_assert_num_queries(13):
        browser.get(version.article.get_absolute_url())
    send(editor, version, nonce="n-2", claim_1="The tug was lost in May", speaker="the pilot of Port Lowe")

    with django_assert_num_queries(13):
        assert "Marked by hand" in words(browser.get(version.article.get_absolute_url()))
