"""Whatever judging or writing a case does (hang, work or grow without end, die, fail), `check` and `batch`
end, say so truthfully, and tell what was read."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.cli.command import run_intake

ROOT = Path(__file__).resolve().parents[2]
FAULTY = Path(__file__).with_name("faulty_intake.py")
TEXT = "组织简介\n我公司成立于2010年。\n"
LIMITS = ("--limit", "judge_seconds=8", "--limit", "judge_memory_bytes=600000000")
FAULTS = {
    "hangs": "judge_seconds=8",
    "works": "judge_seconds=8",
    "grows": "judge_memory_bytes=600000000",
    "dies": "进程意外结束",
    "fails": "KeyError",
    "writing": "judge_seconds=8",
}


def faulty(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, FAULTY, *map(str, arguments), "--ocr", "off", "--as-of", "2026-11-24"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
        cwd=ROOT,
        env=os.environ | {"PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)},
    )


def write_case(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True)
    for name in names:
        (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    return folder


def report_in(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return found


def assert_not_judged(folder: Path, reason: str) -> None:
    report = report_in(folder)
    assert report["verdict"] == "unreadable"
    assert [item["code"] for item in report["findings"]] == ["case-not-judged"]
    assert report["findings"][0]["severity"] == "doubt"
    assert reason in report["findings"][0]["message"]
    assert {item["status"] for item in report["submissions"]} == {"needs_review"}
    read = {(item["status"], item["pages"]) for item in report["files"] if not item["alias_of"]}
    assert read == {("read", 1)}
    assert not (folder / "notice.docx").exists()
    assert "case-not-judged" in (folder / "report.html").read_text(encoding="utf-8")


def test_a_batch_goes_on_and_writes_its_summary(tmp_path: Path) -> None:
    root, out = tmp_path / "批", tmp_path / "结果"
    for fault in (*FAULTS, "sound"):
        write_case(root / fault, fault)
    done = faulty("batch", root, "--out", out, "--jobs", "2", *LIMITS)
    assert done.returncode == 4, done.stderr
    for fault, reason in FAULTS.items():
        assert_not_judged(out / fault, reason)
    assert report_in(out / "sound")["verdict"] == "deficient"
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert {item["case"]: item["verdict"] for item in summary["cases"]} == {
        **dict.fromkeys(FAULTS, "unreadable"),
        "sound": "deficient",
    }
    assert (out / "summary.xlsx").is_file()
    # The fault mended, the next run does these again and takes the sound one over.
    made = (out / "sound" / "made-from.txt").stat().st_mtime_ns
    again = run_intake("batch", root, "--out", out, "--ocr", "off", "--as-of", "2026-11-24", *LIMITS)
    assert again.returncode == 1, again.stderr
    assert {report_in(out / fault)["verdict"] for fault in FAULTS} == {"deficient"}
    assert (out / "sound" / "made-from.txt").stat().st_mtime_ns == made


def test_a_check_ends_and_what_it_could_not_judge_ends_no_decision_and_no_round(tmp_path: Path) -> None:
    """The letter of round one asked; a round that could not be judged answers nothing."""
    case, more = write_case(tmp_path / "甲", "简介"), write_case(tmp_path / "补", "hangs")
    out = tmp_path / "甲-intake"
    assert faulty("check", case).returncode == 1
    assert (out / "notice.docx").is_file()
    assert faulty("check", case, "--supplement", more, *LIMITS).returncode == 4
    assert_not_judged(out, FAULTS["hangs"])
    done = run_intake("decide", case, "f1", "--accept", "--why", "x", "--who", "甲")
    assert done.returncode == 2
    third = run_intake("check", case, "--ocr", "off", "--as-of", "2026-11-24")
    assert third.returncode == 1, third.stderr
    assert len(report_in(out)["rounds"]["requests"]) > 0
