"""Settings from the environment, each tried in a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.checks import Error, Warning
from django.test import override_settings

from claims import checks

ROOT = Path(__file__).parents[1]
PRODUCTION = {
    "SECRET_KEY": "".join(chr(65 + n % 26) for n in range(0, 420, 7)),
    "ALLOWED_HOSTS": "tracker.example",
    "CONTACT": "desk@tracker.example",
    "DATABASE_URL": "postgres://tracker@db.example/tracker",
    "CELERY_BROKER_URL": "redis://broker.example/0",
}


def manage(tmp_path: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path / "data")}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=clean | environment, capture_output=True, text=True, check=False)


def setting(tmp_path: Path, expression: str, **environment: str) -> str:
    done = manage(
        tmp_path, "shell", "-v0", "-c", f"from django.conf import settings; print({expression})", **environment
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_it_needs_no_setting_to_start_on_this_machine(tmp_path: Path) -> None:
    assert setting(tmp_path, "settings.DEBUG, settings.PUBLIC, settings.HTTPS") == "False False False"


def test_it_makes_a_secret_of_its_own_and_keeps_it(tmp_path: Path) -> None:
    first = setting(tmp_path, "settings.SECRET_KEY")

    assert setting(tmp_path, "settings.SECRET_KEY") == first
    assert (tmp_path / "data" / "secret_key").stat().st_mode & 0o077 == 0


def test_it_reads_a_secret_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("from a file\n")

    assert setting(tmp_path, "settings.SECRET_KEY.strip()", SECRET_KEY_FILE=str(tmp_path / "key")) == "from a file"


def test_it_refuses_a_public_host_without_a_secret(tmp_path: Path) -> None:
    done = manage(tmp_path, "check", ALLOWED_HOSTS="tracker.example")

    assert done.returncode != 0
    assert "Set SECRET_KEY" in done.stderr


def test_production_settings_pass_the_deployment_checks(tmp_path: Path) -> None:
    done = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"CONTACT": ""}, "claims.W001"),
        ({"CELERY_BROKER_URL": "filesystem://"}, "claims.W002"),
        ({"DEBUG": "true"}, "claims.E001"),
        ({"HTTPS": "false"}, "security.W"),
    ],
)
def test_each_unsafe_setting_is_found_with_a_hint(tmp_path: Path, changed: dict[str, str], complaint: str) -> None:
    done = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **(PRODUCTION | changed))

    assert done.returncode != 0
    assert complaint in done.stderr


def test_sqlite_waits_for_its_writers(tmp_path: Path) -> None:
    options = setting(tmp_path, "settings.DATABASES['default']['OPTIONS']")

    assert "'transaction_mode': 'IMMEDIATE'" in options
    assert "journal_mode=WAL" in options
    assert "foreign_keys=ON" in options


def test_the_checks_say_what_to_do() -> None:
    with override_settings(DEBUG=True, PUBLIC=True, CONTACT=""):
        found = [*checks.debug_is_local(None), *checks.contact_is_known(None)]

    assert [type(message) for message in found] == [Error, Warning]
    assert all(message.hint for message in found)


def test_a_timeout_that_a_task_outlasts_is_refused() -> None:
    with override_settings(CELERY_BROKER_TRANSPORT_OPTIONS={"visibility_timeout": 180}, CELERY_TASK_TIME_LIMIT=90):
        assert [message.id for message in checks.messages_outlive_tasks(None)] == ["claims.E002"]
    with override_settings(CELERY_BROKER_TRANSPORT_OPTIONS={"visibility_timeout": 600}, CELERY_TASK_TIME_LIMIT=90):
        assert not checks.messages_outlive_tasks(None)


def test_sqlite_with_deferred_transactions_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    sqlite = {"ENGINE": "django.db.backends.sqlite3", "OPTIONS": {"timeout": 20}}
    monkeypatch.setattr(checks, "settings", SimpleNamespace(DATABASES={"default": sqlite}))

    assert [message.id for message in checks.writers_wait_on_sqlite(None)] == ["claims.E003"]


@pytest.mark.parametrize("broker", ["redis://127.0.0.1:1/0", "amqp://guest@127.0.0.1:1//"])
def test_a_broker_that_is_away_is_found_when_servers_are_asked(broker: str, tmp_path: Path) -> None:
    asked = ("check", "--deploy", "--tag", "database", "--database", "default")
    done = manage(tmp_path, *asked, CELERY_BROKER_URL=broker)

    assert done.returncode != 0
    assert "claims.E004" in done.stderr
    assert manage(tmp_path, *asked).returncode == 0


@pytest.mark.parametrize(
    ("broker", "option"),
    [
        ("redis://broker.example/0", "'visibility_timeout': 600"),
        ("amqp://broker.example//", "'confirm_publish': True"),
        ("amqp://broker.example//", "'max_retries': 1"),
    ],
)
def test_each_broker_has_its_options(broker: str, option: str, tmp_path: Path) -> None:
    assert option in setting(tmp_path, "settings.CELERY_BROKER_TRANSPORT_OPTIONS", CELERY_BROKER_URL=broker)


def test_a_peer_that_is_gone_is_noticed_in_less_than_a_tasks_time_limit_from_both_ends(tmp_path: Path) -> None:
    options = setting(tmp_path, "settings.DATABASES['default']['OPTIONS']", **PRODUCTION)
    broker = setting(tmp_path, "settings.CELERY_BROKER_TRANSPORT_OPTIONS['socket_keepalive_options']", **PRODUCTION)

    assert "'keepalives_idle': 10" in options
    assert "'tcp_user_timeout': 20000" in options
    assert "-c tcp_keepalives_idle=10" in options
    assert f"{socket.TCP_KEEPIDLE}: 10" in broker


def test_options_of_the_database_that_its_address_names_come_first(tmp_path: Path) -> None:
    named = {"DATABASE_URL": "postgres://tracker@db.example/tracker?keepalives_idle=7&sslmode=require"}
    options = setting(tmp_path, "settings.DATABASES['default']['OPTIONS']", **{**PRODUCTION, **named})

    assert "'keepalives_idle': 7" in options
    assert "'sslmode': 'require'" in options
    assert "'connect_timeout': 5" in options


def test_a_setting_left_empty_means_its_default(tmp_path: Path) -> None:
    empty = {"DATABASE_URL": "", "CELERY_BROKER_URL": ""}

    assert setting(tmp_path, "settings.DATABASES['default']['ENGINE']", **empty) == "django.db.backends.sqlite3"
    assert setting(tmp_path, "settings.CELERY_BROKER_URL", **empty) == "filesystem://"


def test_hubs_are_asked_where_they_could_call_and_nowhere_else(tmp_path: Path) -> None:
    assert setting(tmp_path, "settings.WEBSUB") == "False"
    assert setting(tmp_path, "settings.WEBSUB", **PRODUCTION) == "True"
    assert setting(tmp_path, "settings.WEBSUB", **PRODUCTION, WEBSUB="off") == "False"

    done = manage(tmp_path, "check", WEBSUB="on")

    assert done.returncode != 0
    assert "ALLOWED_HOSTS" in done.stderr
