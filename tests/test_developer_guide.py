"""The guide's examples are run: a new format reads a file, a new check finds what it should."""

import re
import shutil
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from intake.checks import Case
from intake.model import WHOLE_PAGE, Document, Fact, Page, SourceFile
from intake.read.types import ReadOptions
from intake.scheme import load_scheme, schemas_folder

GUIDE = Path(__file__).resolve().parents[1] / "docs" / "zh" / "developer.md"


def example(number: int) -> ModuleType:
    """One of the guide's blocks of Python, as a module."""
    block = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), flags=re.DOTALL)[number]
    module = ModuleType(f"example_{number}")
    exec(compile(block, str(GUIDE), "exec"), module.__dict__)  # noqa: S102 - our own guide
    return module


def test_the_new_format_reads_its_file(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text("1\n00:00:01,000 --> 00:00:02,000\n您好，售后服务\n\n2\n", encoding="utf-8")
    source = SourceFile("a.srt", path, "0" * 64, "application/x-subrip", path.stat().st_size, "read")
    read = example(0).read(source, ReadOptions(tmp_path))
    assert [page.text for page in read.pages] == ["您好，售后服务"]


@pytest.mark.parametrize(("until", "found"), [("2026-12-24", 1), ("2026-12-25", 0), ("2026-11-23", 0)])
def test_the_new_check_finds_what_runs_out_within_thirty_days(until: str, found: int) -> None:
    paper = Document("d1", "证书.pdf", (1,), "system_certificate", None, 0.9)
    fact = Fact("d1", "valid_until", until, until, 1, WHOLE_PAGE, 0.95)
    pages = {("证书.pdf", 1): Page("证书.pdf", 1)}
    case = Case((), pages, (paper,), (fact,), load_scheme("gbt27922"), date(2026, 11, 24))
    params = {
        "codes": {"soon": "own"}, "kinds": ["system_certificate"], "fact": "valid_until", "days": 30
    }  # fmt: skip
    family = example(1)
    problems = list(family.run(case, params))
    assert len(problems) == found
    assert family.PARAMS["required"] == ["codes", "kinds", "fact", "days"]
    assert all(one.evidence and one.code == "own" for one in problems)


def test_a_check_that_is_data_alone_loads_with_its_words(tmp_path: Path) -> None:
    page = (GUIDE.parent / "checks.md").read_text(encoding="utf-8")
    check, words = re.findall(r"```yaml\n(.*?)```", page, flags=re.DOTALL)
    folder = tmp_path / "gbt27922"
    shutil.copytree(schemas_folder() / "gbt27922", folder)
    for name, old, new in (
        ("scheme.yaml", "\nchecks:\n", f"\nchecks:\n{check}"),
        ("findings.yaml", "", words),
    ):
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace(old, new) if old else f"{text}\n{new}", encoding="utf-8")
    scheme = load_scheme(str(folder))
    assert scheme.findings["website-missing"].severity == "deficiency"
    assert [one for one in scheme.checks if "网址" in str(one.params)]
