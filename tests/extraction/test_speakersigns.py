"""The quick score of a source is that of its signs, spelled out."""

from __future__ import annotations

import math

from claims.extraction.learned import weights
from claims.extraction.speakersigns import View, candidates, signs
from claims.extraction.weighing import ceiling, score
from claims.facts import Flag
from claims.text.document import Document
from claims.text.spans import Span
from claims.verdicts import FlagKind

TEXT = (
    "“The mill is shut,” Ana Ruiz, the mayor of Kelmin, said on Monday. According to the Orsa Post, ten barges sank.\n"
    "A spokesman did not say that the dam held, but Bram Oest claimed that a bridge fell. “It was loud,” she added. "
    "The guard’s report put the damage at nine barges. They denied it, said the pilot. "
    "The claim could not be verified."
)


def test_the_score_is_the_weight_of_all_signs() -> None:
    document, cue = Document(TEXT), Span(TEXT.index("could not"), len(TEXT) - 1)
    compared = 0
    for kind in FlagKind:
        flag = Flag(kind, "any", cue, ())
        for words in (
            "ten barges sank",
            "the dam held",
            "a bridge fell",
            "It was loud",
            "nine barges.",
            "mill is shut",
        ):
            span = Span(TEXT.index(words), TEXT.index(words) + len(words))
            view = View(document, flag, span)
            for candidate in candidates(document, span):
                told = signs(document, flag, span, candidate)
                assert score(view, candidate) == math.fsum(weights("speaker").get(sign, 0.0) for sign in told)
                assert not candidate.away or score(view, candidate) <= ceiling(view, candidate.sentence)
                compared += 1
    assert compared > 100
