"""A slice of benchmarks/hostile.py: every kind of hostile file once, through the installed command."""

import json
import subprocess
from pathlib import Path

import docx
import pytest

from benchmarks.hostile_run import written_paths
from intake.gather import gather
from intake.gather.zip_directory import directory_size
from intake.limits import Limits
from intake.read import ReadOptions, read_file
from tests.cli.command import INTAKE, run_intake
from tests.hostile import archives, names, office, pdfs, texts
from tests.hostile.archives import many_members, zipped
from tests.hostile.mutations import mutation
from tests.read.builders import read_path

STATUSES = {"read", "partly_read", "unreadable", "ignored"}
SLOW = {
    "百万对象.pdf",
    "四层压缩.pdf",
    "内容炸弹.pdf",
    "一行五兆.csv",
    "十万行.txt",
    "超长行.txt",
    "千附件.eml",
    "五万段.docx",
    "自画.pdf",
    "十的十一次.pdf",
    "图案自指.pdf",
    "深页树.pdf",
}


def checked(case: Path, out: Path) -> list[dict[str, str]]:
    done = run_intake("check", case, "--ocr", "off", "--jobs", "1", "--out", out, "--format", "json")
    assert done.returncode in {1, 3, 4}, done.stderr
    assert "Traceback" not in done.stderr
    assert "内部错误" not in done.stderr
    files: list[dict[str, str]] = json.loads(done.stdout)["files"]
    assert all(file["status"] in STATUSES for file in files)
    assert all(file["problem"] for file in files if file["status"] in {"unreadable", "partly_read"})
    return files


def test_hostile_files_all_end_with_a_status(tmp_path: Path) -> None:
    case = tmp_path / "案件"
    case.mkdir()
    made = 0
    for family in (office.files, pdfs.files, texts.files):
        for place, (name, data) in enumerate(family()):
            if place % 9 == 0 and name not in SLOW and len(data) < 100_000:
                (case / name).write_bytes(data)
                made += 1
    for place in range(12):
        name, data = mutation(place)
        (case / name).write_bytes(data)
        made += 1
    files = checked(case, tmp_path / "out")
    assert len(files) >= made
    notice = tmp_path / "out" / "notice.docx"
    if notice.exists():
        assert docx.Document(str(notice)).paragraphs


def test_hostile_names_all_end_with_a_status_and_none_can_steer_a_screen(tmp_path: Path) -> None:
    made = names.lay_out(tmp_path / "案件")
    files = checked(tmp_path / "案件", tmp_path / "out")
    assert len(files) == made
    shown = "".join(file["path"] for file in files)
    assert not any(sign in shown for sign in "\x1b\x07\n\r\t\u202e\u200b\ufeff")
    assert len({file["path"] for file in files}) == len(files)
    for output in ("report.html", "report.json"):
        assert "\x1b" not in (tmp_path / "out" / output).read_text("utf-8")


@pytest.mark.parametrize("levels", [2, 6])
def test_forty_two_zip_ends(tmp_path: Path, levels: int) -> None:
    packed = tmp_path / "42.zip"
    packed.write_bytes(archives.nested(levels, 3, bytes(1 << 20)))
    found = gather(packed, tmp_path / "work", Limits(archive_depth=3))
    assert len(found) < 500
    assert {source.status for source in found} <= STATUSES


def test_a_directory_of_a_hundred_thousand_members_is_listed_within_limits(tmp_path: Path) -> None:
    packed = tmp_path / "多.zip"
    packed.write_bytes(many_members(100_000))
    limits = Limits(archive_members=50, case_files=100)
    found = gather(packed, tmp_path / "work", limits)
    assert found[0].problem_code == "file-too-large"
    assert len(found) <= 1 + 50 + 100


def test_a_directory_too_large_to_list_is_not_even_read(tmp_path: Path) -> None:
    packed = tmp_path / "多.zip"
    packed.write_bytes(many_members(400_000))
    (source,) = gather(packed, tmp_path / "work", Limits())
    assert dict(source.problem_params)["limit"] == "archive_directory_bytes"


def test_the_directory_is_measured_as_readers_do(tmp_path: Path) -> None:
    packed = tmp_path / "a.zip"
    packed.write_bytes(zipped([("a.txt", b"x")]))
    assert directory_size(packed) == 46 + len("a.txt")
    packed.write_bytes(b"no archive")
    assert directory_size(packed) == 0


