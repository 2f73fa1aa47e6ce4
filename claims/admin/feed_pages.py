"""Adding feeds at the desk: by any page's address after a look at it, or by a list from another program.

Views hold no rules: they read with actions and queries, call one action, and show what came of it.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from claims.actions import discovering, feed_lists, feeds
from claims.admin.doors import for_those_who_may, person
from claims.admin.pages import answer
from claims.errors import BadInput, FetchError
from claims.queries import feed_list
from claims.reading.addresses import MAX_LENGTH
from claims.reading.feeds.opml import MAX_BYTES

for_followers = for_those_who_may("add_feed")


class FeedForm(forms.Form):
    """The address of a feed, or of any page of its site; the outlet and title only once it was looked at."""

    address = forms.CharField(
        max_length=MAX_LENGTH,
        label="Address",
        help_text="Of a feed, or of any page of the site: the feeds that the page names are then shown.",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Give the address of a feed, or of a page of the site."},
    )
    outlet = forms.CharField(
        required=False, max_length=200, label="Outlet", help_text="Left empty, it is called by the name of its site."
    )
    title = forms.CharField(required=False, max_length=200, label="Title")


class ListForm(forms.Form):
    """A list of feeds in a file."""

    file = forms.FileField(
        label="OPML file",
        help_text="As feed readers export it, at most 5 MB.",
        error_messages={"required": "Choose a file."},
    )


@for_followers
def add(request: HttpRequest) -> HttpResponse:
    """Show what stands at an address, and follow the feed that was shown."""
    # An offer of a page is a link: it looks, and changes nothing.
    data = request.POST if request.method == "POST" else request.GET if "address" in request.GET else None
    form = FeedForm(data)
    if data is None or not form.is_valid():
        return answer(request, "feed_new.html", "Follow a feed", {"form": form}, 400 if data else 200)
    try:
        if request.method == "POST" and "follow" in request.POST:
            return _follow(request, form)
        found = discovering.look(form.cleaned_data["address"])
    except (BadInput, FetchError) as problem:
        form.add_error("address", str(problem))
        return answer(request, "feed_new.html", "Follow a feed", {"form": form}, 400)
    told = {"address": found.url, "title": found.title, "outlet": form.cleaned_data["outlet"]}
    shown = form if found.offers else FeedForm(initial=told)
    return answer(request, "feed_new.html", "Follow a feed", {"form": shown, "found": found})


@for_followers
def add_list(request: HttpRequest) -> HttpResponse:
    """Follow the feeds of a list, or say what would be followed."""
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    if request.method != "POST" or not form.is_valid():
        return answer(request, "feed_list.html", "A list of feeds", {"form": form}, 400 if form.errors else 200)
    dry_run = "follow" not in request.POST
    try:
        told = _outcomes(request, form.cleaned_data["file"], dry_run=dry_run)
    except BadInput as problem:
        form.add_error("file", str(problem))
        return answer(request, "feed_list.html", "A list of feeds", {"form": form}, 400)
    return answer(request, "feed_list.html", "A list of feeds", {"form": form, "dry_run": dry_run, **told})


@for_followers
def export(request: HttpRequest) -> HttpResponse:
    """Hand over the feeds that are followed as an OPML file."""
    named = {"Content-Disposition": 'attachment; filename="feeds.opml"'}
    return HttpResponse(feed_list.as_opml(timezone.now()), content_type="text/x-opml; charset=utf-8", headers=named)


def _follow(request: HttpRequest, form: FeedForm) -> HttpResponse:
    typed = form.cleaned_data
    now, by = timezone.now(), person(request)
    feed = feeds.add(url=typed["address"], outlet=typed["outlet"], title=typed["title"], by=by, now=now)
    is_new = feed.added_at == now
    messages.success(request, f"{feed} is followed from now on." if is_new else f"{feed} is followed already.")
    return redirect("admin:claims_feed_changelist")


def _outcomes(request: HttpRequest, file: UploadedFile[bytes], *, dry_run: bool) -> dict[str, Any]:
    if (file.size or 0) > MAX_BYTES:
        raise BadInput("That file is larger than 5 MB: split it.")
    by, now = person(request), timezone.now()
    outcomes = list(feed_lists.follow(file.read(), by=by, now=now, dry_run=dry_run))
    return {"outcomes": outcomes, "refused": sum(outcome.is_refused for outcome in outcomes)}
