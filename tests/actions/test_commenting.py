"""Comments: who may write them, who is told, and what is kept of what they said."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, transaction
from pytest_django import DjangoAssertNumQueries

from claims.actions import claims, commenting, watching
from claims.errors import BadInput, Conflict, NotAllowed
from claims.models import Claim, Comment, FormerComment, PersonalNotice
from claims.queries.comments import SHOWN, thread
from claims.queries.watching import watches
from tests.conftest import NOW, make_person
from tests.factories import make_act, make_claim, other_claim

pytestmark = pytest.mark.django_db


def say(claim: Claim, text: str, by: User, *, nonce: str = "") -> Comment:
    return commenting.comment(claim=claim, text=text, by=by, nonce=nonce or make_act(by).nonce, now=NOW)


def change(comment: Comment, text: str, by: User) -> Comment:
    comment.refresh_from_db()
    later = (comment.edited_at or NOW) + timedelta(minutes=1)
    return commenting.edit(comment=comment, text=text, seen=comment.text, by=by, now=later)


def told(person: User) -> list[str]:
    return list(PersonalNotice.objects.filter(person=person).values_list("kind", flat=True))


def test_who_is_named_is_told_as_such_and_who_watches_is_told_of_a_comment(
    reporter: User, editor: User, second_editor: User
) -> None:
    claim = make_claim()
    for person in (editor, second_editor, reporter):
        watching.watch(claim=claim, by=person, now=NOW)

    say(claim, "Ask @DANA, or dana@port.example.", reporter)

    assert told(editor) == ["mention"]
    assert told(second_editor) == ["comment"]
    assert told(reporter) == []
    assert "Rory names you" in PersonalNotice.objects.get(person=editor).text


def test_a_full_stop_may_end_the_name_or_the_sentence(editor: User, reporter: User) -> None:
    dotted = make_person("d.ana", "editor")

    say(make_claim(), "Ask @dana. Or @d.ana.", reporter)

    assert told(editor) == told(dotted) == ["mention"]


def test_a_person_is_told_once_for_a_comment_however_often_it_is_edited(
    editor: User, second_editor: User, reporter: User
) -> None:
    comment = say(make_claim(), "@dana?", reporter)

    for words in ("@dana, please?", "@dana and @omar?"):
        change(comment, words, reporter)

    assert told(editor) == told(second_editor) == ["mention"]


def test_who_may_not_read_claims_is_not_told(stranger: User, reporter: User) -> None:
    say(make_claim(), "@sam", reporter)

    assert not told(stranger)


def test_a_comment_sent_twice_stands_once_and_its_author_watches_the_claim(reporter: User) -> None:
    claim = make_claim()

    first, second = (say(claim, "Who counted?", reporter, nonce="a" * 32) for _ in range(2))

    assert first == second
    assert watches(reporter, claim)


def test_readers_do_not_comment_and_nobody_changes_another_s_words(reader: User, reporter: User, editor: User) -> None:
    comment = say(make_claim(), "Who counted?", reporter)

    with pytest.raises(NotAllowed, match="reporter"):
        say(other_claim(), "I did.", reader)
    with pytest.raises(NotAllowed, match="Rory's"):
        change(comment, "I did.", editor)
    with pytest.raises(NotAllowed, match="Rory's"):
        commenting.remove(comment=comment, by=editor, now=NOW)


@pytest.mark.parametrize("text", ["", "  \n ", "\0", "x" * 5001])
def test_no_words_and_too_many_are_refused(text: str, reporter: User) -> None:
    with pytest.raises(BadInput):
        say(make_claim(), text, reporter)


def test_a_merged_claim_takes_no_comments_but_shows_its_own_at_the_other(editor: User) -> None:
    claim, into = make_claim(), other_claim()
    say(claim, "Who counted?", editor)
    merged = claims.merge(claim=claim, into=into, act=make_act(editor)).claim

    with pytest.raises(NotAllowed, match="comment on that one"):
        say(merged, "Who?", editor)
    assert [said.by for said in thread(into).comments] == ["Dana"]


def test_what_a_comment_said_before_is_kept_for_good(reporter: User) -> None:
    comment = say(make_claim(), "Nine.", reporter)
    change(comment, "Ten.", reporter)

    (said,) = thread(comment.claim).comments
    assert (said.runs[0].words, said.former) == ("Ten.", ("Nine.",))
    for forbidden in (FormerComment.objects.all(), Comment.objects.all()):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            forbidden._raw_delete("default")


def test_words_that_were_changed_elsewhere_are_not_overwritten(reporter: User) -> None:
    comment = say(make_claim(), "Nine.", reporter)
    change(comment, "Ten.", reporter)

    with pytest.raises(Conflict, match="elsewhere"):
        commenting.edit(comment=comment, text="Eleven.", seen="Nine.", by=reporter, now=NOW)


def test_a_comment_that_was_taken_back_keeps_its_place_and_shows_no_words(reporter: User) -> None:
    comment = say(make_claim(), "Nine.", reporter)

    for _ in range(2):
        commenting.remove(comment=comment, by=reporter, now=NOW)

    (said,) = thread(comment.claim).comments
    assert said.removed_at == NOW
    assert not said.runs
    assert not said.former
    with pytest.raises(NotAllowed, match="already"):
        change(comment, "Ten.", reporter)


def test_many_comments_are_read_a_page_at_a_time_newest_last(
    reporter: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    claim = make_claim()
    made = [say(claim, f"@dana {number}", reporter) for number in range(SHOWN + 3)]

    with django_assert_num_queries(3):
        newest = thread(claim)
    with django_assert_num_queries(3):
        earlier = thread(claim, newest.earlier)

    assert [said.pk for said in (*earlier.comments, *newest.comments)] == [comment.pk for comment in made]
    assert not earlier.earlier
