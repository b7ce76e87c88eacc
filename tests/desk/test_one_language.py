"""What the desk says is Chinese in its pages and code, English from its catalogue: never both at once."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from intake.case.own_settings import ENTRIES
from intake.desk.desk import Desk
from intake.desk.doings import in_chinese
from intake.desk.web import without_commands
from intake.language import desk as catalogue
from tests.cli.test_english import refusals, texts
from tests.desk.conftest import add_case, client_of, stranger_to, wait_until_checked

DESK = Path(__file__).parents[2] / "intake" / "desk"
CHINESE = re.compile("[\u4e00-\u9fff]")


def in_templates() -> Iterator[tuple[str, str]]:
    for path in sorted((DESK / "templates").glob("*.html")):
        for text in re.findall(r'\bt\("((?:[^"\\]|\\.)*)"', path.read_text(encoding="utf-8")):
            yield path.name, text


def in_code() -> Iterator[tuple[str, str]]:
    """What the desk refuses, and answers."""
    for path in sorted(DESK.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        said = [*refusals(tree)]
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("problem", "said"):
                said += texts(call)
        yield from ((path.name, text) for text in said if CHINESE.search(text))


def test_every_text_is_in_the_catalogue() -> None:
    missing = {one for one in (*in_templates(), *in_code()) if one[1] not in catalogue().texts}
    assert sorted(missing) == []
    assert [entry.label for entry in ENTRIES if entry.label not in catalogue().texts] == []
    assert [entry.wrong for entry in ENTRIES if entry.wrong and entry.wrong not in catalogue().texts] == []


def test_the_pages_hold_no_english_of_their_own() -> None:
    for path in sorted((DESK / "templates").glob("*.html")):
        assert re.findall(r'\bt\("[^"]*", "[^"]*"\)', path.read_text(encoding="utf-8")) == [], path.name


def test_no_word_of_ours_is_left_chinese_in_english() -> None:
    """But for roles, as they are typed, and the way back to Chinese."""
    meant = re.compile("“.*?”|预审|复核|管理|(?:切换到)?中文")
    assert [zh for zh, en in catalogue().texts.items() if CHINESE.search(meant.sub("", en))] == []


@pytest.mark.parametrize(
    ("did", "zh", "en"),
    [
        (
            "issue notice 京补〔2026〕1号",
            "发出补充材料通知书 京补〔2026〕1号",
            "Issue notice 京补〔2026〕1号",
        ),
        ("backup", "备份登记簿", "Backup"),
    ],
)
def test_what_was_done_is_said_in_either(did: str, zh: str, en: str) -> None:
    assert in_chinese(did) == zh
    assert catalogue().said(zh, "en") == en


@pytest.mark.parametrize(
    ("message", "left"),
    [
        (
            "还有 2 条疑问没有决定。请先逐条决定，或用 --although 说明理由。",
            "还有 2 条疑问没有决定。请先逐条决定。",
        ),
        ("Run intake check first; then look.", "then look."),
        ("There is no such page.", "There is no such page."),
    ],
)
def test_commands_are_nothing_for_a_page(message: str, left: str) -> None:
    assert without_commands(message) == left


def test_whoever_reads_english_is_answered_in_english(root: Path, opened: Callable[[], Desk]) -> None:
    add_case(root)
    desk = opened()
    wait_until_checked(desk)
    (place,) = desk.shelf.places()
    client, stranger = client_of(desk), stranger_to(desk)
    assert client.get("/case/none/page/1").json() == {"problem": "这个案件还没有审查结果"}
    assert stranger.get("/case/none/page/1").json() == {"problem": "请重新登录"}
    for browser in (client, stranger):
        browser.cookies.set("intake_language", "en")
    assert client.get("/case/none/page/1").json() == {"problem": "No report yet."}
    assert stranger.get("/case/none/page/1").json() == {"problem": "Sign in again."}
    page = client.get(f"/case/{place.id}", headers={"accept": "text/html"}).text
    assert "Open doubts" in page and "待定疑问" not in page
