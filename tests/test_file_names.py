"""A name that is a plain name on Linux may be a device, or another file's name, on Windows."""

from pathlib import Path

import pytest

from intake.errors import UsageError
from intake.file_names import LONG_PATH, free_stem, long_form, plain_name, reachable


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("CON", "_CON"),
        ("aux.pdf", "_aux.pdf"),
        ("Nul.tar.gz", "_Nul.tar.gz"),
        ("com7 .txt", "_com7 .txt"),
        ("COM0", "COM0"),
        ("console.txt", "console.txt"),
        ("认补〔2026〕001号", "认补〔2026〕001号"),
        ("甲:乙|丙?.pdf", "甲_乙_丙_.pdf"),
        ("结尾是点. . ", "结尾是点"),
        ("换\n行", "换_行"),
    ],
)
def test_a_name_is_made_plain(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_a_long_name_keeps_its_ending() -> None:
    made = plain_name("长" * 100 + ".pdf")
    assert made.endswith("长.pdf")
    assert len(made.encode()) <= 200


@pytest.mark.parametrize("name", ["", " ", "..", ". ."])
def test_what_cannot_be_a_name_is_refused(name: str) -> None:
    with pytest.raises(UsageError):
        plain_name(name)


@pytest.mark.parametrize(
    ("taken", "free"),
    [((), "补A1"), (("补a2",), "补A1"), (("补a1",), "补A1 (2)"), (("补a1", "补a1 (2)"), "补A1 (3)")],
)
def test_names_that_differ_in_case_alone_are_two_files(taken: tuple[str, ...], free: str) -> None:
    assert free_stem("补A1", taken) == free


DEEP = "\\" + "\\".join(["很长的文件夹名称"] * 30)


@pytest.mark.parametrize(
    ("path", "opened"),
    [
        ("C:" + DEEP, "\\\\?\\C:" + DEEP),
        ("C:" + DEEP.replace("\\", "/"), "\\\\?\\C:" + DEEP),
        ("\\\\服务器\\共享" + DEEP, "\\\\?\\UNC\\服务器\\共享" + DEEP),
        ("\\\\?\\C:" + DEEP, "\\\\?\\C:" + DEEP),
        ("C:\\案件", "C:\\案件"),
    ],
)
def test_a_path_too_long_for_windows_is_opened_by_its_long_form(path: str, opened: str) -> None:
    assert long_form(path) == opened


@pytest.mark.parametrize(("length", "long"), [(LONG_PATH - 1, False), (LONG_PATH, True)])
def test_the_long_form_begins_where_folders_end(length: int, long: bool) -> None:
    path = "C:\\" + "a" * (length - 3)
    assert long_form(path).startswith("\\\\?\\") == long
    assert long_form(path[:-60], 60).startswith("\\\\?\\") == long


def test_other_systems_need_none() -> None:
    path = Path("/" + "很长的文件夹名称/" * 60)
    assert reachable(path, 60, "linux") == path
