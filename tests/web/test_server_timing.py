"""How long an answer took is said to those who are signed in, and to nobody else."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_the_answer_to_an_editor_says_how_long_it_took(client: Client, editor: User) -> None:
    client.force_login(editor)

    answer = client.get(reverse("admin:claims_reviewitem_changelist"))

    assert re.fullmatch(r"app;dur=\d+\.\d", answer.headers["Server-Timing"])


def test_a_stranger_is_not_told(client: Client) -> None:
    assert "Server-Timing" not in client.get(reverse("sign_in")).headers
