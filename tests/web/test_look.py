"""The look as far as a machine can judge it without a browser: contrast, shapes, and no styles or scripts in pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import claims
from claims.templatetags.words import CAVEATS, STANCE_SIGNS
from claims.verdicts import FlagKind, Stance, Verdict

HOUSE = Path(claims.__file__).parent
TOKENS = (HOUSE / "static/claims/tokens.css").read_text("utf-8")
SHEETS = sorted((HOUSE / "static/claims").glob("*.css"))
STYLES = TOKENS + "".join(
    (HOUSE / f"static/claims/{name}.css").read_text("utf-8") for name in ("tracker", "lists", "texts", "narrow")
)
TEMPLATES = sorted((HOUSE / "templates").rglob("*.html"))
COLOURS = {
    name: (light, dark)
    for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", TOKENS)
}
TEXT = ["ink", "muted", "accent", "grey", "green", "red", "blue", "amber"]


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "raised"])
@pytest.mark.parametrize("ink", TEXT)
def test_text_stands_out_from_its_ground(ink: str, ground: str, theme: int) -> None:
    assert contrast(COLOURS[ink][theme], COLOURS[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("ink", "highlight", 4.5),
        ("accent", "highlight", 4.5),
        ("muted", "highlight", 4.5),
        ("on-accent", "accent", 4.5),
        ("control", "paper", 3),
        ("highlight-edge", "paper", 3),
    ],
)
def test_marks_buttons_and_edges_can_be_told(one: str, other: str, least: float, theme: int) -> None:
    assert contrast(COLOURS[one][theme], COLOURS[other][theme]) >= least


def test_every_verdict_and_stance_has_a_shape_of_its_own() -> None:
    assert set(STANCE_SIGNS) == set(Stance)
    assert len(set(STANCE_SIGNS.values())) == len(Stance)
    assert len({verdict.mark for verdict in Verdict}) == len(Verdict)
    assert set(CAVEATS) == set(FlagKind)


def test_every_colour_that_a_style_uses_is_a_token() -> None:
    used = set(re.findall(r"var\(--([\w-]+)\)", STYLES))

    assert used <= set(re.findall(r"--([\w-]+):", TOKENS))
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb\(", STYLES.replace(TOKENS, ""))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_is_short_and_whole(sheet: Path) -> None:
    style = sheet.read_text("utf-8")

    assert len(style.splitlines()) <= 400
    assert style.startswith("/* ")
    assert style.count("{") == style.count("}")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_pages_hold_no_styles_scripts_or_foreign_addresses(template: Path) -> None:
    page = template.read_text("utf-8")

    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:|href=\"https?://|src=\"(?!\{% static)", page)
    assert all("src=" in script for script in re.findall(r"<script[^>]*>", page))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_pages_only_ever_escape_what_comes_from_outside(template: Path) -> None:
    page = template.read_text("utf-8")

    assert not re.search(r"\|\s*(safe|urlize|urlizetrunc|striptags|truncate\w+_html|safeseq)\b|autoescape off", page)
