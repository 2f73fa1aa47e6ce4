"""From any page to the form that adds it: what a bookmarklet or a phone's share sheet sends, and the app's manifest."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from claims.web.access import needs

#: More than an address can carry is nothing that somebody shared.
MOST_SHARED = 100_000
_ADDRESS = re.compile(r"https?://\S{1,2000}")
_SCRIPT = (
    "javascript:void(window.open('{address}?url='+encodeURIComponent(location.href)"
    "+'&title='+encodeURIComponent(document.title)))"
)


def shared(sent: QueryDict) -> dict[str, Any]:
    """Return what the form that adds an article is filled with; nothing is recorded by it.

    Phones put the address into the text as often as not: a text that holds nothing else is one.
    """
    url, title, text = (sent.get(name, "")[:MOST_SHARED].strip() for name in ("url", "title", "text"))
    if not url and (found := _ADDRESS.search(text)):
        url = found[0]
        rest = text.replace(url, "", 1).strip()
        text = "" if rest in ("", title) else rest
    return {"address": url[:2000], "title": title[:500], "text": text}


@require_safe
@needs("add_article")
def bookmarklet(request: HttpRequest) -> HttpResponse:
    """Tell how to add the page that one is reading, from a computer and from a phone."""
    address = request.build_absolute_uri(reverse("add_article"))
    return render(request, "claims/bookmarklet.html", {"script": _SCRIPT.format(address=address), "address": address})


@login_not_required
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Describe the tracker as an app that others may share to. Browsers ask for it without saying who is signed in."""
    found = {
        "name": "Claim tracker",
        "short_name": "Claims",
        "start_url": reverse("home"),
        "scope": reverse("home"),
        "display": "standalone",
        "background_color": "#fbfaf7",
        "theme_color": "#fbfaf7",
        "icons": [{"src": static("claims/icon.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
        "share_target": {
            "action": reverse("add_article"),
            "method": "GET",
            "params": {"title": "title", "text": "text", "url": "url"},
        },
    }
    return JsonResponse(found, content_type="application/manifest+json")
