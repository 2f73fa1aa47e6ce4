"""A running site and a headless browser. The site is the README's own: `manage.py demo` in an empty folder."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
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
    data = tmp_path_factory.mktemp("demo")
    port = _free_port()
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    demo = subprocess.Popen(
        [sys.executable, "manage.py", "demo", "--port", str(port)],
        cwd=ROOT,
        env=environment | {"DATA_DIR": str(data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield _site(demo, data)
    finally:
        demo.send_signal(signal.SIGTERM)
        demo.wait(30)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One headless Chromium for all tests."""
    assert CHROMIUM, "CI needs Chromium: .ci/run installs it"
    switches = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=switches)
        yield browser
        browser.close()


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
    sign_in(page, site)
    return page


def sign_in(page: Page, site: Site) -> None:
    """Sign the demo editor in, as a person would."""
    page.goto("/sign-in/")
    page.get_by_label("User name").fill(site.name)
    page.get_by_label("Password").fill(site.password)
    page.get_by_role("button", name="Sign in").click()


def _site(demo: subprocess.Popen[str], data: Path) -> Site:
    said: list[str] = []
    assert demo.stdout
    for line in demo.stdout:
        said.append(line)
        if match := re.search(r"[Pp]assword:?\s+(\S+)", line):
            password = match[1]
            break
    else:
        pytest.fail("the demo ended before it was ready:\n" + "".join(said))
    told = "".join(said)
    address = re.search(r"http://\S+?(?=/?\s)", told)
    name = re.search(r"[Uu]ser(?: name)?:?\s+(\S+)", told)
    assert address, told
    assert name, told
    with urllib.request.urlopen(f"{address[0]}/sign-in/", timeout=20) as answer:
        assert answer.status == 200
    return Site(address[0], name[1], password, data)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
