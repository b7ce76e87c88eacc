"""The cache: what was read once comes back the same; damage, sharing and size are no trouble."""

from pathlib import Path

from intake.kept.cache import Cache, cache_key
from intake.model import Box, Cell, Line, Page, Table

PAGE = Page("执照.jpg", 1, (Line("营业执照", Box(0.1, 0.2, 0.3, 0.4), 0.97),), (Table(((Cell("名称"),),)),))


def test_a_page_comes_back_as_it_was(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(cache_key("a"), PAGE)
    assert cache.get(cache_key("a"), Page) == PAGE


def test_what_was_never_kept_is_none(tmp_path: Path) -> None:
    assert Cache(tmp_path).get(cache_key("b"), Page) is None


def test_a_damaged_entry_is_dropped_and_made_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(cache_key("a"), PAGE)
    (entry,) = tmp_path.glob("??/*.bin")
    entry.write_bytes(entry.read_bytes()[:-7])
    assert cache.get(cache_key("a"), Page) is None
    assert not entry.exists()
    cache.put(cache_key("a"), PAGE)
    assert cache.get(cache_key("a"), Page) == PAGE


def test_an_entry_of_another_shape_counts_as_damaged(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(cache_key("a"), {"lines": 3})
    assert cache.get(cache_key("a"), Page) is None


def test_the_longest_unused_go_first_when_it_grows_too_large(tmp_path: Path) -> None:
    import os

    cache = Cache(tmp_path, size=0)
    cache.put(cache_key("old"), PAGE)
    (old,) = tmp_path.glob("??/*.bin")
    os.utime(old, (1, 1))
    cache.put(cache_key("new"), PAGE)
    one = old.stat().st_size
    Cache(tmp_path, size=one + one // 2).sweep()
    assert cache.get(cache_key("old"), Page) is None
    assert cache.get(cache_key("new"), Page) == PAGE


def test_clearing_empties_it_and_says_what_it_held(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(cache_key("a"), PAGE)
    assert cache.clear().entries == 1
    assert cache.state().entries == 0


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file" / "below")
    cache.put(cache_key("a"), PAGE)
    assert cache.get(cache_key("a"), Page) is None


def test_keys_of_different_parts_differ() -> None:
    assert cache_key("ab", "c") != cache_key("a", "bc")
