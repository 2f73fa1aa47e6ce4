"""Who asserts: one canonical speaker, many ways of naming them."""

from __future__ import annotations

from django.db import models


class Speaker(models.Model):
    """A person, body or group whose assertions are recorded."""

    name = models.CharField(max_length=300)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["name", "id"], name="speaker_by_name")]  # the list of speakers
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="speaker_has_a_name")]

    def __str__(self) -> str:
        return self.name


class SpeakerAlias(models.Model):
    """One way of naming a speaker, folded; each leads to a single speaker."""

    speaker = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="aliases")
    folded = models.CharField(max_length=300, unique=True)

    class Meta:
        ordering = ["folded"]
        verbose_name_plural = "speaker aliases"

    def __str__(self) -> str:
        return self.folded
