"""Who may see and do what: every page, every role."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import URLPattern, reverse

from claims.models import ArticleVersion, Claim, Comment, Copy, Evidence, Speaker
from claims.net import archive
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
    *("search", "speakers", "speaker", "sources", "source", "claims_csv", "claims_json", "claim_record"),
    *("notices", "person"),
)
#: A page that takes its form as well.
OWN = ("preferences",)
ADDS = ("add_article", "add_evidence", "bookmarklet", "comment")
DECIDES = ("mark_missed", "insight", "copy", "copy_file")
#: Addresses that only take forms, by the lowest role that may send them.
SENDS = ("see_notices",)
REPORTS = ("edit_comment", "remove_comment")
KEEPS = ("see_home", "see_own_notices", "keep_search", "forget_search", "watch")
OPEN = ("sign_in", "sign_out", "choose_theme", "manifest", "stop_mail", "push")
EVERY = (*SEES, *OWN, *ADDS, *DECIDES, *SENDS, *REPORTS, *KEEPS)
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
        "copy": [_copy(mention.version)],
        "copy_file": [_copy(mention.version)],
        "claim_record": [claim.public_id],
        "watch": [claim.public_id],
        "comment": [claim.public_id],
        "edit_comment": [_comment(claim)],
        "remove_comment": [_comment(claim)],
        "forget_search": [1],
        "person": [User.objects.get_or_create(username="wren")[0].username],
    }
    return reverse(name, args=arguments.get(name))


def _copy(version: ArticleVersion) -> int:
    told = {"url": "https://lowe.example/a", "status": 200, "size": 9, "fetched_at": NOW}
    kept = {"version": version, "is_kept": True, "digest": archive.keep(b"A barge.\n")}
    return Copy.objects.get_or_create(**kept, defaults=told)[0].pk


def _comment(claim: Claim) -> int:
    by = User.objects.get_or_create(username="wren")[0]
    told = {"by": by, "by_name": "Wren", "text": "Seen.", "made_at": NOW}
    return Comment.objects.get_or_create(claim=claim, defaults=told)[0].pk


def test_every_page_of_ours_is_in_this_matrix() -> None:
    assert {it.name for it in urlpatterns if isinstance(it, URLPattern)} == {*EVERY, *OPEN}


@pytest.mark.parametrize("name", EVERY)
def test_nobody_gets_in_without_signing_in(name: str, claim: Claim) -> None:
    answer = browser_of(None).get(address(name, claim))

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("sign_in"))


@pytest.mark.parametrize("name", [*SEES, *OWN, *ADDS])
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
    page = address("copy" if name == "copy_file" else "article", claim)

    assert browser_of(person).get(address(name, claim)).status_code == (200 if may else 403)
    assert (address(name, claim) in browser_of(person).get(page).content.decode()) is may


@pytest.mark.parametrize("name", KEEPS)
@pytest.mark.parametrize("role", [None, *READERS])
def test_whoever_reads_keeps_what_is_their_own(
    name: str, role: str | None, claim: Claim, stranger: User, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(role) if role else stranger
    sent = browser_of(person).post(address(name, claim)).status_code

    assert sent in ((302, 404) if role else (403,))
    assert browser_of(person).get(address(name, claim)).status_code in ((405,) if role else (403, 405))


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("role", READERS)
def test_nobody_changes_the_comment_of_another(
    name: str, role: str, claim: Claim, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(role)

    browser_of(person).post(address(name, claim), {"text": "Not seen."})

    kept = Comment.objects.get()
    assert (kept.text, kept.removed_at) == ("Seen.", None)


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


@pytest.mark.parametrize("name", [name for name in ADDS if name != "bookmarklet"])
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
