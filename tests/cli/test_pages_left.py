"""Progress counts pages from the first second on; the time left is told once it can be reckoned."""

import pytest

from intake.cli.pages_left import PagesLeft
from intake.cli.progress import _told


def test_pages_are_counted_before_any_is_read() -> None:
    left = PagesLeft()
    left.known("扫描.pdf", 100, scanned=True)
    left.known("说明.docx", 1, scanned=False)
    assert (left.read, left.pages) == (0, 101)
    left.page_read("扫描.pdf")
    assert (left.read, left.pages) == (1, 101)


def test_a_file_that_is_read_has_the_pages_it_turned_out_to_have() -> None:
    left = PagesLeft()
    left.known("说明.docx", 1, scanned=False)
    left.file_read("说明.docx", 7)
    left.known("坏的.pdf", 5, scanned=False)
    left.file_read("坏的.pdf", 0)
    assert (left.read, left.pages) == (7, 7)


def test_a_file_taken_from_the_cache_is_read_at_once() -> None:
    left = PagesLeft()
    left.known("扫描.pdf", 30, scanned=True)
    left.file_read("扫描.pdf", 30)
    assert left.read == left.pages == 30


def test_pages_of_text_hardly_count_for_the_time_left() -> None:
    left = PagesLeft()
    left.known("扫描.pdf", 10, scanned=True)
    left.known("手册.pdf", 100, scanned=False)
    left.file_read("手册.pdf", 100)
    for _ in range(5):
        left.page_read("扫描.pdf")
    # Seven of twelve parts of the work took 70 seconds.
    assert left.seconds_left(70) == pytest.approx(50)
    assert left.read == 105


@pytest.mark.parametrize(("seconds", "pages"), [(4.9, 5), (60, 0), (60, 1)])
def test_no_time_is_told_too_early(seconds: float, pages: int) -> None:
    left = PagesLeft()
    left.known("扫描.pdf", 100, scanned=True)
    for _ in range(pages):
        left.page_read("扫描.pdf")
    assert left.seconds_left(seconds) is None


def test_at_the_end_nothing_is_left() -> None:
    left = PagesLeft()
    left.known("扫描.pdf", 3, scanned=True)
    left.file_read("扫描.pdf", 3)
    assert left.seconds_left(9) == 0


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(None, "正在估计剩余时间"), (0, "约剩 5 秒"), (42, "约剩 40 秒"), (59.9, "约剩 60 秒"),
     (60, "约剩 1 分钟"), (400, "约剩 7 分钟")],
)  # fmt: skip
def test_the_time_left_is_no_finer_than_it_is_known(seconds: float | None, told: str) -> None:
    assert _told(seconds) == told
