"""Rows for the benchmark of the desk: as many invented claims, articles and questions as wanted, and their history.

All words are made of syllables, so that some are in every fifth claim and some in one of a million. Each row is worked
out from its number, so that the same numbers give the same rows.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from claims.matching.weight import patience

Row = tuple[Any, ...]

OUTLETS, SPEAKERS, DAYS = 400, 20_000, 1_100
#: Mentions an article holds, and how many of them each of its two caveats covers.
IN_ARTICLE, COVERED = 10, 5
FIRST_DAY = date(2023, 3, 14)
# fmt: off
THINGS = [
    "barges", "lorries", "drones", "houses", "tents", "horses", "bridges", "boats", "wagons", "shells", "engines",
    "turbines", "crates", "miners", "orchards", "pylons", "trams", "ferries", "barns", "warehouses", "prisoners",
    "nurses", "windows", "helmets", "antennas", "tunnels", "wells", "presses", "kilns", "sheds",
]
DEEDS = [
    "lost", "sunk", "burned", "damaged", "seized", "freed", "counted", "towed", "rebuilt", "shelled", "flooded",
    "hidden", "sold", "moved", "closed", "opened",
]
# fmt: on
_STARTS = "Kel Ul Nar Tar Stey Or Bras Hol Lin Sav Dor Vel As Ru Tos Mel Gra Fen Hus Ska Ob Pel Wim Zar".split()  # noqa: SIM905
_MIDDLES = "min ve ri vel ne len ka ma da vi no la ke u sa bo ti ro ga shi".split()  # noqa: SIM905
_ENDS = "en a in stad burg ov mer by holt ne ik um".split()  # noqa: SIM905
KINDS = (("unverified", 55), ("unclear", 25), ("no_evidence", 12), ("disputed", 8))
STATES = (("detected", 20), ("triaged", 35), ("settled", 22), ("dismissed", 20), ("merged", 3))
VERDICTS = (
    ("confirmed", 35),
    ("refuted", 20),
    ("partly_confirmed", 12),
    ("figures_revised", 15),
    ("unresolvable", 8),
    ("contested", 6),
    ("superseded", 3),
    ("withdrawn", 1),
)
CUES = {
    "unverified": "None of this could be independently verified.",
    "unclear": "It was not immediately clear what had happened.",
    "no_evidence": "They did so without providing evidence.",
    "disputed": "The other side gave a quite different account.",
}


def name(number: int) -> str:
    """Return a made-up name; those of numbers below 5,760 are places that return, the others rare."""
    word = _STARTS[number % 24] + _MIDDLES[number // 24 % 20] + _ENDS[number // 480 % 12]
    return word if number < 5760 else word + _MIDDLES[number // 5760 % 20] + _ENDS[number // 115_200 % 12]


def outlet(number: int) -> str:
    """Return the name of an outlet."""
    return f"The {name(number * 7)} {('Post', 'Gazette', 'Wire', 'Herald', 'Observer')[number % 5]}"


def speaker(number: int) -> str:
    """Return the name of a speaker."""
    return (
        f"{('Mayor', 'Governor', 'Spokeswoman', 'General', 'Ministry')[number % 5]} {name(number)} {name(number * 3)}"
    )


def words_of(claim: int) -> str:
    """Return the words of a claim."""
    rng = random.Random(claim)
    place, thing, deed = name(int(5760 * rng.random() ** 2)), rng.choice(THINGS), rng.choice(DEEDS)
    count = rng.randint(2, 900)
    told = f"{count} of the {count + rng.randint(3, 90)} {thing} near {place} had been {deed}"
    return f"{told} by the {name(5760 + claim)}" if claim % 50 == 0 else told


def number_in(words: str) -> str:
    """Return the figure with which the words of a claim begin."""
    return words.partition(" ")[0]


@cache
def _ladder(shares: tuple[tuple[str, int], ...]) -> list[str]:
    return [word for word, share in shares for _ in range(share)]


class World:
    """All rows of one size. `wall` writes moments as the database reads them."""

    def __init__(self, claims: int, mentions: int, editor: int, wall: str) -> None:
        self.claims, self.mentions, self.editor, self.wall = claims, mentions, editor, wall
        self.articles = mentions // IN_ARTICLE
        self.texts = [words_of(claim) for claim in range(1, claims + 1)]

    def moment(self, minutes: float) -> str:
        """Return the moment so many minutes after the first day."""
        whole = datetime(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day, tzinfo=UTC) + timedelta(minutes=int(minutes))
        return f"{whole:%Y-%m-%d %H:%M:%S}{self.wall}"

    def reported(self, claim: int) -> int:
        """Return when a claim was reported, in minutes after the first day: later claims later, with some disorder."""
        return max(int(claim / self.claims * DAYS * 1440) - hash((claim, 7)) % 5000, 0)

    def standing(self, claim: int) -> tuple[str, str, str]:
        """Return kind, workflow and verdict of a claim."""
        rng = random.Random(-claim)
        kind, state = rng.choice(_ladder(KINDS)), rng.choice(_ladder(STATES))
        if state == "merged" and claim == 1:
            state = "triaged"
        return kind, state, rng.choice(_ladder(VERDICTS)) if state == "settled" else "unverified"

    def speaker_of(self, claim: int) -> int | None:
        """Return the id of a claim's speaker: the first has some tenth of all claims, most have a few."""
        rng = random.Random(claim * 31)
        return None if rng.random() < 0.05 else 1 + int(SPEAKERS * rng.random() ** 4.3)

    def sources(self) -> Iterator[Row]:
        """Yield id, name, created_at."""
        yield from ((pk, outlet(pk), self.moment(0)) for pk in range(1, OUTLETS + 1))

    def speakers(self) -> Iterator[Row]:
        """Yield id, name, created_at."""
        yield from ((pk, speaker(pk), self.moment(0)) for pk in range(1, SPEAKERS + 1))

    def aliases(self) -> Iterator[Row]:
        """Yield speaker_id, folded."""
        yield from ((pk, f"{speaker(pk).lower()} {pk}") for pk in range(1, SPEAKERS + 1))

    def claim_rows(self) -> Iterator[Row]:
        """Yield id, public_id, text, kind, workflow, verdict, speaker_id, reported_at, event_date, and so on."""
        for pk in range(1, self.claims + 1):
            kind, state, verdict = self.standing(pk)
            minutes = self.reported(pk)
            at = self.moment(minutes)
            changed = at if state == "detected" else self.moment(minutes + 60 + pk % 9000)
            event = f"{FIRST_DAY + timedelta(minutes=minutes):%Y-%m-%d}" if pk % 3 else None
            because = "not_a_claim" if state == "dismissed" else ""
            into = pk // 2 if state == "merged" else None
            told = (self.texts[pk - 1], kind, state, verdict, self.speaker_of(pk), at, event, because, into)
            yield pk, f"C-{pk:08}", *told, 1 if state == "detected" else 2, at, changed

    def settled(self) -> Iterator[tuple[int, str, datetime]]:
        """Yield id, verdict and moment of each claim that is settled, earliest claim first."""
        for pk in range(1, self.claims + 1):
            _, state, verdict = self.standing(pk)
            if state == "settled":
                minutes = self.reported(pk) + 600 + (pk * 37) % 200_000
                yield pk, verdict, datetime(2023, 3, 14, tzinfo=UTC) + timedelta(minutes=minutes)

    def questions(self) -> Iterator[Row]:
        """Yield claim_id, kind, weight, why, opened_at, look_by, closed_at, closed_by_id."""
        for pk in range(1, self.claims + 1):
            _, state, _ = self.standing(pk)
            minutes = self.reported(pk)
            for kind, later, is_open in _asked(pk, state):
                at = self.moment(minutes + later)
                closed = (None, None) if is_open else (self.moment(minutes + later + 60), self.editor)
                weight = pk * 13 % 40
                by = self.moment(minutes + later + patience(weight) / timedelta(minutes=1))
                yield pk, kind, weight, "An article says so, and that it is not verified.", at, by, *closed

    def articles_rows(self) -> Iterator[Row]:
        """Yield id, source_id, identity, url, title, published_at, first_seen_at."""
        for pk in range(1, self.articles + 1):
            at = self.moment(pk / self.articles * DAYS * 1440)
            source = 1 + int(OUTLETS * random.Random(pk).random() ** 2)
            yield pk, source, f"seed:{pk}", f"https://outlet{source}.example/{pk}", self.title(pk), at, at

    def title(self, article: int) -> str:
        """Return the title of an article."""
        return f"What is known of the {self.texts[self.held(article)[0] - 1].split(' had been ')[0].split(' the ')[1]}"

    def held(self, article: int) -> list[int]:
        """Return the ids of the claims of an article: new ones, lately reported ones, and now and then a famous one."""
        rng = random.Random(article * 17)
        newest = max(article * self.claims // self.articles, IN_ARTICLE)
        fresh = range((article - 1) * self.claims // self.articles + 1, newest + 1)
        held = dict.fromkeys(fresh)
        while len(held) < IN_ARTICLE:
            famous = rng.random() < 0.02
            older = newest - int(rng.expovariate(1 / 3000))
            held[max(1 + (older // 9973) * 9973 if famous else older, 1)] = None
        return list(held)[:IN_ARTICLE]

    def matches(self) -> Iterator[Row]:
        """Yield claim_id, version_id, start, end, passage, stance, related, confidence, algorithm, found_at."""
        for pk in range(1, self.claims + 1):
            if any(kind == "evidence" and is_open for kind, _, is_open in _asked(pk, self.standing(pk)[1])):
                version = min(pk * self.articles // self.claims + 9, self.articles)
                at = self.moment(self.reported(pk) + 4000)
                yield pk, version, 0, 20, "It was counted again.", "revises", 0.9, 0.8, "bench", at

    def alerts(self) -> Iterator[Row]:
        """Yield claim_id, kind, key, before_version_id, before, after_version_id, after, why, raised_at."""
        for pk in range(50, self.claims + 1, 50):
            version = max(pk * self.articles // self.claims, 1)
            kind = ("caveat_removed", "caveat_lost", "caveat_reworded")[pk // 50 % 3]
            words = self.texts[pk - 1]
            at = self.moment(self.reported(pk) + 4000)
            yield pk, kind, f"bench:{pk}", version, words, version, words, "The caveat is gone.", at

    def pages(self) -> Iterator[tuple[Row, list[Row], list[Row], list[Row]]]:
        """Yield the version of each article with its flags, mentions and figures; ids count up from 1."""
        mention = 0
        for pk in range(1, self.articles + 1):
            page = self.page(pk, mention)
            mention += len(page[2])
            yield page

    def page(self, pk: int, mention: int) -> tuple[Row, list[Row], list[Row], list[Row]]:
        """Return version, flags, mentions and figures of one article; the ids of mentions follow `mention`."""
        text, flags, mentions, figures = "", [], [], []
        at = self.moment(pk / self.articles * DAYS * 1440)
        held = self.held(pk)
        for half in range(0, len(held), COVERED):
            kind, flag = self.standing(held[half])[0], pk * 2 - 1 + half // COVERED
            for claim in held[half : half + COVERED]:
                mention += 1
                who = self.speaker_of(claim)
                said = f"{speaker(who)} said that " if who else "It was said that "
                start = len(text) + len(said)
                words = self.texts[claim - 1]
                end, by = start + len(words), (len(text), len(text) + len(said) - 11) if who else (None, None)
                text += f"{said}{words}. "
                mentions.append((mention, claim, pk, flag, start, end, words, who, *by, at))
                if claim % 5 == 0:
                    figure = number_in(words)
                    figures.append((mention, start, start + len(figure), figure, f"{figure}.000"))
            cue = CUES[kind]
            flags.append((flag, pk, kind, len(text), len(text) + len(cue) - 1, cue[:-1]))
            text += f"{cue}\n\n"
        return (pk, pk, self.title(pk), text, f"{pk:064x}", at), flags, mentions, figures


def _asked(pk: int, state: str) -> Sequence[tuple[str, int, bool]]:
    """Return the questions about a claim: kind, minutes after the report, and whether it is open."""
    first = ("new_claim", 5, state == "detected")
    if state == "triaged" and pk % 7 == 0:
        return first, (("evidence", "overdue", "same_claim")[pk % 3], 4000, True)
    if state == "settled" and pk % 40 == 0:
        return first, ("reopened", 9000, True)
    return (first,)
