"""Finding speakers and outlets by what a person types."""

from __future__ import annotations

from django.contrib.auth.models import User

from claims.matching.identity import folded
from claims.models import Source, Speaker

#: More matches than these are no filter any more.
MOST = 50
#: As many names as a field offers while one types.
OFFERED = 100


def speakers_called(name: str) -> list[int]:
    """Return the ids of the speakers with this name or alias or, failing that, with it as a part of theirs."""
    alias = folded(name).removeprefix("the ")
    exact = Speaker.objects.filter(aliases__folded=alias).values_list("pk", flat=True)
    part = Speaker.objects.filter(name__icontains=name.strip()).values_list("pk", flat=True)
    return list(exact[:MOST]) or list(part[:MOST])


def outlets_called(name: str) -> list[int]:
    """Return the ids of the outlets with this name or, failing that, with it as a part of theirs."""
    exact = Source.objects.filter(name__iexact=name.strip()).values_list("pk", flat=True)
    part = Source.objects.filter(name__icontains=name.strip()).values_list("pk", flat=True)
    return list(exact[:MOST]) or list(part[:MOST])


def speakers_offered() -> list[str]:
    """Return names of speakers, alphabetically, for a field to offer."""
    return list(Speaker.objects.order_by("name").values_list("name", flat=True)[:OFFERED])


def outlets_offered() -> list[str]:
    """Return names of outlets, alphabetically, for a field to offer."""
    return list(Source.objects.order_by("name").values_list("name", flat=True)[:OFFERED])


def people_called(name: str) -> list[int]:
    """Return the id of the person who signs in by this name, in a list; an empty one where nobody does."""
    return list(User.objects.filter(username__iexact=name.strip(), is_active=True).values_list("pk", flat=True)[:1])


def people_offered() -> list[str]:
    """Return the names by which people sign in, alphabetically, for a field to offer."""
    return list(User.objects.filter(is_active=True).order_by("username").values_list("username", flat=True)[:OFFERED])


def beats_offered() -> list[str]:
    """Return the beats that outlets have, alphabetically, for a field to offer."""
    beats = Source.objects.exclude(beat="").order_by("beat").values_list("beat", flat=True)
    return list(beats.distinct()[:OFFERED])
