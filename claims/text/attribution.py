"""Who says what inside one sentence: the words naming the source, and the words that it answers for.

Reads the usual shapes of news prose: "X said (that) …", "X told Y that …", "…, X said", "…, according to X",
"X accused Y of …", with or without quotation marks. Knows no names and no grammar beyond that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.text.clauses import bare, end_of_clause
from claims.text.perword import per_word
from claims.text.spans import Span

_SAY = (
    "said|says|say|saying|told|tells|claimed|claiming|announced|announcing|stated|alleged|alleges|estimated|insisted"
    "|insists"
    "|maintained|maintains|maintain|argued|argues|noted|noting|wrote|warned|asserted|asserts|declared|suggested"
    "|indicated"
    "|tweeted|contended|contends|acknowledged|reported|added|adds|adding|believe|believes|accused|accuses|confirmed"
    "|testified|explained"
    "|described|boasted|posted|counted|recorded|blamed|blames|put|puts"
    "|conceded|concedes|admitted|admits|disclosed|discloses|revealed|reveals|concluded|concludes|predicted|speculated"
    "|recalled|recounted|complained|replied|responded|retorted|countered|remarked|commented|stressed|emphasi[sz]ed"
    "|reiterated|repeated|cautioned|theori[sz]ed|vowed|swore|alleging|insisting|arguing|suggesting|indicating|writing"
    "|warning|blaming|accusing|asserting|declaring|describing|estimating|reporting|maintaining|tweeting"
)
#: These are nouns as often as verbs, so only "… that" after them makes them verbs.
_SAY_THAT = "claims|claim|reports|report|states|notes|estimates|warns|shows|showed"
_VERB = re.compile(
    rf"\b(?<!\bwere )(?<!\bwas )(?<!\bbeen )(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\ba )(?<!\bthe )(?P<aux>(?:(?:has|have"
    rf"|had|also|later|earlier|repeatedly|previously|initially|separately|then|was quoted as|were quoted as"
    rf"|is quoted as"
    rf"|quoted \S{{1,20}} (?:\S{{1,20}} )?as) ){{0,3}})(?P<verb>{_SAY}|(?:{_SAY_THAT})(?= that\b))\b(?!-)"
)
_ACCORDING = re.compile(r"\b(?:according to|as reported by|as quoted by|in the words of) ")
#: A sentence states nothing that has none of these.
_TELLING = re.compile(rf"{_SAY}|{_SAY_THAT}|according|quoted|words")
_ADVERBIAL = re.compile(
    r" (?:on|in|at|late|early|earlier|by|during|via|through|over|to|from|after|today|yesterday|monday|tuesday"
    r"|wednesday|thursday"
    r"|friday|saturday|sunday|this|last|again|here|there|when|without|before|as)\b"
)
_TO_THAT = re.compile(r"[^.;\"]{0,90}? that (?=\S)")
_TOLD = re.compile(r" (?:(?:the|a|an|its|his|her|their|state|local) )?(?:[\w.'’-]{1,25} ){0,5}?(?:on \w{3,10} )?(?=\")")
_LEAD = re.compile(
    r"(?:(?:but|and|yet|however|although|though|while|meanwhile|also|still|so|because|for (?:its|his|her|their) part"
    r"|in turn|which|that"
    r"|earlier|later|separately|elsewhere|then|now),? )+"
)
_LEAD_TIME = re.compile(
    r"(?:on|in|at|after|before|during|since|over|by|late|early|earlier|last|this|as|speaking|citing|asked|following"
    r"|for|from|under|with|of|to)\b[^,\"]{1,90}, "
)
_TAIL_NAME = re.compile(
    r"(?:^|[\s\"”])((?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Mm]r\.|[Mm]s\.|[Ii]ts"
    r"|[Hh]is) )?(?:[\w.'’-]{1,25} ){0,4}?(?:[A-Z][\w.'’-]{0,25} ?){1,5}|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|(?:the"
    r"|an?) (?:\w{2,20} ?){1,4})$"
)
_ASIDE = re.compile(r",? ?(?:according to|citing|quoting) [^,\"]{2,80}, ")
#: "…, said the official." and "…, said an aide, who …": an office or trade, so that no clause looks like one.
_INVERTED = re.compile(
    r" ((?:the|an?|another) (?:[\w-]{2,20} ){0,3}?(?:officials?|spokes\w{3,6}|sources?|minister|officer|aide|statement"
    r"|ministry|report|lawyer|governor|mayor|president))(?=[,.]| who |$)"
)
_MAX_SOURCE = 260


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source is reported to say; `source` is None where the sentence names nobody for it."""

    source: Span | None
    verb: str
    content: Span

    @property
    def is_aside(self) -> bool:
        """Whether the verb is a participle: "…, adding that"; then `source` is the clause that it is hung on."""
        return self.verb.endswith("ing") and self.verb != "according to"


def statements(text: str, folded: str, sentence: Span) -> tuple[Statement, ...]:
    """Return the statements reported in `sentence`, in reading order; offsets are into `text`."""
    if not any(map(_tells, sentence.of(folded).split())):
        return ()
    found: list[Statement] = []
    for verb in _VERB.finditer(folded, sentence.start, sentence.end):
        if found and verb.start() < _taken(found[-1], verb.start()):
            continue
        if (statement := _statement(text, folded, sentence, verb)) is not None:
            found.append(statement)
    return tuple(found) or _according(text, folded, sentence)


@per_word
def _tells(word: str) -> bool:
    return _TELLING.search(word) is not None


