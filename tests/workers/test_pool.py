"""Reading in child processes: results arrive, deaths and delays become findings, nothing waits for ever."""

import multiprocessing
import os
import signal
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import psutil
import pytest
from PIL import Image, ImageDraw

from intake.errors import CaseError
from intake.gather import gather
from intake.kept.cache import Cache
from intake.limits import Limits
from intake.model import Page, SourceFile
from intake.settings import Settings
from intake.workers import ReadingPool
from intake.workers.pool import PAGES_A_TASK, SCANS_A_TASK, Extent

SETTINGS = Settings(as_of=date(2026, 11, 24), ocr="off", jobs=1)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def pool() -> Iterator[ReadingPool]:
    with ReadingPool(SETTINGS) as opened:
        yield opened


def text_file(tmp_path: Path, text: str = "组织简介\n我公司成立于2010年。") -> SourceFile:
    file = tmp_path / "case" / "简介.txt"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return gather(file, tmp_path, Limits())[0]


def pdf_file(tmp_path: Path, pages: int) -> SourceFile:
    file = tmp_path / "长.pdf"
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
        pdf.save(file)
    return gather(file, tmp_path, Limits())[0]


def readers() -> list[psutil.Process]:
    found = []
    for child in multiprocessing.active_children():
        with suppress(psutil.NoSuchProcess):
            if child.name == "intake-reader":
                found.append(psutil.Process(child.pid))
    return found


def reader_process() -> psutil.Process:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if readers():
            return readers()[0]
        time.sleep(0.05)
    raise AssertionError("no reader process appeared")


def test_a_file_is_read_in_another_process(pool: ReadingPool, tmp_path: Path) -> None:
    result = pool.submit(text_file(tmp_path), tmp_path).result(60)
    assert result.source.status == "read"
    assert "组织简介" in result.pages[0].text
    assert reader_process().pid != os.getpid()


def test_a_long_pdf_is_cut_into_ranges_and_comes_back_in_order(pool: ReadingPool, tmp_path: Path) -> None:
    pages = 2 * PAGES_A_TASK + 5
    result = pool.submit(pdf_file(tmp_path, pages), tmp_path).result(60)
    assert [page.number for page in result.pages] == list(range(1, pages + 1))


def test_scans_are_shared_in_smaller_parts_than_text(tmp_path: Path) -> None:
    """At a batch's end one process must not have a dozen scans left while the others have none."""
    pages = 2 * SCANS_A_TASK
    file = tmp_path / "扫描.pdf"
    noise = [Image.effect_noise((300, 400), 80).convert("RGB") for _ in range(pages)]
    noise[0].save(file, save_all=True, append_images=noise[1:], quality=95)
    source = gather(file, tmp_path, Limits())[0]
    with ReadingPool(replace(SETTINGS, jobs=2)) as pool:
        result = pool.submit(source, tmp_path).result(60)
    assert [page.number for page in result.pages] == list(range(1, pages + 1))
    assert Cache().state().entries == pages / SCANS_A_TASK


def test_what_was_read_once_is_taken_from_the_cache(tmp_path: Path) -> None:
    source = text_file(tmp_path)
    with ReadingPool(SETTINGS) as pool:
        first = pool.submit(source, tmp_path).result(60)
    source.location.write_text("changed behind our back", encoding="utf-8")
    with ReadingPool(SETTINGS) as pool:
        assert pool.submit(source, tmp_path).result(60).pages == first.pages
    with ReadingPool(SETTINGS, cache=False) as pool:
        assert "changed" in pool.submit(source, tmp_path).result(60).pages[0].text


def test_a_reader_ended_by_somebody_else_is_no_fault_of_the_file(pool: ReadingPool, tmp_path: Path) -> None:
    source = text_file(tmp_path)
    pool.submit(source, tmp_path).result(60)
    process = reader_process()
    process.suspend()
    waiting = pool.submit(replace(source, sha256="0" * 64), tmp_path)
    process.send_signal(signal.SIGKILL)
    assert waiting.result(60).source.status == "read"


def test_a_file_whose_readers_die_again_and_again_is_a_doubt_and_the_next_file_is_read(
    pool: ReadingPool, tmp_path: Path
) -> None:
    source = text_file(tmp_path)
    pool.submit(source, tmp_path).result(60)
    process = reader_process()
    process.suspend()
    waiting = pool.submit(replace(source, sha256="0" * 64), tmp_path)
    killed: set[int] = set()
    while not waiting.done():
        for child in readers():
            if child.pid not in killed:
                killed.add(child.pid)
                child.send_signal(signal.SIGKILL)
        time.sleep(0.01)
    result = waiting.result(60)
    assert result.source.status == "unreadable"
    assert result.source.problem_code == "file-not-read"
    assert "意外结束" in (result.source.problem or "")
    assert pool.submit(replace(source, sha256="1" * 64), tmp_path).result(60).source.status == "read"


def test_a_reader_that_hangs_is_ended_and_the_limit_is_named(tmp_path: Path) -> None:
    settings = replace(SETTINGS, limits=replace(Limits(), page_seconds=8))
    source = text_file(tmp_path)
    with ReadingPool(settings) as pool:
        pool.submit(source, tmp_path).result(60)
        reader_process().suspend()
        result = pool.submit(replace(source, sha256="0" * 64), tmp_path).result(60)
    assert result.source.status == "unreadable"
    assert result.source.problem_code == "file-not-read"
    assert "page_seconds=8" in (result.source.problem or "")
    assert "--limit" in (result.source.problem or "")