@pytest.mark.parametrize(("name", "said"), [("打开即脚本.pdf", "脚本"), ("打开即启动.pdf", "启动程序")])
def test_what_a_pdf_would_do_by_itself_is_noted_and_not_done(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / name).write_bytes(dict(pdfs.files())[name])
    result = read_path(tmp_path / name)
    assert "plain text" in result.pages[0].text
    assert any(said in note for note in result.source.notes)


def test_a_pdf_without_actions_has_no_such_note(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdfs.page())
    assert read_path(tmp_path / "a.pdf").source.notes == ()


def test_files_inside_a_document_are_listed_once(tmp_path: Path) -> None:
    inner = zipped([("执照.txt", "营业执照".encode())])
    packed = pdfs.page(
        catalog=b"/Names<</EmbeddedFiles<</Names[(n.zip) 6 0 R]>>>>",
        more=(b"<</Type/Filespec/F(n.zip)/EF<</F 7 0 R>>>>", pdfs.stream(inner, b"/Type/EmbeddedFile")),
    )
    case = tmp_path / "案件"
    case.mkdir()
    (case / "a.pdf").write_bytes(packed)
    paths = [file["path"] for file in checked(case, tmp_path / "out")]
    assert paths == ["a.pdf", "a.pdf!/n.zip", "a.pdf!/n.zip!/执照.txt"]


def test_the_self_test_runs_on_the_users_machine() -> None:
    done = run_intake("doctor", "--self-test")
    assert done.returncode in {0, 3}, done.stdout
    assert "自检通过" in done.stdout


def test_old_outputs_stay_whole_when_the_disk_is_full(tmp_path: Path) -> None:
    case = tmp_path / "案件"
    case.mkdir()
    (case / "简介.txt").write_text("组织简介", encoding="utf-8")
    run_intake("check", case, "--ocr", "off", "--out", tmp_path / "out")
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir() if path.is_file()}
    (case / "新.txt").write_text("新的文件", encoding="utf-8")
    # A process may write files of 4,000 bytes at most: the same error as a full disk's.

    done = subprocess.run(
        ["prlimit", "--fsize=4000", INTAKE, "check", case, "--ocr", "off", "--out", tmp_path / "out"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 4
    assert "无法写入" in done.stderr
    after = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir() if path.is_file()}
    assert after == before


def test_reading_never_raises(tmp_path: Path) -> None:
    for number in range(0, 200, 13):
        name, data = mutation(number)
        (tmp_path / name).write_bytes(data)
        for source in gather(tmp_path / name, tmp_path / "work", Limits()):
            assert read_file(source, ReadOptions(tmp_path / "work")).source.status in STATUSES


def test_a_line_without_end_is_handed_on_in_pieces_and_what_is_left_out_is_said(tmp_path: Path) -> None:
    text = "".join(f"第{number}项" for number in range(90_000))
    (tmp_path / "a.pptx").write_bytes(office.slide(text))
    result = read_path(tmp_path / "a.pptx")
    assert result.source.status == "partly_read"
    assert dict(result.source.problem_params)["limit"] == "page_characters"
    assert "".join(line.text for line in result.pages[0].lines) == text[:200_000]
    assert max(len(line.text) for line in result.pages[0].lines) <= 1000


def test_an_engine_that_is_not_here_is_said_once_and_no_file_is_blamed(tmp_path: Path) -> None:
    case = tmp_path / "案件"
    case.mkdir()
    (case / "简介.txt").write_text("组织简介", encoding="utf-8")
    command = [INTAKE, "check", case, "--ocr", "tesseract", "--out", tmp_path / "out"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={"PATH": str(tmp_path)})
    assert done.returncode == 2
    assert "tesseract" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("line", "paths"),
    [
        ('7 openat(AT_FDCWD, "/tmp/a", O_WRONLY|O_CREAT, 0666) = 3', ["/tmp/a"]),
        ('7 open("/tmp/a", O_RDWR) = 3', ["/tmp/a"]),
        ('7 openat(AT_FDCWD, "/tmp/a", O_WRONLY|O_CREAT, 0666 <unfinished ...>', ["/tmp/a"]),
        ('7 rename("/a", "/tmp/b") = 0', ["/a", "/tmp/b"]),
        ('7 openat(AT_FDCWD, "/tmp/a", O_WRONLY) = -1 EACCES (Permission denied)', []),
        ('7 openat(AT_FDCWD, "/etc/passwd", O_RDONLY) = 3', []),
    ],
)
def test_the_benchmark_sees_every_write(line: str, paths: list[str]) -> None:
    assert written_paths(line) == paths
