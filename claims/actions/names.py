"""Correcting the name of a speaker or an outlet, with a row that says what it was called before."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from claims.actions import wording
from claims.errors import BadInput
from claims.models import Renaming, Source, Speaker
from claims.models.roles import check_may


@transaction.atomic
def rename(*, subject: Speaker | Source, name: str, by: User, now: datetime) -> None:
    """Give a speaker or an outlet another name. The same name changes nothing.

    Raises NotAllowed without the permission to change it, and BadInput for no name at all.
    """
    kind = "speaker" if isinstance(subject, Speaker) else "source"
    check_may(by, f"change_{kind}")
    if not (words := " ".join(name.split())):
        raise BadInput("A name needs letters: say what it is called.")
    rows: type[Speaker] | type[Source] = type(subject)
    row = rows._default_manager.select_for_update().get(pk=subject.pk)
    if row.name == words:
        return
    Renaming.objects.create(before=row.name, after=words, by=by, renamed_at=now, **{kind: row})
    row.name = subject.name = words
    row.save(update_fields=["name"])
    wording.rename(subject=row)
