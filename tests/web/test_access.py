"""Who may see and do what: every page, every role."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import URLPattern, reverse

from claims.models import Claim, Evidence, Speaker
from claims.urls import urlpatterns
from claims.verdicts import Stance
from tests.conftest import NOW
from tests.factories import SAID, make_claim
from tests.web.people import browser_of, words

pytestmark = pytest.mark.django_db

SEES = (
    "home",
    "claims",
    "claim",
    "articles",
    "article",
    *("search", "speakers", "speaker", "sources", "source", "claims_csv", "claims_json"),
)
ADDS = ("add_article", "add_evidence")
DECIDES = ("mark_missed",)
SENDS = ("see_notices",)
OPEN = ("sign_in", "sign_out", "choose_theme")
READERS = ("reader", "reporter", "editor", "administrator")
REPORTERS = ("reporter", "editor", "administrator")


@pytest.fixture
def claim(db: None) -> Claim:
    return make_claim()


def address(name: str, claim: Claim) -> str:
    mention = claim.mentions.select_related("version").get()
    arguments: dict[str, list[Any]] = {
        "claim": [claim.public_id],
        "add_evidence": [claim.public_id],
        "article": [mention.version.article_id],
        "speaker": [Speaker.objects.get_or_create(name="The pilot", defaults={"created_at": NOW})[0].pk],
        "source": [mention.version.article.source_id],
        "mark_missed": [mention.version.article_id],
    }
    return reverse(name, args=arguments.get(name))


def test_every_page_of_ours_is_in_this_matrix() -> None:
    assert {it.name for it in urlpatterns if isinstance(it, URLPattern)} == {*SEES, *ADDS, *DECIDES, *SENDS, *OPEN}


@pytest.mark.parametrize("name", [*SEES, *ADDS, *DECIDES, *SENDS])
def test_nobody_gets_in_without_signing_in(name: str, claim: Claim) -> None:
    answer = browser_of(None).get(address(name, claim))

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("sign_in"))


@pytest.mark.parametrize("name", [*SEES, *ADDS])
def test_those_without_a_role_are_told_whom_to_ask(name: str, claim: Claim, stranger: User) -> None:
    answer = browser_of(stranger).get(address(name, claim))

    assert answer.status_code == 403
    assert "needs the role “re" in words(answer)
    assert "Ask an administrator" in words(answer)
    assert SAID not in words(answer)


@pytest.mark.parametrize("name", SEES)
@pytest.mark.parametrize("role", READERS)
def test_every_role_sees(name: str, role: str, claim: Claim, request: pytest.FixtureRequest) -> None:
    person = request.getfixturevalue(role)

    assert browser_of(person).get(address(name, claim)).status_code == 200


@pytest.mark.parametrize("name", DECIDES)
@pytest.mark.parametrize("role", READERS)
def test_editors_and_up_decide(name: str, role: str, claim: Claim, request: pytest.FixtureRequest) -> None:
    person = request.getfixturevalue(role)
    may = role in ("editor", "administrator")

    assert browser_of(person).get(address(name, claim)).status_code == (200 if may else 403)
    assert (address(name, claim) in browser_of(person).get(address("article", claim)).content.decode()) is may


@pytest.mark.parametrize("name", SENDS)
@pytest.mark.parametrize("role", READERS)
def test_editors_and_up_send_what_has_no_page(
    name: str, role: str, claim: Claim, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(role)
    may = role in ("editor", "administrator")

    assert browser_of(person).get(address(name, claim)).status_code == (405 if may else 403)


@pytest.mark.parametrize("name", ADDS)
@pytest.mark.parametrize("role", READERS)
def test_reporters_and_up_add(name: str, role: str, claim: Claim, request: pytest.FixtureRequest) -> None:
    person = request.getfixturevalue(role)

    assert browser_of(person).get(address(name, claim)).status_code == (200 if role in REPORTERS else 403)


@pytest.mark.parametrize("name", ADDS)
def test_a_reader_cannot_add_by_sending_the_form_unseen(name: str, claim: Claim, reader: User) -> None:
    form = {
        "text": "Nine barges sank. It could not be verified.",
        "passage": "Divers counted nine.",
        "url": "https://port.example/count",
        "stance": Stance.SUPPORTS.value,
        "independence": "unknown",
        "nonce": "1",
    }

    answer = browser_of(reader).post(address(name, claim), form)

    assert answer.status_code == 403
    assert "role “reporter”" in words(answer)
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(("role", "offered"), [("reader", False), ("reporter", False), ("editor", True)])
def test_only_those_who_decide_are_shown_the_way_to_the_desk(
    role: str, offered: bool, claim: Claim, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(role)

    page = browser_of(person).get(address("claim", claim)).content.decode()

    assert (reverse("admin:card", args=[claim.public_id]) in page) is offered


@pytest.mark.parametrize("name", SEES)
def test_pages_that_show_do_not_take_forms(name: str, claim: Claim, editor: User) -> None:
    assert browser_of(editor).post(address(name, claim)).status_code == 405
