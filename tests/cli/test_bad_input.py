"""What goes wrong is said clearly: one message or finding, the contract's exit code, never a traceback."""

import json
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from intake.scheme import schemas_folder
from tests.cli.command import run_intake


def pdf_of_one_page(path: Path, password: str | None = None) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        encryption = pikepdf.Encryption(user=password, owner=password) if password else None
        pdf.save(path, encryption=encryption or False)


def report_of(case: Path, tmp_path: Path) -> tuple[int, dict]:
    done = run_intake("check", case, "--out", tmp_path / "out", "--format", "json", "--ocr", "off")
    return done.returncode, json.loads(done.stdout)


def no_traceback(done: subprocess.CompletedProcess[str]) -> None:
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_a_missing_path_is_a_usage_error(tmp_path: Path) -> None:
    done = run_intake("check", tmp_path / "没有这个文件夹")
    assert done.returncode == 2
    assert "没有这个文件夹" in done.stderr
    no_traceback(done)


def test_a_file_instead_of_a_folder_says_what_to_give(tmp_path: Path) -> None:
    file = tmp_path / "执照.pdf"
    pdf_of_one_page(file)
    done = run_intake("check", file)
    assert done.returncode == 2
    assert "文件夹" in done.stderr
    no_traceback(done)


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    case = tmp_path / "空案件"
    case.mkdir()
    done = run_intake("check", case)
    assert done.returncode == 4
    assert "空" in done.stderr
    no_traceback(done)


def test_an_unknown_scheme_lists_the_known_ones(tmp_path: Path) -> None:
    done = run_intake("check", tmp_path, "--scheme", "没有")
    assert done.returncode == 2
    assert "gbt27922" in done.stderr


@pytest.mark.parametrize(
    "command", [["scheme", "validate"], ["check", "案件", "--out", "结果", "--scheme"]]
)
def test_every_slip_in_a_scheme_is_told_before_anything_is_read(tmp_path: Path, command: list[str]) -> None:
    own, case, out = tmp_path / "own", tmp_path / "案件", tmp_path / "结果"
    shutil.copytree(schemas_folder() / "gbt27922", own)
    head = (own / "scheme.yaml").read_text(encoding="utf-8")
    head = head.replace("fact: outlet_count}", "fact: outlet_cuont}").replace("[sales_mode]", "[sale_mode]")
    (own / "scheme.yaml").write_text(head, encoding="utf-8")
    case.mkdir()
    (case / "简介.txt").write_text("组织简介\n我公司成立于2010年。\n", encoding="utf-8")
    places = {"案件": case, "结果": out}
    done = run_intake(*(places.get(word, word) for word in command), own)
    assert done.returncode == 2
    assert "是不是“outlet_count”" in done.stderr and "是不是“sales_mode”" in done.stderr
    assert not out.exists()
    no_traceback(done)


def test_a_language_without_letters_is_told_before_anything_is_read(
    tmp_path: Path,
) -> None:
    own, case, out = tmp_path / "own", tmp_path / "案件", tmp_path / "结果"
    shutil.copytree(schemas_folder() / "gbt27922", own, ignore=shutil.ignore_patterns("*.en.*"))
    head = (own / "scheme.yaml").read_text(encoding="utf-8")
    title = "  en: Commodity after-sales service certification (five-star brand)\n"
    assert title in head
    (own / "scheme.yaml").write_text(head.replace(title, ""), encoding="utf-8")
    case.mkdir()
    (case / "简介.txt").write_text("组织简介\n我公司成立于2010年。\n", encoding="utf-8")
    done = run_intake("check", case, "--scheme", own, "--lang", "en", "--out", out)
    assert done.returncode == 2
    assert f"{own / 'letter.en.docx'}: " in done.stderr and f"{own / 'email.en.txt'}: " in done.stderr
    assert not out.exists()


@pytest.mark.parametrize(
    "option", [["--as-of", "2026年"], ["--jobs", "0"], ["--ocr", "magic"], ["--limit", "x=1"]]
)
def test_a_wrong_option_is_a_usage_error(tmp_path: Path, option: list[str]) -> None:
    done = run_intake("check", tmp_path, *option)
    assert done.returncode == 2
    no_traceback(done)


@pytest.mark.parametrize(
    ("name", "code"),
    [("零字节.pdf", "file-empty"), ("加密.pdf", "file-encrypted"), ("其实是文本.pdf", None)],
)
def test_a_bad_file_is_a_finding_that_names_it(tmp_path: Path, name: str, code: str | None) -> None:
    case = tmp_path / "案件"
    case.mkdir()
    file = case / name
    if name.startswith("零"):
        file.touch()
    elif name.startswith("加密"):
        pdf_of_one_page(file, password="secret")
    else:
        file.write_text("组织简介\n我公司成立于2010年。\n", encoding="utf-8")
    exit_code, report = report_of(case, tmp_path)
    assert exit_code in {1, 3, 4}
    (entry,) = report["files"]
    assert entry["path"] == name
    if code:
        assert entry["status"] == "unreadable"
        assert entry["problem"]
        assert code in {finding["code"] for finding in report["findings"]}
    else:
        assert entry["media_type"] == "text/plain"
        assert entry["status"] == "read"


def test_an_output_folder_that_cannot_be_written_says_what_to_do(tmp_path: Path) -> None:
    case = tmp_path / "案件"
    case.mkdir()
    (case / "简介.txt").write_text("组织简介", encoding="utf-8")
    (tmp_path / "file").touch()
    done = run_intake("check", case, "--out", tmp_path / "file" / "below", "--ocr", "off")
    assert done.returncode == 4
    assert "--out" in done.stderr
    no_traceback(done)


def test_nothing_is_written_into_the_case(tmp_path: Path) -> None:
    case = tmp_path / "案件"
    case.mkdir()
    (case / "简介.txt").write_text("组织简介", encoding="utf-8")
    run_intake("check", case, "--ocr", "off")
    assert [path.name for path in case.iterdir()] == ["简介.txt"]
    assert (tmp_path / "案件-intake" / "report.json").is_file()


def test_one_broken_case_does_not_stop_a_batch(tmp_path: Path) -> None:
    root = tmp_path / "批次"
    (root / "甲公司").mkdir(parents=True)
    (root / "甲公司" / "简介.txt").write_text("组织简介", encoding="utf-8")
    (root / "空公司").mkdir()
    (root / "坏.zip").write_bytes(b"PK\x03\x04 broken")
    done = run_intake("batch", root, "--ocr", "off")
    assert done.returncode == 4
    out = tmp_path / "批次-intake"
    assert (out / "甲公司" / "report.json").is_file()
    assert (out / "summary.xlsx").is_file()
    rows = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert len(rows["cases"]) == 3
    no_traceback(done)


def test_a_repeated_batch_takes_over_what_has_not_changed(tmp_path: Path) -> None:
    root = tmp_path / "批次"
    for name in ("甲", "乙"):
        (root / name).mkdir(parents=True)
        (root / name / "简介.txt").write_text(f"组织简介 {name}公司", encoding="utf-8")
    run_intake("batch", root, "--ocr", "off", "--as-of", "2026-11-24")
    before = (tmp_path / "批次-intake" / "甲" / "report.json").read_bytes()
    (root / "乙" / "更多.txt").write_text("销售方式：直销", encoding="utf-8")
    done = run_intake("batch", root, "--ocr", "off", "--as-of", "2026-11-24")
    assert "沿用 1 个" in done.stderr
    assert (tmp_path / "批次-intake" / "甲" / "report.json").read_bytes() == before
