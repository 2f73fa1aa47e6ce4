"""Names that administrators keep in order: outlets, and speakers with the ways of naming them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from claims.actions import wording
from claims.actions.names import rename
from claims.actions.speakers import alias_of
from claims.admin.doors import person
from claims.admin.register import ShallowPaginator
from claims.models import Source, Speaker, SpeakerAlias


class AliasForm(forms.ModelForm[SpeakerAlias]):
    """A way of naming a speaker, stored as names are compared: in lower case, without punctuation."""

    class Meta:
        model = SpeakerAlias
        fields = ["folded"]
        labels = {"folded": "Also named"}

    def clean_folded(self) -> str:
        """Return the name folded; two speakers cannot share one."""
        alias = alias_of(self.cleaned_data["folded"])
        if not alias:
            raise forms.ValidationError("This name has no letters or digits: give one that a text could use.")
        return alias


class AliasInline(admin.StackedInline[SpeakerAlias, Speaker]):
    """The ways of naming a speaker."""

    model = SpeakerAlias
    form = AliasForm
    extra = 1


class NamesAdmin(admin.ModelAdmin[Any]):
    """Names may be corrected; rows come from reading articles, and history points at them."""

    actions = None
    paginator = ShallowPaginator
    show_full_result_count = False
    search_fields = ["name"]
    readonly_fields = ["created_at"]
    view_on_site = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        name, obj.name = obj.name, form.initial["name"]
        super().save_model(request, obj, form, change)
        rename(subject=obj, name=name, by=person(request), now=timezone.now())


@admin.register(Source)
class SourceAdmin(NamesAdmin):
    """Outlets."""

    list_display = ["name", "host", "beat", "created_at"]
    readonly_fields = ["host", "created_at"]
    search_fields = ["name", "host", "beat"]


@admin.register(Speaker)
class SpeakerAdmin(NamesAdmin):
    """Who asserts."""

    list_display = ["name", "created_at"]
    search_fields = ["name", "aliases__folded"]
    inlines = [AliasInline]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        wording.word_speakers(speakers=[Speaker.objects.get(pk=form.instance.pk)])