def test_a_reader_that_takes_too_much_memory_is_ended(tmp_path: Path) -> None:
    settings = replace(SETTINGS, limits=replace(Limits(), worker_memory_bytes=150 * 1024**2))
    large = tmp_path / "大图.png"
    Image.new("RGB", (10_000, 10_000)).save(large, compress_level=1)
    with ReadingPool(settings) as pool:
        result = pool.submit(gather(large, tmp_path, Limits())[0], tmp_path).result(60)
    assert result.source.problem_code == "file-not-read"
    assert "worker_memory_bytes" in (result.source.problem or "")


def test_a_reader_that_works_too_long_is_ended(tmp_path: Path) -> None:
    settings = replace(SETTINGS, limits=replace(Limits(), cpu_seconds=1))
    pages = tmp_path / "页.tif"
    frame = Image.new("L", (2500, 2500), 200)
    frame.save(pages, save_all=True, append_images=[frame] * 60, compression="tiff_lzw")
    with ReadingPool(settings) as pool:
        result = pool.submit(gather(pages, tmp_path, Limits())[0], tmp_path).result(120)
    assert "cpu_seconds=1" in (result.source.problem or "")


def test_an_answer_without_end_is_a_finding(tmp_path: Path) -> None:
    settings = replace(SETTINGS, limits=replace(Limits(), answer_bytes=20_000))
    with ReadingPool(settings) as pool:
        result = pool.submit(text_file(tmp_path, "长文。\n" * 9_000), tmp_path).result(60)
    assert result.source.problem_code == "file-too-large"
    assert dict(result.source.problem_params)["limit"] == "answer_bytes"


def test_readers_are_replaced_before_they_grow(tmp_path: Path) -> None:
    settings = replace(SETTINGS, limits=replace(Limits(), worker_tasks=1))
    source = text_file(tmp_path)
    with ReadingPool(settings, cache=False) as pool:
        for _ in range(2):
            assert pool.submit(source, tmp_path).result(60).source.status == "read"
        assert readers() == []


def test_an_archive_is_opened_in_another_process(pool: ReadingPool, tmp_path: Path) -> None:
    packed = tmp_path / "材料.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("简介.txt", "组织简介")
    found = gather(packed, tmp_path / "work", Limits(), pool.open_archive)
    assert [(source.path, source.status) for source in found] == [
        ("材料.zip", "read"),
        ("材料.zip!/简介.txt", "read"),
    ]
    assert reader_process().is_running()


def test_closing_the_pool_leaves_nobody_waiting_and_no_process(tmp_path: Path) -> None:
    source = text_file(tmp_path)
    with ReadingPool(SETTINGS) as pool:
        pool.submit(source, tmp_path).result(60)
        process = reader_process()
        process.suspend()
        waiting = pool.submit(replace(source, sha256="0" * 64), tmp_path)
        closer = threading.Thread(target=pool.__exit__, args=(None, None, None))
        closer.start()
        with pytest.raises(CaseError):
            waiting.result(30)
        closer.join(30)
    assert not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


def test_a_page_is_drawn_in_the_child(pool: ReadingPool, tmp_path: Path) -> None:
    file = tmp_path / "扫描.png"
    image = Image.new("RGB", (400, 600), "white")
    ImageDraw.Draw(image).rectangle((50, 50, 350, 90), fill="black")
    image.save(file)
    source = gather(file, tmp_path, Limits())[0]
    jpeg = pool.picture(source, Page(source.path, 1, rotation=90), 200).result(60)
    assert jpeg is not None
    assert jpeg.startswith(b"\xff\xd8")
    text = text_file(tmp_path)
    assert pool.picture(text, Page(text.path, 1), 200).result(60) is None


def test_asking_a_closed_pool_does_not_wait(tmp_path: Path) -> None:
    with ReadingPool(SETTINGS) as pool:
        pass
    with pytest.raises(CaseError):
        pool.submit(text_file(tmp_path), tmp_path).result(5)
    with pytest.raises(CaseError):
        pool.picture(text_file(tmp_path), Page("a.txt", 1), 200).result(5)


def test_how_much_there_is_to_read_is_told_before_a_page_is_read(tmp_path: Path) -> None:
    told: list[object] = []
    (tmp_path / "short").mkdir()
    with ReadingPool(SETTINGS, on_page=told.append, on_extent=told.append) as pool:
        sources = [
            pdf_file(tmp_path, PAGES_A_TASK + 3),
            pdf_file(tmp_path / "short", 2),
            text_file(tmp_path),
        ]
        for future in [pool.submit(source, tmp_path) for source in sources]:
            future.result()
    extents = [one for one in told if isinstance(one, Extent)]
    assert sorted(one.pages for one in extents) == [1, 2, PAGES_A_TASK + 3]
    assert not any(one.scanned for one in extents)
    pages = [place for place, one in enumerate(told) if isinstance(one, str) and one.endswith(".pdf")]
    assert len(pages) == PAGES_A_TASK + 5
    assert max(map(told.index, extents)) < min(pages)
