"""Whatever a person changes in one case, all that tells of it tells the same."""

import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from intake.case.folder import read_report
from intake.cli import app
from intake.model import CaseReport, effective_severity
from intake.register import list_cases, open_database
from intake.render.words import status_word, verdict_sentence, words
from intake.scheme import load_scheme

SCHEME = load_scheme("gbt27922")
TEXT = "公司简介\n绍兴梧桐食品有限公司成立于2017年，现有员工86人，产品通过经销商和线上门店销售。"


def told_alike(out: Path, name: str, register: Path) -> CaseReport:
    """The case's report, after looking whether all say what it says."""
    report = read_report(out / name / "report.json")
    severities = [effective_severity(one) for one in report.findings]
    counted = severities.count("deficiency"), severities.count("doubt")
    verdict = words("zh")[report.verdict]
    optional = SCHEME.optional
    states = [
        status_word(one, "zh", optional=one.id in optional)
        for one in sorted(report.submissions, key=lambda one: one.number)
    ]

    (row,) = [
        one
        for one in json.loads((out / "summary.json").read_text(encoding="utf-8"))["cases"]
        if one["case"] == name
    ]
    assert (row["verdict"], row["deficiencies"], row["doubts"]) == (report.verdict, *counted)
    assert row["submissions"] == {one.id: one.status for one in report.submissions}

    sheet = load_workbook(out / "summary.xlsx").worksheets[0]
    (cells,) = [
        [str(cell) for cell in cells if cell is not None]
        for cells in sheet.iter_rows(values_only=True)
        if name in cells
    ]
    assert verdict in cells
    assert any(cells[first : first + len(states)] == states for first in range(len(cells)))

    page = (out / "index.html").read_text(encoding="utf-8")
    mine = next(part for part in page.split("<tr") if name in part)
    assert verdict in mine
    assert verdict_sentence(report) in (out / name / "report.html").read_text(encoding="utf-8")

    database = open_database(str(register))
    (known,) = [one for one in list_cases(database, date(2026, 11, 24)) if one.folder.endswith(name)]
    database.close()
    assert (known.verdict, known.deficiencies, known.doubts) == (report.verdict, *counted)
    return report


def test_report_register_and_summaries_agree_after_every_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, out, register = tmp_path / "来件", tmp_path / "结果", tmp_path / "register.sqlite3"
    for name in ("甲公司", "乙公司"):
        (root / name).mkdir(parents=True)
        (root / name / "简介.txt").write_text(TEXT, encoding="utf-8")
    app(
        [
            "batch",
            str(root),
            "--out",
            str(out),
            "--as-of",
            "2026-11-24",
            "--ocr",
            "off",
            "--jobs",
            "1",
            "--quiet",
        ],
        standalone_mode=False,
    )
    case, who = str(out / "甲公司"), ["--who", "张三", "--why", "已核对", "--register", str(register)]

    def does(*arguments: str) -> CaseReport:
        app([arguments[0], case, *arguments[1:], *who], standalone_mode=False)
        return told_alike(out, "甲公司", register)

    missing = does("decide", "submission-missing", "--all", "--accept")
    assert all(
        one.accepted_unsent
        for one in missing.submissions
        if one.status == "satisfied" and not one.documents
    )
    waived = does("waive", "8", "--words", "后补")
    assert next(one for one in waived.submissions if one.number == 8).accepted
    document = next(one.id for one in waived.documents if one.kind == "organization_profile")
    corrected = does("correct", document, "organization_name=绍兴梧桐食品有限公司")
    assert corrected.events[-1].who == "张三"
    undone = does("undo", str(corrected.events[-1].number))
    assert len(undone.events) < len(corrected.events)
    assert str(out / "index.html") in capsys.readouterr().out
