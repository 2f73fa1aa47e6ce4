"""Adding evidence by hand: a passage of a known article, or of a page elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from claims.actions import dispute
from claims.actions.acts import Act
from claims.actions.decisions import lock, name_of, once, write
from claims.errors import BadInput, NotOpen
from claims.models import ArticleVersion, Claim, Decision, Evidence
from claims.models.decision import Verb
from claims.reading.addresses import canonical
from claims.text.spans import Span, trimmed
from claims.verdicts import Independence, Stance
from claims.workflow import State

MAX_PASSAGE = 5000


@dataclass(frozen=True, slots=True)
class Finding:
    """A passage and where it stands: in `version` (then its words must be there) or at `url`."""

    passage: str
    stance: Stance
    independence: Independence = Independence.UNKNOWN
    version: ArticleVersion | None = None
    url: str = ""
    note: str = ""


@once
def add(*, claim: Claim, finding: Finding, act: Act) -> Decision:
    """Record a piece of evidence for or against a claim. Changes neither its state nor its verdict.

    Raises BadInput when the passage is empty, is not in the version named, or names no place at all.
    """
    span = _check_finding(finding)
    claim = lock(claim, act, "add_evidence")
    if claim.state is State.MERGED:
        raise NotOpen("This claim was merged into another: add the evidence there.")
    piece = _create(claim, finding, span, act)
    dispute.tell(claims=[claim.pk], now=act.now)
    return write(claim, Verb.EVIDENCE_ADDED, act, changes={}, remember={"evidence_id": piece.pk})


def _create(claim: Claim, finding: Finding, span: Span | None, act: Act) -> Evidence:
    return Evidence.objects.create(
        claim=claim,
        version=finding.version,
        url=canonical(finding.url) if finding.url else "",
        passage=finding.passage.strip(),
        start=span.start if span else None,
        end=span.end if span else None,
        stance=finding.stance.value,
        independence=finding.independence.value,
        note=finding.note,
        added_by=act.by,
        by_name=name_of(act.by),
        added_at=act.now,
    )


def _check_finding(finding: Finding) -> Span | None:
    passage = finding.passage.strip()
    if not passage:
        raise BadInput("Quote the passage: the words that bear on the claim.")
    if len(passage) > MAX_PASSAGE:
        raise BadInput(f"The passage has {len(passage):,} characters; quote at most {MAX_PASSAGE:,}.")
    if finding.version is None:
        if not finding.url:
            raise BadInput("Say where the passage stands: give its address, or choose an article.")
        return None
    return _locate(finding.version, passage)


def _locate(version: ArticleVersion, passage: str) -> Span | None:
    at = version.text.find(passage)
    if at < 0:
        raise BadInput("These words are not in that article: copy the passage from it exactly.")
    return trimmed(version.text, at, at + len(passage))
