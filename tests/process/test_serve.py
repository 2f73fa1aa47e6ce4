from __future__ import annotations

import json
import os
import re
import signal

import pytest
import requests

from tests.process.trees import Place, Running, wait_for

pytestmark = [pytest.mark.process, pytest.mark.timeout(300)]

TEXT = "A storm struck Port Lowe. The mayor said 12 barges had sunk. The claim could not be independently verified."


def serve(here: Place, command: str = "serve") -> Running:
    running = here.start(command, "--port", "0")
    wait_for(lambda: "Ctrl-C" in running.said or running.process.poll() is not None, seconds=100)
    assert running.process.poll() is None, running.said
    return running


def test_demo_lets_a_person_add_an_article_that_the_worker_reads(here: Place) -> None:
    running = serve(here, "demo")
    [password] = re.findall(r"with the password  (\S+)", running.said)
    running.sign_in("demo", password)

    running.submit("articles/add/", text=TEXT, title="Barges", outlet="The Lowe Herald")

    wait_for(lambda: "12 barges had sunk" in here.manage("export", "claims"), seconds=40)
    assert running.stop() == 0
    assert here.processes() == {}


def test_serve_answers_and_a_stop_leaves_nothing(here: Place) -> None:
    running = serve(here)

    assert requests.get(running.url + "sign-in/", timeout=20).status_code == 200
    assert len(here.processes()) == 5
    assert running.stop(signal.SIGINT) == 0
    assert running.said.endswith("Stopped.\n")
    assert here.processes() == {}


def test_a_killed_parent_leaves_nothing(here: Place) -> None:
    running = serve(here)

    running.stop(signal.SIGKILL)

    wait_for(lambda: not here.processes(), seconds=30)


@pytest.mark.parametrize("words", ["gunicorn", "celery -q -A claims worker"])
def test_a_program_that_dies_is_started_again(here: Place, words: str) -> None:
    running = serve(here)
    first = here.one(words)

    os.kill(first, signal.SIGKILL)

    wait_for(lambda: "stopped unasked" in running.said and any(words in c for c in here.processes().values()))
    wait_for(lambda: here.one(words) != first)
    assert requests.get(running.url + "sign-in/", timeout=30).status_code == 200
    assert running.stop() == 0
    # On a busy machine the last of them takes a moment to notice.
    wait_for(lambda: here.processes() == {})


#: Adds a long text, waits until the worker is at it, and kills the worker.
KILL_IN_THE_MIDST = """
import os, signal, time
from claims.actions import articles
from claims.models import Analysis
from claims.models.article import Door
from claims.reading.articles import Reading
from claims.tasks.analysis import nudge

reading = Reading(text=" ".join(f"{{n}}. {text}" for n in range(1000)))
version = articles.receive(reading=reading, door=Door.PASTE, by=None).version
nudge(version.pk)
while not Analysis.objects.filter(version=version, lease_until__isnull=False).exists():
    time.sleep(0.01)
os.kill({worker}, signal.SIGKILL)
print(Analysis.objects.get().finished_at)
"""


def test_what_a_killed_worker_held_is_swept(here: Place) -> None:
    running = serve(here)
    worker = here.one("celery -q -A claims worker")
    assert here.evaluate(KILL_IN_THE_MIDST.format(text=TEXT, worker=worker)) == "None"

    # Five minutes later …
    here.evaluate("from claims.models import Analysis as A; A.objects.update(lease_until='2026-01-01T00:00Z')")
    assert here.manage("sweep").startswith(("Done: 1 analysed", "Nothing was due"))  # beat may have been quicker

    finished = "from claims.models import Analysis as A; print(A.objects.get().finished_at)"
    wait_for(lambda: here.evaluate(finished) != "None")
    assert json.loads(here.manage("export", "claims"))["text"] == "12 barges had sunk"
    assert running.stop() == 0
