"""Every file of a case ends in the result with a status, a type by content, and a name one can read."""

import os
import socket
import sys
from pathlib import Path

import pytest
from PIL import Image

from intake.gather import gather
from intake.limits import Limits
from intake.model import SourceFile

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX file kinds")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    return folder


def gathered(case: Path, tmp_path: Path, **limits: int) -> dict[str, SourceFile]:
    return {source.path: source for source in gather(case, tmp_path / "work", Limits(**limits))}


def test_numbers_in_names_sort_as_people_count(case: Path, tmp_path: Path) -> None:
    for name in ("10 附件.txt", "2 附件.txt", "1 附件.txt"):
        (case / name).write_text(name, encoding="utf-8")
    assert list(gathered(case, tmp_path)) == ["1 附件.txt", "2 附件.txt", "10 附件.txt"]


def test_a_wrong_extension_is_a_note_and_the_content_decides(case: Path, tmp_path: Path) -> None:
    Image.new("RGB", (40, 40), "white").save(case / "营业执照.pdf", "JPEG")
    found = gathered(case, tmp_path)["营业执照.pdf"]
    assert found.media_type == "image/jpeg"
    assert found.status == "read"
    assert "JPEG" in found.notes[0]


def test_the_same_bytes_twice_are_one_file_and_its_alias(case: Path, tmp_path: Path) -> None:
    (case / "a.txt").write_text("同样的内容", encoding="utf-8")
    (case / "b.txt").write_text("同样的内容", encoding="utf-8")
    found = gathered(case, tmp_path)
    assert found["a.txt"].alias_of is None
    assert found["b.txt"].alias_of == "a.txt"


def test_empty_files_are_findings_and_never_duplicates_of_each_other(case: Path, tmp_path: Path) -> None:
    (case / "a.pdf").touch()
    (case / "b.pdf").touch()
    found = gathered(case, tmp_path)
    assert [source.problem_code for source in found.values()] == ["file-empty", "file-empty"]
    assert all(source.alias_of is None for source in found.values())


def test_an_unknown_format_says_what_to_send_instead(case: Path, tmp_path: Path) -> None:
    (case / "图纸.dwg").write_bytes(b"AC1032" + bytes(range(256)) * 20)
    found = gathered(case, tmp_path)["图纸.dwg"]
    assert found.problem_code == "file-unsupported"
    assert found.problem is not None
    assert "PDF" in found.problem


def test_a_file_over_the_limit_names_the_limit(case: Path, tmp_path: Path) -> None:
    (case / "big.txt").write_bytes(b"x" * 2000)
    found = gathered(case, tmp_path, file_bytes=1000)["big.txt"]
    assert found.problem_code == "file-too-large"
    assert dict(found.problem_params)["limit"] == "file_bytes"


def test_files_beyond_the_limit_of_a_case_are_still_listed(case: Path, tmp_path: Path) -> None:
    for number in range(5):
        (case / f"{number}.txt").write_text(str(number))
    found = gathered(case, tmp_path, case_files=3)
    assert len(found) == 5
    assert [source.problem_code for source in found.values()] == [None] * 3 + ["file-too-large"] * 2


@pytest.mark.parametrize("name", ["Thumbs.db", ".DS_Store", "desktop.ini", "~$说明.docx", "._x.pdf"])
def test_what_systems_leave_behind_is_ignored(case: Path, tmp_path: Path, name: str) -> None:
    (case / name).write_bytes(b"x")
    found = gathered(case, tmp_path)[name]
    assert (found.status, found.problem_code) == ("ignored", None)


@posix_only
def test_links_are_noted_and_not_followed(case: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("外面的文件", encoding="utf-8")
    (case / "link.txt").symlink_to(secret)
    (case / "folder").symlink_to(tmp_path)
    found = gathered(case, tmp_path)
    assert {path: source.status for path, source in found.items()} == {
        "link.txt": "ignored",
        "folder": "ignored",
    }
    assert all(source.problem for source in found.values())
    assert all(not source.sha256 for source in found.values())


@posix_only
def test_pipes_and_sockets_are_findings_and_never_opened(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(case / "pipe.pdf")
    monkeypatch.chdir(case)  # a socket's path may be 100 bytes at most
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.pdf")
        found = gathered(case, tmp_path)
    assert {source.problem_code for source in found.values()} == {"file-unsupported"}


@posix_only
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_finding(case: Path, tmp_path: Path) -> None:
    locked = case / "locked.pdf"
    locked.write_bytes(b"%PDF-1.4")
    locked.chmod(0)
    assert gathered(case, tmp_path)["locked.pdf"].problem_code == "file-not-read"


@posix_only
def test_names_of_any_bytes_become_readable_and_distinct(case: Path, tmp_path: Path) -> None:
    folder = os.fsencode(case)
    names = [
        "营业执照.txt".encode("gbk"),
        b"\xff\xfe\x80.txt",
        b"new\nline.txt",
        "\u202egnp.exe".encode(),
        b"-rf",
        b"a" * 251 + b".txt",
    ]
    for name in names:
        with open(folder + b"/" + name, "wb") as stream:  # noqa: PTH123 - a bytes path
            stream.write(name)
    found = gathered(case, tmp_path)
    assert len(found) == len(names)
    assert "营业执照.txt" in found
    for path in found:
        path.encode("utf-8")
        assert all(character.isprintable() for character in path)


def test_a_case_may_be_one_file(tmp_path: Path) -> None:
    file = tmp_path / "说明.txt"
    file.write_text("你好", encoding="utf-8")
    (source,) = gather(file, tmp_path / "work", Limits())
    assert (source.path, source.media_type) == ("说明.txt", "text/plain")


def test_two_runs_give_the_same(case: Path, tmp_path: Path) -> None:
    for name in ("乙.txt", "甲.txt", "B.txt", "a.txt"):
        (case / name).write_text(name, encoding="utf-8")
    first = gather(case, tmp_path / "one", Limits())
    assert first == gather(case, tmp_path / "two", Limits())


@pytest.mark.parametrize(
    ("report", "read"),
    [('{\n  "report_version": "1.0",\n', False), ('{"sales": 12}', True), ("", True)],
)
def test_results_of_ours_inside_a_case_are_no_material(
    case: Path, tmp_path: Path, report: str, read: bool
) -> None:
    inside = case / "上次" / "某公司-intake"
    (inside / "letters").mkdir(parents=True)
    (inside / "report.json").write_text(report, encoding="utf-8")
    (inside / "report.html").write_text("<table><tr><td>营业执照</td></tr></table>", encoding="utf-8")
    (inside / "letters" / "1号.txt").write_text("请补交营业执照", encoding="utf-8")
    (case / "简介.txt").write_text("组织简介", encoding="utf-8")
    found = gathered(case, tmp_path)
    assert ("上次/某公司-intake/letters/1号.txt" in found) == read
    assert found["简介.txt"].status == "read"
    if not read:
        ours = found["上次/某公司-intake/"]
        assert ours.status == "ignored" and "不是申请材料" in str(ours.problem)
