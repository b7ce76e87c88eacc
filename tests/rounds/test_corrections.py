"""A clerk corrects what the program took a paper for, through the installed command."""

import json
from pathlib import Path
from typing import Any

import docx

from tests.cli.command import run_intake

DAY = ("--as-of", "2026-11-24", "--ocr", "off", "--quiet")


def report_of(out: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((out / "report.json").read_text(encoding="utf-8"))
    return data


def letter(out: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(out / "notice.docx")).paragraphs)


def state(report: dict[str, Any], submission: str) -> str:
    return next(str(item["status"]) for item in report["submissions"] if item["id"] == submission)


def test_a_paper_is_moved_a_finding_added_and_worded_and_all_of_it_holds(tmp_path: Path) -> None:
    case, out = tmp_path / "某公司", tmp_path / "某公司-intake"
    case.mkdir()
    (case / "说明.txt").write_text(
        "公司简介\n绍兴梧桐食品有限公司成立于2017年，现有员工86人，产品通过经销商和线上门店销售。",
        encoding="utf-8",
    )
    assert run_intake("check", case, *DAY).returncode == 1
    assert state(report_of(out), "sales_mode") == "missing"
    before = state(report_of(out), "organization_profile")

    by = ("--who", "张三", "--why", "内容是销售方式")
    moved = run_intake("assign", case, "说明.txt", "--item", "8", *by)
    assert moved.returncode == 1, moved.stderr
    assert moved.stdout.startswith("1  重新归类：说明.txt 第 1 页 → 第8项")
    assert state(report_of(out), "sales_mode") != "missing"
    assert state(report_of(out), "organization_profile") != "satisfied"

    added = run_intake(
        *("add", case, "--item", "8", "--at", "说明.txt:1", "--words", "未盖章。", "--who", "李四")
    )
    assert added.returncode == 1, added.stderr
    own = next(item["id"] for item in report_of(out)["findings"] if item["code"] == "own-finding")
    assert run_intake("word", case, own, "--request", "请盖章。", "--who", "李四").returncode == 1
    assert "补充要求：请盖章。" in letter(out)

    assert run_intake("check", case, *DAY).returncode == 1
    report = report_of(out)
    assert state(report, "sales_mode") == "deficient"
    assert [(one["who"], one["act"]["act"]) for one in report["events"]] == [
        ("张三", "assigned"),
        ("李四", "added"),
        ("李四", "worded"),
    ]
    assert "补充要求：请盖章。" in letter(out)
    assert "重新归类：说明.txt 第 1 页 → 第8项" in (out / "report.html").read_text(encoding="utf-8")

    assert run_intake("undo", case, "1", "--who", "王五").returncode == 1
    assert state(report_of(out), "organization_profile") == before
    listed = run_intake("log", case)
    assert [line.split()[0] for line in listed.stdout.splitlines()] == ["1", "2", "3", "4"]
    assert "撤销：第1号操作" in listed.stdout


def test_without_a_reason_a_paper_is_not_moved(tmp_path: Path) -> None:
    done = run_intake("assign", tmp_path, "d1", "--item", "8", "--who", "张三")
    assert done.returncode == 2
    assert "请用 --why 说明理由" in done.stderr
