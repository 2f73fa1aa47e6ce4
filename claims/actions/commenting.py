"""Comments on claims: written, edited and taken back by their authors; who is named in one is told, once."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from claims.actions import telling, watching
from claims.actions.decisions import name_of
from claims.errors import BadInput, Conflict, NotAllowed
from claims.models import Claim, Comment, FormerComment
from claims.models.personal_notice import NoticeKind
from claims.models.roles import check_may
from claims.queries import comments as queries
from claims.workflow import State

MAX_COMMENT = 5000
_QUOTED = 160


def comment(*, claim: Claim, text: str, by: User, nonce: str, now: datetime) -> Comment:
    """Say something about a claim, and tell who is named in it and who watches the claim. Twice is as once.

    Raises BadInput for no words or too many; NotAllowed without the role, and for a claim that was merged.
    """
    check_may(by, "add_comment")
    words = _checked(text)
    if claim.state is State.MERGED:
        raise NotAllowed("This claim was merged into another: comment on that one.")
    try:
        with transaction.atomic():
            said = Comment.objects.create(claim=claim, by=by, by_name=name_of(by), text=words, made_at=now, nonce=nonce)
            _tell(said, by, now, is_new=True)
            watching.join(claim=claim, by=by, now=now)
    except IntegrityError:
        if earlier := Comment.objects.filter(nonce=nonce, by=by).first():
            return earlier
        raise
    return said


@transaction.atomic
def edit(*, comment: Comment, text: str, by: User, seen: str, now: datetime) -> Comment:
    """Change the words of one's own comment; the former ones are kept. Who is named only now is told.

    `seen` are the words that the form showed: Conflict if they were changed elsewhere. Otherwise as `comment`.
    """
    words = _checked(text)
    row = _own(comment, by)
    if row.text == words:
        return row
    if row.text != seen:
        raise Conflict("You changed this comment elsewhere meanwhile. Your words are kept here: compare, send again.")
    FormerComment.objects.create(comment=row, text=row.text, until=now)
    row.text, row.edited_at = words, now
    row.save(update_fields=["text", "edited_at"])
    _tell(row, by, now, is_new=False)
    return row


@transaction.atomic
def remove(*, comment: Comment, by: User, now: datetime) -> None:
    """Take one's own comment back: its place stays and says so. Twice is as once."""
    if Comment.objects.filter(pk=comment.pk, by=by, removed_at__isnull=False).exists():
        return
    row = _own(comment, by)
    row.removed_at, row.removed_by = now, by
    row.save(update_fields=["removed_at", "removed_by"])


def _checked(text: str) -> str:
    words = text.replace("\0", "").strip()
    if not words:
        raise BadInput("Write something first.")
    if len(words) > MAX_COMMENT:
        raise BadInput(f"These are {len(words):,} characters; a comment takes at most {MAX_COMMENT:,}. Shorten it.")
    return words


def _own(comment: Comment, by: User) -> Comment:
    check_may(by, "add_comment")
    row = Comment.objects.select_for_update(of=("self",)).select_related("claim").get(pk=comment.pk)
    if row.by_id != by.pk:
        raise NotAllowed(f"This comment is {row.by_name}'s: only its author changes it.")
    if row.removed_at is not None:
        raise NotAllowed("You have taken this comment back already.")
    return row


def _tell(said: Comment, by: User, now: datetime, *, is_new: bool) -> None:
    """Tell who is named, once for the comment however often it is edited, and at first who watches the claim."""
    claim, words = said.claim, " ".join(said.text.split())
    quoted = words if len(words) <= _QUOTED else f"{words[:_QUOTED].rsplit(' ', 1)[0]}…"
    named = [person for person in queries.called_in([said.text]).values() if person.pk != by.pk]
    text = f"{said.by_name} names you in a comment on {claim.public_id}: “{quoted}”"
    telling.tell(persons=named, kind=NoticeKind.MENTION, claim=claim, text=text, key=f"mention:{said.pk}", now=now)
    if not is_new:
        return
    others = [person for person in watching.watchers(claim, but=by) if person not in named]
    text = f"{said.by_name} commented on {claim.public_id}: “{quoted}”"
    telling.reach(people=others, kind=NoticeKind.COMMENT, claim=claim, text=text, key=f"comment:{said.pk}", now=now)
