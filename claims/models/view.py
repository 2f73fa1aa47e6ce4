"""Saved views: a selection of a list, kept under a name by a person or for everybody."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from claims.models.constraints import one_of
from claims.verdicts import Vocabulary


class ViewPlace(Vocabulary):
    """Which list a view is of."""

    QUEUE = "queue", "The queue of the desk."
    CLAIMS = "claims", "The claims page."
    ARTICLES = "articles", "The articles page."


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    """Scopes that read as English."""

    def shown_to(self, person: User, place: ViewPlace) -> Self:
        """The views of a list that a person sees: the team's first, then their own, each by name."""
        seen = self.filter(Q(owner__isnull=True) | Q(owner=person), place=place.value)
        return seen.order_by(models.F("owner").asc(nulls_first=True), Lower("name"), "pk")


class SavedView(models.Model):
    """A list's query string under a name. It is the team's where nobody owns it."""

    place = models.CharField(max_length=10, choices=ViewPlace.choices())
    name = models.CharField(max_length=40)
    #: As the list's own filters write it, so that two addresses of one selection are equal.
    query = models.CharField(max_length=2000, blank=True, default="")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="saved_views"
    )
    #: Shown where the list is opened without any filter. A person's own goes before the team's.
    is_default = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ["place", "name"]
        default_permissions = ()
        permissions = [("keep_team_views", "Can keep the views that everybody sees")]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="view_has_a_name"),
            one_of("place", ViewPlace, "view_place_is_known"),
            models.UniqueConstraint("owner", "place", Lower("name"), name="view_name_is_the_owners_only_one"),
            models.UniqueConstraint(
                "place", Lower("name"), name="view_name_is_the_teams_only_one", condition=Q(owner__isnull=True)
            ),
            models.UniqueConstraint(
                fields=["owner", "place"], name="view_default_is_the_owners_only_one", condition=Q(is_default=True)
            ),
            models.UniqueConstraint(
                fields=["place"],
                name="view_default_is_the_teams_only_one",
                condition=Q(is_default=True, owner__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_of_team(self) -> bool:
        """Whether everybody sees it."""
        return self.owner_id is None
