"""`manage.py reindex`."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import call_command

from claims.models import ClaimWords
from tests.factories import make_claim

pytestmark = pytest.mark.django_db


def test_rows_written_by_other_means_are_found_afterwards() -> None:
    claim = make_claim()
    ClaimWords.objects.all().delete()
    printed = StringIO()

    call_command("reindex", "--json", stdout=printed)

    assert json.loads(printed.getvalue())["indexed"] == 3
    assert ClaimWords.objects.get().pk == claim.pk
