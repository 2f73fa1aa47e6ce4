"""Which words a cue covers. Each rule answers with coverages or with nothing; the first that answers wins."""

from __future__ import annotations

import re
from collections.abc import Callable

from claims.facts import Coverage
from claims.flagging.anaphors import points_back, referents
from claims.flagging.cue import Cue
from claims.flagging.halves import FINITE, SEVERAL, clause_before, stated_up_to
from claims.flagging.phrase import WORDS, Reach
from claims.flagging.questions import question, topic
from claims.flagging.rivals import figures, rivals
from claims.text.clauses import end_of_clause, start_of_clause
from claims.verdicts import FlagKind

Rule = Callable[[Cue], list[Coverage]]

_PREPOSITION = re.compile(r" (?:that|whether|if|of|about|on|as to) ")
#: Whose account it is, between the account and what it says: "reports from two villages that …".
_BY = r"(?:(?:by|from|in|made by|of) (?:[^\s,;]{1,20} ){1,7}?)?"
_THAT = re.compile(rf" (?:(?:the|a|any|all|an|its|his|her|their) )?(?:{WORDS['ACCOUNT']} {_BY})?(?:that|of) ")
#: "[claims that] the net was cut are lies", "[the notion] the net was cut is false": what is false stands in the cue.
_SUBJECT_THAT = re.compile(
    rf"{WORDS['ACCOUNT']}\b.{{0,60}}? that |(?:{WORDS['ACCOUNT']}|notion|idea) (?:of |alleging |suggesting )?"
    r"(?=(?:[^\s,;\"]{1,20} ){4,12}(?:is|are|was|were|as)\b)"
)
_ASKED = re.compile(r" (?:whether|if|how|who|why) ")
_WHICH = re.compile(r"[, ]{1,2}(?:which|that|who)(?: \w{2,12}){0,3} ?$")
#: "no evidence the ship was armed", not "no evidence on Monday" and not "no evidence was given".
_CLAUSE_AFTER = re.compile(
    r" (?!(?:on|in|at|by|for|from|with|to|and|or|but|as|was|were|is|are|has|had|have|of|after|before|so|yet|when|while"
    r"|during|until|because|since|who|which|available|released|given|provided|presented|[a-z]{3,6}day)\b)"
    rf"\S{{1,20}} (?:\S{{1,20}} ){{0,7}}?{FINITE}"
)
#: "denied it on Monday": after the verb come circumstances, no object.
_NO_OBJECT = re.compile(r"(?:it |that |this )?(?:by|in|on|at|with|through|during|via|to|earlier|later|last) ")
_TELLS = re.compile(r"\b(?:alleged|claimed|said|says|claims|asserted|insisted|accused \S{2,20})$")
_SAID = re.compile(WORDS["SAID"] + r"(?: that)?")
_TOLD_AFTER = re.compile(r",? that |, ")
_TO_BE = re.compile(r",? to (?:be|have been) | - that |,? that (?=\w)")
_SHOWS = re.compile(r",? (?:would )?(?:suggests?|shows?|means?|indicates?|proves?)(?: that)? ")
#: "… denied those claims, calling them lies": the first half only points, too.
_ANSWERS = re.compile(rf"\b(?:the|those|these|this|that|such|\S{{2,20}}'s) (?:\w{{2,15}} )?{WORDS['ACCOUNT']}\b")
_LEFT = re.compile(r"left (.{4,}) (?:up in the air|unanswered|in doubt)$")
_ABOUT = re.compile(
    rf" (?:(?:the|a|any|all|an|its|specific|such) ){{0,2}}{WORDS['ACCOUNT']} {_BY}(?:that|about|regarding|concerning) "
)
LEAST = 2  # As many spaces as words that state something have at least.
_NONE_OF = re.compile(r"(?:none of|neither(?: of)?) (.{2,60}?) (?:could|can|has|have|had|was|were|is|are|be)\b")
_ARTICLES = frozenset({"the", "a", "an", "that the", "and the", "but the"})
_KNOWING = ("know", "knows", "determined", "ascertained", "learned", "determine", "ascertain")
_PASSIVE = re.compile(r"\b(?:be|been|being|was|were|is|are)\b")
_NOUN_NEXT = re.compile(r" (?:the|an?|all|any|its|his|her|their|this|that|these|those|exactly|if|whether)\b")
_RELATIVE = re.compile(r", (?:who|which|whose|where) ?$")
_DOUBTED = re.compile(r"^if ((?:\S{1,20} ?){2,6}?) (?:is|are|was|were|proves?|be|turns?)\b")
_SAYS_NOTHING = re.compile(
    r"(?:(?:and|but|he|she|they|officials?|\w+) )?(?:says? |said )?(?:that )?(?:it|that|what|still|there)?$"
)


