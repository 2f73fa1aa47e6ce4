"""What a page says in one sentence. Pure: takes what the page knows, returns words."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from claims.models.decision import Verb
from claims.queries.claim import ClaimPage
from claims.queries.days import day_of
from claims.verdicts import DismissReason, Stance, Verdict
from claims.workflow import State

#: What one piece of evidence does to the claim, and what several do.
DOES: dict[Stance, tuple[str, str]] = {
    Stance.SUPPORTS: ("supports it", "support it"),
    Stance.PARTLY_SUPPORTS: ("partly supports it", "partly support it"),
    Stance.REFUTES: ("refutes it", "refute it"),
    Stance.REVISES: ("revises it", "revise it"),
    Stance.RETRACTS: ("takes it back", "take it back"),
    Stance.QUESTIONS: ("questions it", "question it"),
    Stance.REPEATS: ("repeats it", "repeat it"),
    Stance.CONTEXT: ("gives background", "give background"),
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def status(page: ClaimPage) -> str:
    """Return where a claim stands: its verdict and since when, its workflow, and what the evidence does."""
    revises_figure = any(report.quantities for report in page.reports)
    parts = (_verdict(page), _workflow(page), evidence(_stances(page), revises_figure=revises_figure))
    return "; ".join(part for part in parts if part) + "."


def day(moment: datetime) -> str:
    """Return the day of a moment in words, such as 28 September 2023, in the tracker's time zone."""
    return f"{day_of(moment):%-d %B %Y}"


def counted(number: int) -> str:
    """Return a number as running text has it: in words up to twelve."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def evidence(stances: Counter[Stance], *, revises_figure: bool = False) -> str:
    """Return what the evidence does to a claim, the weightiest stance first."""
    clauses = [_clause(stance, stances[stance], revises_figure) for stance in DOES if stances[stance]]
    if not clauses:
        return "no evidence yet"
    (number, does), rest = clauses[0], [f"{number} {does}" for number, does in clauses[1:]]
    noun = "piece of evidence" if number == "one" else "pieces of evidence"
    return _listed([f"{number} {noun} {does}", *rest])


def _clause(stance: Stance, number: int, revises_figure: bool) -> tuple[str, str]:
    does = DOES[stance][number > 1]
    if stance is Stance.REVISES and revises_figure:
        does = does.replace("it", "the figure")
    return counted(number), does


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _stances(page: ClaimPage) -> Counter[Stance]:
    return Counter(piece.stance for piece in page.pieces if piece.standing)


def _verdict(page: ClaimPage) -> str:
    own = [entry for entry in page.entries if entry.claim == page.public_id]
    if page.verdict is not Verdict.UNVERIFIED:
        words = page.verdict.label.capitalize()
        return f"{words} on {day(own[-1].at)} by {own[-1].by}" if own else words
    if not own:
        return f"Unverified since {day(page.reported_at)}"
    return f"Unverified again since {day(own[-1].at)}, first reported on {day(page.reported_at)}"


def _workflow(page: ClaimPage) -> str:
    match page.workflow:
        case State.DETECTED:
            return "nobody has decided about it yet"
        case State.TRIAGED:
            return "followed"
        case State.DISMISSED:
            return _dismissed(page)
        case State.MERGED:
            return f"merged into {page.merged_into}"
        case _:
            return "settled" if page.verdict is Verdict.UNVERIFIED else ""


def _dismissed(page: ClaimPage) -> str:
    done = [deed for deed in page.deeds if deed.verb is Verb.DISMISSED and deed.claim == page.public_id]
    because = DismissReason.of(page.dismissed_because).label
    return f"dismissed on {day(done[-1].at)} as {because}" if done else f"dismissed as {because}"
