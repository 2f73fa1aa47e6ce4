"""What a figure counts, and whether two figures count the same thing. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from claims.extraction.nouns import listed
from claims.extraction.peoples import PEOPLES


class Link(Enum):
    """How what is told stands to what is claimed, as the things counted go."""

    SAME = "the same thing"
    LOOSE = "nothing speaks against it, but one of the two does not say all of what it counts"
    PART = "told of some of those whom the claim counts"
    WHOLE = "told of all, the claim of some of them"
    OTHER = "another thing"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit taken apart: "russian soldiers killed" is soldier, killed, russian.

    `noun` is "" where the words name none; `factor` turns the number into the measure that `noun` names.
    """

    noun: str
    fate: str = ""
    tags: frozenset[str] = frozenset()
    factor: Decimal = Decimal(1)


#: One line a thing, its own name first; an underscore is a space.
_NOUNS = """
    person people persons individual victim other human life lives resident inhabitant
    soldier troop serviceman servicemen servicemember servicewoman trooper infantryman
    fighter mercenary militant gunman gunmen rebel insurgent combatant guerrilla
    police policeman policemen officer
    protester demonstrator marcher
    captive prisoner detainee pow
    journalist reporter
    worker labourer laborer employee
    child children kid minor
    woman women
    man men
    drone uav uas ucav quadcopter unmanned
    missile
    rocket
    plane aircraft airplane aeroplane jet warplane airliner
    helicopter chopper
    ship vessel
    lorry lorries truck
    car automobile
    house home dwelling
    shell round
    ballot vote
    blast explosion
    attack strike raid
    percent
    dollar usd
    euro eur
    pound gbp sterling
    ruble rouble
    hryvnia
    barge
    civilian noncombatant
    migrant
    miner
    villager
    passenger
    crewman crew crewmen sailor
    hostage
    medic paramedic
    firefighter fireman firemen
    guard
    student pupil
"""
_NAMES = {word: line.split()[0] for line in _NOUNS.strip().splitlines() for word in line.split()}
_SHARE = "percent"
_MONEY = listed("dollar euro pound ruble hryvnia")
#: Those who are people whatever befell them.
_PEOPLE = listed(
    "soldier fighter police protester captive journalist worker child woman man civilian migrant miner villager"
    " passenger crewman hostage medic firefighter guard student refugee voter boy girl teacher nurse doctor"
)
_MEASURES = {
    "second": ("second", "1"),
    "minute": ("second", "60"),
    "hour": ("second", "3600"),
    "day": ("second", "86400"),
    "week": ("second", "604800"),
    "metre": ("metre", "1"),
    "meter": ("metre", "1"),
    "kilometre": ("metre", "1000"),
    "kilometer": ("metre", "1000"),
    "km": ("metre", "1000"),
    "mile": ("metre", "1609.344"),
    "foot": ("metre", "0.3048"),
    "feet": ("metre", "0.3048"),
    "kilogram": ("kilogram", "1"),
    "kilo": ("kilogram", "1"),
    "kg": ("kilogram", "1"),
    "tonne": ("kilogram", "1000"),
    "ton": ("kilogram", "1000"),  # news writes it for the tonne
    "hectare": ("hectare", "1"),
    "acre": ("hectare", "0.404686"),
}
_FATES = {
    "killed": "killed",
    "dead": "killed",
    "died": "killed",
    "executed": "killed",
    "wounded": "wounded",
    "injured": "wounded",
    "hurt": "wounded",
    "missing": "missing",
    "arrested": "detained",
    "detained": "detained",
    "destroyed": "destroyed",
    "damaged": "damaged",
    "captured": "captured",
    "displaced": "displaced",
    "shot": "shot down",
    "downed": "shot down",
}
#: Nouns that say who and what befell them at once.
_FATED = {
    "death": "killed",
    "fatality": "killed",
    "body": "killed",
    "corpse": "killed",
    "injury": "wounded",
    "casualty": "harmed",
    "arrest": "detained",
    "detention": "detained",
}
_TO_PEOPLE = listed("killed wounded harmed missing detained")
_HARM = listed("killed wounded harmed missing displaced")
#: Words that end up beside a number without being what it counts.
_BESIDE = listed(
    "instead rather compared count toll number total overall altogether fewer less overnight today yesterday"
)
#: Words of one line say different things of the same noun.
_APART = [
    listed("cruise ballistic hypersonic"),
    listed("civilian military"),
    listed("male female"),
    listed("attack reconnaissance decoy"),
]


