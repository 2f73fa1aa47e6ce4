"""Adding, changing, retiring and restoring phrases of the detector. Each is judged before it is used."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from functools import wraps
from typing import Any, ParamSpec, cast

from django.contrib.auth.models import User

from claims.actions.acts import Act, only_once
from claims.actions.decisions import name_of
from claims.errors import BadInput, Conflict, NotAllowed
from claims.flagging import trial
from claims.flagging.added import Covered, compiled, plain
from claims.flagging.phrase import Phrase
from claims.models import AddedPhrase, PhraseChange
from claims.models.locks import serialise
from claims.models.phrase import PhraseVerb
from claims.models.roles import check_may
from claims.queries import phrases
from claims.queries.phrases import Place
from claims.verdicts import FlagKind

P = ParamSpec("P")

MAX_EXAMPLE = 1000
PERMISSION = "keep_phrases"
#: One editor at a time: two must not add the same words, nor be judged beside a row that is about to change.
_LOCK = "claims_addedphrase"
#: What history keeps of a phrase on either side of an act.
KEPT = ("kind", "words", "reach", "example", "counter", "revision")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an editor proposes. `words` is a pattern of the phrase language: see flagging/added.py."""

    kind: FlagKind
    words: str
    reach: Covered
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came of trying a proposal: its row if the words are understood, and a sentence for each field at fault."""

    row: Phrase | None
    others: tuple[Phrase, ...] = ()
    problems: dict[str, str] = field(default_factory=dict)
    samples: tuple[Place, ...] = ()

    @property
    def token(self) -> str:
        """A digest of what was tried and of the sample texts that it flags: a person confirms this and nothing else."""
        tried = f"{self.row and (self.row.kind, self.row.reach, self.row.pattern.pattern)}"
        seen = [(place.where, "".join(run.text for run in place.segments)) for place in self.samples]
        return hashlib.sha256(f"{tried}{seen}".encode()).hexdigest()


def once(act_on: Callable[P, AddedPhrase]) -> Callable[P, AddedPhrase]:
    """Run an action (one that takes `act=`) in a transaction, and only the first time that its act comes in."""

    @wraps(act_on)
    def done_once(*args: P.args, **kwargs: P.kwargs) -> AddedPhrase:
        act = cast(Act, kwargs["act"])
        check_may(act.by, PERMISSION)
        return only_once(act, lambda: act_on(*args, **kwargs), _earlier)

    return done_once


def earlier(*, by: User, nonce: str) -> AddedPhrase | None:
    """Return the phrase that the person's act with this nonce was about, if it came in before."""
    done = PhraseChange.objects.filter(nonce=nonce, by=by).select_related("phrase").first()
    return done.phrase if done else None


def _earlier(act: Act) -> AddedPhrase | None:
    return earlier(by=act.by, nonce=act.nonce)


def judge(proposal: Proposal, replacing: AddedPhrase | None = None) -> Judgement:
    """Try a proposal on its own examples, on hostile text and on the sample texts. Writes nothing.

    `replacing` is the phrase that it would change, which is left out of the trial.
    """
    name = replacing.public_id if replacing else "E-00"
    try:
        row = compiled(
            proposal.words,
            name=name,
            kind=proposal.kind,
            covers=proposal.reach,
            example=proposal.example,
            counter=proposal.counter,
        )
    except BadInput as problem:
        return Judgement(None, problems={"words": str(problem)})
    others = phrases.active(but=replacing)
    problems = dict(_problems(proposal, row, others, replacing))
    samples = () if "words" in problems else tuple(phrases.in_samples(row, others))
    return Judgement(row, others, problems, samples)


@once
def add(*, proposal: Proposal, act: Act, confirmed: str = "") -> AddedPhrase:
    """Add a phrase to the detector's table; articles that come in from now on are read with it.

    `confirmed` is the token of the judgement that the person saw. Raises BadInput for what `judge` finds fault with,
    and for flags in the sample texts that nobody confirmed; NotAllowed without the permission.
    """
    serialise(_LOCK)
    _check(judge(proposal), confirmed)
    phrase = AddedPhrase.objects.create(
        public_id=_next_id(), added_by=act.by, added_at=act.now, note=act.note, **_columns(proposal)
    )
    return _write(phrase, PhraseVerb.ADDED, act, before={})


@once
def change(*, phrase: AddedPhrase, proposal: Proposal, act: Act, confirmed: str = "") -> AddedPhrase:
    """Give a phrase other words, another kind, reach or example. Raises as `add` does, and Conflict if it changed."""
    phrase = _lock(phrase, act)
    _check(judge(proposal, phrase), confirmed)
    columns = _columns(proposal)
    if all(getattr(phrase, name) == value for name, value in columns.items()):
        raise BadInput("Nothing was changed: the phrase is as it was.")
    return _write(phrase, PhraseVerb.CHANGED, act, before=_snapshot(phrase), **columns)


