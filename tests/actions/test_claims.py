"""Following, dismissing, merging, rewording: what each changes, and what it refuses."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from claims.actions import claims
from claims.errors import BadInput, InvalidTransition, NotAllowed
from claims.models import Claim, Decision
from claims.verdicts import DismissReason
from tests.factories import dismissed_claim, followed_claim, make_act, make_claim, other_claim

pytestmark = pytest.mark.django_db


def again(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def test_a_followed_claim_is_triaged(editor: User) -> None:
    claim = make_claim()

    claims.follow(claim=claim, act=make_act(editor))

    assert again(claim).workflow == "triaged"


def test_a_followed_claim_cannot_be_followed_again(editor: User) -> None:
    claim = followed_claim(editor)

    with pytest.raises(InvalidTransition, match="From here you can: dismiss with a reason, merge"):
        claims.follow(claim=claim, act=make_act(editor))

    assert Decision.objects.count() == 1


@pytest.mark.parametrize("because", DismissReason)
def test_a_dismissed_claim_says_why(because: DismissReason, editor: User) -> None:
    claim = make_claim()

    claims.dismiss(claim=claim, because=because, act=make_act(editor))

    assert (again(claim).workflow, again(claim).dismissed_because) == ("dismissed", because.value)


def test_a_merged_claim_leads_to_its_target_and_leaves_it_as_it_was(editor: User) -> None:
    claim, target = make_claim(), other_claim()

    claims.merge(claim=claim, into=target, act=make_act(editor))

    assert (again(claim).workflow, again(claim).merged_into) == ("merged", target)
    assert again(target).revision == target.revision
    assert claim.mentions.count() == 1


def test_a_claim_cannot_be_merged_into_itself(editor: User) -> None:
    claim = make_claim()

    with pytest.raises(BadInput, match="into itself"):
        claims.merge(claim=claim, into=claim, act=make_act(editor))


def test_a_claim_is_merged_only_into_one_that_stands(editor: User) -> None:
    claim, target = other_claim(), dismissed_claim(editor)

    with pytest.raises(BadInput, match=f"{target.public_id} is itself dismissed"):
        claims.merge(claim=claim, into=target, act=make_act(editor))

    assert again(claim).workflow == "detected"


def test_new_words_are_one_line_and_leave_the_mentions_as_they_were(editor: User) -> None:
    claim = make_claim()

    claims.reword(claim=claim, text="  Twelve of fifteen\n barges sank. ", act=make_act(editor))

    assert again(claim).text == "Twelve of fifteen barges sank."
    assert claim.mentions.get().exact == claim.text


@pytest.mark.parametrize(
    ("text", "complaint"),
    [("  \n ", "needs words"), ("long " * 1001, "takes at most 5,000"), ("{same}", "has already")],
)
def test_it_refuses_words_that_are_missing_too_many_or_the_same(text: str, complaint: str, editor: User) -> None:
    claim = make_claim()

    with pytest.raises(BadInput, match=complaint):
        claims.reword(claim=claim, text=text.replace("{same}", claim.text), act=make_act(editor))

    assert not Decision.objects.exists()


def test_the_words_of_a_merged_claim_are_those_of_its_target(editor: User) -> None:
    claim = make_claim()
    claims.merge(claim=claim, into=other_claim(), act=make_act(editor))

    with pytest.raises(NotAllowed, match="edit the words of that one"):
        claims.reword(claim=claim, text="Other words.", act=make_act(editor))
