"""Every named constraint, both ways: the database takes what it allows and refuses what it forbids."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import IntegrityError, models, transaction

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
    ReviewItem,
    Source,
    Speaker,
)  # fmt: skip
from tests.conftest import NOW
from tests.factories import make_claim, other_claim

pytestmark = pytest.mark.django_db

Fields = dict[str, Any]


_OF_EVERY_CHAIN = ("sequence", "previous_digest", "digest", "by", "by_name", "before", "after", "nonce")


class World:
    """One row of everything, for new rows to hang on."""

    def __init__(self, by: User) -> None:
        self.by = by
        self.claim = make_claim(speaker="The harbour master")
        self.other = other_claim()
        self.mention: Mention = self.claim.mentions.get()
        self.version, self.flag, self.speaker = self.mention.version, self.mention.flag, self.claim.speaker
        self.source = self.version.article.source
        self.number = 0

    def next(self) -> int:
        """A number of its own for each row."""
        self.number += 1
        return self.number

    def source_(self) -> Fields:
        return {"name": f"Outlet {self.next()}", "created_at": NOW}

    def article(self) -> Fields:
        return {"source": self.source, "identity": f"made:{self.next()}", "title": "Made", "first_seen_at": NOW}

    def version_(self) -> Fields:
        number = self.next() + 10
        made = {"article": self.version.article, "number": number, "title": "Made", "text": "Words."}
        return made | {"digest": str(number), "door": "paste", "received_at": NOW}

    def analysis(self) -> Fields:
        return {"version": ArticleVersion.objects.create(**self.version_()), "due_at": NOW}

    def claim_(self) -> Fields:
        dates = {"reported_at": NOW, "created_at": NOW, "changed_at": NOW}
        return {"text": "Words.", "kind": "unverified", **dates}

    def quote(self, start: int = 0, end: int = 1) -> Fields:
        return {"version": self.version, "start": start, "end": end, "exact": self.version.text[start:end]}

    def flag_(self) -> Fields:
        start = self.next()
        return {**self.quote(start, start + 1), "kind": "unverified", "phrase": "U-1", "detector": "test"}

    def mention_(self) -> Fields:
        start = self.next()
        made = {**self.quote(start, start + 1), "claim": self.claim, "flag": self.flag}
        return made | {"scope": "same_sentence", "rule": "test", "recorded_at": NOW}

    def figure(self) -> Fields:
        start = self.next()
        return {"mention": self.mention, "start": start, "end": start + 1, "exact": "1"}

    def evidence(self) -> Fields:
        made = {"claim": self.claim, "url": "https://port.example/", "passage": "12 wrecks", "stance": "supports"}
        return made | {"added_by": self.by, "added_at": NOW}

    def question(self) -> Fields:
        """Closed, since the claim has an open one already."""
        dates = {"opened_at": NOW, "opened_on": NOW.date(), "closed_at": NOW, "closed_by": self.by}
        return {"claim": self.claim, "why": "A test.", **dates}

    def chained(self) -> Fields:
        number = self.next()
        digests = {"sequence": number, "previous_digest": f"p{number}", "digest": f"d{number}"}
        about = {"claim": self.claim, "claim_public_id": self.claim.public_id, "decided_at": NOW}
        return {**digests, **about, "by": self.by, "by_name": "Dana"}

    def decision(self) -> Fields:
        return {**self.chained(), "verb": "followed", "before": {}, "after": {}, "nonce": str(self.next())}

    def missed(self) -> Fields:
        chained = {name: value for name, value in self.chained().items() if name != "decided_at"}
        passage = {"version": self.version, "flag": self.flag, "cue": {}, "kind": "unverified", "covers": []}
        return {**chained, **passage, "marked_at": NOW, "nonce": str(self.next())}

    def phrase(self) -> Fields:
        made = {"public_id": f"E-{self.next()}", "kind": "unverified", "words": f"phrase {self.next()}"}
        return {**made, "reach": "statement", "example": "x", "counter": "y", "added_by": self.by, "added_at": NOW}

    def phrase_change(self) -> Fields:
        chained = {name: value for name, value in self.decision().items() if name in _OF_EVERY_CHAIN}
        phrase = AddedPhrase.objects.create(**self.phrase())
        return {**chained, "verb": "added", "phrase": phrase, "phrase_public_id": "E-01", "changed_at": NOW}

    def entry(self) -> Fields:
        verdicts = {"verdict": "refuted", "previous_verdict": "unverified"}
        return {
            **self.chained(),
            **verdicts,
            "claim_text": "Words.",
            "reason": "A drill.",
            "evidence": [{"passage": "x"}],
        }


@pytest.fixture
def world(editor: User) -> World:
    return World(editor)


def insert(model: type[models.Model], fields: Fields) -> models.Model:
    """Write a row past every guard but the database's own."""
    row = model(**fields)
    with transaction.atomic():
        models.Model.save(row, force_insert=True)
    return row


Change = Callable[[World], Fields]
Case = tuple[type[models.Model], Callable[[World], Fields], Change, Change]


def fixed(**fields: Any) -> Change:
    return lambda world: fields


def word(column: str, known: str) -> tuple[Change, Change]:
    return fixed(**{column: known}), fixed(**{column: "strange"})


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


@pytest.mark.parametrize("name", CASES)
def test_the_constraint_lets_in_what_it_allows(name: str, world: World) -> None:
    model, valid, allowed, _ = CASES[name]

    insert(model, {**valid(world), **allowed(world)})


@pytest.mark.parametrize("name", CASES)
def test_the_constraint_refuses_what_it_forbids(name: str, world: World) -> None:
    model, valid, _, forbidden = CASES[name]
    fields = {**valid(world), **forbidden(world)}

    with pytest.raises(IntegrityError) as refused:
        insert(model, fields)

    assert _names(str(refused.value), name, model)


def _names(message: str, name: str, model: type[models.Model]) -> bool:
    """Whether the database's complaint is about this constraint; SQLite names a plain unique one by its columns."""
    constraint = next(found for found in model._meta.constraints if found.name == name)
    fields = {field.name: field.column for field in model._meta.fields}
    columns = [fields[name] for name in getattr(constraint, "fields", ())]
    by_columns = ", ".join(f"{model._meta.db_table}.{column}" for column in columns)
    return name in message or (bool(columns) and by_columns in message)


@pytest.mark.parametrize(
    ("name", "half"),
    [
        ("mention_speaker_has_its_span", lambda w: {"speaker": w.speaker, "speaker_start": 1}),
        ("mention_speaker_has_its_span", fixed(speaker_end=1)),
        ("mention_event_date_has_its_span", fixed(event_date=date(2026, 3, 1), event_start=1, event_end=2)),
        ("mention_event_date_has_its_span", fixed(event_end=2)),
        ("mention_place_has_its_span", fixed(place="Port Lowe", place_end=2)),
        ("evidence_span_lies_in_a_version", lambda w: {"version": w.version, "start": 1}),
        ("figure_high_ends_a_range", fixed(high=Decimal(5), bound="range")),
    ],
)
def test_the_constraint_refuses_a_half_that_is_null(name: str, half: Change, world: World) -> None:
    model, valid, _, _ = CASES[name]

    with pytest.raises(IntegrityError, match=name):
        insert(model, {**valid(world), **half(world)})


def test_every_named_constraint_is_tested() -> None:
    known = {
        constraint.name
        for model in apps.get_app_config("claims").get_models()
        for constraint in model._meta.constraints
    }

    assert set(CASES) == known
