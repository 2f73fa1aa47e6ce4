"""Parts of addresses."""

from __future__ import annotations


class PublicId:
    """A claim's public id, in whatever case it was typed."""

    regex = "[Cc]-[0-9A-Za-z]{8}"

    def to_python(self, value: str) -> str:
        """Return the id as it is stored."""
        return value.upper()

    def to_url(self, value: str) -> str:
        """Return the id as it is written in an address."""
        return value
