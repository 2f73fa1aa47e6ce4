"""What each constraint of watches, comments, notices, preferences and letters allows, and what it forbids."""

from __future__ import annotations

from django.contrib.auth.models import User

from claims.models import (
    Claim,
    Comment,
    FormerComment,
    Notice,
    OutgoingMail,
    PersonalNotice,
    Preferences,
    SeenNotice,
    Watch,
)
from tests.conftest import NOW
from tests.models.world import Case, Fields, World, fixed, insert, word


def watch(world: World) -> Fields:
    return {"claim": world.claim, "person": world.by, "since": NOW}


def comment(world: World) -> Fields:
    made = {"claim": world.claim, "by": world.by, "by_name": "Dana", "text": "Who counted?", "made_at": NOW}
    return {**made, "nonce": str(world.next())}


def former(world: World) -> Fields:
    return {"comment": Comment.objects.create(**comment(world)), "text": "Who?", "until": NOW}


def notice(world: World) -> Fields:
    return {"person": world.by, "kind": "comment", "text": "Told.", "key": str(world.next()), "made_at": NOW}


def seen(world: World) -> Fields:
    return {"notice": Notice.objects.create(**world.notice()), "person": world.by, "seen_at": NOW}


def _the_same_person(world: World) -> Fields:
    first = seen(world)
    insert(SeenNotice, first)
    return {"notice": first["notice"]}


def preferences(world: World) -> Fields:
    return {"person": User.objects.create_user(f"person{world.next()}")}


def letter(world: World) -> Fields:
    made = {"person": world.by, "purpose": "digest", "key": str(world.next()), "since": NOW}
    return {**made, "made_at": NOW, "due_at": NOW}


def _the_same_watch(world: World) -> Fields:
    insert(Watch, watch(world))
    return watch(world)


def _the_same_moment(world: World) -> Fields:
    first = former(world)
    insert(FormerComment, first)
    return {"comment": first["comment"]}


def _of_a_notice(world: World) -> Fields:
    return {"purpose": "notice", "notice": PersonalNotice.objects.create(**notice(world)), "since": None}


#: name → model, a valid row, what may be changed about it, what may not.
CASES: dict[str, Case] = {
    "claim_priority_is_known": (Claim, World.claim_, *word("priority", "urgent")),
    "watch_is_kept_once": (Watch, watch, lambda w: {"claim": w.other}, _the_same_watch),
    "comment_has_words": (Comment, comment, fixed(text="x"), fixed(text="")),
    "comment_removal_names_its_person": (
        Comment, comment, lambda w: {"removed_at": NOW, "removed_by": w.by}, fixed(removed_at=NOW),
    ),
    "former_comment_is_kept_once": (FormerComment, former, fixed(text="x"), _the_same_moment),
    "personal_notice_kind_is_known": (PersonalNotice, notice, *word("kind", "mention")),
    "personal_notice_says_something": (PersonalNotice, notice, fixed(text="x"), fixed(text="")),
    "notice_is_seen_once_by_a_person": (SeenNotice, seen, fixed(seen_at=NOW), _the_same_person),
    "digest_hour_is_of_a_day": (Preferences, preferences, fixed(digest_hour=23), fixed(digest_hour=24)),
    "outgoingmail_is_finished_or_given_up_never_both": (
        OutgoingMail, letter, fixed(gave_up_at=NOW), fixed(gave_up_at=NOW, finished_at=NOW, outcome="sent"),
    ),
    "outgoing_mail_purpose_is_known": (OutgoingMail, letter, fixed(purpose="digest"), fixed(purpose="strange")),
    "outgoing_mail_tells_what_its_purpose_says": (OutgoingMail, letter, _of_a_notice, fixed(since=None)),
    "outgoing_mail_finished_says_how": (
        OutgoingMail, letter, fixed(finished_at=NOW, outcome="sent"), fixed(finished_at=NOW),
    ),
}  # fmt: skip
