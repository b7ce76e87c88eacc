"""A scheme comes from the cache as it was loaded, and a changed one never does."""

import shutil
from pathlib import Path

import pytest

from intake.errors import SchemeError, UsageError
from intake.kept.cache import Cache
from intake.kept.scheme import kept_scheme
from intake.scheme import load_scheme, schemas_folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    shutil.copytree(schemas_folder() / "gbt27922", tmp_path / "own")
    return tmp_path / "own"


def test_it_comes_back_as_it_was_loaded(own: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    first = kept_scheme(own, load_scheme, cache)
    assert cache.state().entries == 1
    assert kept_scheme(own, load_scheme, cache) == first == load_scheme(own)
    assert repr(kept_scheme(own, load_scheme, cache)) == repr(load_scheme(own))


def test_a_change_in_any_of_its_files_counts_at_once(own: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    before = kept_scheme(own, load_scheme, cache)
    head = own / "scheme.yaml"
    head.write_text(head.read_text("utf-8").replace("zh: 组织简介", "zh: 单位简介", 1), "utf-8")
    assert kept_scheme(own, load_scheme, cache).submissions != before.submissions
    head.write_text("id: broken", "utf-8")
    with pytest.raises(SchemeError):
        kept_scheme(own, load_scheme, cache)


def test_a_value_that_the_cache_would_change_is_not_kept(own: Path, tmp_path: Path) -> None:
    """An unquoted day in a data file of one's own is a day in Python, and text in the cache."""
    cache = Cache(tmp_path / "cache")
    (own / "own.yaml").write_text("since: 2026-01-01\n", "utf-8")
    assert kept_scheme(own, load_scheme, cache) == kept_scheme(own, load_scheme, cache) == load_scheme(own)
    assert cache.state().entries == 0


def test_an_unknown_scheme_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        kept_scheme("没有", load_scheme, Cache(tmp_path))
