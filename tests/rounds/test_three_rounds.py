"""Three rounds on a sample, from the first notice to the acceptance, through the installed command."""

import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.command import run_intake
from tests.render.word_text import lines_of

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "12-old-report"
PROFILE, OUTLETS, SALES = "5.简介.docx", "7.网点清单.xlsx", "8.销售方式.docx"
OTHER_PROFILE = (
    "公司简介\n企业名称：金华晴川雨具有限公司\n金华晴川雨具有限公司成立于2018年，注册资本500万元，现有员工62人，"
    "位于浙江省金华市，是一家专业从事晴雨伞研发、生产和销售的企业，多年来坚持品质第一，产品覆盖全国市场。\n"
)
DOUBTS_LOOKED_AT = {
    "inspection-expired": "型式试验，产品未变更",
    "certificate-surveillance": "已查全国认证认可信息公共服务平台，证书有效",
}
States = dict[tuple[str, str | None], str]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """The sample, but its outlet list lacks a telephone number and nothing is said of sales."""
    folder = tmp_path / "金华雨巷伞业有限公司"
    shutil.copytree(SAMPLE, folder)
    (folder / SALES).unlink()
    edited(folder / OUTLETS, phone_of_second="")
    return folder


def edited(path: Path, *, phone_of_second: str | None = None, repeat_first: bool = False) -> None:
    """The network list, its second outlet's telephone changed, or its first outlet there twice."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    head = next(row for row in sheet.iter_rows() if sum(cell.value is not None for cell in row) >= 4)
    column = next(cell.column for cell in head if "电话" in str(cell.value))
    first = head[0].row + 1
    if phone_of_second is not None:
        sheet.cell(first + 1, column).value = phone_of_second or None
    if repeat_first:
        sheet.append([99, *(cell.value for cell in sheet[first][1:])])
    book.save(path)


def check(case: Path, out: Path, *more: str | Path) -> dict[str, Any]:
    done = run_intake("check", case, "--out", out, "--format", "json", "--as-of", "2026-11-24", *more)
    assert done.returncode in {0, 1, 3}, done.stderr
    return json.loads(done.stdout)


def issue(out: Path, number: str, *more: str) -> str:
    done = run_intake(
        "notice", out / "report.json", "--number", number, "--no-pdf", "--although", "疑问另行核对", *more
    )
    assert done.returncode == 0, done.stderr
    return "\n".join(lines_of(Path(done.stdout.splitlines()[0])))


def states(report: dict[str, Any]) -> States:
    return {(item["code"], item["submission"]): item["state"] for item in report["rounds"]["requests"]}


def asked(report: dict[str, Any]) -> set[tuple[str, str | None]]:
    return {
        (item["code"], item["submission"])
        for item in report["findings"]
        if item["severity"] == "deficiency"
    }


def test_from_the_first_notice_over_two_supplements_to_the_acceptance(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "结果"
    first = check(case, out, "--received", "2026-11-20")
    assert asked(first) == {("submission-missing", "sales_mode"), ("outlet-incomplete", "service_network")}
    for code, why in DOUBTS_LOOKED_AT.items():
        doubt = next(item for item in first["findings"] if item["code"] == code)
        decided = run_intake("decide", out, doubt["id"], "--dismiss", "--who", "张三", "--why", why)
        assert decided.returncode == 1, decided.stderr
    letter = issue(out, "京认补〔2026〕012号")
    assert "现有以下2项需要补充或更正，一次性告知如下" in letter
    assert "缺少联系电话" in letter

    # What is sent completes the list but names an outlet twice, brings another company's profile in place
    # of the applicant's own, and still nothing on sales.
    sent = tmp_path / "补充材料一"
    sent.mkdir()
    shutil.copy2(SAMPLE / OUTLETS, sent / OUTLETS)
    edited(sent / OUTLETS, repeat_first=True)
    (sent / "5.简介.txt").write_text(OTHER_PROFILE, encoding="utf-8")
    second = check(case, out, "--supplement", sent, "--received", "2026-12-03")
    assert states(second) == {
        ("submission-missing", "sales_mode"): "open",
        ("outlet-incomplete", "service_network"): "met",
        ("outlet-duplicate", "service_network"): "new",
        ("name-mismatch", "organization_profile"): "worse",
    }
    letter = issue(out, "京认补〔2026〕019号")
    assert "此前发出补充材料通知书（京认补〔2026〕012号）" in letter
    assert "尚有以下3项需要补充或更正，已补齐的不再列出" in letter
    assert "缺少联系电话" not in letter
    assert "金华晴川雨具有限公司" in letter

    sent = tmp_path / "补充材料二"
    sent.mkdir()
    for name in (PROFILE, OUTLETS, SALES):
        shutil.copy2(SAMPLE / name, sent / name)
    third = check(case, out, "--supplement", sent)
    assert set(states(third).values()) == {"met"}
    assert third["rounds"]["number"] == 3
    assert third["rounds"]["earlier_letter"] == "京认补〔2026〕019号"
    assert third["verdict"] == "complete"
    kept = next(item for item in third["findings"] if item["code"] == "inspection-expired")
    assert kept["decision"]["who"] == "张三"
    assert not (out / "notice.docx").exists()
    letter = issue(out, "京认受〔2026〕003号", "--kind", "acceptance")
    assert "受理通知书" in letter
    assert "予以受理" in letter
    assert {path.name for path in out.glob("notice-round*.docx")} == {
        "notice-round1.docx",
        "notice-round2.docx",
    }
