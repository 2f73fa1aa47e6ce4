"""The house rules that a machine can check."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import claims
from claims.celery import app

HOUSE = Path(claims.__file__).parent
MODULES = [path for path in sorted(HOUSE.rglob("*.py")) if "migrations" not in path.parts]
Function = ast.FunctionDef | ast.AsyncFunctionDef

#: All that the project has at its top besides dotfiles: no secret, database or log of somebody's run.
TOP = {"README.md", "claims", "manage.py", "pyproject.toml", "requirements.txt", "tests"}
#: Modules of models that only others' tables inherit from.
ABSTRACT = {"chain", "work"}


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield f"{path.relative_to(HOUSE)}:{node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_nothing_lies_at_the_top_but_what_belongs_there() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=HOUSE.parent, capture_output=True, text=True, check=False)
    if tracked.returncode:
        pytest.skip("This is no git checkout, so nobody can say what belongs to it.")
    top = {path.partition("/")[0] for path in tracked.stdout.splitlines()}

    assert {name for name in top if not name.startswith(".")} <= TOP


def test_no_file_is_longer_than_400_lines() -> None:
    long = {str(path): lines for path in MODULES if (lines := len(path.read_text("utf-8").splitlines())) > 400}

    assert not long


def test_no_function_is_longer_than_40_lines_and_half_have_at_most_8() -> None:
    lengths = dict(function for path in MODULES for function in functions(path))

    assert not {name: length for name, length in lengths.items() if length > 40}
    assert statistics.median(lengths.values()) <= 8


@pytest.mark.parametrize("name", ["models", "admin", "tasks"])
def test_packages_that_django_and_celery_discover_import_all_their_modules(name: str) -> None:
    package = importlib.import_module(f"claims.{name}")
    found = {module.name for module in pkgutil.iter_modules(package.__path__)}

    imported = set(_imported_from_here(Path(package.__file__ or "")))

    # A plain module (constraints, guards, roles …) is imported by whoever needs it.
    assert {module for module in found if _registers(Path(package.__path__[0]) / f"{module}.py")} <= imported


def test_every_scheduled_task_exists() -> None:
    app.loader.import_default_modules()

    assert {entry["task"] for entry in app.conf.beat_schedule.values()} <= set(app.tasks)


def test_nothing_is_called_utils_or_helpers() -> None:
    assert not [path for path in MODULES if path.stem in {"utils", "helpers", "misc", "common"}]


def test_no_module_asks_for_naive_time() -> None:
    naive = ("datetime.now()", "datetime.utcnow(", "date.today()")

    assert not [str(path) for path in MODULES if any(call in path.read_text("utf-8") for call in naive)]


def test_only_net_opens_sockets() -> None:
    outside = [path for path in MODULES if "net" not in path.relative_to(HOUSE).parts]

    assert not [str(path) for path in outside if {"requests", "urllib3", "httpx"} & set(_imports(path))]


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def _imported_from_here(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.rpartition(".")[2]
            yield from (alias.name for alias in node.names)


def _registers(path: Path) -> bool:
    text = path.read_text("utf-8") if path.exists() else ""
    bases = ("(models.Model):", "(ChainedRow):", "(OwedWork):", "(Quoted):")
    table = any(base in text for base in bases) and path.stem not in ABSTRACT
    return table or "@admin.register" in text or "@shared_task" in text
