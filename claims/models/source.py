"""Who publishes: an outlet."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower


class Source(models.Model):
    """An outlet whose articles are read. Known by its name; its host links pages to it."""

    name = models.CharField(max_length=200)
    host = models.CharField(max_length=253, blank=True, default="", db_index=True)
    #: What it mostly writes about, in the desk's own word: a filter of the queue.
    beat = models.CharField(max_length=60, blank=True, default="")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["name", "id"], name="source_by_name")]  # the list of outlets
        constraints = [
            models.UniqueConstraint(Lower("name"), name="source_name_is_unique_whatever_its_case"),
            models.CheckConstraint(condition=~models.Q(name=""), name="source_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
