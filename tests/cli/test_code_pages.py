"""A console in GBK, a code page of DOS, ASCII: nothing fails; what programs read stays whole."""

import html
import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.command import INTAKE

TEXT = "组织简介 😀 𠮷 é"


def run(encoding: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    settings = {"PYTHONUTF8": "0", "PYTHONIOENCODING": encoding, "XDG_CACHE_HOME": str(cwd / "cache")}
    return subprocess.run(
        [INTAKE, *arguments], cwd=cwd, env=os.environ | settings, capture_output=True, check=False
    )


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    (tmp_path / "简介😀.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("encoding", ["cp936", "cp437"])
def test_what_cannot_be_shown_becomes_a_sign(encoding: str, odd: Path) -> None:
    done = run(encoding, "show", "简介😀.txt", cwd=odd)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"?" in done.stdout
    assert ("组织简介" in done.stdout.decode(encoding)) == (encoding == "cp936")


@pytest.mark.parametrize("encoding", ["cp936", "ascii"])
def test_json_stays_whole(encoding: str, odd: Path) -> None:
    done = run(encoding, "show", "简介😀.txt", "--format", "json", cwd=odd)
    read = json.loads(done.stdout.decode(encoding))
    assert TEXT in json.dumps(read, ensure_ascii=False)


def test_html_stays_whole(odd: Path) -> None:
    done = run("cp936", "show", "简介😀.txt", "--format", "html", cwd=odd)
    page = done.stdout.decode("utf-8")  # as the page says of itself
    assert "😀 𠮷 é" in html.unescape(page)


def test_a_complaint_names_a_file_that_cannot_be_shown(odd: Path) -> None:
    done = run("cp936", "check", "不在😀", cwd=odd)
    assert done.returncode == 2
    assert done.stderr.decode("cp936").startswith("intake: 找不到案件：不在?。请检查路径。")
