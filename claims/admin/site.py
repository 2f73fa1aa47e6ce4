"""Django's admin as the desk: who gets in, and where one signs in."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from claims.models.roles import may
from claims.queries import pairs, people

REFUSED = "The desk needs the role “editor” or “administrator”. Ask an administrator of this tracker for it."


class Desk(AdminSite):
    """Lets in whoever may decide about claims, and staff."""

    site_title = "Claims desk"
    site_header = "Claims desk"
    index_title = "Desk"
    enable_nav_sidebar = False
    index_template = "admin/claims/index.html"

    def has_permission(self, request: HttpRequest) -> bool:
        return is_let_in(request.user)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Show the registers, and tell who decides alone what that means for claims that need two."""
        is_alone = may(request.user, "decide_claim") and people.is_alone(cast(User, request.user))
        waits_for_two = is_alone and bool(pairs.switched_on())
        return super().index(request, {"is_alone": waits_for_two, **(extra_context or {})})

    @method_decorator(never_cache)
    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Send strangers to the sign-in page, and tell those signed in which role they lack."""
        if not request.user.is_authenticated:
            wanted = request.GET.get("next") or resolve_url("admin:index")
            return redirect_to_login(wanted, resolve_url(settings.LOGIN_URL))
        if self.has_permission(request):
            return redirect("admin:index")
        return refused(request, REFUSED)


def is_let_in(person: User | AnonymousUser) -> bool:
    """Say whether a person may enter the desk at all."""
    return person.is_active and (person.is_staff or may(person, "decide_claim"))


def refused(request: HttpRequest, sentence: str) -> HttpResponse:
    """Answer 403 with the sentence that says why and what to do."""
    return render(request, "admin/claims/refused.html", {"title": "Not open to you", "sentence": sentence}, status=403)
