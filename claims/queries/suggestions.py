"""What machines suggest about one claim, and what changed in what articles say of it, ready to be decided. Reads only.

Nothing of this is on the pages that readers see: it changes nothing until a person accepts it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from claims.matching.suggesting import HIGHLIGHTED, QUIET
from claims.models import Alert, Claim, Match, Mention, MergeSuggestion, ReviewItem
from claims.models.merge_suggestion import MergeState
from claims.models.review import LOOKED_AT, ReviewKind
from claims.queries.excerpts import Excerpt, excerpt, passage, with_surroundings
from claims.text.differences import Change, compare_words
from claims.verdicts import AlertKind, Independence, Stance

#: How many suggestions of each kind a card lists; the others follow as these are decided.
LISTED = 20
#: What a machine's confidence is in words: from this much on.
CONFIDENCE = ((0.9, "very sure"), (HIGHLIGHTED, "sure"), (0.6, "fairly sure"), (0.0, "not sure"))
#: Two sides that share less than this part of the shorter one are other words altogether: nothing is marked in them.
ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that may bear on the claim, in its paragraph.

    - `confidence` is in words;
    - `independence` is what a machine can tell: whether its article has one origin with one that told the claim;
    - `legend` says in few words what of it answers what of the claim: see queries/comparing.py.
    """

    match: Match
    excerpt: Excerpt
    stance: Stance
    confidence: str
    independence: Independence
    legend: tuple[str, ...] = ()

    @property
    def is_quiet(self) -> bool:
        """Whether it says nothing new about the claim."""
        return self.stance in QUIET


@dataclass(frozen=True, slots=True)
class Sides:
    """The words of an alert's two sides, cut where they differ.

    Of two articles, or with little in common, each stays whole: every other word would be marked.
    """

    before: tuple[Change, ...]
    after: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """An open question that closes by being looked at; `kind` and `sides` where an alert raised it."""

    question: ReviewItem
    about: ReviewKind
    kind: AlertKind | None = None
    sides: Sides | None = None

    @property
    def alert(self) -> Alert | None:
        """The alert that raised it."""
        return self.question.alert

    @property
    def comparison(self) -> str:
        """The address at which the two versions of one article are compared; "" where they are not of one."""
        alert = self.alert
        if alert is None or alert.before_version is None or not _of_one_article(alert):
            return ""
        return f"{alert.after_version.get_absolute_url()}&against={alert.before_version.number}#changes"


@dataclass(frozen=True, slots=True)
class Likeness:
    """Another claim that may be the same one: its words, and where it was first said."""

    suggestion: MergeSuggestion
    other: Claim
    quoted: Mention | None
    excerpt: Excerpt | None


def matches(claim: Claim) -> list[Found]:
    """Return the undecided suggestions of evidence, the surest first, at most LISTED. One SQL query."""
    origin = OuterRef("version__article__origin_member__origin")
    told = Mention.objects.filter(claim=claim, version__article__origin_member__origin=origin)
    rows = claim.matches.suggested().select_related("version__article__source").defer("version__text")
    return [_found(row) for row in with_surroundings(rows.annotate(is_copy=Exists(told)))[:LISTED]]


def asked(questions: Sequence[ReviewItem]) -> list[Asked]:
    """Return those of a claim's open questions (see `with_alerts`) that close by being looked at."""
    return [_asked(question) for question in questions if ReviewKind.of(question.kind) in LOOKED_AT]


def with_alerts(questions: QuerySet[ReviewItem]) -> QuerySet[ReviewItem]:
    """Return the questions with the alerts that raised them at hand, without the texts of articles."""
    sides = ("alert__before_version", "alert__after_version")
    related = [f"{side}__article__source" for side in sides]
    return questions.select_related(*related).defer(*(f"{side}__text" for side in sides))


def likenesses(claim: Claim) -> list[Likeness]:
    """Return the undecided suggestions that a claim is the same as another, the likeliest first. Three SQL queries."""
    rows = MergeSuggestion.objects.filter(Q(earlier=claim) | Q(later=claim), state=MergeState.SUGGESTED.value)
    first = Mention.objects.filter(claim=OuterRef("pk")).order_by("pk").values("pk")[:1]
    listed = list(rows.order_by("-score", "pk")[:LISTED])
    pks = [row.later_id if row.earlier_id == claim.pk else row.earlier_id for row in listed]
    found = Claim.objects.standing().filter(pk__in=pks).select_related("speaker").annotate(first=Subquery(first))
    others = {other.pk: other for other in found}
    mentions = _mentions([pk for other in others.values() if (pk := getattr(other, "first", None))])
    both = zip(listed, pks, strict=True)
    return [
        _likeness(_between(row, claim, others[pk]), others[pk], mentions.get(pk)) for row, pk in both if pk in others
    ]


def _between(row: MergeSuggestion, one: Claim, other: Claim) -> MergeSuggestion:
    """Return a suggestion with both of its claims at hand."""
    row.earlier, row.later = (one, other) if row.earlier_id == one.pk else (other, one)
    return row


def _found(match: Match) -> Found:
    confidence = next(words for least, words in CONFIDENCE if match.confidence >= least)
    independence = Independence.SAME_ORIGIN if getattr(match, "is_copy", False) else Independence.UNKNOWN
    return Found(match, passage(match), Stance.of(match.stance), confidence, independence)


def _asked(question: ReviewItem) -> Asked:
    about, alert = ReviewKind.of(question.kind), question.alert
    return Asked(question, about, AlertKind.of(alert.kind), _sides(alert)) if alert else Asked(question, about)


def _sides(alert: Alert) -> Sides:
    both = compare_words(alert.before, alert.after) if _of_one_article(alert) else None
    if both is None or not _alike(*both):
        return Sides(_whole(alert.before), _whole(alert.after))
    return Sides(tuple(both[0]), tuple(both[1]))


def _of_one_article(alert: Alert) -> bool:
    before, after = alert.before_version, alert.after_version
    return before is not None and before.article_id == after.article_id and before.pk != after.pk


def _alike(before: Sequence[Change], after: Sequence[Change]) -> bool:
    kept = sum(len(change.text) for change in before if change.how == "kept")
    shorter = min(sum(len(change.text) for change in side) for side in (before, after))
    return kept > 0 and kept >= ALIKE * shorter


def _whole(words: str) -> tuple[Change, ...]:
    return (Change("kept", words),) if words else ()


def _mentions(pks: Sequence[int]) -> dict[int, Mention]:
    rows = Mention.objects.filter(pk__in=pks).select_related("version__article__source", "flag", "speaker", "claim")
    rows = with_surroundings(rows.defer("version__text").prefetch_related("figures"))
    return {row.claim_id: row for row in rows}


def _likeness(row: MergeSuggestion, other: Claim, quoted: Mention | None) -> Likeness:
    return Likeness(row, other, quoted, excerpt(quoted) if quoted else None)
