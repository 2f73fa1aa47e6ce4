"""What machines suggest on a card, and what editors answer: each counts once, is told, and can be taken back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.actions import matches
from claims.models import Claim, Decision, Evidence, Match
from claims.models.match import MatchState
from claims.verdicts import AlertKind, Stance, Verdict
from tests.admin.desk import card, hidden, signed_in, step, value_of, words
from tests.factories import followed_claim, make_act, other_claim, settled_claim
from tests.reserving import lapse
from tests.suggesting import PASSAGE, make_alert, make_overdue, make_suggestion

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(editor: User) -> Claim:
    return followed_claim(editor)


@pytest.fixture
def match(claim: Claim) -> Match:
    return make_suggestion(claim)


def form_of(page: Any, action: str, about: int) -> dict[str, str]:
    """Return the hidden fields of the form about one row, of the several that are sent to `action`."""
    html = page.content.decode()
    for form in re.findall(r"<form\b.*?</form>", html, re.DOTALL):
        if f'action="{action}"' in form and f'name="about" value="{about}"' in form:
            return dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', form))
    raise AssertionError(f"no form about {about} is sent to {action}")


def answer(client: Client, claim: Claim, name: str, about: int, *, page: Any = None, **typed: Any) -> Any:
    """Answer one suggestion or question as its form on the card would."""
    action = step(claim, "accept" if name == "turn_down" else name)
    return client.post(step(claim, name), {**form_of(page or client.get(card(claim)), action, about), **typed})


def states() -> list[str]:
    return list(Match.objects.order_by("pk").values_list("state", flat=True))


def test_a_suggestion_is_shown_in_its_surroundings_with_why_and_how_sure(claim: Claim, editor: User) -> None:
    make_suggestion(claim, highlighted=True, confidence=0.95)

    answered = signed_in(editor).get(card(claim))

    said = words(answered)
    assert f"passage: {PASSAGE} The count is final." in said
    assert "Divers went down again." not in said
    assert "Stands out. Read as ± revises , very sure" in said
    assert "The Lowe Herald , 14 March 2026 : A final count at Port Lowe" in said
    assert "The same harbour, a few days later. It says 9; the claim says 12." in said
    assert '<option value="revises" selected>' in answered.content.decode()


def test_the_surest_comes_first_and_what_says_nothing_new_is_folded_away(claim: Claim, editor: User) -> None:
    unsure, sure = make_suggestion(claim, confidence=0.61), make_suggestion(claim, confidence=0.8, highlighted=True)
    quiet = make_suggestion(claim, stance=Stance.REPEATS, confidence=0.99)

    html = signed_in(editor).get(card(claim)).content.decode()

    order = re.findall(r'name="about" value="(\d+)" id="accept', html)
    assert [int(pk) for pk in order] == [sure.pk, unsure.pk, quiet.pk]
    assert "2 passages that may bear on it, the surest first" in html
    assert "1 passage that says nothing new" in html


def test_accepting_makes_it_evidence_with_the_stance_that_was_proposed(match: Match, editor: User) -> None:
    client = signed_in(editor)

    answer(client, match.claim, "accept", match.pk, stance="revises", independence="independent", note="Counted twice.")

    piece = Evidence.objects.get()
    assert (piece.passage, piece.stance, piece.independence) == (PASSAGE, "revises", "independent")
    assert piece.note == "Counted twice."
    assert f"The passage is evidence on {match.claim.public_id} now: revises." in words(client.get(card(match.claim)))


@pytest.mark.parametrize("stance", ["supports", "refutes", "revises"])
def test_a_button_of_its_own_overrules_the_stance_proposed(stance: str, match: Match, editor: User) -> None:
    answer(signed_in(editor), match.claim, "accept", match.pk, stance="context", instead=stance)

    assert Evidence.objects.get().stance == stance


@pytest.mark.parametrize(
    ("how", "said"),
    [("not_about", "is not suggested for it again"), ("set_aside", "is about {} but of no use, and is set aside")],
)
def test_turning_down_is_remembered_and_told(how: str, said: str, match: Match, editor: User) -> None:
    client = signed_in(editor)

    answer(client, match.claim, "turn_down", match.pk, how=how)

    assert states() == [how]
    page = words(client.get(card(match.claim)))
    assert said.format(match.claim.public_id) in page
    assert "may bear on it" not in page


def test_an_answer_can_be_taken_back(match: Match, editor: User) -> None:
    client = signed_in(editor)
    answer(client, match.claim, "turn_down", match.pk, how="not_about")

    client.post(reverse("admin:undo"), hidden(client.get(card(match.claim)), reverse("admin:undo")))

    assert states() == [MatchState.SUGGESTED]
    assert "1 passage that may bear on it" in words(client.get(card(match.claim)))


@pytest.mark.parametrize(("name", "typed"), [("accept", {"stance": "supports"}), ("turn_down", {"how": "not_about"})])
def test_a_double_click_answers_once(name: str, typed: dict[str, str], match: Match, editor: User) -> None:
    client = signed_in(editor)
    page = client.get(card(match.claim))
    before = Decision.objects.count()

    first, second = (answer(client, match.claim, name, match.pk, page=page, **typed) for _ in range(2))

    assert first.headers["Location"] == second.headers["Location"]
    assert Decision.objects.count() == before + 1


def test_a_stance_is_needed_and_asked_for_beside_its_field(match: Match, editor: User) -> None:
    refused = answer(signed_in(editor), match.claim, "accept", match.pk, stance="", note="Typed words.")

    assert refused.status_code == 400
    assert "Say how the passage bears on the claim." in words(refused)
    assert value_of(refused, "note") == "Typed words."
    assert states() == [MatchState.SUGGESTED]


@pytest.mark.parametrize(("name", "typed"), [("accept", {"stance": "kind_of"}), ("turn_down", {"how": "accepted"})])
def test_made_up_words_are_refused(name: str, typed: dict[str, str], match: Match, editor: User) -> None:
    assert answer(signed_in(editor), match.claim, name, match.pk, **typed).status_code == 400
    assert states() == [MatchState.SUGGESTED]


@pytest.mark.parametrize("about", ["", "x", "0", "-4", "4711", "99999999999999999999"])
@pytest.mark.parametrize("name", ["accept", "turn_down", "acknowledge"])
def test_a_form_about_nothing_on_the_card_answers_nothing(name: str, about: str, match: Match, editor: User) -> None:
    fields = {"seen": "1", "nonce": "0" * 32, "about": about, "stance": "supports", "how": "not_about"}

    refused = signed_in(editor).post(step(match.claim, name), fields)

    assert refused.status_code in (400, 409)
    assert 'role="alert"' in refused.content.decode()
    assert states() == [MatchState.SUGGESTED]


def test_a_suggestion_of_another_claim_cannot_be_answered_here(match: Match, editor: User) -> None:
    elsewhere = other_claim()

    refused = signed_in(editor).post(
        step(elsewhere, "accept"), {"seen": "1", "nonce": "0" * 32, "about": match.pk, "stance": "supports"}
    )

    assert refused.status_code == 409
    assert not Evidence.objects.exists()


def test_the_second_of_two_editors_reads_what_the_first_made_of_it(
    match: Match, editor: User, second_editor: User
) -> None:
    client = signed_in(editor)
    page = client.get(card(match.claim))
    lapse(match.claim)
    matches.turn_down(match=match, how=MatchState.NOT_ABOUT, act=make_act(second_editor, note="Another harbour."))

    told = answer(client, match.claim, "accept", match.pk, page=page, stance="refutes", note="My own note.")

    said = words(told)
    assert told.status_code == 409
    assert "Omar : A suggestion for it was turned down." in said
    assert "Another harbour." in said
    assert "What you were about to do: take the passage as evidence: refutes" in said
    assert "It is answered already. This is what you typed" in said
    assert "My own note." in said
    assert not Evidence.objects.exists()


def test_what_others_did_to_the_claim_meanwhile_stands_in_no_answers_way(match: Match, editor: User) -> None:
    client = signed_in(editor)
    page = client.get(card(match.claim))
    Claim.objects.filter(pk=match.claim_id).update(revision=7)

    assert answer(client, match.claim, "accept", match.pk, page=page, stance="supports").status_code == 302


def test_an_alert_shows_both_texts_and_what_changed(claim: Claim, editor: User) -> None:
    asked = make_alert(claim)

    answered = signed_in(editor).get(card(claim))

    html, said = answered.content.decode(), words(answered)
    assert "What an article says of it changed. The caveat is gone, and the figure is another one." in said
    removed = re.findall(r'<del><span class="unseen">removed: </span>(.*?)</del>', html)
    added = re.findall(r'<ins><span class="unseen">added: </span>(.*?)</ins>', html)
    assert [it.strip() for it in removed] == ["12", "Nobody has verified the figure."]
    assert [it.strip() for it in added] == ["15"]
    assert asked.alert
    assert f"{asked.alert.after_version.get_absolute_url()}&amp;against=1#changes" in html


def test_a_caveat_that_was_added_has_one_side(claim: Claim, editor: User) -> None:
    asked = make_alert(claim, kind=AlertKind.CAVEAT_ADDED)
    assert asked.alert
    type(asked.alert).objects.update(before="", before_version=None, before_start=None, before_end=None)

    said = words(signed_in(editor).get(card(claim)))

    assert "Before There was none." in said
    assert "After He said 15 barges had sunk." in said


def test_two_texts_with_little_in_common_are_shown_unmarked(claim: Claim, editor: User) -> None:
    asked = make_alert(claim)
    assert asked.alert
    type(asked.alert).objects.update(after="Nothing of what the harbour office wrote has come true.")

    html = signed_in(editor).get(card(claim)).content.decode()

    assert "<ins>" not in html
    assert "<del>" not in html


def test_texts_of_two_articles_are_shown_side_by_side_unmarked(claim: Claim, editor: User) -> None:
    asked, elsewhere = make_alert(claim, kind=AlertKind.CAVEAT_LOST), make_alert(other_claim())
    assert asked.alert
    assert elsewhere.alert
    type(asked.alert).objects.filter(pk=asked.alert.pk).update(after_version=elsewhere.alert.after_version)

    answered = signed_in(editor).get(card(claim))

    assert "Before He said 12 barges had sunk. Nobody has verified the figure." in words(answered)
    assert "After He said 15 barges had sunk." in words(answered)
    assert "<ins>" not in answered.content.decode()
    assert "#changes" not in answered.content.decode()


@pytest.mark.parametrize("kind", [AlertKind.CAVEAT_REMOVED, AlertKind.CONTRADICTED])
def test_seen_closes_the_question_and_leaves_the_claim(kind: AlertKind, editor: User) -> None:
    claim = settled_claim(editor, verdict=Verdict.REFUTED)
    asked = make_alert(claim, kind=kind)
    client = signed_in(editor)

    answer(client, claim, "acknowledge", asked.pk)

    asked.refresh_from_db()
    claim.refresh_from_db()
    assert asked.closed_by == editor
    assert (claim.verdict, claim.workflow) == ("refuted", "settled")
    assert f"Seen. {claim.public_id} stays as it is." in words(client.get(card(claim)))


def test_a_question_that_wants_a_decision_is_not_answered_by_a_look(editor: User) -> None:
    claim = other_claim()
    question = claim.review_items.get()
    fields = {"seen": "1", "nonce": "0" * 32, "about": question.pk}

    refused = signed_in(editor).post(step(claim, "acknowledge"), fields)

    assert refused.status_code == 409
    assert "answered by a decision about the claim" in words(refused)


def test_the_second_to_look_is_told_that_nothing_is_left(claim: Claim, editor: User, second_editor: User) -> None:
    asked = make_alert(claim)
    one, two = signed_in(editor), signed_in(second_editor)
    pages = [client.get(card(claim)) for client in (one, two)]
    answer(one, claim, "acknowledge", asked.pk, page=pages[0])

    told = answer(two, claim, "acknowledge", asked.pk, page=pages[1])

    assert told.status_code == 409
    assert "Somebody looked at this before you." in words(told)
    assert "Dana : An alert about it was looked at." in words(told)


def test_several_questions_are_all_named_on_the_card(claim: Claim, editor: User) -> None:
    make_suggestion(claim)
    make_alert(claim)
    make_overdue(claim)

    said = words(signed_in(editor).get(card(claim)))

    for asks in ("Does what was found bear on it?", "What an article says of it changed.", "What has become of it?"):
        assert asks in said


def test_a_card_with_many_suggestions_costs_the_same(claim: Claim, editor: User) -> None:
    client, costs = signed_in(editor), []
    for number in (1, 5):
        for _ in range(number):
            make_suggestion(claim)
            make_alert(claim)
        with CaptureQueriesContext(connection) as queries:
            client.get(card(claim))
        costs.append(len(queries))

    assert costs[0] == costs[1] <= (47 if connection.vendor == "postgresql" else 43)


def test_words_of_a_suggestion_are_never_markup(claim: Claim, editor: User) -> None:
    make_suggestion(claim)
    make_alert(claim)
    Match.objects.update(reasons=["<script>alert(1)</script>"])
    claim.alerts.update(before="<img src=x> 12", after="<img src=x> 15", why="<b>bold</b>")

    html = signed_in(editor).get(card(claim)).content.decode()

    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "<b>bold" not in html
