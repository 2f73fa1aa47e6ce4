"""The true numbers that a figure leaves room for. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from claims.facts import Figure
from claims.text.folding import folded
from claims.verdicts import Bound

#: What vague words leave room for, longest wording first. None is no upper end.
_VAGUE = {
    "hundreds of thousands": (200_000, 999_999),
    "tens of thousands": (20_000, 99_999),
    "hundreds of millions": (200_000_000, 999_999_999),
    "tens of millions": (20_000_000, 99_999_999),
    "several dozen": (30, 99),
    "a few dozen": (24, 72),
    "several hundred": (200, 999),
    "a few hundred": (200, 700),
    "several thousand": (2_000, 9_999),
    "a few thousand": (2_000, 7_000),
    "several million": (2_000_000, 9_999_999),
    "a few million": (2_000_000, 7_000_000),
    "several billion": (2 * 10**9, 10**10),
    "thousands of millions": (2 * 10**9, 10**11),
    "a handful": (2, 9),
    "tens of": (20, 99),
    "dozens": (24, 99),
    "scores": (40, 199),
    "hundreds": (200, 999),
    "thousands": (2_000, 99_999),
    "millions": (2_000_000, 99_999_999),
    "billions": (2 * 10**9, 10**11),
    "several": (3, 15),
}
_VAGUE_WORD = re.compile("|".join(_VAGUE))
#: How far vague words may be stretched at either end.
_SOFT = Decimal("0.2")
_PARTS = {"third": 3, "quarter": 4, "fifth": 5}
_TIMES = {"a": 1, "one": 1, "two": 2, "three": 3}
_FRACTION = re.compile(r"\b(a|one|two|three)[ -](third|quarter|fifth)|\b(half)\b")
#: A part in words ("a third") is rounded: percents either way.
_COARSE = Decimal("2.5")
#: "About" is this share either way, of numbers under a hundred and of others.
_ABOUT_FEW, _ABOUT_MANY = Decimal("0.15"), Decimal("0.10")
_BELOW = re.compile(r"\b(?:nearly|almost|just under|close to)\b")
_ABOVE = re.compile(r"\bjust over\b")
_SCALED = re.compile(r"\d(?:\.(\d+))?[ -]?(?:(thousand|k\b)|(million|mn?\b)|(billion|bn?\b)|(trillion|tn\b))")
_SPELLED = re.compile(r"[a-z][ -](?:(thousand)|(million)|(billion)|(trillion))\b")
#: Round numbers from here on may be rounded ones, by this share at most.
_ROUND_FROM, _ROUND_BY = 1000, Decimal("0.025")


#: Low, best and high; None where the words give none.
Ends = tuple[Decimal | None, Decimal | None, Decimal | None]


@dataclass(frozen=True, slots=True)
class Amount:
    """Numbers from `low` to `high`, both included; a `high` of None is no end.

    `grain` is how far a number written so may lie from the true one and still be the same, `loose` how far it may lie
    off and still not be against it.
    """

    low: Decimal
    high: Decimal | None
    grain: Decimal = Decimal(0)
    loose: Decimal = Decimal(0)

    @property
    def exact(self) -> bool:
        """Whether it leaves room for one number only."""
        return self.low == self.high

    @property
    def near(self) -> Decimal:
        """The number that stands for it when sizes are compared."""
        return self.low if self.low or self.high is None else self.high

    def meets(self, other: Amount) -> bool:
        """Say whether some number is left room for by both."""
        return (self.high is None or other.low <= self.high) and (other.high is None or self.low <= other.high)

    def times(self, factor: Decimal) -> Amount:
        """Return the same amount in a unit `factor` times smaller."""
        high = None if self.high is None else self.high * factor
        return Amount(self.low * factor, high, self.grain * factor, self.loose * factor)


def amount(figure: Figure) -> Amount | None:
    """Return what `figure` leaves room for, or None for words that leave room for anything ("a number of")."""
    if figure.value is None:
        return _vague(folded(figure.text))
    value, bound = figure.value, figure.bound
    if bound is Bound.RANGE:
        return Amount(value, figure.high)
    if bound is Bound.ABOUT:
        return _about(value, folded(figure.text))
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return Amount(value + _step(figure, Bound.MORE_THAN), None)
    if bound in (Bound.AT_MOST, Bound.LESS_THAN):
        return Amount(Decimal(0), value - _step(figure, Bound.LESS_THAN))
    return _exact(value, folded(figure.text))


def share(figure: Figure) -> Amount | None:
    """Return the percents that "a third of …", "33 percent" or "34 of the 44" say, or None if it is no share."""
    if figure.unit == "percent" and figure.value is not None:
        found = amount(figure)
        half = Decimal("0.5").scaleb(min(int(figure.value.as_tuple().exponent), 0))
        return found and (Amount(found.low, found.high, half, half) if found.exact else found)
    percents = _percents(figure)
    return None if percents is None else _bounded_share(percents, figure.bound)


def _percents(figure: Figure) -> Decimal | None:
    if figure.value is None:
        part = _FRACTION.search(folded(figure.text))
        if part is None:
            return None
        return Decimal(50) if part[3] else Decimal(100) * _TIMES[part[1]] / _PARTS[part[2]]
    if figure.unit == "percent":
        return figure.value
    return 100 * figure.value / figure.total if figure.total and figure.high is None else None


def ends(figure: Figure, *, as_share: bool) -> Ends | None:
    """Return low, best and high as the words of a figure give them, or None for words that give nothing.

    `as_share` asks for percents; of words such as "dozens" the usual ends are meant.
    """
    value = _percents(figure) if as_share or is_fraction(figure) else figure.value
    if value is not None:
        return _bounded(value, figure)
    found = _VAGUE_WORD.search(folded(figure.text)) if figure.value is None else None
    return (Decimal(_VAGUE[found[0]][0]), None, Decimal(_VAGUE[found[0]][1])) if found else None


def _bounded(value: Decimal, figure: Figure) -> Ends:
    match figure.bound:
        case Bound.AT_LEAST | Bound.MORE_THAN:
            return value, None, None
        case Bound.AT_MOST | Bound.LESS_THAN:
            return None, None, value
        case Bound.RANGE:
            return value, None, figure.high
        case Bound.ABOUT:
            return None, value, None
        case _:
            return value, value, value


def is_fraction(figure: Figure) -> bool:
    """Say whether it is a part in words: "a third of the crew"."""
    return figure.value is None and bool(_FRACTION.search(folded(figure.text)))


def _bounded_share(percents: Decimal, bound: Bound) -> Amount:
    if bound is Bound.ABOUT:
        return Amount(percents - 2 * _COARSE, percents + 2 * _COARSE)
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return Amount(percents - Decimal("0.5"), Decimal(100))
    if bound in (Bound.AT_MOST, Bound.LESS_THAN):
        return Amount(Decimal(0), percents + Decimal("0.5"))
    return Amount(percents, percents, Decimal("0.5"), _COARSE)


def _vague(words: str) -> Amount | None:
    if not (found := _VAGUE_WORD.search(words)):
        return None
    low, high = _VAGUE[found[0]]
    return Amount(low * (1 - _SOFT), high * (1 + _SOFT))


def _about(value: Decimal, words: str) -> Amount:
    slack = max(value * (_ABOUT_FEW if value < 100 else _ABOUT_MANY), Decimal(1))
    low = value if _ABOVE.search(words) else value - slack
    return Amount(low, value if _BELOW.search(words) else value + slack)


def _step(figure: Figure, strict: Bound) -> int:
    """Return 1 where "more than 12" leaves out 12 itself; of round numbers nobody says it so strictly."""
    value = figure.value or Decimal(0)
    return int(figure.bound is strict and value == value.to_integral_value() and value % 10 != 0)


def _exact(value: Decimal, words: str) -> Amount:
    grain = _half_of_last_place(words)
    loose = Decimal(0)
    if value >= _ROUND_FROM and value % 100 == 0:
        zeros = len(digits := str(int(value))) - len(digits.rstrip("0"))
        loose = min(Decimal(5 * 10 ** (zeros - 1)), value * _ROUND_BY)
    return Amount(value, value, min(grain, value * _ROUND_BY), loose)


def _half_of_last_place(words: str) -> Decimal:
    """Return half of the last place written: 50,000 for "1.5 million", none for numbers written in full."""
    for pattern, decimals in ((_SCALED, 1), (_SPELLED, 0)):
        if found := pattern.search(words):
            scale = next(at for at, word in enumerate(found.groups()[decimals:], 1) if word)
            written = len(found[1] or "") if decimals else 0
            return Decimal(1000) ** scale / Decimal(10) ** written / 2
    return Decimal(0)
