"""`intake lookup`: the sheet out, the results in."""

import json
from pathlib import Path

from openpyxl import load_workbook

from intake.render.lookup_xlsx import COLUMNS
from tests.cli.command import run_intake

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "07-thin-service-system"


def test_a_certificate_found_withdrawn_becomes_a_deficiency(tmp_path: Path) -> None:
    out = tmp_path / "结果"
    run_intake("check", SAMPLE, "--out", out, "--as-of", "2026-11-24")
    made = run_intake("lookup", out)
    assert made.returncode == 0, made.stderr
    sheet_path = out / "lookup.xlsx"
    again = run_intake("lookup", out)
    assert again.returncode == 2
    assert "已存在" in again.stderr

    empty = run_intake("lookup", out, "--results", sheet_path)
    assert (empty.returncode, "还是空的" in empty.stderr) == (2, True)

    book = load_workbook(sheet_path)
    sheet = book.active
    assert sheet is not None
    sheet.cell(2, list(COLUMNS).index("lookup_result") + 1).value = "撤销"
    book.save(sheet_path)
    nameless = run_intake("lookup", out, "--results", sheet_path, "--who", "")
    assert (nameless.returncode, "查询人" in nameless.stderr) == (2, True)

    done = run_intake("lookup", out, "--results", sheet_path, "--who", "张三")
    assert done.returncode == 1, done.stderr
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    decided = [item for item in report["findings"] if item["decision"]]
    assert [(item["code"], item["decision"]["who"]) for item in decided] == [
        ("certificate-surveillance", "张三")
    ]
    assert "查询结果：撤销" in decided[0]["decision"]["why"]
