"""Which day a word for a day names, given the day of the article."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from claims.extraction.daywords import COUNTS, MONTHS, WEEKDAYS, DayWord, Kind
from claims.verdicts import Precision

Resolved = tuple[date, Precision]
#: The full dates behind "Jan. 5", by month and day, where the text itself tells the year.
Years = dict[tuple[int, int], date]

_SHIFTS = {"yesterday": -1, "last night": -1, "tomorrow": 1}


def dated(word: DayWord, near: date | None) -> date | None:
    """Return the day that a date in figures or words names; one without a year is the one nearest to `near`."""
    if word.kind is Kind.NUMERIC:
        return _numeric(word, near)
    month, day = _month_and_day(word)
    if year := word.part("year"):
        return _day(int(year), month, day)
    return _nearest(month, day, near) if near else None


def known_years(words: Iterable[tuple[int, DayWord]]) -> Years:
    """Return the days whose year the text tells: by a full date, or by one in the same sentence.

    `words` are the words for days in reading order, each with the number of its sentence.
    """
    years: Years = {}
    full: tuple[int, date] | None = None
    for sentence, word in words:
        if word.kind is not Kind.DATE:
            continue
        if word.part("year"):
            day = dated(word, None)
            full = (sentence, day) if day else None
        else:
            day = dated(word, full[1]) if full and full[0] == sentence else None
        if day:
            years.setdefault((day.month, day.day), day)
    return years


def resolved(word: DayWord, article: date | None, told: date | None, years: Years, ahead: bool) -> Resolved | None:
    """Return the day, month or year that `word` names in an article of the day `article`.

    `told` is the day named last before it, from which "two days earlier" counts; `ahead` says that the word speaks of
    what is still to come.
    """
    if word.kind is Kind.YEAR:
        return date(int(word.part("year")), 1, 1), Precision.YEAR
    if word.kind is Kind.MONTH:
        return _month(word, article)
    if word.kind in (Kind.DATE, Kind.NUMERIC):
        day = _dated_before(word, article, years, ahead)
        return (day, Precision.DAY) if day else None
    if article is None:
        return None
    if word.kind is Kind.WEEKDAY:
        return _weekday(word, article, ahead), Precision.DAY
    if word.kind is Kind.RELATIVE:
        return _relative(word.part("word").removesuffix("s").removesuffix("'"), article)
    return _step(word, article, told) if word.kind is Kind.STEP else _same(word.part("same"), told)


def _month_and_day(word: DayWord) -> tuple[int, int]:
    return int(word.part("number") or 0) or MONTHS.index(word.part("month")[:3]) + 1, int(word.part("day"))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # "Feb. 30"
        return None


def _nearest(month: int, day: int, near: date) -> date | None:
    days = (_day(year, month, day) for year in (near.year - 1, near.year, near.year + 1))
    return min((found for found in days if found), key=lambda found: abs(found - near), default=None)


def _numeric(word: DayWord, near: date | None) -> date | None:
    """Read 26-09-2016 and 09/26/2016; of two possible days take the one nearer to `near`, else the European."""
    first, second, year = (int(word.part(name)) for name in ("first", "second", "year"))
    days = [found for found in (_day(year, second, first), _day(year, first, second)) if found]
    return min(days, key=lambda found: abs(found - near) if near else timedelta(0), default=None)


def _dated_before(word: DayWord, article: date | None, years: Years, ahead: bool) -> date | None:
    """Take a date without a year for the latest such day, unless the text tells the year or it is still to come."""
    if word.kind is Kind.DATE and not word.part("year") and (known := years.get(_month_and_day(word))):
        return known
    day = dated(word, article)
    if day is None or article is None or word.part("year") or day <= article or ahead:
        return day
    return _day(day.year - 1, day.month, day.day)


def _month(word: DayWord, article: date | None) -> Resolved | None:
    number = MONTHS.index(word.part("month")[:3]) + 1
    if year := word.part("year"):
        return date(int(year), number, 1), Precision.MONTH
    if article is None:
        return None
    return date(max(article.year - (number > article.month), 1), number, 1), Precision.MONTH


def _weekday(word: DayWord, article: date, ahead: bool) -> date:
    """Return the latest such day, or the next one of what is to come."""
    back = (article.weekday() - WEEKDAYS.index(word.part("weekday"))) % 7
    which = word.part("which")
    if which in ("next", "coming") or (ahead and not which):
        return _moved(article, 7 - back)
    return _moved(article, -(back or (7 if which in ("last", "previous") else 0)))


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:  # at the ends of the calendar
        return day


def _relative(word: str, article: date) -> Resolved:
    if not word.endswith(("week", "weekend", "month", "year")):
        return _moved(article, _SHIFTS.get(word, 0)), Precision.DAY
    step = {"this": 0, "next": 1}.get(word.split()[0], -1)
    if word.endswith("year"):
        return date(min(max(article.year + step, 1), 9999), 1, 1), Precision.YEAR
    if word.endswith("month"):
        return _moved(article.replace(day=1), (-1, 0, 31)[step + 1]).replace(day=1), Precision.MONTH
    return _moved(article, 7 * step - article.weekday()), Precision.WEEK


def _step(word: DayWord, article: date, told: date | None) -> Resolved | None:
    """Count days or weeks from the article ("ago") or from the day told last ("later")."""
    number, unit, way = _count(word.part("count")), word.part("unit"), word.part("way")
    since = article if way == "ago" else told
    if number is None or since is None or unit not in ("day", "week"):
        return None
    days = number * (7 if unit == "week" else 1)
    day = _moved(since, days if way in ("later", "after") else -days)
    if unit == "week" and number > 1:
        return _moved(day, -day.weekday()), Precision.WEEK
    return day, Precision.DAY


def _count(words: str) -> int | None:
    if words.isdigit():
        return int(words)
    return COUNTS.index(words) if words in COUNTS else 1 if words in ("a", "an") else None


def _same(words: str, told: date | None) -> Resolved | None:
    if told is None:
        return None
    step = 1 if any(word in words for word in ("next", "following", "after")) else -1
    return _moved(told, 0 if "same" in words or "very" in words else step), Precision.DAY
