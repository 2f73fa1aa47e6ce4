"""Ring 3: rows, scopes and constraints. No I/O, and no verbs that touch more than one row."""

from claims.models.alert import Alert
from claims.models.article import Analysis, Article, ArticleVersion
from claims.models.backup import Backup
from claims.models.bulk import BulkClaim, BulkRun
from claims.models.claim import Claim, ClaimKey
from claims.models.clue import ClaimClue, IndexedClaim, VersionClue, WordCount
from claims.models.comment import Comment, FormerComment
from claims.models.copy import Copy
from claims.models.decision import Decision
from claims.models.draft import Draft
from claims.models.evidence import Evidence
from claims.models.feed import Feed, FeedEntry, Fetch, Host
from claims.models.follow_up import FollowUp, Notice, SeenNotice
from claims.models.guideline import Guideline
from claims.models.heartbeat import Heartbeat
from claims.models.ledger import LedgerEntry
from claims.models.match import Match, Matching
from claims.models.mention import Figure, Flag, Mention
from claims.models.merge_suggestion import MergeSuggestion
from claims.models.missed import MissedPassage
from claims.models.opinion import Opinion, Pair, PolicySwitch
from claims.models.origin import Origin, OriginKey, OriginMember, OriginPlacing
from claims.models.outgoing_mail import OutgoingMail
from claims.models.personal_notice import PersonalNotice
from claims.models.phrase import AddedPhrase, PhraseChange
from claims.models.preferences import Preferences
from claims.models.presence import Presence
from claims.models.renaming import Renaming
from claims.models.rereading import Rereading
from claims.models.reservation import Reservation
from claims.models.review import ReviewItem
from claims.models.searched import ArticleWords, ClaimWords, SourceWords, SpeakerWords
from claims.models.skip import Skip
from claims.models.snooze import Snooze
from claims.models.source import Source
from claims.models.speaker import Speaker, SpeakerAlias
from claims.models.subscription import Subscription
from claims.models.turn import Turn
from claims.models.view import SavedView
from claims.models.watch import Watch

__all__ = [
    "AddedPhrase",
    "Alert",
    "Analysis",
    "Article",
    "ArticleVersion",
    "ArticleWords",
    "Backup",
    "BulkClaim",
    "BulkRun",
    "Claim",
    "ClaimClue",
    "ClaimKey",
    "ClaimWords",
    "Comment",
    "Copy",
    "Decision",
    "Draft",
    "Evidence",
    "Feed",
    "FeedEntry",
    "Fetch",
    "Figure",
    "Flag",
    "FollowUp",
    "FormerComment",
    "Guideline",
    "Heartbeat",
    "Host",
    "IndexedClaim",
    "LedgerEntry",
    "Match",
    "Matching",
    "Mention",
    "MergeSuggestion",
    "MissedPassage",
    "Notice",
    "Opinion",
    "Origin",
    "OriginKey",
    "OriginMember",
    "OriginPlacing",
    "OutgoingMail",
    "Pair",
    "PersonalNotice",
    "PhraseChange",
    "PolicySwitch",
    "Preferences",
    "Presence",
    "Renaming",
    "Rereading",
    "Reservation",
    "ReviewItem",
    "SavedView",
    "SeenNotice",
    "Skip",
    "Snooze",
    "Source",
    "SourceWords",
    "Speaker",
    "SpeakerAlias",
    "SpeakerWords",
    "Subscription",
    "Turn",
    "VersionClue",
    "Watch",
    "WordCount",
]
