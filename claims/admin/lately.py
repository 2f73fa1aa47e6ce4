"""What somebody did lately, in sentences, each with the form that takes it back where that is open."""

from __future__ import annotations

from dataclasses import dataclass

from claims.admin.forms import UndoForm
from claims.admin.told import told
from claims.queries.mine import Done


@dataclass(frozen=True, slots=True)
class Line:
    """One thing done, with the sentence that tells it and the form that takes it back, where that is open."""

    done: Done
    told: str
    undo: UndoForm | None


def lines(done: list[Done]) -> list[Line]:
    """Return the lines of what was done."""
    return [_line(it) for it in done]


def _line(it: Done) -> Line:
    if it.decision is None:
        return Line(it, f"{it.public_id} was left to others.", None)
    form = UndoForm.of(it.decision) if it.is_open else None
    if form:
        form.auto_id = False  # Many stand on one page, with hidden fields alone.
    return Line(it, told(it.decision), form)
