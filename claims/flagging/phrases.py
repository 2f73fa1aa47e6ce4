"""The phrase table: every wording by which a text says that something is not verified, as data."""

from __future__ import annotations

from claims.flagging import denials, disputed, no_evidence, unclear, undetermined, unverified
from claims.flagging.phrase import Phrase

PHRASES: tuple[Phrase, ...] = (
    *unverified.PHRASES,
    *unclear.PHRASES,
    *undetermined.PHRASES,
    *no_evidence.PHRASES,
    *disputed.PHRASES,
    *denials.PHRASES,
)
