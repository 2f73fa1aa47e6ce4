"""Roles: groups made by migration, and the permissions that each brings."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User

from claims.errors import NotAllowed

READ = ("view_article", "view_articleversion", "view_claim", "view_evidence", "view_source", "view_speaker")
ADD = (*READ, "add_article", "add_evidence", "add_comment")
PHRASES = ("keep_phrases", "view_addedphrase", "view_phrasechange")
MISSED = ("view_missedpassage",)
MATCHED = (
    "view_match",
    "view_matching",
    "view_alert",
    "view_mergesuggestion",
    "view_followup",
    "view_notice",
    "view_origin",
    "view_originmember",
)
DECIDE = (
    *ADD,
    *PHRASES,
    *MISSED,
    *MATCHED,
    "decide_claim",
    "view_reviewitem",
    "view_ledgerentry",
    "view_decision",
    "view_copy",
    "view_flag",
    "view_mention",
)
FEEDS = ("add_feed", "change_feed", "view_feed", "view_feedentry", "view_fetch", "view_rereading")
ADMINISTER = (
    *DECIDE,
    "undo_any",
    "keep_team_views",
    *FEEDS,
    "view_analysis",
    "view_outgoingmail",
    "keep_policy",
    "keep_guidelines",
    "run_tracker",
    "change_source",
    "change_speaker",
    "add_speakeralias",
    "change_speakeralias",
    "delete_speakeralias",
    "view_speakeralias",
)

#: Role → codenames of this app's permissions. Who may manage users is granted beside them, by the migration.
ROLES: dict[str, tuple[str, ...]] = {"reader": READ, "reporter": ADD, "editor": DECIDE, "administrator": ADMINISTER}

#: What a refused person reads: permission → the act it stands for and the role that brings it.
NEEDED = {
    "view_claim": ("Reading claims", "reader"),
    "view_article": ("Reading articles", "reader"),
    "add_article": ("Adding articles", "reporter"),
    "add_evidence": ("Adding evidence", "reporter"),
    "view_copy": ("Seeing copies of pages", "editor"),
    "add_comment": ("Commenting on claims", "reporter"),
    "decide_claim": ("Deciding about claims", "editor"),
    "add_feed": ("Following feeds", "administrator"),
    "change_feed": ("Changing feeds", "administrator"),
    "change_speaker": ("Correcting the names of speakers", "administrator"),
    "change_source": ("Correcting the names of outlets", "administrator"),
    "undo_any": ("Taking back what others decided", "administrator"),
    "keep_team_views": ("Keeping the views that everybody sees", "administrator"),
    "keep_policy": ("Saying which claims need two editors", "administrator"),
    "keep_guidelines": ("Writing the guidelines of the desk", "administrator"),
    "run_tracker": ("Looking after the work of the tracker", "administrator"),
    "keep_phrases": ("Adding and retiring phrases of the detector", "editor"),
}


def check_may(person: User | AbstractBaseUser | AnonymousUser, permission: str) -> None:
    """Raise NotAllowed with a sentence unless the person has the permission (a codename of this app)."""
    if not may(person, permission):
        act, role = NEEDED[permission]
        raise NotAllowed(f"{act} needs the role “{role}”. Ask an administrator of this tracker for it.")


def may(person: User | AbstractBaseUser | AnonymousUser, permission: str) -> bool:
    """Say whether the person has the permission (a codename of this app)."""
    return isinstance(person, User | AnonymousUser) and person.has_perm(f"claims.{permission}")
