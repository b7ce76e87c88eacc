"""A person's decision and an applicant's supplement, through the installed command."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import docx
import pytest

from intake.events import issued_letters, read_log
from tests.cli.command import run_intake

ISSUE = ("--although", "疑问另行核对", "--no-pdf")
DAY = ("--as-of", "2026-11-24", "--ocr", "off")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "某公司"
    folder.mkdir()
    (folder / "简介.txt").write_text(
        "公司简介\n绍兴梧桐食品有限公司成立于2017年，现有员工86人，位于绍兴，是一家专业从事糕点生产的企业。",
        encoding="utf-8",
    )
    return folder


def check(case: Path, out: Path, *more: str | Path) -> dict[str, Any]:
    done = run_intake("check", case, "--out", out, "--format", "json", *DAY, *more)
    assert done.returncode in {1, 3}, done.stderr
    return json.loads(done.stdout)


def finding(report: dict[str, Any], code: str, submission: str) -> dict[str, Any]:
    return next(
        item for item in report["findings"] if (item["code"], item["submission"]) == (code, submission)
    )


def letter(out: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(out / "notice.docx")).paragraphs)


def test_an_accepted_deficiency_leaves_the_letter_and_survives_a_recheck(
    case: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    missing = finding(check(case, out), "submission-missing", "sales_mode")
    assert "商品销售方式的介绍" in letter(out)
    done = run_intake("decide", out, missing["id"], "--accept", "--who", "张三", "--why", "现场已核实")
    assert done.returncode == 1, done.stderr
    assert "（申请材料清单第8项）" not in letter(out)
    again = finding(check(case, out), "submission-missing", "sales_mode")
    assert again["severity"] == "deficiency"
    assert (again["decision"]["action"], again["decision"]["who"]) == ("accept", "张三")
    assert "（申请材料清单第8项）" not in letter(out)


def test_a_decision_without_a_reason_is_refused(case: Path, tmp_path: Path) -> None:
    report = check(case, tmp_path / "out")
    done = run_intake(
        "decide", tmp_path / "out", report["findings"][0]["id"], "--accept", "--who", "张三", "--why", " "
    )
    assert done.returncode == 2


def test_a_supplement_meets_a_request_and_the_rest_stays_open(case: Path, tmp_path: Path) -> None:
    out, supplement = tmp_path / "out", tmp_path / "补充"
    check(case, out)
    supplement.mkdir()
    (supplement / "销售方式.txt").write_text(
        "销售方式介绍\n公司采用直销和经销相结合的销售方式，线上通过天猫旗舰店销售，售后服务由公司承担。",
        encoding="utf-8",
    )
    report = check(case, out, "--supplement", supplement)
    states = {(item["code"], item["submission"]): item["state"] for item in report["rounds"]["requests"]}
    assert report["rounds"]["number"] == 2
    assert states["submission-missing", "sales_mode"] == "met"
    assert states["submission-missing", "service_network"] == "open"
    assert (out / "report-round1.json").is_file()


def test_a_supplement_is_remembered_and_the_second_letter_names_the_first(
    case: Path, tmp_path: Path
) -> None:
    out, supplement = tmp_path / "out", tmp_path / "补充"
    check(case, out, "--received", "2026-11-20")
    issued = run_intake("notice", out / "report.json", "--number", "京认补〔2026〕012号", *ISSUE)
    assert issued.returncode == 0, issued.stderr
    assert "京认补〔2026〕012号" in letter(out)
    assert (out / "notice.txt").read_text(encoding="utf-8").startswith("主题：补充材料通知书 京认补")
    supplement.mkdir()
    (supplement / "销售方式.txt").write_text(
        "销售方式介绍\n公司采用直销和经销相结合的销售方式，线上通过天猫旗舰店销售，售后服务由公司承担。",
        encoding="utf-8",
    )
    check(case, out, "--supplement", supplement)
    assert "此前发出补充材料通知书（京认补〔2026〕012号）" in letter(out)
    assert "商品销售方式的介绍（申请材料清单第8项）" not in letter(out)
    assert (out / "notice-round1.docx").is_file()
    again = check(case, out)
    assert again["rounds"]["number"] == 2
    assert again["rounds"]["earlier_letter"] == "京认补〔2026〕012号"
    supplement.rename(tmp_path / "别处")
    gone = run_intake("check", case, "--out", out, *DAY)
    assert gone.returncode == 2
    assert "第2轮的补充材料不见了" in gone.stderr


def test_a_rejection_waits_for_the_deadline(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    check(case, out)
    report = out / "report.json"
    assert run_intake("notice", report, "--number", "补1号", "--due", "2026-12-08", *ISSUE).returncode == 0
    early = run_intake(
        "notice", report, "--kind", "rejection", "--number", "退1号", "--date", "2026-12-08", *ISSUE
    )
    assert early.returncode == 2
    assert "补充期限至2026年12月8日（含当日）" in early.stderr
    late = run_intake(
        "notice", report, "--kind", "rejection", "--number", "退1号", "--date", "2026-12-09", *ISSUE
    )
    assert late.returncode == 0, late.stderr
    mail = (out / "rejection.txt").read_text(encoding="utf-8")
    assert "申请材料中未见清单第8项“商品销售方式的介绍”。" in mail
    assert "请提交" not in mail


def test_a_decision_is_dropped_with_a_note_when_its_evidence_changed_and_can_be_undone(
    case: Path, tmp_path: Path
) -> None:
    out, licence = tmp_path / "out", case / "营业执照.txt"
    text = "营业执照\n名称：绍兴梧桐食品有限公司\n类型：有限责任公司\n营业期限：2007年03月18日至{until}\n"
    licence.write_text(text.format(until="2025年03月17日"), encoding="utf-8")
    found = next(item for item in check(case, out)["findings"] if item["evidence"])
    word = ("--who", "张三", "--why", "已核实")
    assert run_intake("decide", out, found["id"], "--dismiss", *word).returncode in {1, 3}
    assert run_intake("decide", out, found["id"], "--undo", "--who", "李四").returncode in {1, 3}
    undone = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert finding(undone, found["code"], found["submission"])["decision"] is None
    assert run_intake("decide", out, found["id"], "--dismiss", *word).returncode in {1, 3}
    for file in {place["file"] for place in found["evidence"]}:
        path = case / file
        path.write_text(path.read_text(encoding="utf-8") + "（修订）\n", encoding="utf-8")
    changed = check(case, out)
    notes = [item for item in changed["findings"] if item["code"] == "decision-lapsed"]
    assert len(notes) == 1
    assert "张三" in notes[0]["message"]
    listed = run_intake("decide", out)
    assert notes[0]["id"] in listed.stdout


def test_two_processes_never_issue_one_letter_number_twice(case: Path, tmp_path: Path) -> None:
    register = tmp_path / "register.sqlite"
    outs = [tmp_path / f"out{number}" for number in range(4)]
    check(case, outs[0])
    for out in outs[1:]:
        shutil.copytree(outs[0], out)

    def issue(out: Path) -> None:
        done = run_intake("notice", out / "report.json", "--register", register, *ISSUE)
        assert done.returncode == 0, done.stderr

    with ThreadPoolExecutor(len(outs)) as at_once:
        list(at_once.map(issue, outs))
    numbers = [letter_number(out) for out in outs]
    assert len(set(numbers)) == len(outs)


def letter_number(out: Path) -> str:
    (number,) = {one.number for one in issued_letters(read_log(out).events)}
    assert number in letter(out)
    return number
