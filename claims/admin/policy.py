"""The switches of the policy of two editors: a register of turns, to which administrators add the next one."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from claims.actions import policy
from claims.admin.doors import person
from claims.admin.register import RegisterAdmin
from claims.models import PolicySwitch
from claims.models.roles import may
from claims.pairing import Ground
from claims.queries import pairs


@admin.register(PolicySwitch)
class PolicySwitchAdmin(RegisterAdmin[PolicySwitch]):
    """Everybody at the desk reads them, newest first; the newest of a ground counts, and without any it is on."""

    list_display = ["shown_ground", "is_on", "by_name", "turned_at"]
    ordering = ["-pk"]
    fields = ["ground", "is_on"]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may(request.user, "decide_claim")

    def has_view_permission(self, request: HttpRequest, obj: PolicySwitch | None = None) -> bool:
        return may(request.user, "decide_claim")

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return may(request.user, "keep_policy")

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        on = pairs.switched_on()
        said = "; ".join(f"{ground.label}: {'on' if ground in on else 'off'}" for ground in Ground)
        return super().changelist_view(
            request, {"title": "Which claims need two editors", "subtitle": f"Now {said}.", **(extra_context or {})}
        )

    def save_model(self, request: HttpRequest, obj: PolicySwitch, form: Any, change: bool) -> None:
        """Turn the switch by its action; nothing else writes here."""
        by, ground = person(request), Ground.of(obj.ground)
        obj.pk = policy.turn(ground=ground, is_on=obj.is_on, by=by, now=timezone.now()).pk

    @admin.display(description="Claims that need two editors", ordering="ground")
    def shown_ground(self, obj: PolicySwitch) -> str:
        """The ground in words."""
        return Ground.of(obj.ground).description
