"""The index of words is in step with what it is made of."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db.models import Model

from claims.actions import articles, claims, names, undo, wording
from claims.models import ArticleWords, Claim, ClaimWords, Source, SourceWords, Speaker, SpeakerWords
from claims.models.article import Door
from claims.reading.articles import Reading
from claims.text.asked import asked
from tests.conftest import NOW
from tests.factories import CAVEAT, make_act, make_claim

pytestmark = pytest.mark.django_db


def found(model: type[Model], typed: str) -> list[int]:
    return [row.pk for row in model._default_manager.filter(words__found=asked(typed)).order_by("pk")]


def test_a_claim_is_found_by_words_and_speaker_as_soon_as_it_is_recorded() -> None:
    claim = make_claim(speaker="The harbour master")

    for typed in ("barges", "master barges", '"harbour master"', "barg", "BARGES MASTER"):
        assert found(ClaimWords, typed) == [claim.pk], typed
    for typed in ("barges zebra", '"master harbour"', "arges", "bar barges"):
        assert found(ClaimWords, typed) == [], typed


def test_other_words_are_found_and_the_old_ones_again_after_undoing(editor: User) -> None:
    claim = make_claim()
    decision = claims.reword(claim=claim, text="Nine tugs had vanished", act=make_act(editor))

    assert (found(ClaimWords, "tugs"), found(ClaimWords, "barges")) == ([claim.pk], [])

    undo.undo(decision=decision, act=make_act(editor))

    assert (found(ClaimWords, "tugs"), found(ClaimWords, "barges")) == ([], [claim.pk])


def test_a_renamed_speaker_and_its_claims_are_found_by_the_new_name(administrator: User) -> None:
    claim = make_claim(f"Captain Kem said nine tugs sank. {CAVEAT}", covered="nine tugs sank", speaker="Captain Kem")
    speaker = Speaker.objects.get()

    names.rename(subject=speaker, name="The pilot of Lowe", by=administrator, now=NOW)

    assert found(SpeakerWords, "pilot") == [speaker.pk]
    assert (found(ClaimWords, "pilot"), found(ClaimWords, "kem")) == ([claim.pk], [])


def test_an_article_is_found_by_its_newest_text_and_an_outlet_by_its_name() -> None:
    first = Reading(url="https://lowe.example/1", title="Lighthouse dark", text="Nobody saw the keeper.")
    version = articles.receive(reading=first, door=Door.PASTE, by=None, now=NOW).version
    second = Reading(url="https://lowe.example/1", title="Lighthouse lit", text="The keeper was asleep.")
    articles.receive(reading=second, door=Door.PASTE, by=None, now=NOW)

    assert found(ArticleWords, "lit asleep") == [version.article_id]
    assert found(ArticleWords, "nobody") == []
    assert found(SourceWords, "lowe") == [Source.objects.get().pk]


def test_the_index_made_anew_is_the_index_kept() -> None:
    make_claim(speaker="The harbour master")
    kept = [list(model._default_manager.values()) for model in (ClaimWords, ArticleWords, SpeakerWords, SourceWords)]
    for model in (ClaimWords, ArticleWords, SpeakerWords, SourceWords):
        model._default_manager.all().delete()
    assert found(ClaimWords, "barges") == []

    rows = wording.rebuild()

    assert rows == sum(map(len, kept)) == 4
    remade = [list(model._default_manager.values()) for model in (ClaimWords, ArticleWords, SpeakerWords, SourceWords)]
    assert remade == kept
    assert found(ClaimWords, "barges") == [Claim.objects.get().pk]


@pytest.mark.parametrize("typed", ['"', "NEAR(a b)", "a* OR b", "name:barges", "'barges' | !x", "\\", "a & | b", "{x}"])
def test_signs_of_query_languages_are_no_such_signs(typed: str) -> None:
    make_claim()

    if looked_for := asked(typed):
        assert list(ClaimWords.objects.filter(words__found=looked_for)) == []