def covered(cue: Cue) -> tuple[Coverage, ...]:
    """Return what `cue` covers, in reading order; the cue's own sentence if no rule knows better.

    Nothing at all for rival figures of which there is only one: then the cue is no flag.
    """
    for rule in RULES[cue.phrase.reach]:
        if found := rule(cue):
            return tuple(sorted(set(found), key=lambda coverage: coverage.span))
    return () if cue.phrase.reach is Reach.FIGURES else tuple(whole(cue))


def known(cue: Cue) -> list[Coverage]:
    """Cover the object of an active verb of knowing: "we may never know [the owner's name]"."""
    active = cue.words.endswith(_KNOWING) and not _PASSIVE.search(cue.words)
    return objekt(cue) if active and _NOUN_NEXT.match(cue.after) else []


def thing(cue: Cue) -> list[Coverage]:
    """Cover the thing that is said to be unknown, with the cue: "[the cause is not known]"."""
    start = _before_relative(cue, start_of_clause(cue.document.folded, cue.whole.start, cue.span.start))
    words = cue.document.folded[start : cue.span.start].strip(" ,\"'")
    if len(words) < 5 or _SAYS_NOTHING.match(words) or cue.words.startswith("it "):
        return []
    return cue.covering(start, cue.span.end, "thing unknown")


def _before_relative(cue: Cue, start: int) -> int:
    """Move `start` before "The motive of the driver, who lived nearby, [is not clear]"."""
    relative = _RELATIVE.search(cue.document.folded, cue.whole.start, start)
    if relative is None or not cue.before.endswith(", "):
        return start
    return start_of_clause(cue.document.folded, cue.whole.start, relative.start())


def within(cue: Cue) -> list[Coverage]:
    """Cover the clause that ends with the cue: "[the cause … has not been determined]", "left [his fate] in doubt"."""
    if left := _LEFT.match(cue.words):
        return cue.covering(cue.span.start + left.start(1), cue.span.start + left.end(1), "thing unknown")
    if (none := _NONE_OF.match(cue.words)) and points_back(none[1]):
        return clause_before(cue) or referents(cue, cue.words)
    start = start_of_clause(cue.document.folded, cue.whole.start, cue.span.start)
    return cue.covering(start, cue.span.end, "thing unknown")


def subject(cue: Cue) -> list[Coverage]:
    """Cover the subject of a passive: "[the second strike] could not be confirmed"."""
    if _WHICH.search(cue.before[-40:]):
        return _around_relative(cue)
    start = start_of_clause(cue.document.folded, cue.whole.start, cue.span.start)
    words = cue.document.folded[start : cue.span.start].strip(' ,"').rpartition(" that ")[2]
    if not words or words in _ARTICLES or points_back(words):
        return _told_next(cue) or clause_before(cue) or referents(cue, words)
    return cue.covering(start, cue.span.start, "subject")


def _told_next(cue: Cue) -> list[Coverage]:
    """Cover what "it is not confirmed" says next: "to be [the owner's boat]", "- that [the boat was his]"."""
    told = _TO_BE.match(cue.after)
    if told is None:
        return []
    start = cue.span.end + told.end()
    return cue.covering(start, end_of_clause(cue.document.folded, start, cue.whole.end), "clause after")


def asked(cue: Cue) -> list[Coverage]:
    """Cover the question right after a passive: "it has not been confirmed whether […]"."""
    return question(cue) if _ASKED.match(cue.after) else []


def _around_relative(cue: Cue) -> list[Coverage]:
    """Cover what "…, which could not be verified, …" hangs on: the words before it, or the rest if they are few."""
    head = _WHICH.sub("", cue.before).strip(" ,")
    if head.count(" ") >= 5:
        return clause_before(cue) or cue.covering(cue.whole.start, cue.whole.start + len(head), "clause before")
    rest = cue.covering(cue.span.end, cue.whole.end, "rest of the sentence")
    return rest + (referents(cue, head) if points_back(head) else [])


def objekt(cue: Cue) -> list[Coverage]:
    """Cover the object of an active verb: "could not verify [how many had fled]"."""
    folded, start = cue.document.folded, cue.span.end
    end = end_of_clause(folded, start, cue.whole.end)
    words = folded[start:end].strip(" ,.\"'")
    if (about := _ABOUT.match(folded, start, end)) and folded.count(" ", about.end(), end) >= LEAST:
        return cue.covering(about.end(), end, "object")
    if not words or points_back(words) or _NO_OBJECT.match(words):
        return clause_before(cue) or referents(cue, words)
    if found := _PREPOSITION.match(folded, start, end) or _THAT.match(folded, start, end):
        start = found.end()
    return cue.covering(start, end, "object")


