"""Cases and results behind URLs: fetched, checked, given back as if they lay on this machine."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import fsspec
import pytest

from intake.batch.one_case import batch_job
from intake.batch.run import find_cases, run_batch
from intake.batch.storage import Borrowed
from intake.bench import Bench
from intake.cli.batch import write_all
from intake.errors import UsageError
from intake.scheme import load_scheme
from intake.settings import Settings
from intake.workers import ReadingPool
from tests.batch.cases import outputs, write_cases
from tests.cli.command import run_intake

SETTINGS = Settings(as_of=date(2026, 11, 24), ocr="off", jobs=1)


@pytest.fixture
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    files = fsspec.filesystem("memory")
    yield files
    files.rm("/", recursive=True)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_a_batch_behind_a_url_gives_what_a_folder_gives(
    memory: fsspec.AbstractFileSystem, tmp_path: Path
) -> None:
    root = write_cases(tmp_path / "root", 2)
    memory.put(str(root), "/bucket/root", recursive=True)
    scheme, fresh = load_scheme("gbt27922"), []
    with ReadingPool(SETTINGS) as pool, Bench(scheme, SETTINGS.limits, 1) as bench:
        for _ in range(2):
            job = batch_job("memory://bucket/out", scheme, SETTINGS)
            rows = run_batch(
                find_cases("memory://bucket/root"),
                job,
                pool,
                bench,
                on_done=lambda item: fresh.append(item.fresh),
            )
            write_all(rows, "memory://bucket/out", "zh")
    assert fresh == [True, True, False, False]
    memory.get("/bucket/out", str(tmp_path / "there"), recursive=True)
    assert run_intake("batch", root, "--out", tmp_path / "here", "--ocr", "off", "--as-of", "2026-11-24")
    assert outputs(tmp_path / "there") == outputs(tmp_path / "here")


def test_file_urls_on_the_command_line(tmp_path: Path) -> None:
    root = write_cases(tmp_path / "root", 1)
    done = run_intake("batch", f"file://{root}", "--out", f"file://{tmp_path}/out", "--ocr", "off")
    assert done.returncode in {1, 3}, done.stderr
    assert (tmp_path / "out" / "公司0" / "report.json").is_file()
    assert (tmp_path / "out" / "index.html").is_file()


def test_a_letter_no_longer_needed_is_taken_away_there_too(
    memory: fsspec.AbstractFileSystem, tmp_path: Path
) -> None:
    memory.pipe("/bucket/out/甲/notice.docx", b"old")
    memory.pipe("/bucket/out/甲/report.json", b"old")
    with Borrowed(str(tmp_path), "memory://bucket/out/甲") as here:
        (here.results / "notice.docx").unlink()
        (here.results / "report.json").write_bytes(b"new")
        here.give_back()
    assert memory.cat("/bucket/out/甲/report.json") == b"new"
    assert not memory.exists("/bucket/out/甲/notice.docx")


def test_an_address_that_cannot_be_opened_is_a_usage_error() -> None:
    with pytest.raises(UsageError):
        find_cases("nosuchprotocol://bucket/root")
    with pytest.raises(UsageError):
        find_cases("memory://nothing/there")
