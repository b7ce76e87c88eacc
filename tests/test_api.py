"""What scripts may rely on: the names of docs/python.md, typed, and loaded when they are asked for."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import intake

ROOT = Path(__file__).resolve().parent.parent


def examples(page: str) -> list[str]:
    return re.findall(r"```python\n(.*?)```", (ROOT / "docs" / page).read_text("utf-8"), re.DOTALL)


EXAMPLES = examples("zh/python.md")


def run(*command: str, folder: Path | None = None) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the page's examples find what they name."""
    texts = {"某公司申请材料": "组织简介\n我公司成立于2010年。", "补充材料": "销售方式介绍\n直销。"}
    for name, text in texts.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "文件.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_both_pages_have_the_same_examples() -> None:
    for page in ("python.md", "events.md", "patterns.md"):
        english, chinese = ((ROOT / "docs" / one).read_text("utf-8") for one in (page, f"zh/{page}"))
        code = [
            re.findall(r"```(?:python|yaml|json)\n(.*?)```", text, re.DOTALL) for text in (english, chinese)
        ]
        said = [[re.sub(r"\s*#.*", "", block) for block in blocks] for blocks in code]
        assert said[0] == said[1]


def test_the_first_example_runs_as_a_script_without_a_main_guard(folder: Path) -> None:
    (folder / "script.py").write_text(EXAMPLES[0], encoding="utf-8")
    assert run("script.py", folder=folder) == "deficient\n"
    assert not (folder / "结果").exists()


def test_the_second_example_reads_judges_and_writes(folder: Path) -> None:
    more = "\nassert [file.status for file in report.files] == ['read', 'read'], report.files\n"
    (folder / "script.py").write_text(EXAMPLES[1] + more, encoding="utf-8")
    said = run("script.py", folder=folder)
    assert "8 Description of sales modes" in said
    assert "deficiency submission-missing Nothing in the case serves item 1 of the list" in said
    assert (folder / "结果" / "notice.docx").is_file()
    assert (folder / "结果" / "rounds.yaml").is_file()


def test_importing_it_loads_nothing() -> None:
    loaded = run(
        "-c", "import sys; before = set(sys.modules); import intake; print(set(sys.modules) - before)"
    )
    names = set(re.findall(r"'([\w.]+)'", loaded))
    assert {name for name in names if name.startswith("intake")} == {"intake", "intake._version"}
    assert not {name.split(".")[0] for name in names} & {"jsonschema", "yaml", "numpy", "lxml", "typer"}


def test_every_promised_name_is_there_and_documented() -> None:
    page = (ROOT / "docs" / "python.md").read_text("utf-8")
    for name in set(intake.__all__) - {"__version__"}:
        assert getattr(intake, name).__doc__
        assert f"`{name}" in page
    assert set(intake.__all__) <= set(dir(intake))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = intake.nothing


def test_a_name_stays_what_it_is_whatever_was_imported() -> None:
    said = run(
        "-c", "import intake.checks, intake.cli.check; from intake import check; print(check.__module__)"
    )
    assert said == "intake.api\n"


def test_python_m_intake_is_the_command() -> None:
    assert "退出码" in run("-m", "intake", "--help")


def test_the_package_is_whole_and_says_that_it_is_typed() -> None:
    setup = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    rooms = {
        ".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "intake").rglob("__init__.py")
    }
    assert rooms == {name for name in setup["packages"] if not name.startswith("intake._")}
    assert "py.typed" in setup["package-data"]["intake"]
    assert (ROOT / "intake" / "py.typed").is_file()
