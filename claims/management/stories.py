"""The sample stories of the demo: invented articles, taken in like any others, and what an editor made of them.

The articles lie in claims/stories/*.jsonl as `ingest` takes them, the decisions in claims/stories/decisions.json.
Everything is dated as in the story, so that the history reads as it would have grown.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from django.contrib.auth.models import Group, User

from claims.actions import articles, claims, evidence, ledger
from claims.actions.acts import Act
from claims.actions.catching_up import catch_up
from claims.errors import ClaimsError
from claims.models import ArticleVersion, Claim, Mention
from claims.models.article import Door
from claims.models.decision import Verb
from claims.models.evidence import EvidenceState
from claims.reading import batches
from claims.reading.articles import Reading
from claims.verdicts import DismissReason, Independence, Stance, Verdict

FOLDER = Path(__file__).resolve().parent.parent / "stories"
#: The stories stay loadable on a machine whose clock is wrong.
END_OF_STORIES = datetime(2027, 1, 1, tzinfo=UTC)

Step = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many articles the stories have, and a note for each decision that could not be taken."""

    articles: int
    notes: list[str]


def load(*, by: User) -> Loaded:
    """Take in every story, analyse it, and decide as its editor `by` would. Twice is as once."""
    count = 0
    for reading in readings():
        _take_in(reading)
        count += 1
    return Loaded(count, [note for step in steps() if (note := _decide(step, by))])


def readings() -> Iterator[Reading]:
    """Yield the articles of all stories, story by story."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        with path.open("rb") as stream:
            for number, line in batches.numbered(stream):
                yield batches.parse(line, number, now=END_OF_STORIES)


def steps() -> list[Step]:
    """Return the decisions of the stories, in their order."""
    found: list[Step] = json.loads((FOLDER / "decisions.json").read_text(encoding="utf-8"))
    return found


def find_claim(words: str, article: str) -> Claim | None:
    """Return the claim whose mention in the story's article has these words, or None."""
    mentions = Mention.objects.filter(version__article__url__endswith=f"/{article}", exact__icontains=words)
    first = mentions.select_related("claim__merged_into").order_by("id").first()
    return (first.claim.merged_into or first.claim) if first else None


def _take_in(reading: Reading) -> None:
    received = articles.receive(reading=reading, door=Door.JSONL, by=None, now=reading.published)
    catch_up(version_id=received.version.pk, now=reading.published)


def _decide(step: Step, by: User) -> str:
    """Take one decision; return a note where that cannot be, or an empty text."""
    claim = find_claim(step["claim"], step["article"])
    if claim is None:
        return f"The story's claim “{step['claim']}” was not found in {step['article']}: {step['act']} was skipped."
    try:
        _ACTS[step["act"]](claim, step, _act(step, by))
    except ClaimsError as error:
        return f"{step['act']} of “{step['claim']}” was skipped: {error}"
    return ""


def _act(step: Step, by: User) -> Act:
    # The nonce is the decision's own: loading the stories again decides nothing twice.
    nonce = hashlib.sha256(json.dumps(dict(step), sort_keys=True).encode()).hexdigest()
    return Act(by=by, nonce=nonce, now=datetime.fromisoformat(step["at"]))


def _follow(claim: Claim, step: Step, act: Act) -> None:
    claims.follow(claim=claim, act=act)


def _dismiss(claim: Claim, step: Step, act: Act) -> None:
    claims.dismiss(claim=claim, because=DismissReason.of(step["because"]), act=act)


def _add_evidence(claim: Claim, step: Step, act: Act) -> None:
    version = ArticleVersion.objects.filter(article__url__endswith=f"/{step['from']}").order_by("number").first()
    finding = evidence.Finding(
        passage=step["passage"],
        stance=Stance.of(step["stance"]),
        independence=Independence.of(step["independence"]),
        version=version,
    )
    evidence.add(claim=claim, finding=finding, act=act)


def _settle(claim: Claim, step: Step, act: Act) -> None:
    ruling = ledger.Ruling(
        verdict=Verdict.of(step["verdict"]),
        reason=step["reason"],
        resolved_on=date.fromisoformat(step["resolved_on"]),
        evidence=list(claim.evidence.filter(state=EvidenceState.ACCEPTED.value)),
    )
    if ledger.settle(claim=claim, ruling=ruling, act=act).verb == Verb.JUDGED:
        # Two editors are needed: a colleague comes to the same.
        nonce = hashlib.sha256(f"{act.nonce} second".encode()).hexdigest()
        ledger.settle(claim=claim, ruling=ruling, act=replace(act, by=_colleague(), nonce=nonce))


def _colleague() -> User:
    """Return the second editor of the stories, who cannot sign in."""
    person, is_new = User.objects.get_or_create(username="ines", defaults={"first_name": "Ines", "last_name": "Brandt"})
    if is_new:
        person.set_unusable_password()
        person.save()
        person.groups.add(Group.objects.get(name="editor"))
    return person


_ACTS: dict[str, Callable[[Claim, Step, Act], None]] = {
    "follow": _follow,
    "dismiss": _dismiss,
    "add_evidence": _add_evidence,
    "settle": _settle,
}
