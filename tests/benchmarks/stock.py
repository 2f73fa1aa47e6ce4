"""The routes of the tracker, and beside them a changelist of claims as Django's admin makes it of itself."""

from __future__ import annotations

from django.contrib.admin import AdminSite, ModelAdmin
from django.urls import path

from claims.models import Claim
from claims.urls import handler403
from claims.urls import urlpatterns as own

__all__ = ["handler403", "urlpatterns"]


class PlainClaimAdmin(ModelAdmin[Claim]):
    """What one writes without a thought for size."""

    list_display = ["public_id", "text", "verdict", "workflow", "speaker", "reported_at"]
    list_filter = ["workflow", "verdict", "kind"]
    search_fields = ["public_id", "text", "speaker__name"]
    list_select_related = ["speaker"]
    list_per_page = 50


site = AdminSite(name="stock")
site.register(Claim, PlainClaimAdmin)
urlpatterns = [path("stock/", site.urls), *own]
