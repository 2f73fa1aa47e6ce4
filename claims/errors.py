"""Every error that the tracker raises on purpose.

Each message is a sentence for a person: what happened, why, what to do.
"""

from __future__ import annotations


class ClaimsError(Exception):
    """Root of the tracker's own errors."""


class BadInput(ClaimsError):
    """What was handed in cannot be used as it is; nothing was recorded."""


class Barred(BadInput):
    """A page that stands in front of an article or in its place. `state` says what that is: see reading/standing.py."""

    def __init__(self, told: str, state: str) -> None:
        super().__init__(told)
        self.state = state


class FetchError(ClaimsError):
    """A page could not be fetched."""


class TemporaryFetchError(FetchError):
    """Trying again later may help: a time-out, a refused connection, a 5xx or 429 answer.

    `retry_after` is that header of the answer, as the site wrote it; "" where there was none.
    """

    def __init__(self, told: str, retry_after: str = "") -> None:
        super().__init__(told)
        self.retry_after = retry_after


class PermanentFetchError(FetchError):
    """Trying again will not help: a 4xx answer, a forbidden address, a page too large."""


class NotAllowed(ClaimsError):
    """The person lacks the role, or the claim's state rules the action out."""


class NotOpen(NotAllowed):
    """The claim's state rules the action out, whoever asks."""


class InvalidTransition(NotOpen):
    """The workflow table has no such step from where the claim stands."""


class Conflict(ClaimsError):
    """Somebody else changed the claim since it was shown; nothing was written."""


class Reserved(Conflict):
    """Somebody else has the claim in hand; nothing was written. Who may decide may take it over."""


class AppendOnly(ClaimsError):
    """A ledger or audit row was about to be changed or deleted."""


class LedgerBroken(ClaimsError):
    """The hash chain does not verify."""


class MailRefused(ClaimsError):
    """A letter could not be handed to the mail server; it is tried again later."""


class BackupBroken(ClaimsError):
    """A backup is not, or not any more, what was written into it."""


class NotKept(TemporaryFetchError):
    """The archive did not take the copy of a page; nothing was recorded, and it is tried again later."""


class ArchiveBroken(ClaimsError):
    """A copy in the archive is missing, or is not what was kept."""