@once
def retire(*, phrase: AddedPhrase, act: Act) -> AddedPhrase:
    """Take a phrase out of use. What was found with it stays; it can be restored."""
    phrase = _lock(phrase, act)
    if not phrase.active:
        raise NotAllowed(f"{phrase.public_id} is retired already.")
    return _write(phrase, PhraseVerb.RETIRED, act, before=_snapshot(phrase), retired_at=act.now)


@once
def restore(*, phrase: AddedPhrase, act: Act) -> AddedPhrase:
    """Take a retired phrase into use again, if it still catches its example and leaves its counter-example alone."""
    phrase = _lock(phrase, act)
    if phrase.active:
        raise NotAllowed(f"{phrase.public_id} is in use already.")
    if problems := judge(_proposal(phrase), phrase).problems:
        raise BadInput(f"{phrase.public_id} cannot be used as it is. {next(iter(problems.values()))}")
    return _write(phrase, PhraseVerb.RESTORED, act, before=_snapshot(phrase), retired_at=None)


def _problems(
    proposal: Proposal, row: Phrase, others: tuple[Phrase, ...], replacing: AddedPhrase | None
) -> Iterator[tuple[str, str]]:
    if problem := _problem_with_words(proposal, row, replacing):
        yield "words", problem
        return
    if problem := _problem_with_example(proposal.example, row, others):
        yield "example", problem
    if len(proposal.counter) > MAX_EXAMPLE:
        yield "counter", _too_long(proposal.counter)
    elif trial.catches(proposal.counter, row, others):
        yield "counter", "The phrase catches this too: narrow the phrase, or give an example that it leaves alone."


def _problem_with_words(proposal: Proposal, row: Phrase, replacing: AddedPhrase | None) -> str:
    if trial.seconds_on_hostile_text(row, proposal.words) > trial.MOST_SECONDS:
        return "This phrase takes too long on a long text: use fewer stars, alternatives or [ ]."
    twin = AddedPhrase.objects.active().filter(words=plain(proposal.words)).first()
    if twin and twin != replacing:
        return f"{twin.public_id} has these words already: change that one, or retire it first."
    return ""


def _problem_with_example(example: str, row: Phrase, others: tuple[Phrase, ...]) -> str:
    if len(example) > MAX_EXAMPLE:
        return _too_long(example)
    if any(catch.covers for catch in trial.catches(example, row, others)):
        return ""
    if row.pattern.search(plain(example)):
        return (
            "The words of the phrase stand here, but another phrase of the table catches them already, or nothing "
            "is left that they could cover: give a full sentence in which this phrase is what matters."
        )
    return "The phrase does not catch this: give a sentence in which its words stand."


def _too_long(words: str) -> str:
    return f"This has {len(words):,} characters; an example may have {MAX_EXAMPLE:,}. One or two sentences do."


def _check(judgement: Judgement, confirmed: str) -> None:
    if judgement.problems:
        raise BadInput(next(iter(judgement.problems.values())))
    if judgement.samples and confirmed != judgement.token:
        raise BadInput(
            f"The phrase flags {len(judgement.samples)} places in the sample texts that were not flagged like this: "
            "look at them and confirm that they are right."
        )


def _columns(proposal: Proposal) -> dict[str, Any]:
    return {**asdict(proposal), "kind": proposal.kind.value, "reach": proposal.reach.value} | {
        "words": plain(proposal.words),
        "example": proposal.example.strip(),
        "counter": proposal.counter.strip(),
    }


def _proposal(phrase: AddedPhrase) -> Proposal:
    kind, reach = FlagKind.of(phrase.kind), Covered.of(phrase.reach)
    return Proposal(kind, phrase.words, reach, phrase.example, phrase.counter)


def _next_id() -> str:
    last = AddedPhrase.objects.order_by("-pk").first()
    return f"E-{int(last.public_id.removeprefix('E-')) + 1 if last else 1:02}"


def _lock(phrase: AddedPhrase, act: Act) -> AddedPhrase:
    serialise(_LOCK)
    locked = AddedPhrase.objects.select_for_update().get(pk=phrase.pk)
    if act.seen is not None and locked.revision != act.seen:
        raise Conflict(
            f"Somebody changed {locked.public_id} since you opened it. "
            "Its history below says who; compare, then decide again."
        )
    return locked


def _write(phrase: AddedPhrase, verb: PhraseVerb, act: Act, *, before: dict[str, Any], **columns: Any) -> AddedPhrase:
    if before:
        for name, value in columns.items():
            setattr(phrase, name, value)
        phrase.revision += 1
        phrase.save()
    PhraseChange.objects.append(
        phrase=phrase,
        phrase_public_id=phrase.public_id,
        verb=verb.value,
        by=act.by,
        by_name=name_of(act.by),
        changed_at=act.now,
        before=before,
        after=_snapshot(phrase),
        note=act.note,
        nonce=act.nonce,
    )
    return phrase


def _snapshot(phrase: AddedPhrase) -> dict[str, Any]:
    return {**{name: getattr(phrase, name) for name in KEPT}, "active": phrase.active}
