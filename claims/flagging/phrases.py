"""The phrase table: every wording by which a text says that something is not verified, as data."""

from __future__ import annotations

from claims.flagging import disputed, no_evidence, unclear, unverified
from claims.flagging.phrase import Phrase

PHRASES: tuple[Phrase, ...] = (*unverified.PHRASES, *unclear.PHRASES, *no_evidence.PHRASES, *disputed.PHRASES)
