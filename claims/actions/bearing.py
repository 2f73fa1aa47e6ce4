"""How one version bears on one claim, as a machine judges it: what matching hands over to be kept."""

from __future__ import annotations

from dataclasses import dataclass

from claims.facts import Judgement
from claims.models import ArticleVersion, Claim
from claims.text.spans import Span

#: The ids of a claim and of a version, or of an article.
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bearing:
    """How one version bears on one claim, as a machine judges it."""

    claim: Claim
    version: ArticleVersion
    judgement: Judgement
    #: Why the passage repeats the claim as a fact without its caveat, "" where it does not.
    bare: str = ""

    @property
    def pair(self) -> Pair:
        """The ids of both."""
        return self.claim.pk, self.version.pk

    @property
    def passage(self) -> Span:
        """Where the passage stands; empty where there is none."""
        return self.judgement.passage or Span(0, 0)

    @property
    def words(self) -> str:
        """The words of the passage."""
        return self.passage.of(self.version.text)