@lru_cache(maxsize=4096)
def unit(words: str) -> Unit:
    """Return the unit that the folded `words` of a figure name: "drones shot down", "us dollars", "" …"""
    tokens = [_singular(word) for word in words.replace("-", " ").split()]
    fate = next((_FATES[token] for token in reversed(tokens) if token in _FATES), "")
    names = [word for word in tokens if word not in _FATES and word != "down" and word not in _BESIDE]
    tags = frozenset(names)
    for token in reversed(names):
        if token in _MEASURES:
            noun, factor = _MEASURES[token]
            return Unit(noun, fate, tags, Decimal(factor))
        if token in _FATED:
            return Unit("person", _FATED[token], tags)
        if token in _NAMES:
            return Unit(_NAMES[token], fate, tags)
    if names and names[-1] in PEOPLES:
        return Unit("person", fate, tags)
    return Unit(names[-1] if names else "", fate, tags)


def link(claimed: Unit, told: Unit) -> Link:
    """Return how the thing that `told` counts stands to the thing that `claimed` counts."""
    if _contradict(claimed, told):
        return Link.OTHER
    nouns = _by_noun(claimed, told)
    if nouns is Link.SAME and _is_anybody(claimed) and bool(_nations(claimed)) != bool(_nations(told)):
        return Link.PART if _nations(told) else Link.WHOLE
    if nouns is Link.SAME and bool(claimed.fate) != bool(told.fate):
        return Link.LOOSE
    return nouns


def is_share(one: Unit) -> bool:
    """Say whether it counts hundredths of something."""
    return one.noun == _SHARE


def counts_harm(one: Unit) -> bool:
    """Say whether it counts people killed, wounded, missing, displaced or otherwise harmed."""
    of_people = _is_anybody(one) or one.noun in _PEOPLE or not one.noun
    return one.fate in _HARM and (of_people or bool(_nations(one)))


def _contradict(claimed: Unit, told: Unit) -> bool:
    if claimed.fate and told.fate and claimed.fate != told.fate:
        return True
    ours, theirs = _nations(claimed), _nations(told)
    if ours and theirs and not ours & theirs:
        return True
    return any(kinds & claimed.tags and kinds & told.tags and not kinds & claimed.tags & told.tags for kinds in _APART)


def _by_noun(claimed: Unit, told: Unit) -> Link:
    one, other = claimed.noun, told.noun
    if one == other:
        return Link.SAME if one or (claimed.fate and told.fate) else Link.LOOSE
    if one in told.tags or other in claimed.tags:
        return Link.SAME
    if _is_anybody(claimed) and _is_somebody(told):
        return Link.PART
    if _is_anybody(told) and _is_somebody(claimed):
        return Link.WHOLE
    if one and other and not (_is_anybody(claimed) and _is_anybody(told)):
        return Link.OTHER
    return _unnamed(claimed, told)


def _unnamed(claimed: Unit, told: Unit) -> Link:
    """One of the two has no noun: "12 were killed", "the toll rose to 15"."""
    if _MONEY & {claimed.noun, told.noun} or is_share(claimed) or is_share(told):
        return Link.OTHER
    return Link.SAME if claimed.fate and told.fate else Link.LOOSE


def _is_anybody(one: Unit) -> bool:
    return one.noun == "person" or (not one.noun and one.fate in _TO_PEOPLE)


def _is_somebody(one: Unit) -> bool:
    return one.noun in _PEOPLE or (one.noun not in ("", "person") and one.fate in _TO_PEOPLE)


def _nations(one: Unit) -> frozenset[str]:
    return frozenset().union(*(PEOPLES[tag] for tag in one.tags if tag in PEOPLES))


def _singular(word: str) -> str:
    if word in _NAMES or word in _MEASURES or word in PEOPLES or len(word) < 4:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