def clause_after(cue: Cue) -> list[Coverage]:
    """Cover a clause that follows without a link: "no evidence [the ship was armed]"."""
    clause = _CLAUSE_AFTER.match(cue.after)
    return objekt(cue) if clause else []


def stated(cue: Cue) -> list[Coverage]:
    """Cover the statement that the cue stands in, else the clause after its verb."""
    for statement in cue.document.statements(cue.sentence):
        if statement.content.overlaps(cue.span):
            return cue.covering(statement.content.start, statement.content.end, "own statement")
    said = _SAID.match(cue.words)
    start = cue.span.start + (said.end() if said else 0)
    return cue.covering(start, end_of_clause(cue.document.folded, cue.span.end, cue.whole.end), "own statement")


def condition(cue: Cue) -> list[Coverage]:
    """Cover what stands under the "if": "if [the sinking] is confirmed", "if confirmed to be [the owner]"."""
    doubted = _DOUBTED.search(cue.words)
    if doubted and not points_back(doubted[1]):
        return cue.covering(cue.span.start + doubted.start(1), cue.span.start + doubted.end(1), "condition")
    shown = _TO_BE.match(cue.after) or _SHOWS.match(cue.after)
    if shown:
        start = cue.span.end + shown.end()
        return cue.covering(start, end_of_clause(cue.document.folded, start, cue.whole.end), "condition")
    if cue.before.count(" ") >= SEVERAL and not points_back(cue.before.strip(" ,")):
        return stated_up_to(cue, cue.span.start)
    return []


def aside(cue: Cue) -> list[Coverage]:
    """Cover the assertion that "…, without giving evidence" is hung on."""
    if not cue.words.startswith(("without", "in a")):
        return clause_before(cue)
    if _TELLS.search(cue.before.rstrip(" ,")) and (told := _TOLD_AFTER.match(cue.after)):
        return cue.covering(cue.span.end + told.end(), cue.whole.end, "clause after")
    return stated_up_to(cue, cue.span.start) if cue.before.count(" ") >= 3 else []


def opening(cue: Cue) -> list[Coverage]:
    """Cover the topic of an aside that opens its sentence: "Without proof of [the sale], …"."""
    return topic(cue) if cue.before.count(" ") < 3 and cue.words.startswith("without") else []


def before(cue: Cue) -> list[Coverage]:
    """Cover what was stated before the cue's sentence."""
    return referents(cue, cue.words + cue.after[:40])


def denied(cue: Cue) -> list[Coverage]:
    """Cover what is denied: named after the cue, or accused before it."""
    if cue.phrase.kind is FlagKind.DISPUTED and points_back(_last_words(cue)):
        return after_that(cue) or clause_before(cue) or referents(cue, cue.words)
    return objekt(cue)


def _last_words(cue: Cue) -> str:
    return " ".join(cue.words.split()[1:])


def called_false(cue: Cue) -> list[Coverage]:
    """Cover what is called false: "[that …] is a lie", or the account that "the report" stands for."""
    if found := after_that(cue):
        return found
    clause = cue.document.folded[cue.whole.start : cue.span.end]
    if that := _SUBJECT_THAT.search(clause):
        return cue.covering(cue.whole.start + that.end(), cue.span.end, "subject")
    if _ANSWERS.search(cue.before):
        return referents(cue, cue.words + cue.before)
    return clause_before(cue) or referents(cue, cue.words)


def after_that(cue: Cue) -> list[Coverage]:
    """Cover the clause after "that": "no truth to the rumour that […]"."""
    found = _THAT.match(cue.after)
    if found is None:
        return []
    start = cue.span.end + found.end()
    return cue.covering(start, end_of_clause(cue.document.folded, start, cue.whole.end), "object")


def whole(cue: Cue) -> list[Coverage]:
    """Cover the cue's own sentence."""
    return cue.covering(cue.whole.start, cue.whole.end, "own sentence")


RULES: dict[Reach, tuple[Rule, ...]] = {
    Reach.SUBJECT: (asked, subject),
    Reach.OBJECT: (question, objekt),
    Reach.QUESTION: (question, known, thing, topic, clause_before, before),
    Reach.WITHIN: (within,),
    Reach.TOPIC: (question, topic, clause_after, before),
    Reach.ASIDE: (aside, opening, before),
    Reach.DENIED: (denied,),
    Reach.FALSE: (called_false,),
    Reach.STATED: (stated,),
    Reach.CONDITION: (condition, clause_before, before),
    Reach.RIVALS: (rivals,),
    Reach.FIGURES: (figures,),
}