def _taken(last: Statement, at: int) -> int:
    """Return the end of the words that the last statement holds, if they go on past `at`."""
    return last.content.end if last.content.start <= at else at


def _statement(text: str, folded: str, sentence: Span, verb: re.Match[str]) -> Statement | None:
    start = verb.start("aux")
    before = text[sentence.start : start].rstrip()
    if (inverted := _INVERTED.match(folded, verb.end(), sentence.end)) and before.endswith(
        (",", ",”", ',"', "?”", '?"')
    ):
        content = bare(text, sentence.start, start)
        return Statement(bare(text, *inverted.span(1)), verb["verb"], content) if content else None
    if _closes(folded, verb, sentence):
        return _trailing(text, sentence, before, verb["verb"])
    if _denies(folded, start) or (content := _content(text, folded, verb, sentence.end)) is None:
        return None
    return Statement(_source(text, folded, sentence.start, start), verb["verb"], content)


def _denies(folded: str, at: int) -> bool:
    """Say whether "did not" or the like stands right before the verb: then nothing is stated."""
    return folded[max(at - 12, 0) : at].endswith((" not ", "n't ", " never ", " to "))


def _closes(folded: str, verb: re.Match[str], sentence: Span) -> bool:
    """Say whether the words before the verb are the content: "…, X said on Friday."."""
    after = folded[verb.end() : sentence.end]
    before = folded[sentence.start : verb.start()]
    said = '"' in before[1:] or before.count(",") == 1 or "," in before[20:]
    if not after.strip(' .,;:!?"') or after[:1] in ".,;":
        return said or len(before) > 40
    if " that " in after[:110] or ('"' in after[:110] and '"' not in before):
        return False
    return said and bool(_ADVERBIAL.match(after) or verb["verb"] in ("told", "tells")) and _opens_after_content(before)


def _opens_after_content(before: str) -> bool:
    return bool(re.search(r"[,?!]['\"]? [^,\"]{2,60}(?:, [^,\"]{2,120},)? ?$", before[-260:])) and not _LEAD_TIME.match(
        before
    )


def _trailing(text: str, sentence: Span, before: str, verb: str) -> Statement | None:
    quoted = max(before.rfind(end) for end in (",” ", '," ', "?” ", '?" ', ".” ", '." ', "!” ", '!" '))
    cut = quoted + 1 if quoted > 0 else _before_apposition(before, before.rfind(", "))
    if cut > 0:
        source = bare(text, sentence.start + cut + 1, sentence.start + len(before))
    elif name := _TAIL_NAME.search(before[-120:]):
        cut = len(before) - len(before[-120:]) + name.start(1)
        source = bare(text, sentence.start + cut, sentence.start + len(before))
    else:
        return None
    content = bare(text, sentence.start, sentence.start + cut)
    return Statement(source, verb, content) if content else None


def _before_apposition(before: str, cut: int) -> int:
    """Move the cut before the name in "…, Name Surname, the head of it," where the sentence goes on "said"."""
    if not before.endswith(","):
        return cut
    inner = before[:-1]
    first = inner.rfind(", ", 0, max(inner.rfind(", "), 0))
    return first if first > 0 else cut


def _content(text: str, folded: str, verb: re.Match[str], end: int) -> Span | None:
    start = verb.end()
    that = _TO_THAT.match(folded, start, end)
    if folded.startswith((" that ", " that, "), start):
        start += 5
    elif that and (_ADVERBIAL.match(folded, start) or verb["verb"] in ("told", "tells")):
        start = that.end()
    elif verb["verb"] in ("told", "tells"):
        told = _TOLD.match(folded, start, end)
        start = told.end() if told else start
    if aside := _ASIDE.match(folded, start, end):
        start = aside.end()
    return bare(text, start, end_of_content(folded, start, end))


def end_of_content(folded: str, start: int, end: int) -> int:
    """Return where the words that begin at `start` stop being one assertion, at most `end`."""
    if folded[start : start + 3].lstrip(" ,:")[:1] == '"':
        closing = folded.find('"', start + 3, end)
        return closing if closing > 0 else end
    return end_of_clause(folded, start, end)


def _source(text: str, folded: str, start: int, end: int) -> Span | None:
    """Return the words naming the source that stand right before the verb at `end`."""
    start = max(start, end - _MAX_SOURCE)
    for mark in (
        '" ',
        "; ",
        " but ",
        ", and ",
        ", which ",
        ", with ",
        ", who ",
        ", while ",
        " – ",
        " — ",
        ", although ",
        ", though ",
    ):
        if (cut := folded.rfind(mark, start, end - 1)) >= 0:
            start = cut + len(mark)
    for opening in (_LEAD, _LEAD_TIME, _LEAD):
        if found := opening.match(folded, start, end):
            start = found.end() if found.end() < end - 1 else start
    source = bare(text, start, end)
    return source if source and source.of(folded) not in ("and", "but", "also", "that", "which") else None


def _according(text: str, folded: str, sentence: Span) -> tuple[Statement, ...]:
    found = _ACCORDING.search(folded, sentence.start, sentence.end)
    if found is None:
        return ()
    stop = re.search(r"[,;.]?$|[,;]", folded[found.end() : sentence.end])
    source_end = found.end() + (stop.start() if stop else 0)
    if found.start() - sentence.start < 12:
        content = bare(text, source_end, end_of_clause(folded, source_end + 2, sentence.end))
    else:
        content = bare(text, sentence.start, found.start())
    source = bare(text, found.end(), source_end)
    return (Statement(source, "according to", content),) if content and source else ()
