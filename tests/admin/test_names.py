"""Outlets as administrators keep them."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from claims.models import Source
from tests.admin.desk import signed_in
from tests.factories import make_version

pytestmark = pytest.mark.django_db


def test_an_administrator_gives_an_outlet_its_beat_and_an_editor_may_not(administrator: User, editor: User) -> None:
    outlet = make_version().article.source
    address = reverse("admin:claims_source_change", args=[outlet.pk])

    refused = signed_in(editor).post(address, {"name": outlet.name, "beat": "courts"})
    signed_in(administrator).post(address, {"name": outlet.name, "beat": "harbours"})

    assert refused.status_code == 403
    assert Source.objects.get().beat == "harbours"
