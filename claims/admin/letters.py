"""Letters that are owed or were sent, for administrators: which were given up, and why."""

from __future__ import annotations

from django.contrib import admin

from claims.admin.register import RegisterAdmin
from claims.models import OutgoingMail


@admin.register(OutgoingMail)
class OutgoingMailAdmin(RegisterAdmin[OutgoingMail]):
    """Every letter, the newest first. What it said is kept nowhere."""

    list_display = ["purpose", "person", "made_at", "outcome", "attempts", "due_at", "gave_up_at", "error"]
    list_filter = ["purpose", "outcome", ("gave_up_at", admin.EmptyFieldListFilter)]
    list_select_related = ["person"]
    ordering = ["-id"]
    search_fields = ["person__username", "error"]
    search_help_text = "A user name, or words of an error."
