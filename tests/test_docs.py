"""Documents that can be checked are checked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

import claims

HOUSE = Path(claims.__file__).parent
README = (HOUSE.parent / "README.md").read_text("utf-8")
SETTINGS = set(re.findall(r"env\.\w+\(\"([A-Z_]+)\"", (HOUSE / "settings.py").read_text("utf-8")))
OWN_COMMANDS = sorted(name for name, app in get_commands().items() if app == "claims")


@pytest.mark.parametrize("name", sorted(SETTINGS))
def test_every_setting_is_in_the_readme(name: str) -> None:
    assert f"| `{name}` |" in README


def test_the_readme_names_no_setting_that_does_not_exist() -> None:
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE)) == SETTINGS


@pytest.mark.parametrize("name", OWN_COMMANDS)
def test_every_command_is_in_the_readme_and_gives_an_example(name: str) -> None:
    assert f"`{name}" in README
    assert f"manage.py {name}" in (HOUSE / "management" / "commands" / f"{name}.py").read_text("utf-8")


@pytest.mark.parametrize("path", re.findall(r"\]\(((?!http)[^)#]+)\)", README))
def test_every_link_of_the_readme_leads_somewhere(path: str) -> None:
    assert (HOUSE.parent / path).exists()


@pytest.mark.parametrize(
    "place", re.findall(r"`([a-z_]+(?:/[a-z_]*\.?[a-z]*)+)`", README.split("## Map of the house")[1])
)
def test_the_map_names_places_that_exist(place: str) -> None:
    assert (HOUSE / place).exists() or (HOUSE / "static" / "claims" / place).exists()


def test_every_decision_is_short_dated_and_numbered_in_a_row() -> None:
    decisions = sorted((HOUSE / "docs" / "decisions").glob("*.md"))

    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    for path in decisions:
        text = path.read_text("utf-8")
        assert re.search(r"^20\d\d-\d\d-\d\d · \w+", text, re.MULTILINE), path
        assert len(text.splitlines()) <= 40, path
