"""The files for systemd and nginx: complete, sound, and in step with the queues and the settings there are."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from claims.celery import QUEUES
from claims.management import deploying
from tests.test_docs import SETTINGS
from tests.test_settings import manage

UNITS = ["web", "worker-fetch", "worker-read", "worker-upkeep", "beat"]


@pytest.fixture
def written(tmp_path: Path) -> Path:
    call_command("deploy_files", "--to", str(tmp_path / "deploy"), "--host", "claims.example.org", verbosity=0)
    return tmp_path / "deploy"


def unit(folder: Path, name: str) -> ConfigParser:
    parsed = ConfigParser(interpolation=None, strict=False)
    parsed.optionxform = str  # type: ignore[assignment,method-assign]
    parsed.read(folder / f"tracker-{name}.service")
    return parsed


def settings_of(folder: Path) -> dict[str, str]:
    lines = (folder / "tracker.env").read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_it_writes_a_unit_for_each_program(written: Path) -> None:
    names = {f"tracker-{name}.service" for name in UNITS}

    assert {path.name for path in written.iterdir()} == names | {"tracker.env", "tracker.nginx.conf"}


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_runs_what_is_here_as_an_ordinary_user_and_again_when_it_ends(name: str, written: Path) -> None:
    service = unit(written, name)["Service"]

    assert service["ExecStart"].startswith(f"{sys.executable} -m ")
    assert service["User"] == "tracker"
    assert service["Restart"] == "always"
    assert int(service["TimeoutStopSec"]) > 90
    assert service["EnvironmentFile"] == "/etc/tracker/tracker.env"


def test_the_workers_together_read_every_queue_once() -> None:
    read = [queue.value for group in deploying.GROUPS for queue in group.queues]

    assert sorted(read) == sorted(QUEUES)


def test_systemd_takes_the_units(written: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("needs systemd-analyze on this machine")
    units = [str(path) for path in sorted(written.glob("*.service"))]

    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True, check=False
    )

    # It looks at the whole machine; what it says of ours names them.
    assert not [line for line in done.stderr.splitlines() if "tracker-" in line], done.stderr


def test_the_settings_are_known_and_pass_the_checks_of_a_deployment(written: Path, tmp_path: Path) -> None:
    found = settings_of(written)
    assert set(found) <= SETTINGS
    assert (written / "tracker.env").stat().st_mode & 0o077 == 0
    assert len(found["SECRET_KEY"]) >= 50

    filled_in = found | {"CONTACT": "desk@example.org", "DATA_DIR": str(tmp_path / "data")}
    filled_in["STATIC_ROOT"] = str(tmp_path / "static")
    done = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **filled_in)
    assert done.returncode == 0, done.stderr


def test_nginx_hides_the_figures_and_always_says_how_it_was_reached(written: Path) -> None:
    site = (written / "tracker.nginx.conf").read_text("utf-8")

    assert re.search(r"location = /metrics \{\s+return 404;", site)
    for header in ("X-Forwarded-Proto $scheme", "X-Forwarded-For $remote_addr", "X-Request-ID $request_id"):
        assert f"proxy_set_header {header};" in site
    assert site.count("{") == site.count("}")
    assert "claims.example.org" in site


def test_nginx_takes_the_site(written: Path, tmp_path: Path) -> None:
    if shutil.which("nginx") is None:
        pytest.skip("needs nginx on this machine")
    site = re.sub(r"\n *ssl_certificate\S* .*", "", (written / "tracker.nginx.conf").read_text("utf-8"))
    whole = tmp_path / "nginx.conf"
    whole.write_text(f"events {{}}\nhttp {{\n{site.replace(' ssl;', ';')}\n}}\n")

    subprocess.run(["nginx", "-t", "-q", "-c", str(whole)], check=True, capture_output=True)


def test_what_is_there_is_not_replaced_unasked(written: Path) -> None:
    kept = (written / "tracker.env").read_text("utf-8")

    with pytest.raises(CommandError, match=r"holds tracker-beat.service, .* already"):
        call_command("deploy_files", "--to", str(written))
    assert (written / "tracker.env").read_text("utf-8") == kept
    call_command("deploy_files", "--to", str(written), "--overwrite", verbosity=0)
    assert (written / "tracker.env").read_text("utf-8") != kept


@pytest.mark.parametrize("wrong", [("--host", "a b;"), ("--user", "Root Root"), ("--port", "0"), ("--host", "x\ny")])
def test_what_would_break_a_file_is_refused(wrong: tuple[str, str], tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Give a plain host name"):
        call_command("deploy_files", "--to", str(tmp_path / "deploy"), *wrong)
    assert not (tmp_path / "deploy").exists()


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="cannot be written into"):
        call_command("deploy_files", "--to", str(tmp_path / "file"))
