"""The card: one claim, everything that bears on it, and only what may be done to it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions import claims, recording
from claims.facts import ClaimDraft, Coverage, Figure, Flag, Speaker, When, Where
from claims.models import Claim, Mention
from claims.queries import cards
from claims.verdicts import FlagKind, Precision, Scope
from claims.workflow import State
from tests.admin.desk import card, signed_in, words
from tests.conftest import NOW
from tests.factories import (
    CAVEAT,
    dismissed_claim,
    find,
    followed_claim,
    make_act,
    make_claim,
    make_draft,
    make_evidence,
    make_version,
    other_claim,
    settled_claim,
)  # fmt: skip
from tests.marking import make_missed

pytestmark = pytest.mark.django_db

TEXT = (
    "A storm struck in the night.\n\nIlse Brandt said on Tuesday that 12 of the 15 barges in Port Lowe had sunk. "
    "The figures could not be independently verified.\n\nThe harbour stayed closed."
)


def full_claim() -> Claim:
    """A claim with a speaker, a figure, a day, a place and a guess."""
    version = make_version(TEXT)
    coverage = Coverage(find(TEXT, "12 of the 15 barges in Port Lowe had sunk"), Scope.PREVIOUS_SENTENCE, "before")
    flag = Flag(FlagKind.UNVERIFIED, "U-1", find(TEXT, "could not be independently verified"), (coverage,))
    figure = Figure(find(TEXT, "12 of the 15 barges"), "12 of the 15 barges", None)
    draft = ClaimDraft(
        flag,
        coverage,
        speaker=Speaker("Ilse Brandt", find(TEXT, "Ilse Brandt")),
        figures=(figure,),
        when=When(find(TEXT, "on Tuesday"), date(2026, 3, 10), Precision.DAY),
        where=Where(find(TEXT, "Port Lowe"), "Port Lowe"),
        guesses=("The day is counted from the article's date.",),
    )
    recording.record(version=version, drafts=[draft], now=NOW)
    return version.mentions.get().claim


def marked(html: str, role: str) -> str:
    """The words under the marks of a role, joined."""
    found = re.findall(rf'<mark class="[^"]*\b{role}\b[^"]*">(.*?)</mark>', html)
    return "".join(re.sub(r"<span class=\"unseen\">.*?</span>", "", words) for words in found)


def test_it_shows_the_words_in_their_paragraph_with_each_part_marked(editor: User) -> None:
    html = signed_in(editor).get(card(full_claim())).content.decode()

    assert marked(html, "covered") == "12 of the 15 barges in Port Lowe had sunk"
    assert marked(html, "cue") == "could not be independently verified"
    assert marked(html, "speaker") == "Ilse Brandt"
    assert marked(html, "figure") == "12 of the 15 barges"
    assert "A storm struck" not in html


def test_it_says_who_how_many_when_where_and_what_is_a_guess(editor: User) -> None:
    page = words(signed_in(editor).get(card(full_claim())))

    for part in (
        "Speaker Ilse Brandt", "Figures 12 of the 15 barges", "Day of the event 10 March 2026", "Place Port Lowe",
        "Guesses The day is counted from the article's date.", "Is it a claim to follow? The article says", "1 left",
    ):  # fmt: skip
        assert part in page


def test_it_says_which_phrase_flagged_the_words_and_asks_what_the_detector_got_wrong(editor: User) -> None:
    page = words(signed_in(editor).get(card(full_claim())))

    assert "Flagged as unverified, phrase U-1, previous sentence" in page
    assert "what did the detector get wrong?" in page
    assert "marked by hand" not in page


def test_of_a_passage_marked_by_hand_it_says_so_and_blames_no_detector(editor: User) -> None:
    claim = make_missed(editor).claim

    page = words(signed_in(editor).get(card(claim)))

    assert "Flagged as unverified, marked by hand, previous sentence" in page
    assert "as Edda marked by hand" in page or "marked by hand." in page
    assert "by-hand" not in page
    assert "detector get wrong" not in page
    assert "detector got wrong" not in page


def test_what_was_not_found_is_said(editor: User) -> None:
    page = words(signed_in(editor).get(card(make_claim())))

    assert "Speaker none found Figures none Day of the event not found Place not found" in page


def test_a_caveat_in_another_paragraph_is_quoted_apart(editor: User) -> None:
    text = f"Ten boats sank at Quay Bridge.\n\nThe port is closed.\n\n{CAVEAT}"
    claim = make_claim(text, covered="Ten boats sank at Quay Bridge.")

    page = words(signed_in(editor).get(card(claim)))

    assert "The caveat stands in another paragraph" in page
    assert f"caveat: {CAVEAT}" in page


def test_it_lists_other_mentions_evidence_and_what_was_decided(editor: User) -> None:
    claim = make_claim()
    again = make_version(title="The storm, again")
    recording.record(version=again, drafts=[make_draft(again.text)], now=NOW)
    make_evidence(claim, editor)
    claims.follow(claim=claim, act=make_act(editor, note="The harbour office answers tomorrow."))

    page = words(signed_in(editor).get(card(claim)))

    assert Mention.objects.filter(claim=claim).count() == 2
    assert page.count(claim.mentions.all()[0].exact) >= 2
    assert "▲ supports unknown Divers counted 12 wrecks." in page
    assert "Followed by Dana" in page
    assert "The harbour office answers tomorrow." in page


def test_mentions_of_a_claim_merged_into_it_are_its_own_too(editor: User) -> None:
    claim, other = make_claim(), other_claim()

    claims.merge(claim=other, into=claim, act=make_act(editor))

    assert other.text in words(signed_in(editor).get(card(claim)))
    assert [mention.claim for mention in cards.card(claim).others] == [other]


BUTTONS = {
    State.DETECTED: ["Follow this claim", "Dismiss: not a claim", "Dismiss: duplicate", "Dismiss: out of scope",
                     "Merge into …", "Settle …", "Edit the covered words"],
    State.TRIAGED: ["Dismiss: not a claim", "Dismiss: duplicate", "Dismiss: out of scope", "Merge into …", "Settle …",
                    "Edit the covered words"],
    State.SETTLED: ["Reopen this claim", "Merge into …", "Settle …", "Edit the covered words"],
    State.DISMISSED: ["Reopen this claim", "Edit the covered words"],
    State.MERGED: ["Undo the merge"],
}  # fmt: skip


def merged_claim(by: User) -> Claim:
    claim = make_claim()
    claims.merge(claim=claim, into=other_claim(), act=make_act(by))
    return claim


MADE = {
    State.DETECTED: lambda by: make_claim(),
    State.TRIAGED: followed_claim,
    State.SETTLED: settled_claim,
    State.DISMISSED: dismissed_claim,
    State.MERGED: merged_claim,
}


@pytest.mark.parametrize("state", State)
def test_it_offers_what_the_workflow_allows_and_names_the_effect(state: State, editor: User) -> None:
    claim = MADE[state](editor)
    every = {label for labels in BUTTONS.values() for label in labels}

    page = words(signed_in(editor).get(card(claim)))

    assert {label for label in every if label in page} == set(BUTTONS[state])


def test_the_heading_takes_the_focus(editor: User) -> None:
    html = signed_in(editor).get(card(make_claim())).content.decode()

    assert re.search(r"<h1[^>]*\btabindex=\"-1\"[^>]*\bautofocus\b", html)


def test_words_of_an_article_are_never_markup(editor: User) -> None:
    text = f'<script>alert(1)</script> <img src=x onerror="alert(2)"> sank. {CAVEAT}'
    claim = make_claim(text, covered=text.removesuffix(f" {CAVEAT}"))
    client = signed_in(editor)

    for page in (card(claim), "/admin/claims/reviewitem/", "/admin/claims/claim/"):
        html = client.get(page).content.decode()
        assert "&lt;script&gt;alert(1)" in html
        assert "<script>alert" not in html
        assert "<img src=x" not in html


def test_it_costs_the_same_however_often_a_claim_was_mentioned(editor: User) -> None:
    claim, client, costs = make_claim(), signed_in(editor), []
    for mentions in (2, 6):
        for _ in range(mentions):
            version = make_version()
            recording.record(version=version, drafts=[make_draft(version.text)], now=NOW)
            make_evidence(claim, editor)
        with CaptureQueriesContext(connection) as queries:
            client.get(card(claim))
        costs.append(len(queries))

    assert costs[0] == costs[1] <= (40 if connection.vendor == "postgresql" else 36)


def test_a_card_never_loads_a_whole_article(editor: User) -> None:
    claim = make_claim(
        "Padding. " * 5000 + f"Ten boats sank. {CAVEAT} " + "Padding. " * 5000, covered="Ten boats sank."
    )

    answer = signed_in(editor).get(card(claim))

    assert len(answer.content) < 40_000
