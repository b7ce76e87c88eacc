"""Every command of the guides for staff and for authors of schemes is run, in order, as it stands there."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from intake.scheme import schemas_folder

ROOT = Path(__file__).resolve().parents[1]
DONE = (0, 1, 3)
REFUSED = re.compile(r"本来就是缺项|只是提示|有缺项或疑问，不能受理|疑问没有决定|报告中没有“f\d”")
"""What a command may answer to words that are right, when this case is not one for it."""


def commands(page: str) -> list[list[str]]:
    """The `intake` commands of a page's shell blocks."""
    text = (ROOT / "docs" / "zh" / page).read_text(encoding="utf-8")
    lines = "\n".join(re.findall(r"```sh\n(.*?)```", text, flags=re.DOTALL)).splitlines()
    return [shlex.split(line.split(" #")[0])[1:] for line in lines if line.startswith("intake ")]


def followed(page: str, folder: Path) -> list[tuple[str, int, str]]:
    """What each command ended with: its words, its code, its complaint."""
    home = folder / "home"
    home.mkdir()
    settings = {"HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"), "PYTHONUTF8": "1"}
    settings |= {"XDG_CACHE_HOME": str(home / "cache"), "XDG_DATA_HOME": str(home / "data")}
    ended = []
    for words in commands(page):
        done = subprocess.run(
            [sys.executable, "-m", "intake", *words], cwd=folder, env=os.environ | settings,
            stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        ended.append((" ".join(words), done.returncode, done.stderr[-300:]))
    return ended


def not_done(ended: list[tuple[str, int, str]]) -> list[tuple[str, int, str]]:
    return [one for one in ended if one[1] not in DONE and not REFUSED.search(one[2])]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with a case, what came in later, and a week's cases: texts, nothing to recognise."""
    case = schemas_folder() / "iso9001" / "examples" / "lacking"
    for name in ("某某公司申请材料", "第一次补充", "本周申请/甲公司"):
        shutil.copytree(case, tmp_path / name)
    return tmp_path


def test_the_first_scheme_is_made_checked_and_used(office: Path) -> None:
    ended = followed("scheme-author.md", office)
    assert ended[0][0].split()[:2] == ["scheme", "new"]
    assert not_done(ended) == []


def test_a_day_of_staff(office: Path) -> None:
    ended = followed("staff.md", office)
    assert len(ended) > 8
    assert not_done(ended) == []
