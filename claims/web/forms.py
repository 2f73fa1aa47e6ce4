"""The forms that add articles and evidence. They check and read what was typed; they record nothing."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from claims.actions.evidence import MAX_PASSAGE, Finding
from claims.errors import BadInput
from claims.models import ArticleVersion
from claims.models.article import Door
from claims.queries import articles
from claims.reading import bodies, dates, pages, texts
from claims.reading.articles import Reading
from claims.verdicts import Independence, Stance
from claims.web.fields import Published, WebAddress, Words, whole_number

_OUR_ARTICLE = re.compile(r"(?:https?://[^/\s]{1,255})?/articles/(\d{1,9})/")
_NUMBERED = re.compile(r"(\d{1,9})(?!\d)")


def fresh_nonce() -> str:
    """Return a word that no other form carries, so that a second coming of this one is recognised."""
    return uuid.uuid4().hex


class ArticleForm(forms.Form):
    """One article: an address to fetch, or its text, or a file. `reading` is the text's or the file's, once valid."""

    address = WebAddress(
        required=False,
        label="Address",
        help_text="The page is fetched from there. With a text or a file, the address only says where it appeared.",
    )
    text = Words(
        required=False, strip=False, label="Text", widget=forms.Textarea(attrs={"rows": 10}),
        help_text="The whole article, a blank line between paragraphs.",
    )  # fmt: skip
    file = forms.FileField(required=False, label="File", help_text="A plain text or a saved page, at most 5 MB.")
    title = Words(required=False, max_length=500, help_text="Left empty, it is taken from the page or the first line.")
    outlet = Words(required=False, max_length=200, help_text="Who published it. Left empty, the site's name.")
    published = Published(
        required=False,
        label="Published on",
        help_text="“On Tuesday” can only be read with it. Left empty, the page's own date.",
    )

    reading: Reading | None = None
    door = Door.URL

    def clean(self) -> dict[str, Any]:
        """Read the text or the file, and demand exactly one origin."""
        text, file = self.cleaned_data.get("text", ""), self.cleaned_data.get("file")
        if file and text.strip():
            self.add_error("file", "There is a text above as well: clear it, or send it without the file.")
        elif file:
            self._read("file", Door.FILE, lambda: bodies.read(file.read(), max_bytes=settings.MAX_ARTICLE_BYTES))
        elif text:
            self._read("text", Door.PASTE, lambda: _pasted(text))
        elif not self.cleaned_data.get("address") and not self.errors:
            self.add_error("address", "Give the article's address, paste its text, or choose a file.")
        return self.cleaned_data

    def _read(self, field: str, door: Door, read: Callable[[], Reading]) -> None:
        try:
            self.reading, self.door = read(), door
        except BadInput as problem:
            self.add_error(field, str(problem))

    def completed(self, reading: Reading) -> Reading:
        """Return `reading` with what was typed about it in place of what it says itself."""
        typed = self.cleaned_data
        told: dates.Published | None = typed["published"]
        return replace(
            reading,
            url=reading.url or typed["address"],
            title=typed["title"] or reading.title,
            outlet=typed["outlet"] or reading.outlet,
            published=told.moment if told else reading.published,
            offset=told.offset if told else reading.offset,
        )

    def keep_file(self) -> bool:
        """Put a file's text into the text field, since browsers forget which file was chosen; say whether it was."""
        if self.door is not Door.FILE or self.reading is None:
            return False
        self.data = dict(self.data.items()) | {"text": self.reading.text}
        return True


class EvidenceForm(forms.Form):
    """A passage, where it stands, and how it bears on the claim."""

    nonce = forms.CharField(widget=forms.HiddenInput, initial=fresh_nonce, max_length=64)
    passage = Words(
        max_length=MAX_PASSAGE,
        label="Passage",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="The words that bear on the claim, copied exactly.",
        error_messages={"required": "Quote the passage: the words that bear on the claim."},
    )
    article = forms.CharField(
        required=False,
        max_length=800,
        label="Article recorded here",
        help_text="Its number or its page's address in this tracker.",
        widget=forms.TextInput(attrs={"list": "articles", "autocomplete": "off"}),
    )
    url = WebAddress(
        required=False, label="Or address of a page elsewhere", help_text="Where a reader can check the passage."
    )
    stance = forms.ChoiceField(
        label="What it does",
        choices=[(word.value, word) for word in Stance if word is not Stance.NOT_ABOUT],
        widget=forms.RadioSelect,
        error_messages={"required": "Say how the passage bears on the claim."},
    )
    independence = forms.ChoiceField(
        label="Where it comes from",
        choices=[(word.value, word) for word in Independence],
        initial=Independence.UNKNOWN.value,
        widget=forms.RadioSelect,
    )
    note = Words(
        required=False, max_length=2000, label="Note", widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For colleagues: what you checked, whom you asked.",
    )  # fmt: skip

    def clean_article(self) -> int | None:
        """Return the number of the article meant; None where nothing was typed."""
        written = self.cleaned_data["article"].strip()
        if not written:
            return None
        found = _OUR_ARTICLE.match(written) or _NUMBERED.match(written)
        if found is None:
            raise ValidationError("Give the number of an article, such as 12, or the address of its page here.")
        return whole_number(found[1])

    def clean(self) -> dict[str, Any]:
        """Find the version that holds the passage, and demand a place."""
        article, passage = self.cleaned_data.get("article"), self.cleaned_data.get("passage", "")
        if article is not None:
            self.cleaned_data["version"] = self._version(article, passage)
        elif not self.cleaned_data.get("url") and not {"url", "article"} & set(self.errors):
            self.add_error("article", "Say where the passage stands: choose an article, or give a page's address.")
        return self.cleaned_data

    def finding(self) -> Finding:
        """Return what was typed as the action takes it."""
        typed = self.cleaned_data
        return Finding(
            passage=typed["passage"],
            stance=Stance.of(typed["stance"]),
            independence=Independence.of(typed["independence"]),
            version=typed.get("version"),
            url=typed["url"],
            note=typed["note"],
        )

    def _version(self, article: int, passage: str) -> ArticleVersion | None:
        version = articles.version_quoting(article, passage)
        if version is None:
            self.add_error("article", f"There is no article {article} here: choose one from the list.")
        elif passage and passage not in version.text:
            self.add_error("passage", "These words are not in that article: copy the passage from it exactly.")
        return version


def _pasted(text: str) -> Reading:
    read = pages.read if pages.looks_like_html(text) else texts.read
    return read(text, max_bytes=settings.MAX_ARTICLE_BYTES)
