"""Whoever sits at the keyboard reads Chinese: help pages and complaints hold no English sentence."""

import re
from pathlib import Path

import pytest

from intake.cli.complaints import in_chinese, is_usage_error
from intake.cli.display_width import shown_width, wrapped
from intake.cli.help_page import help_page
from tests.cli.pages import BY_NAME, ROOT, page_of
from tests.latin import latin_words

PAGES = {name: page_of(name) for name in BY_NAME}


@pytest.mark.parametrize("path", PAGES)
def test_a_help_page_is_chinese(path: str) -> None:
    page = PAGES[path]
    own = {name for command in PAGES for name in command.split()}
    assert [word for word in latin_words(page) if word not in own] == []
    assert page.startswith("用法：intake")
    assert "显示这页说明" in page


@pytest.mark.parametrize("path", PAGES)
def test_typer_shows_our_page(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [*path.split()[1:], "--help"]
    ROOT.main(arguments, prog_name="intake", standalone_mode=False)
    assert "用法：intake" in capsys.readouterr().out


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_a_help_page_is_whole_at_any_width(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    context = ROOT.make_context("intake", ["scheme", "list"])
    check = ROOT.commands["check"]
    lines = list(help_page(check, type(context)(check, info_name="check", parent=context)))
    whole = "".join(lines).replace(" ", "")
    assert "…" not in whole.replace("[问题]...", "")
    for option in check.params:
        assert (option.help or "").replace(" ", "").split("\n")[0] in whole
    assert max(map(shown_width, lines)) <= max(columns, 70)  # the values of --ocr are one word


def complaint(*arguments: str) -> str:
    with pytest.raises(Exception) as raised:
        ROOT.main(list(arguments), prog_name="intake", standalone_mode=False)
    assert is_usage_error(raised.value)
    return in_chinese(raised.value)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chek",), "没有命令“chek”。相近的有：check"),
        (("scheme", "valid"), "没有命令“valid”。相近的有：validate。"),
        (("scheme",), "请写出要做什么：intake scheme list|"),
        (("check",), "还缺少“案件”（一个申请：文件夹，或一个压缩包）。"),
        (("check", "某某", "公司"), "多出了“公司”。路径中有空格时，请用引号括起来"),
        (("check", "--oc", "x"), "没有选项 --oc。相近的有："),
        (("check", "--out"), "选项 --out 后面要写一个值。"),
        (("check", "--quiet=1", "x"), "选项 --quiet 是开关，后面不写值。"),
        (("check", "--jobs", "两个", "x"), "选项 --jobs 的值无效，应为：整数，至少 1。"),
        (("check", "--jobs", "0", "x"), "选项 --jobs 的值无效，应为：整数，至少 1。"),
        (
            ("check", "--ocr", "best", "x"),
            "选项 --ocr 的值“best”无效，应为："
            "auto|openvino|int8|rapidocr|tesseract|cuda|directml|coreml|off。",
        ),
    ],
)
def test_what_was_typed_wrong_is_said_in_chinese(arguments: tuple[str, ...], said: str) -> None:
    shown = complaint(*arguments)
    assert said in shown
    assert "--help" in shown
    own = {name for command in PAGES for name in command.split()}
    unquoted = re.sub(r"“.*?”", "", shown)
    assert [word for word in latin_words(unquoted) if word not in own] == []


def test_a_folder_given_without_a_command_is_answered_with_the_command(tmp_path: Path) -> None:
    case = tmp_path / "某某 公司"
    case.mkdir()
    assert f'请输入：intake check "{case}"' in complaint(str(case))


def test_intake_alone_says_what_to_do_first(capsys: pytest.CaptureFixture[str]) -> None:
    ROOT.main([], prog_name="intake", standalone_mode=False)
    said = capsys.readouterr().out
    assert said.index("intake demo") < said.index("intake config --init") < said.index("intake check")


def test_lines_break_between_characters_and_before_no_closing_mark() -> None:
    text = "审一个案件，写出报告。notice.docx 是补充材料通知书"
    lines = list(wrapped(text, 22))
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(shown_width(line) <= 24 for line in lines)
    assert not [line for line in lines if line[0] in "，。"]


def test_a_word_longer_than_a_line_is_cut_not_lost() -> None:
    address = "a" * 50
    assert list(wrapped(address, 20)) == ["a" * 20, "a" * 20, "a" * 10]
