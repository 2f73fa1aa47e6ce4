"""A running site and a headless browser. The site is the README's own: `manage.py demo` in an empty folder."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@dataclass(frozen=True)
class Site:
    """Where the demo answers, and who may sign in."""

    address: str
    name: str
    password: str
    data: Path


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder, and skip it in words where no Chromium is installed (never in CI)."""
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None and not os.environ.get("CI"):
                item.add_marker(pytest.mark.skip(reason="needs Chromium: install your system's package `chromium`"))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Run the demo on a free port until the tests are done."""
    with running_demo(tmp_path_factory.mktemp("demo")) as site:
        yield site


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One headless Chromium for the tests of a file. It ends with them: its event loop would stop Django's database."""
    with running_chromium() as browser:
        yield browser


@pytest.fixture
def context(chromium: Browser, site: Site) -> Iterator[BrowserContext]:
    """A fresh profile with JavaScript on."""
    context = chromium.new_context(base_url=site.address)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, site: Site) -> Page:
    """A page on which the demo editor is signed in."""
    page = context.new_page()
    page.set_default_timeout(10_000)
    sign_in(page, site)
    return page


def sign_in(page: Page, site: Site) -> None:
    """Sign the demo editor in, as a person would."""
    page.goto("/sign-in/")
    page.get_by_label("User name").fill(site.name)
    page.get_by_label("Password").fill(site.password)
    page.get_by_role("button", name="Sign in").click()


@contextmanager
def running_demo(data: Path) -> Iterator[Site]:
    """Start the demo with its data in an empty folder, and stop it in the end."""
    port = _free_port()
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    with (data / "demo.log").open("w") as log:
        demo = subprocess.Popen(
            [sys.executable, "manage.py", "demo", "--port", str(port)],
            cwd=ROOT,
            env=environment | {"DATA_DIR": str(data)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        yield _site(demo, data)
    finally:
        demo.send_signal(signal.SIGTERM)
        demo.wait(30)


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """Start a headless Chromium that asks nobody but the site."""
    assert CHROMIUM, "CI needs Chromium: .ci/run installs it"
    switches = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=switches)
        yield browser
        browser.close()


def _site(demo: subprocess.Popen[bytes], data: Path) -> Site:
    told = _told(demo, data / "demo.log")
    address = told.split("http://")[1].split("/")[0]
    name, password = told.split("sign in as")[1].split()[0], told.split("with the password")[1].split()[0]
    with urllib.request.urlopen(f"http://{address}/sign-in/", timeout=20) as answer:
        assert answer.status == 200
    return Site(f"http://{address}", name, password, data)


def _told(demo: subprocess.Popen[bytes], log: Path) -> str:
    """Return what the demo says once it is ready."""
    patience = time.monotonic() + 240
    while "Ctrl-C" not in (told := log.read_text("utf-8")):
        assert demo.poll() is None, f"the demo ended before it was ready:\n{told}"
        assert time.monotonic() < patience, f"the demo was not ready in time:\n{told}"
        time.sleep(0.2)
    return told


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
