"""The container file, as far as it can be looked at without building it: what it copies is there, what it
installs is pinned, nobody in it is root, and its health check tells a desk that answers from one that does
not. It is not built here."""

import json
import re
import shlex
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "Containerfile").read_text(encoding="utf-8")
LINES = re.sub(r"\\\n\s*", " ", re.sub(r"^#.*\n", "", TEXT, flags=re.MULTILINE)).splitlines()


def instructions(name: str) -> list[str]:
    return [line.split(maxsplit=1)[1] for line in LINES if line.startswith(f"{name} ")]


def test_everything_copied_is_in_the_repository() -> None:
    for words in map(shlex.split, instructions("COPY")):
        sources = [] if words[0].startswith("--from") else words[:-1]
        assert [name for name in sources if not (ROOT / name).exists()] == []


def test_what_builds_the_package_is_in_the_lock() -> None:
    """Nothing is fetched for the build alone: it runs without isolation."""
    pinned = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "--no-build-isolation" in TEXT and "--require-hashes" in TEXT
    assert re.search(r"^setuptools==", pinned, re.MULTILINE)


def test_it_begins_from_a_named_release() -> None:
    images = {line.split()[0] for line in instructions("FROM")}
    assert len(images) == 1 and re.fullmatch(r"python:3\.\d+-slim-[a-z]+", images.pop())


def test_nobody_is_root() -> None:
    assert instructions("USER")[-1].isdecimal() and int(instructions("USER")[-1]) >= 1000
    last = max(at for at, line in enumerate(LINES) if line.startswith("RUN "))
    assert next(at for at, line in enumerate(LINES) if line.startswith("USER ")) > last


@pytest.mark.parametrize("answers", [True, False])
def test_the_health_check_tells_whether_the_desk_answers(answers: bool) -> None:
    (check,) = instructions("HEALTHCHECK")
    command = json.loads(check[check.index("[") :])
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        if answers:
            listening.listen()
        done = subprocess.run(
            [sys.executable, *(part.replace("8765", str(port)) for part in command[1:])],
            capture_output=True,
            check=False,
        )
    assert (done.returncode == 0) == answers
