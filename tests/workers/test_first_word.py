"""The applicant's own papers are read first, and who applies is told while the rest is still being read."""

from concurrent.futures import Future
from datetime import date
from pathlib import Path

import pytest

from intake.assign.urgency import APPLICANT, PAPER, REST, urgency
from intake.judged import report_on
from intake.model import SourceFile
from intake.pipeline import check_case
from intake.read import ReadOptions, read_file
from intake.read.types import ReadResult
from intake.scheme import Scheme, load_scheme
from intake.settings import Settings
from intake.workers import ReadingPool
from tests.read.builders import source_of

SETTINGS = Settings(as_of=date(2026, 11, 26), ocr="off", jobs=1)
LICENCE = """营业执照
统一社会信用代码 91330100MA2AX1234X
名称 杭州云栖电器有限公司
类型 有限责任公司
法定代表人 王建国
注册资本 500万元整
成立日期 2015年03月01日
营业期限 2015年03月01日至长期
住所 杭州市西湖区科技路88号
经营范围 家用电器销售
登记机关 杭州市市场监督管理局
"""


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return load_scheme("gbt27922")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    for number in range(3):
        (folder / f"管理制度{number}.txt").write_text(
            "售后服务管理制度\n" + "第一条 目的\n" * (2000 - number)
        )
    (folder / "营业执照.txt").write_text(LICENCE)
    (folder / "质量体系认证证书.txt").write_text("质量管理体系认证证书\n杭州云栖电器有限公司\n")
    return folder


class Listener:
    """Keeps what it is told, in order."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def found(self, files: int) -> None:
        pass

    def file_read(self, path: str, pages: int) -> None:
        self.told.append(path)

    def applicant(self, name: str, code: str) -> None:
        self.told.append(f"{name} {code}")


class Here(ReadingPool):
    """Reads at once, in this process, what it is given."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def submit(self, source: SourceFile, workdir: Path, urgency: int = 0) -> Future[ReadResult]:
        self.given.append(source.path)
        future: Future[ReadResult] = Future()
        future.set_result(read_file(source, ReadOptions(workdir=workdir)))
        return future


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("1、营业执照（副本）.pdf", APPLICANT),
        ("yyzz.jpg", APPLICANT),
        ("ISO9001证书.pdf", PAPER),
        ("售后服务管理手册.docx", REST),
        ("扫描件.pdf", REST),
    ],
)
def test_names_say_what_is_read_first(scheme: Scheme, tmp_path: Path, name: str, expected: int) -> None:
    file = tmp_path / name
    file.write_bytes(b"x")
    assert urgency(source_of(file), scheme) == expected


def test_the_licence_goes_first_then_other_papers_then_the_largest(case: Path, scheme: Scheme) -> None:
    reader = Here()
    check_case(case, scheme, SETTINGS, reader)
    assert reader.given == [
        "营业执照.txt",
        "质量体系认证证书.txt",
        "管理制度0.txt",
        "管理制度1.txt",
        "管理制度2.txt",
    ]


def test_who_applies_is_told_before_the_rest_is_read_and_nothing_else_changes(
    case: Path, scheme: Scheme
) -> None:
    listener = Listener()
    with ReadingPool(SETTINGS, cache=False) as pool:
        told = check_case(case, scheme, SETTINGS, pool, listener, early=report_on)
        plain = check_case(case, scheme, SETTINGS, pool)
    assert listener.told[:2] == ["营业执照.txt", "杭州云栖电器有限公司 91330100MA2AX1234X"]
    assert len(listener.told) == 6
    assert told.report == plain.report


def test_files_read_in_the_same_moment_are_told_as_they_were_handed_over(
    case: Path, scheme: Scheme
) -> None:
    listener = Listener()
    reader = Here()
    check_case(case, scheme, SETTINGS, reader, listener)
    assert listener.told == reader.given


def test_a_licence_that_names_nobody_is_no_word(case: Path, scheme: Scheme) -> None:
    (case / "营业执照.txt").write_text("扫描件\n")
    listener = Listener()
    check_case(case, scheme, SETTINGS, Here(), listener, early=report_on)
    assert sorted(listener.told) == sorted(path.name for path in case.iterdir())
