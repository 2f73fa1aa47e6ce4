"""What each constraint of matching, alerts, origins, merging and follow-ups allows, and what it forbids."""

from __future__ import annotations

from collections.abc import Callable

from django.db import models

from claims.models import Alert, FollowUp, Match, Matching, MergeSuggestion, Notice, OriginKey
from tests.conftest import NOW
from tests.factories import make_evidence
from tests.models.world import Case, Fields, World, fixed, insert, word

#: name → model, a valid row, what may be changed about it, what may not.
CASES: dict[str, Case] = {
    "match_is_found_once": (
        Match, World.match, lambda w: {"claim": w.other}, lambda w: _pair(w, Match, World.match, "claim", "version"),
    ),
    "match_quotes_a_passage": (Match, World.match, fixed(passage="x"), fixed(passage="")),
    "match_stance_is_known": (Match, World.match, *word("stance", "not_about")),
    "match_state_is_known": (
        Match, World.match, lambda w: {**w.decided(), "state": "set_aside"},
        lambda w: {**w.decided(), "state": "strange"},
    ),
    "match_span_is_not_empty": (Match, World.match, fixed(start=3, end=4), fixed(start=3, end=3)),
    "match_deciding_names_its_person": (
        Match, World.match, lambda w: {**w.decided(), "state": "not_about"},
        fixed(decided_at=NOW, state="not_about"),
    ),
    "match_is_decided_or_suggested": (
        Match, World.match, fixed(decided_at=None), lambda w: {**w.decided(), "state": "suggested"},
    ),
    "match_accepted_names_its_evidence": (
        Match, World.match,
        lambda w: {**w.decided(), "state": "accepted", "evidence": make_evidence(w.claim, w.by)},
        lambda w: {**w.decided(), "state": "accepted"},
    ),
    "matching_is_finished_or_given_up_never_both": (
        Matching, World.matching, fixed(gave_up_at=NOW), fixed(gave_up_at=NOW, finished_at=NOW, algorithm="test"),
    ),
    "matching_is_of_a_version_or_a_claim": (
        Matching, World.matching, lambda w: {"version": None, "claim": w.claim}, lambda w: {"claim": w.claim},
    ),
    "matching_finished_names_its_algorithm": (
        Matching, World.matching, fixed(finished_at=NOW, algorithm="test"), fixed(finished_at=NOW),
    ),
    "alert_kind_is_known": (Alert, World.alert, *word("kind", "zombie")),
    "alert_says_why": (Alert, World.alert, fixed(why="x"), fixed(why="")),
    "alert_quotes_a_side": (Alert, World.alert, fixed(before="x", after=""), fixed(before="", after="")),
    "merge_is_suggested_once": (
        MergeSuggestion, World.merge, lambda w: {"earlier": w.claim},
        lambda w: _pair(w, MergeSuggestion, World.merge, "earlier", "later"),
    ),
    "merge_names_the_earlier_claim_first": (
        MergeSuggestion, World.merge, lambda w: {"earlier": w.claim, "later": w.other},
        lambda w: {"earlier": w.other, "later": w.claim},
    ),
    "merge_state_is_known": (MergeSuggestion, World.merge, *word("state", "suggested")),
    "merge_deciding_names_its_person": (
        MergeSuggestion, World.merge, lambda w: {**w.decided(), "state": "apart"}, fixed(decided_at=NOW, state="apart"),
    ),
    "follow_up_stage_is_known": (FollowUp, World.follow_up, *word("stage", "escalated")),
    "follow_up_says_what_would_settle_it": (FollowUp, World.follow_up, fixed(criteria="x"), fixed(criteria="")),
    "notice_is_given_once_a_stage": (
        Notice, World.notice, fixed(stage="overdue"),
        lambda w: _pair(w, Notice, World.notice, "follow_up", "stage", "check_by"),
    ),
    "notice_stage_is_known": (Notice, World.notice, *word("stage", "escalated")),
    "origin_key_is_kept_once": (
        OriginKey, World.origin_key, fixed(key="another"),
        lambda w: _pair(w, OriginKey, World.origin_key, "member", "key"),
    ),
}  # fmt: skip


def _pair(world: World, model: type[models.Model], valid: Callable[[World], Fields], *names: str) -> Fields:
    """Return what a row that is there already holds in these columns."""
    taken = valid(world)
    insert(model, taken)
    return {name: taken[name] for name in names}
