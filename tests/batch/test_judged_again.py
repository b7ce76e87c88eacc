"""A case that was read before is judged again by other rules or at another day without being read."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import pytest

from intake.batch.one_case import CaseDone, batch_job, do_case
from intake.bench import Bench
from intake.case.folder import kept_report
from intake.case.outputs import judge_again
from intake.case.rendered import rendered_outputs
from intake.judged import ReportingAgain, report_again, report_on
from intake.model import CaseReport, Evidence
from intake.pipeline import Reader, worth_seeing
from intake.scheme import Scheme, load_scheme, schemas_folder
from intake.settings import Settings
from intake.workers import ReadingPool
from tests.batch.cases import outputs

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "06-expired-certificate"
SETTINGS = Settings(as_of=date(2026, 11, 24), ocr="off", jobs=1)
LATER = replace(SETTINGS, as_of=date(2027, 3, 1))


class Nobody:
    """A reader that must not be asked."""

    def __getattr__(self, name: str) -> Any:
        def asked(*_: object, **__: object) -> NoReturn:
            raise AssertionError("asked to read")

        return asked


NOBODY: Reader = Nobody()  # type: ignore[assignment]


@pytest.fixture(scope="module")
def pool() -> Iterator[ReadingPool]:
    with ReadingPool(SETTINGS, cache=False) as reader:
        yield reader


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory, pool: ReadingPool) -> Path:
    """Results of a first run, and the case beside them; for copies."""
    home = tmp_path_factory.mktemp("once")
    shutil.copytree(SAMPLE, home / "案件")
    done(home, load_scheme("gbt27922"), SETTINGS, pool)
    return home


@pytest.fixture
def home(once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(once, tmp_path / "home"))


class Here(Bench):
    """Judges and writes in this process."""

    def __init__(self) -> None:
        pass

    report_on = staticmethod(report_on)  # type: ignore[assignment]
    report_again = staticmethod(report_again)  # type: ignore[assignment]
    render = staticmethod(rendered_outputs)  # type: ignore[assignment]


def done(
    home: Path,
    scheme: Scheme,
    settings: Settings,
    reader: Reader,
    out: str = "结果",
    *,
    fresh: bool = False,
) -> CaseDone:
    return do_case(str(home / "案件"), batch_job(home / out, scheme, settings, fresh=fresh), reader, Here())


def edited(home: Path, file: str, old: str, new: str) -> Scheme:
    """The scheme with one word of one file changed."""
    own = home / "方案"
    if not own.exists():
        shutil.copytree(schemas_folder() / "gbt27922", own)
    text = (own / file).read_text("utf-8")
    assert old in text
    (own / file).write_text(text.replace(old, new, 1), "utf-8")
    return load_scheme(own)


def test_another_day_gives_what_reading_anew_gives(home: Path, pool: ReadingPool) -> None:
    scheme = load_scheme("gbt27922")
    before = outputs(home / "结果")
    again = done(home, scheme, LATER, NOBODY)
    assert again.fresh
    assert done(home, scheme, LATER, pool, "另一处").row == again.row
    assert outputs(home / "结果") == outputs(home / "另一处") != before


def test_another_wording_gives_what_reading_anew_gives(home: Path, pool: ReadingPool) -> None:
    scheme = edited(home, "scheme.yaml", "zh: 组织简介", "zh: 单位简介")
    done(home, scheme, SETTINGS, NOBODY)
    done(home, scheme, SETTINGS, pool, "另一处")
    assert outputs(home / "结果") == outputs(home / "另一处")
    assert "单位简介" in (home / "结果" / "案件" / "report.html").read_text("utf-8")


def test_then_nothing_is_left_to_do(home: Path) -> None:
    scheme = load_scheme("gbt27922")
    done(home, scheme, LATER, NOBODY)
    assert not done(home, scheme, LATER, NOBODY).fresh


def reads(home: Path, scheme: Scheme, *, fresh: bool = False) -> bool:
    """Whether the case is read for its report at a later day."""
    problem = done(home, scheme, LATER, NOBODY, fresh=fresh).row.problem
    assert problem is None or "asked to read" in problem
    return problem is not None


@pytest.mark.parametrize(
    ("file", "old", "new", "again"),
    [
        ("findings.yaml", "severity: deficiency", "severity: doubt", False),
        ("documents/business_licence.yaml", "营业执照", "营业证照", True),
        (
            "scheme.yaml",
            "satisfied_by: [business_licence]",
            "satisfied_by: [business_licence, honour]",
            True,
        ),
    ],
)
def test_only_what_tells_papers_apart_makes_it_read_again(
    home: Path, file: str, old: str, new: str, *, again: bool
) -> None:
    assert reads(home, edited(home, file, old, new)) is again


def test_another_file_makes_it_read_again(home: Path) -> None:
    (home / "案件" / "补充说明.txt").write_text("说明", "utf-8")
    assert reads(home, load_scheme("gbt27922"))


def test_whoever_asks_for_it_has_it_read_again(home: Path) -> None:
    assert reads(home, load_scheme("gbt27922"), fresh=True)


def test_a_reading_of_another_command_is_not_taken(home: Path) -> None:
    """`intake check` into the same folder says nothing of what it read, and by what."""
    (home / "结果" / "案件" / ".intake" / "read-from.txt").write_text("")
    assert reads(home, load_scheme("gbt27922"))


def test_a_page_spoken_of_for_the_first_time_makes_it_read_again(home: Path) -> None:
    """Its picture was not kept."""
    scheme, folder = load_scheme("gbt27922"), home / "结果" / "案件"
    read_from = (folder / ".intake" / "read-from.txt").read_text("utf-8")

    def speaking_of(page: int) -> ReportingAgain:
        def again(*asked: Any) -> CaseReport:
            report = report_again(*asked)
            finding = report.findings[0]
            evidence = (*finding.evidence, Evidence(report.files[0].path, page))
            return replace(report, findings=(replace(finding, evidence=evidence), *report.findings[1:]))

        return again

    report = kept_report(folder)
    assert report is not None
    shown = next(page for file, page in worth_seeing(report) if file == report.files[0].path)
    assert judge_again(folder, scheme, LATER, read_from, again=speaking_of(shown)) is not None
    assert judge_again(folder, scheme, LATER, read_from, again=speaking_of(99)) is None
