"""`intake --lang en`: every help page and every message in English; Chinese where nobody asks.

The catalogue is `intake/language/english/`: a text that stands in the code and not there is named here.
"""

import ast
import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake.cli import main
from intake.cli.chosen_language import heard
from intake.cli.language import VARIABLE, said, speak, spoken
from intake.language import Catalogue, command_line
from tests.cli.pages import BY_NAME, page_of

CODE = Path(__file__).parents[2] / "intake"
CHINESE = re.compile("[\u4e00-\u9fff]")
DATA = {"hostile_set.py", "language.py"}
"""Hold file names."""
NAMES = re.compile(r"\.sqlite3$|^预审案件$")
"""Of files and folders that the program makes."""


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "en")


def texts(tree: ast.AST) -> Iterator[str]:
    """The texts of a piece of code, what is put into them as `{}`; not what describes the code."""
    described = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    whole = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    parts = {id(part) for node in whole for part in node.values}
    for node in whole:
        yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from [node.value] if id(node) not in described | parts else []


def refusals(tree: ast.AST) -> Iterator[str]:
    """What a room below the command line may stop a run with."""
    for node in ast.walk(tree):
        call = node.exc if isinstance(node, ast.Raise) else None
        # A file that cannot be read is a finding, in the scheme's words.
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") != "ReadError":
            yield from texts(call)


def to_be_said() -> Iterator[tuple[str, str]]:
    """Where, and a line of Chinese that the command line may say."""
    for path in sorted(CODE.rglob("*.py")):
        room = path.relative_to(CODE).parts[0]
        if path.name in DATA or room == "desk":  # the desk's pages have words of their own
            continue
        found = texts if room == "cli" else refusals
        for text in found(ast.parse(path.read_text(encoding="utf-8"))):
            if not text.startswith("# 本机构的设置"):  # a settings file, kept in Chinese
                yield from ((path.name, line.strip()) for line in text.split("\n") if CHINESE.search(line))


def test_every_message_is_in_the_catalogue() -> None:
    missing = {one for one in to_be_said() if one[1] not in command_line().texts}
    assert sorted(one for one in missing if not NAMES.search(one[1])) == []


def test_the_catalogue_holds_nothing_that_is_never_said(english: None) -> None:
    pages = "\n".join(page_of(name) for name in BY_NAME)
    known = {line for _, line in to_be_said()}
    left = {key for key in command_line().texts if CHINESE.search(key)} - known
    assert [key for key in left if squeezed(command_line().texts[key]) not in squeezed(pages)] == []


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("name", BY_NAME)
def test_a_help_page_is_english(name: str, english: None) -> None:
    page = page_of(name)
    assert page.startswith("Usage: intake") and "Show this page." in page
    typed = re.sub("预审|复核|管理", "", squeezed(page))  # roles, as they are typed
    assert CHINESE.findall(typed) == []


def test_both_sides_speak_of_as_many_things() -> None:
    for text, english in command_line().texts.items():
        assert text.count("{}") == len(re.findall(r"\{\d*\*?\}", english)), text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("找不到案件：案件。请检查路径。", "Case not found: 案件. Check the path."),
        ("  示例在 甲", "  The samples are in 甲"),
        ("设置文件：甲\n登记簿：乙", "Settings file: 甲\nRegister: 乙"),
        ("还没有案件 的“查询结果”一栏还是空的。", "The results column of 还没有案件 is still empty."),
        ("没有选项 --oc。相近的有：--ocr、--out。", "There is no option --oc. Similar: --ocr, --out."),
        ("谁也没有译过的话。", "谁也没有译过的话。"),
    ],
)  # fmt: skip
def test_values_stay_as_they_are_and_our_own_words_are_said_in_english(
    text: str, told: str, english: None
) -> None:
    assert said(text) == told


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    monkeypatch.setattr("sys.argv", ["intake", *arguments])
    with pytest.raises(SystemExit):
        main()


def test_the_switch_stands_before_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    run(monkeypatch, "--lang", "en", "check", "不在")
    assert "Case not found: 不在" in capsys.readouterr().err
    run(monkeypatch, "--lang", "zh", "chek")
    assert "没有命令“chek”" in capsys.readouterr().err


def test_the_language_of_the_letter_is_not_that_of_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, "zh")
    run(monkeypatch, "check", "不在", "--lang", "en")
    assert "找不到案件：不在" in capsys.readouterr().err


@pytest.mark.parametrize("value", ["", "zh", "de", "EN"])
def test_whoever_asks_for_nothing_we_speak_hears_chinese(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, value)
    assert spoken() == "zh"
    assert said("系统") == "系统"


def test_what_is_chosen_holds_for_processes_started_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "zh")
    speak("en")
    assert os.environ[VARIABLE] == "en"


@pytest.mark.parametrize("words", [["--lang", "en"], ["--lang=en"], ["--version", "--lang", "en"]])
def test_the_switch_is_heard_wherever_it_stands_before_the_command(
    words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "zh")
    rest = [word for word in words if word == "--version"]
    assert heard([*words, "check", "甲", "--lang", "zh"]) == [*rest, "check", "甲", "--lang", "zh"]
    assert spoken() == "en"


@pytest.mark.parametrize("words", [["--lang", "de"], ["--lang"], ["--lang=", "check"]])
def test_a_language_that_nobody_speaks_is_told(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, "zh")
    run(monkeypatch, *words)
    assert "无效，应为：zh 或 en" in capsys.readouterr().err


def test_the_files_are_what_any_reader_of_toml_reads() -> None:
    for path in sorted((CODE / "language" / "english").glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        assert Catalogue(path.stem).texts == tomllib.loads(text)
