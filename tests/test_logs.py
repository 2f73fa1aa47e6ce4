"""The log: one line an event, ids bound, no control characters, and never the words of an article."""

from __future__ import annotations

import io
import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError

from claims import logs
from claims.celery import bind, unbind
from claims.errors import FetchError
from claims.tasks.analysis import analyse

ROOT = Path(__file__).parents[1]
SECRET = "the harbour was mined on Tuesday"
SIGNS = ["\n", "\r\n", "\x1b[2J", "\x00", "\x85", "\u2028", "\u2029", "\x7f", "\x9b31m", "\b", "\v"]


@pytest.fixture
def written() -> io.StringIO:
    return io.StringIO()


@pytest.fixture(
    params=[logs.LineFormatter("%(levelname)s [%(request_id)s] [%(job_id)s] %(message)s"), logs.JsonFormatter()]
)
def logger(request: pytest.FixtureRequest, written: io.StringIO) -> Iterator[logging.Logger]:
    """A log written in each of the formats there are."""
    handler = logging.StreamHandler(written)
    handler.addFilter(logs.BoundFilter())
    handler.setFormatter(request.param)
    logger = logging.getLogger("tests.logs")
    logger.propagate = False
    logger.addHandler(handler)
    yield logger
    logger.removeHandler(handler)


@pytest.fixture
def json_logger(written: io.StringIO) -> Iterator[logging.Logger]:
    handler = logging.StreamHandler(written)
    handler.addFilter(logs.BoundFilter())
    handler.setFormatter(logs.JsonFormatter())
    logger = logging.getLogger("tests.logs.json")
    logger.propagate = False
    logger.addHandler(handler)
    yield logger
    logger.removeHandler(handler)


def fail(error: Exception) -> None:
    try:
        raise KeyError(SECRET)
    except KeyError:
        raise error from None


@pytest.mark.parametrize("sign", SIGNS)
def test_nothing_begins_a_line_of_its_own_or_moves_the_cursor(
    sign: str, logger: logging.Logger, written: io.StringIO
) -> None:
    logger.warning("An editor typed %s", f"a{sign}2026-01-01 ERROR forged")
    try:
        fail(FetchError(f"lowe.example{sign}ERROR forged"))
    except FetchError:
        logger.exception("Fetch %s failed.", 7)

    text = written.getvalue()
    assert sign == "\n" or sign not in text
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]", text)
    assert not [line for line in text.splitlines() if re.match(r"\S*(ERROR|2026-01-01) .*forged", line)]


@pytest.mark.parametrize(
    "error",
    [
        ValueError(f"invalid literal: {SECRET}"),
        KeyError(SECRET),
        UnicodeDecodeError("utf-8", SECRET.encode(), 0, 1, SECRET),
        DatabaseError(f"null value in column\nDETAIL: Failing row contains (1, {SECRET})."),
        RuntimeError(SECRET),
    ],
)
def test_an_error_never_brings_the_words_of_an_article_along(
    error: Exception, logger: logging.Logger, written: io.StringIO
) -> None:
    try:
        fail(error)
    except Exception:
        logger.exception("The analysis of version %s failed.", 12)

    assert SECRET not in written.getvalue()
    assert type(error).__name__ in written.getvalue()
    assert "test_logs.py" in written.getvalue()


def test_what_an_error_of_ours_says_is_told(logger: logging.Logger, written: io.StringIO) -> None:
    try:
        fail(FetchError("lowe.example does not answer."))
    except FetchError:
        logger.exception("Fetch %s failed.", 7)

    assert "FetchError: lowe.example does not answer." in written.getvalue()


def test_a_json_line_carries_request_and_job(json_logger: logging.Logger, written: io.StringIO) -> None:
    task: Any = type("Told", (), {"name": analyse.name, "request": {"cause": "request-1234"}})
    bind(task=task, args=(12,))
    json_logger.warning("It took %s s", 3)
    unbind()
    json_logger.warning("Nothing is done now")

    first, second = map(json.loads, written.getvalue().splitlines())
    assert (first["request_id"], first["job_id"], first["message"]) == ("request-1234", "analyse:12", "It took 3 s")
    assert (second["request_id"], second["job_id"]) == ("-", "-")
    assert set(first) == {"time", "level", "logger", "message", "request_id", "job_id"}


def test_a_message_is_cut_before_it_fills_the_disk(json_logger: logging.Logger, written: io.StringIO) -> None:
    json_logger.warning("%s", "x" * 100_000)

    assert len(written.getvalue()) < 2500


def test_the_whole_way_of_an_article_leaves_none_of_its_words_in_the_log(tmp_path: Path) -> None:
    text = (
        f"The mayor of Port Lowe said 12 barges had sunk and {SECRET}. The claim could not be independently verified."
    )
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "DATA_DIR": str(tmp_path),
        "LOG_LEVEL": "DEBUG",
        "LOG_FORMAT": "json",
    }

    def manage(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, input=text, capture_output=True,
            text=True, check=True, timeout=100,
        )  # fmt: skip
        return done.stderr

    manage("migrate", "-v0")
    said = manage("ingest", "-", "--title", "Barges") + manage("sweep")

    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    assert SECRET not in said
    assert "barges" not in said
    assert all(set(line) >= {"time", "level", "message"} for line in lines)


@pytest.mark.parametrize("name", ["LOG_FORMAT", "METRICS_NETWORKS", "HIGH_WATER"])
def test_a_setting_that_is_wrong_says_what_to_do(name: str, tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), name: "-7"}
    done = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )

    assert done.returncode
    assert f"Set {name} to" in done.stderr
