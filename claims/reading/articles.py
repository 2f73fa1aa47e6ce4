"""What every reader hands on: one article as it was found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Reading:
    """One text with what is known about it. Fetches nothing, saves nothing.

    - `text`: the whole text, newlines as "\\n", free of NUL and lone surrogates; never empty.
    - `url`: canonical address (see addresses.canonical), or "".
    - `published`: aware, or None where nobody says when. `date_only` means that a day was given
      without a time of day; `published` is then that day's midnight in UTC. `offset`: how many minutes the
      clock that it was told by is ahead of UTC, or None where nobody says.
    - `external_id`: the id that the sender's own file gives the article, or "".
    - `language`: ISO 639-1 code as the page declares it, or "".
    - `is_paid`: whether the page declares that its text is not free to read.
    """

    text: str
    title: str = ""
    byline: str = ""
    outlet: str = ""
    url: str = ""
    published: datetime | None = None
    date_only: bool = False
    offset: int | None = None
    external_id: str = ""
    language: str = ""
    is_paid: bool = False
