"""Registers: lists that may be searched and read, and whose rows are never written from here."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from django.contrib.admin import ModelAdmin
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property

Row = TypeVar("Row", bound=Model)

#: A register pages through this many rows; further down, search and filters lead.
REACH = 5000


class ShallowPaginator(Paginator[Any]):
    """Counts up to REACH rows, so that the size of a table does not slow its list."""

    @cached_property
    def count(self) -> int:
        """How many rows the pages reach."""
        rows = cast("QuerySet[Model]", self.object_list)
        # In no order: of rows that have to be looked for, any are as good to count as the first.
        return rows.order_by()[:REACH].count()


class RegisterAdmin(ModelAdmin[Row]):
    """Read-only: all three doors, add, change and delete, are shut for everybody."""

    actions: Any = None
    paginator = ShallowPaginator
    show_full_result_count = False
    list_per_page = 50
    view_on_site: Any = False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        title = str(self.opts.verbose_name_plural).capitalize()
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Row | None = None) -> bool:
        return False


class LeadingAdmin(RegisterAdmin[Row]):
    """A register whose rows have a page of their own at the desk: the register's address of a row leads there."""

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the page of the row; raises Http404 where there is no such row."""
        row = self.get_object(request, object_id)
        if row is None:
            raise Http404(f"There is no such {self.opts.verbose_name}.")
        return redirect(self.page_of(row))

    def page_of(self, row: Row) -> str:
        """Return the address of a row's own page."""
        raise NotImplementedError
