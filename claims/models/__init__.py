"""Ring 3: rows, scopes and constraints. No I/O, and no verbs that touch more than one row."""

from claims.models.article import Analysis, Article, ArticleVersion
from claims.models.claim import Claim, ClaimKey
from claims.models.decision import Decision
from claims.models.evidence import Evidence
from claims.models.ledger import LedgerEntry
from claims.models.mention import Figure, Flag, Mention
from claims.models.missed import MissedPassage
from claims.models.phrase import AddedPhrase, PhraseChange
from claims.models.review import ReviewItem
from claims.models.source import Source
from claims.models.speaker import Speaker, SpeakerAlias

__all__ = [
    "AddedPhrase",
    "Analysis",
    "Article",
    "ArticleVersion",
    "Claim",
    "ClaimKey",
    "Decision",
    "Evidence",
    "Figure",
    "Flag",
    "LedgerEntry",
    "Mention",
    "MissedPassage",
    "PhraseChange",
    "ReviewItem",
    "Source",
    "Speaker",
    "SpeakerAlias",
]
