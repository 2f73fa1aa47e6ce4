"""A first verdict is nobody's but its author's to see: pages, JSON, headers and exports are what they would be.

Nor does the time tell that an answer takes: the same statements are asked for it in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.actions import claims, ledger, sensitivity
from claims.models import Claim, Decision, ReviewItem
from claims.models.review import ReviewKind
from claims.verdicts import Verdict
from tests.admin.desk import card, send, signed_in, step, words
from tests.conftest import NOW, make_person
from tests.factories import make_act, make_claim, make_evidence

QUEUE = reverse("admin:claims_reviewitem_changelist")
SECRET = "Two hospitals counted independently."
EXPORTS = (("claims",), ("evidence",), ("articles",), ("ledger",), ("claims", "--format", "csv"))
#: What differs between any two renderings of a page: nonces, tokens, the request's own id and the clock.
_OWN = re.compile(
    r'(name="(?:csrfmiddlewaretoken|(?:new-)?nonce|held|at|decision)" value=")[^"]*|csrfToken[^<]*|_\d+(?=["&])'
    r"|<time.*?</time>|(?<=quote <code>)\w+|(?<=nonce-)[\w+/=-]+|(?<=nonce=\")[^\"]+"
)
#: What differs between two runs of a statement: ids, moments, words, and the names of savepoints and cursors.
_VALUES = re.compile(r"'[^']*'|\b\d[\d.]*\b|\bs\d+_x\d+\b|_curs_\w+")
OF_EACH = ("Date", "Expires", "Server-Timing", "X-Request-ID")
Seen = dict[tuple[str, ...], Any]


@pytest.fixture
def claim(editor: User) -> Claim:
    """A sensitive claim with evidence on it, followed by Dana."""
    found = claims.follow(claim=make_claim(), act=make_act(editor)).claim
    make_evidence(found, editor)
    sensitivity.mark(claim=found, is_sensitive=True, act=make_act(editor, note="It names a minor."))
    return Claim.objects.get(pk=found.pk)


def judge(claim: Claim, by: User, verdict: Verdict = Verdict.CONFIRMED, reason: str = SECRET) -> Decision:
    ruling = ledger.Ruling(verdict=verdict, reason=reason, evidence=list(claim.evidence.all()), resolved_on=NOW.date())
    return ledger.settle(claim=claim, ruling=ruling, act=make_act(by))


def of_readers(claim: Claim) -> list[str]:
    """Pages on which the question itself is not shown."""
    public, article = claim.public_id, claim.mentions.get().version.article
    pages = [reverse("claim", args=[public]), reverse("claims"), reverse("articles"), article.get_absolute_url()]
    return [*pages, f"{reverse('claim', args=[public])}?at=2026-03-20", "/admin/claims/claim/", "/insight/"]


def of_the_desk(claim: Claim) -> list[str]:
    """Pages that show the questions of the desk."""
    actions = f"/admin/claims/claim/{claim.public_id}/actions/"
    orders = [f"{QUEUE}?order={order}" for order in ("urgent", "oldest", "newest")]
    return [
        card(claim),
        step(claim, "settle"),
        step(claim, "merge"),
        actions,
        *orders,
        f"{QUEUE}?kind=second_opinion",
        "/",
    ]


def seen(people: list[User], pages: list[str]) -> Seen:
    """Return what each of these people is answered at each address: status, headers, body and statements."""
    found: Seen = {}
    for person in people:
        for page in pages:
            client = signed_in(person)
            with CaptureQueriesContext(connection) as asked:
                response = client.get(page)
            statements = [_VALUES.sub("", one["sql"]) for one in asked]
            headers = {name: _OWN.sub("", value) for name, value in response.items() if name not in OF_EACH}
            body = _OWN.sub("", response.content.decode())
            found[person.username, page] = (response.status_code, headers, body, statements)
    return found


def exported() -> Seen:
    found: Seen = {}
    for what in EXPORTS:
        out = StringIO()
        call_command("export", *what, stdout=out)
        found[what] = out.getvalue()
    return found


def imagined(happen: Callable[[], object], look: Callable[[], Seen]) -> Seen:
    """Return what is seen after something happened, and let it not have happened."""
    with transaction.atomic():
        happen()
        found = look()
        transaction.set_rollback(True)
    return found


def differences(one: Seen, other: Seen) -> list[tuple[str, ...]]:
    assert one.keys() == other.keys()
    return [at for at in one if one[at] != other[at]]


@pytest.fixture
def people(second_editor: User, reader: User, administrator: User) -> list[User]:
    return [second_editor, reader, administrator]


def test_readers_pages_and_exports_do_not_change_by_a_byte(claim: Claim, editor: User, people: list[User]) -> None:
    def look() -> Seen:
        return {**seen(people, of_readers(claim)), **exported()}

    without = imagined(lambda: None, look)
    with_it = imagined(lambda: judge(claim, editor), look)

    assert differences(without, with_it) == []


def test_the_desk_shows_the_same_whichever_verdict_waits(claim: Claim, editor: User, people: list[User]) -> None:
    def look() -> Seen:
        return seen(people, of_the_desk(claim))

    confirmed = imagined(lambda: judge(claim, editor), look)
    refuted = imagined(lambda: judge(claim, editor, Verdict.REFUTED, "Nobody was there to count."), look)

    assert differences(confirmed, refuted) == []
    assert not [at for at, (_, _, body, _) in confirmed.items() if SECRET in body]


def test_the_desk_shows_nothing_of_it_but_the_question(claim: Claim, editor: User, people: list[User]) -> None:
    def judge_unasked() -> None:
        judge(claim, editor)
        ReviewItem.objects.filter(kind=ReviewKind.SECOND_OPINION).delete()

    def look() -> Seen:
        # The question itself is asked for, so the statements differ by it.
        return {at: answered[:-1] for at, answered in seen(people, of_the_desk(claim)).items()}

    without = imagined(lambda: None, look)
    with_it = imagined(judge_unasked, look)

    assert differences(without, with_it) == []


def test_the_report_on_agreement_does_not_count_it(claim: Claim, editor: User, people: list[User]) -> None:
    def look() -> Seen:
        return seen([editor, *people], ["/insight/", "/insight/?recorded=0"])

    without = imagined(lambda: None, look)
    with_it = imagined(lambda: judge(claim, editor), look)

    # Its author's own page counts their act among the week's decisions, and nothing else of it.
    assert [at for at in differences(without, with_it) if at[0] != editor.username] == []


def listed(person: User) -> list[str]:
    """The claims that a person's queue lists; what they did last, which stands beside it, is not in it."""
    page = signed_in(person).get(QUEUE)
    return [row.public_id for row in page.context["queue"].rows]


