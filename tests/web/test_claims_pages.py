"""The claims page and the page of one claim, as a browser without JavaScript gets them."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from claims.actions import claims as deciding
from claims.actions import splitting
from claims.verdicts import Verdict
from tests.actions.test_splitting import said_again
from tests.conftest import NOW
from tests.factories import (
    CAVEAT,
    SAID,
    dismissed_claim,
    followed_claim,
    make_act,
    make_claim,
    make_evidence,
    settled_claim,
)
from tests.web.people import browser_of, field_error, words

pytestmark = pytest.mark.django_db

CLAIMS = "/claims/"


@pytest.mark.parametrize(
    ("query", "field", "message"),
    [
        ("verdict=maybe", "verdict", "“maybe” is not one of the choices"),
        ("workflow=lost", "workflow", "“lost” is not one of the choices"),
        ("kind=rumour", "kind", "“rumour” is not one of the choices"),
        ("speaker=Nobody", "speaker", "No speaker called “Nobody” is recorded"),
        ("outlet=The+Moon", "outlet", "No outlet called “The Moon” is recorded"),
        ("since=14.3.2026", "since", "This is not a date"),
        ("since=2026-03-14&until=2026-03-01", "until", "lies before 2026-03-14"),
        ("speaker=%00", "speaker", "Null characters"),
    ],
)
def test_a_filter_that_cannot_be_read_says_so_beside_its_field(
    query: str, field: str, message: str, reader: User
) -> None:
    claim = make_claim()

    answer = browser_of(reader).get(f"{CLAIMS}?{query}&q=barges")

    assert answer.status_code == 200
    assert message in field_error(answer, field)
    assert claim.public_id in words(answer)
    assert 'value="barges"' in answer.content.decode()


def test_what_was_typed_into_a_bad_filter_is_kept(reader: User) -> None:
    page = browser_of(reader).get(f"{CLAIMS}?speaker={quote('<b>Nobody</b>')}").content.decode()

    assert 'value="&lt;b&gt;Nobody&lt;/b&gt;"' in page
    assert "<b>Nobody" not in page


def test_older_and_newer_links_keep_the_filters(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.queries.keyset.SIZE", 2)
    for number in range(3):
        make_claim(f"The crew: {number} sank. {CAVEAT}", covered=f"{number} sank", now=NOW + timedelta(days=number))
    browser = browser_of(reader)
    first = browser.get(f"{CLAIMS}?q=sank").content.decode()
    older = re.search(r'rel="next" href="([^"]+)"', first)
    assert older

    second = browser.get(CLAIMS + older[1].replace("&amp;", "&"))

    assert "q=sank" in older[1]
    assert "0 sank" in words(second)
    assert "2 sank" not in words(second)
    assert 'rel="prev"' in second.content.decode()


def test_a_page_that_does_not_exist_shows_the_first_one_and_says_so(reader: User) -> None:
    claim = make_claim()

    answer = browser_of(reader).get(f"{CLAIMS}?older=nonsense")

    assert "names no page of this list" in words(answer)
    assert claim.public_id in words(answer)


def test_empty_lists_tell_the_truth(reader: User, editor: User) -> None:
    browser = browser_of(reader)
    assert "No claim is recorded yet" in words(browser.get(CLAIMS))

    dismissed_claim(editor)

    assert "No claim stands" in words(browser.get(CLAIMS))
    assert "No claim fits these filters" in words(browser.get(f"{CLAIMS}?q=zebra"))


def test_a_claims_page_begins_with_its_state_and_shows_its_quote(reader: User) -> None:
    claim = make_claim()

    answer = browser_of(reader).get(claim.get_absolute_url())

    page = answer.content.decode()
    assert "Unverified since 14 March 2026; nobody has decided about it yet; no evidence yet." in words(answer)
    assert page.index("Unverified since") < page.index("<h1")
    assert f'<mark class="covered"><span class="unseen">claim: </span>{SAID}</mark>' in page


def test_every_event_has_its_own_address(reader: User, editor: User) -> None:
    claim = settled_claim(editor, verdict=Verdict.REFUTED)

    page = browser_of(reader).get(claim.get_absolute_url()).content.decode()

    anchors = re.findall(r'<li id="([a-z]+-\d+)">', page)
    assert [anchor.partition("-")[0] for anchor in anchors] == ["report", "evidence", "ledger"]
    assert all(f'href="#{anchor}"' in page for anchor in anchors)
    assert len(re.findall(r'\bid="([^"]+)"', page)) == len(set(re.findall(r'\bid="([^"]+)"', page)))


def test_an_id_typed_in_small_letters_finds_its_claim(reader: User) -> None:
    claim = make_claim()

    assert browser_of(reader).get(f"/claims/{claim.public_id.lower()}/").status_code == 200


def test_a_merged_claim_leads_to_the_one_it_was_merged_into(reader: User, editor: User) -> None:
    gone, kept = make_claim(), make_claim(f"The crew: nine sank. {CAVEAT}", covered="nine sank")
    deciding.merge(claim=gone, into=kept, act=make_act(editor))

    answer = browser_of(reader).get(gone.get_absolute_url(), follow=True)

    assert answer.redirect_chain == [(kept.get_absolute_url(), 302)]
    assert f"{gone.public_id} was merged into this claim." in words(answer)
    assert f"As {gone.public_id}, merged into this claim." in words(answer)


def test_words_from_outside_are_shown_as_words(reader: User, editor: User) -> None:
    hostile = '<script>alert(1)</script><img src=x onerror=alert(1)> {{ 7|add:"7" }}'
    claim = make_claim(f"{hostile} sank. {CAVEAT}", covered=f"{hostile} sank")
    deciding.reword(claim=claim, text=hostile, act=make_act(editor, note=hostile))
    make_evidence(claim, editor)

    page = browser_of(reader).get(claim.get_absolute_url()).content.decode()

    assert "<script>" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "14" not in re.findall(r"onerror=alert\(1\)&gt; (.{10})", page)


def test_home_tells_a_newcomer_what_to_do_first(reporter: User, editor: User) -> None:
    fresh = browser_of(reporter).get(reverse("home"))
    dismissed_claim(editor)

    assert "Start here" in words(fresh)
    assert "Add an article" in words(fresh)
    assert "Start here" not in words(browser_of(editor).get(reverse("home")))


def test_a_claim_that_was_taken_out_of_another_leads_there_and_back(editor: User) -> None:
    claim = followed_claim(editor)
    decision = splitting.split(claim=claim, mentions=[said_again(claim).pk], act=make_act(editor))
    new, browser = decision.after["split_claim"], browser_of(editor)

    page = browser.get(f"/claims/{new}/").content.decode()
    old, young = (browser.get(f"/claims/{public_id}.json").json() for public_id in (claim.public_id, new))

    assert f'taken out of <a href="/claims/{claim.public_id}/">' in page
    assert f'href="/claims/{new}/"' in browser.get(claim.get_absolute_url()).content.decode()
    assert (old["split_from"], old["split_off"]) == (None, [new])
    assert (young["split_from"], young["split_off"]) == (claim.public_id, [])
