"""Telling people: once for each occasion, whom it concerns, and as they want to be told."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from claims.actions.telling import tell
from claims.models import Claim, OutgoingMail, PersonalNotice, Preferences
from claims.models.personal_notice import NoticeKind
from tests.conftest import NOW, make_person
from tests.factories import make_claim

pytestmark = pytest.mark.django_db


def told(person: User) -> list[str]:
    return list(PersonalNotice.objects.filter(person=person).values_list("text", flat=True))


def say(*persons: User | int, claim: Claim | None = None, text: str = "Somebody\ncalled.", key: str = "call:1") -> None:
    tell(persons=persons, kind=NoticeKind.COMMENT, claim=claim, text=text, key=key, now=NOW)


def test_each_person_is_told_once_however_often_it_is_said(editor: User, second_editor: User) -> None:
    claim = make_claim()

    say(editor, second_editor.pk, claim=claim)
    say(editor, claim=claim, text="Somebody called again.")

    assert told(editor) == told(second_editor) == ["Somebody called."]
    assert PersonalNotice.objects.filter(claim=claim).count() == 2


def test_who_has_left_or_does_not_want_to_know_is_passed_over(editor: User, second_editor: User, reader: User) -> None:
    User.objects.filter(pk=second_editor.pk).update(is_active=False)
    Preferences.objects.create(person=reader, silenced=["comment"])

    say(editor, second_editor, reader)

    assert told(editor) == ["Somebody called."]
    assert not told(second_editor)
    assert not told(reader)


def test_a_letter_is_owed_once_to_who_asked_for_one_and_can_be_reached(editor: User, second_editor: User) -> None:
    User.objects.filter(pk=editor.pk).update(email="dana@desk.example")
    for person in (editor, second_editor):
        Preferences.objects.create(person=person, mailed=["comment"])

    for _ in range(2):
        say(editor, second_editor)

    letter = OutgoingMail.objects.get()
    assert letter.person == editor
    assert letter.notice == PersonalNotice.objects.get(person=editor)


def test_it_takes_as_many_queries_for_ten_as_for_two(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    people = [make_person(f"colleague{number}", "editor") for number in range(12)]
    User.objects.update(email="somebody@desk.example")
    Preferences.objects.bulk_create(Preferences(person=person, mailed=["comment"]) for person in people)

    with django_assert_num_queries(4):
        say(*people[:2])
    with django_assert_num_queries(4):
        say(*people[2:])
