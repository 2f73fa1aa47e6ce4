"""What each constraint of intake, claims, history and phrases allows, and what it forbids."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from claims.models import (
    AddedPhrase,
    Analysis,
    Article,
    ArticleVersion,
    Claim,
    ClaimKey,
    Decision,
    Evidence,
    Figure,
    Flag,
    LedgerEntry,
    Mention,
    MissedPassage,
    PhraseChange,
    Renaming,
    ReviewItem,
    Source,
    Speaker,
)  # fmt: skip
from tests.conftest import NOW
from tests.models.world import Case, World, fixed, insert, word

#: name → model, a valid row, what may be changed about it, what may not.
CASES: dict[str, Case] = {
    "source_name_is_unique_whatever_its_case": (
        Source, World.source_, fixed(name="The Mill Gazette"), lambda w: {"name": w.source.name.upper()},
    ),
    "source_has_a_name": (Source, World.source_, fixed(name="x"), fixed(name="")),
    "speaker_has_a_name": (Speaker, World.source_, fixed(name="x"), fixed(name="")),
    "article_url_is_a_web_address": (
        Article, World.article, fixed(url="https://a.example/"), fixed(url="javascript:alert(1)"),
    ),
    "article_offset_is_of_a_moment": (
        Article,
        World.article,
        fixed(published_at=NOW, published_offset=-720),
        fixed(published_at=NOW, published_offset=1440),
    ),
    "version_number_is_unique_in_article": (
        ArticleVersion, World.version_, fixed(number=99), lambda w: {"number": w.version.number},
    ),
    "version_text_is_unique_in_article": (
        ArticleVersion, World.version_, fixed(digest="another"), lambda w: {"digest": w.version.digest},
    ),
    "version_has_text": (ArticleVersion, World.version_, fixed(text="x"), fixed(text="")),
    "version_door_is_known": (ArticleVersion, World.version_, *word("door", "stdin")),
    "analysis_is_finished_or_given_up_never_both": (
        Analysis, World.analysis, fixed(gave_up_at=NOW), fixed(gave_up_at=NOW, finished_at=NOW, detector="test"),
    ),
    "analysis_finished_names_its_detector": (
        Analysis, World.analysis, fixed(finished_at=NOW, detector="test"), fixed(finished_at=NOW),
    ),
    "claim_has_words": (Claim, World.claim_, fixed(text="x"), fixed(text="")),
    "claim_kind_is_known": (Claim, World.claim_, *word("kind", "disputed")),
    "claim_workflow_is_known": (Claim, World.claim_, *word("workflow", "triaged")),
    "claim_verdict_is_known": (Claim, World.claim_, *word("verdict", "refuted")),
    "claim_merged_names_its_target": (
        Claim, World.claim_, lambda w: {"workflow": "merged", "merged_into": w.other}, fixed(workflow="merged"),
    ),
    "claim_dismissed_says_why": (
        Claim, World.claim_, fixed(workflow="dismissed", dismissed_because="duplicate"), fixed(workflow="dismissed"),
    ),
    "claim_is_not_merged_into_itself": (
        Claim, World.claim_, lambda w: {"workflow": "merged", "merged_into": w.other},
        lambda w: {"id": 4711, "workflow": "merged", "merged_into_id": 4711},
    ),
    "claim_key_is_kept_once": (
        ClaimKey, lambda w: {"claim": w.claim, "key": f"made:{w.next()}"}, lambda w: {"claim": w.other},
        lambda w: {"key": ClaimKey.objects.filter(claim=w.claim)[0].key},
    ),
    "decision_sequence_starts_at_one": (Decision, World.decision, fixed(sequence=999), fixed(sequence=0)),
    "decision_verb_is_known": (Decision, World.decision, *word("verb", "reworded")),
    "ledgerentry_sequence_starts_at_one": (LedgerEntry, World.entry, fixed(sequence=999), fixed(sequence=0)),
    "ledger_verdict_is_known": (LedgerEntry, World.entry, *word("verdict", "contested")),
    "ledger_previous_verdict_is_known": (LedgerEntry, World.entry, *word("previous_verdict", "contested")),
    "ledger_gives_a_reason": (LedgerEntry, World.entry, fixed(reason="x"), fixed(reason="")),
    "ledger_has_evidence_or_says_why_none": (
        LedgerEntry, World.entry, fixed(evidence=[], no_evidence_because="Seen."), fixed(evidence=[]),
    ),
    "evidence_url_is_a_web_address": (
        Evidence, World.evidence, fixed(url="http://a.example/"), fixed(url="ftp://a.example/"),
    ),
    "evidence_stance_is_known": (Evidence, World.evidence, *word("stance", "revises")),
    "evidence_independence_is_known": (Evidence, World.evidence, *word("independence", "party")),
    "evidence_state_is_known": (Evidence, World.evidence, *word("state", "rejected")),
    "evidence_says_where_it_is": (
        Evidence, World.evidence, lambda w: {"url": "", "version": w.version}, fixed(url=""),
    ),
    "evidence_withdrawn_is_rejected": (
        Evidence, World.evidence, fixed(state="rejected", withdrawn_at=NOW), fixed(withdrawn_at=NOW),
    ),
    "renaming_is_of_a_speaker_or_a_source": (
        Renaming, lambda w: {"before": "a", "after": "b", "by": w.by, "renamed_at": NOW},
        lambda w: {"source": w.source}, fixed(source=None),
    ),
    "evidence_quotes_a_passage": (Evidence, World.evidence, fixed(passage="x"), fixed(passage="")),
    "evidence_span_lies_in_a_version": (
        Evidence, World.evidence, lambda w: {"version": w.version, "start": 1, "end": 2}, fixed(start=1, end=2),
    ),
    "flag_is_recorded_once": (
        Flag, World.flag_, fixed(kind="disputed"), lambda w: w.quote(w.flag.start, w.flag.end),
    ),
    "flag_span_is_not_empty": (Flag, World.flag_, lambda w: w.quote(3, 4), lambda w: w.quote(3, 3)),
    "flag_kind_is_known": (Flag, World.flag_, *word("kind", "disputed")),
    "mention_is_recorded_once": (
        Mention, World.mention_, lambda w: w.quote(7, 9), lambda w: w.quote(w.mention.start, w.mention.end),
    ),
    "mention_span_is_not_empty": (Mention, World.mention_, lambda w: w.quote(3, 4), lambda w: w.quote(3, 3)),
    "mention_scope_is_known": (Mention, World.mention_, *word("scope", "later")),
    "mention_speaker_has_its_span": (
        Mention, World.mention_, lambda w: {"speaker": w.speaker, "speaker_start": 1, "speaker_end": 2},
        lambda w: {"speaker": w.speaker},
    ),
    "mention_event_date_has_its_span": (
        Mention, World.mention_,
        fixed(event_date=date(2026, 3, 1), event_precision="day", event_start=1, event_end=2),
        fixed(event_date=date(2026, 3, 1), event_precision="day"),
    ),
    "mention_place_has_its_span": (
        Mention, World.mention_, fixed(place="Port Lowe", place_start=1, place_end=2), fixed(place="Port Lowe"),
    ),
    "figure_is_recorded_once": (
        Figure, World.figure, fixed(start=40, end=42),
        lambda w: {"start": (taken := insert(Figure, w.figure())).start, "end": taken.end},  # type: ignore[attr-defined]
    ),
    "figure_span_is_not_empty": (Figure, World.figure, fixed(start=3, end=4), fixed(start=3, end=3)),
    "figure_bound_is_known": (Figure, World.figure, *word("bound", "at_most")),
    "figure_high_ends_a_range": (
        Figure, World.figure, fixed(value=Decimal(3), high=Decimal(5), bound="range"),
        fixed(value=Decimal(5), high=Decimal(3), bound="range"),
    ),
    "missedpassage_sequence_starts_at_one": (MissedPassage, World.missed, fixed(sequence=999), fixed(sequence=0)),
    "missed_kind_is_known": (MissedPassage, World.missed, *word("kind", "unclear")),
    "phrase_kind_is_known": (AddedPhrase, World.phrase, *word("kind", "disputed")),
    "phrase_reach_is_known": (AddedPhrase, World.phrase, *word("reach", "words_after")),
    "phrase_has_words": (AddedPhrase, World.phrase, fixed(words="x"), fixed(words="")),
    "phrase_has_both_examples": (AddedPhrase, World.phrase, fixed(example="z"), fixed(counter="")),
    "phrase_in_use_has_words_of_its_own": (
        AddedPhrase, World.phrase,
        lambda w: {"words": insert(AddedPhrase, {**w.phrase(), "retired_at": NOW}).words},  # type: ignore[attr-defined]
        lambda w: {"words": insert(AddedPhrase, w.phrase()).words},  # type: ignore[attr-defined]
    ),
    "phrasechange_sequence_starts_at_one": (
        PhraseChange, World.phrase_change, fixed(sequence=999), fixed(sequence=0),
    ),
    "phrase_change_verb_is_known": (PhraseChange, World.phrase_change, *word("verb", "restored")),
    "review_kind_is_known": (ReviewItem, World.question, *word("kind", "new_claim")),
    "review_closing_names_its_person": (
        ReviewItem, World.question, lambda w: {"claim": w.claim}, fixed(closed_by=None),
    ),
    "review_says_why": (ReviewItem, World.question, fixed(why="x"), fixed(why="")),
    "review_is_open_once_for_a_claim": (
        ReviewItem, World.question, fixed(), fixed(closed_at=None, closed_by=None),
    ),
}  # fmt: skip
