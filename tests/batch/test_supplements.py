"""A batch honours the supplements a case's results remember, instead of going back to the application."""

import json
from pathlib import Path

import fsspec

from tests.batch.cases import write_cases
from tests.cli.command import run_intake

DAY = ("--ocr", "off", "--as-of", "2026-11-24", "--jobs", "1")


def paths(results: Path) -> set[str]:
    return {file["path"] for file in json.loads((results / "report.json").read_text("utf-8"))["files"]}


def test_a_remembered_supplement_is_checked_with_its_case_and_again_when_it_changes(tmp_path: Path) -> None:
    root, out, sent = write_cases(tmp_path / "批次", 1), tmp_path / "结果", tmp_path / "补充"
    sent.mkdir()
    (sent / "销售方式.txt").write_text("商品销售方式介绍\n直销。\n", encoding="utf-8")
    run_intake("check", root / "公司0", "--out", out / "公司0", "--supplement", sent, *DAY)
    run_intake("batch", root, "--out", out, *DAY)
    assert "补充1/销售方式.txt" in paths(out / "公司0")
    (sent / "网点.txt").write_text("服务网点清单\n", encoding="utf-8")
    run_intake("batch", root, "--out", out, *DAY)
    assert "补充1/网点.txt" in paths(out / "公司0")
    assert (out / "公司0" / "rounds.yaml").is_file()


def test_behind_a_url_a_supplement_is_found_beside_the_results(tmp_path: Path) -> None:
    root, out = write_cases(tmp_path / "批次", 1), tmp_path / "结果"
    sent = out / "补充"
    sent.mkdir(parents=True)
    (sent / "销售方式.txt").write_text("商品销售方式介绍\n直销。\n", encoding="utf-8")
    run_intake("check", root / "公司0", "--out", out / "公司0", "--supplement", sent, *DAY)
    (out / "公司0" / "report.json").unlink()
    run_intake("batch", f"file://{root}", "--out", f"file://{out}", *DAY)
    assert "补充1/销售方式.txt" in paths(out / "公司0")
    files = fsspec.filesystem("file")
    files.rm(str(sent), recursive=True)
    done = run_intake("batch", f"file://{root}", "--out", f"file://{out}", *DAY)
    assert done.returncode == 4
    assert f"补充材料不见了：file://{out}/补充" in done.stdout