def test_only_the_author_sees_the_sealed_verdict_and_is_not_asked_again(
    claim: Claim, editor: User, second_editor: User
) -> None:
    judge(claim, editor)

    own, others = signed_in(editor).get(card(claim)), signed_in(second_editor).get(card(claim))
    assert SECRET in words(own)
    assert SECRET not in words(others)
    assert "Judge it yourself" in words(others)
    assert "Judge it yourself" not in words(own)
    assert listed(second_editor) == [claim.public_id]
    assert listed(editor) == []


def test_the_author_is_refused_as_the_second_in_words(claim: Claim, editor: User) -> None:
    judge(claim, editor)

    answered = send(
        signed_in(editor),
        claim,
        "settle",
        verdict="confirmed",
        reason="So it is.",
        day_unknown="on",
        no_evidence_because="x",
    )

    assert answered.status_code == 403
    assert "has to be a colleague's" in words(answered)


def test_once_they_disagree_both_are_open_to_a_third(claim: Claim, editor: User, second_editor: User) -> None:
    judge(claim, editor)
    judge(claim, second_editor, Verdict.REFUTED, "Nobody was there to count.")

    said = words(signed_in(make_person("thea", "editor")).get(card(claim)))
    assert SECRET in said
    assert "Nobody was there to count." in said
    assert "You see both: decide between them." in said


def test_marking_as_sensitive_asks_for_a_reason_on_the_card(editor: User) -> None:
    claim = make_claim()
    client = signed_in(editor)

    assert send(client, claim, "sensitive", is_sensitive="1", note="").status_code == 400
    assert send(client, claim, "sensitive", is_sensitive="1", note="It names a minor.").status_code == 302
    assert "It is marked as sensitive." in words(client.get(card(claim)))


def test_a_decision_remembers_the_guidelines_that_were_shown(editor: User) -> None:
    claim = make_claim()
    client = signed_in(editor)

    send(client, claim, "follow")

    shown = claim.decisions.get().after["guideline"]
    assert shown
    assert client.post(step(claim, "reword"), {"guideline": "999999"}).status_code == 400


def test_scripts_and_the_register_show_that_somebody_judged_to_its_author_alone(
    claim: Claim, editor: User, second_editor: User
) -> None:
    sequence = judge(claim, editor).sequence
    live, register = f"{QUEUE}live/?id={claim.public_id}", "/admin/claims/decision/"

    def last(person: User) -> int:
        return int(signed_in(person).get(live).json()["claims"][claim.public_id]["last"]["sequence"])

    def shown(person: User) -> list[int]:
        page = signed_in(person).get(register, {"q": claim.public_id})
        return [row.sequence for row in page.context["cl"].result_list]

    assert last(editor) == sequence
    assert last(second_editor) < sequence
    assert sequence in shown(editor)
    assert sequence not in shown(second_editor)
