"""Makes the README's screenshots; with a folder, one of every page: `python -m tests.browser.screenshots [FOLDER]`."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.conftest import ROOT, Site, running_chromium, running_demo, sign_in
from tests.browser.pages import addresses, of_administrators

SHOWN = {
    **{"desk-card": "light", "desk-queue": "light", "home": "light", "insight": "light"},
    **{"claim": "light", "article": "dark"},
}
HOME = ROOT / "claims" / "docs" / "screenshots"
WIDTHS = {"": 1280, "-narrow": 320}


def main(folder: Path | None) -> None:
    """Start the demo and take the pictures."""
    with tempfile.TemporaryDirectory() as data, running_demo(Path(data)) as site, running_chromium() as browser:
        if folder:
            every_page(browser, site, folder)
        else:
            for name, theme in SHOWN.items():
                take(browser, site, {name: addresses(site.data)[name]}, theme, 1280, HOME, f"-{theme}", whole=False)


def every_page(browser: Browser, site: Site, folder: Path) -> None:
    """Take each page in both themes, wide and narrow; those of administrators as one of them sees them."""
    editors, theirs = addresses(site.data), of_administrators(site.data)
    administrator = replace(site, name="ada", password="a long enough password")
    for theme in ("light", "dark"):
        for suffix, width in WIDTHS.items():
            for person, paths in ((site, editors), (administrator, theirs)):
                take(browser, person, paths, theme, width, folder, f"-{theme}{suffix}")


def take(
    browser: Browser,
    site: Site,
    paths: dict[str, str],
    theme: str,
    width: int,
    folder: Path,
    suffix: str,
    whole: bool = True,
) -> None:
    """Save a picture of each of `paths` as `folder/NAME+suffix.png`."""
    folder.mkdir(parents=True, exist_ok=True)
    options = {"color_scheme": theme, "viewport": {"width": width, "height": 820}}
    context = browser.new_context(base_url=site.address, **options)  # type: ignore[arg-type]
    page = context.new_page()
    sign_in(page, site)
    for name, path in paths.items():
        page.goto(path)
        page.screenshot(path=folder / f"{name}{suffix}.png", full_page=whole)
    context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
