"""A copy of the register that is whole whatever is written meanwhile, and the way back."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from secrets import token_hex

from intake.errors import RegisterError, UsageError
from intake.register.database import Database

_PAGES_AT_ONCE = 500
"""Pages copied before writers get their turn."""


def backup(database: Database, target: Path) -> None:
    """Copies the register to a file, which is there whole or not at all.

    Raises:
        UsageError: the file is there already, or the register is none of files.
        RegisterError: it cannot be written, or what was written is not sound.
    """
    if target.exists():
        raise UsageError(f"{target} 已存在，请另起名称。")
    source = _file_of(database)
    with _in_words(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with _beside(target) as fresh:
            _copied(source, fresh)
            fresh.replace(target)


def restore(database: Database, kept: Path) -> None:
    """Puts a backup's content in the place of the register's.

    Raises:
        UsageError: the file is no backup of a register.
        RegisterError: it cannot be read or written.
    """
    if not _is_register(kept):
        raise UsageError(f"{kept} 不是登记簿的备份。")
    target = _file_of(database)
    database.close()
    with _in_words(target):
        _copied(kept, target)


def _file_of(database: Database) -> Path:
    path = database.file
    if path is None:
        raise UsageError("这个登记簿不是文件：PostgreSQL 请用 pg_dump 备份。")
    return path


def _copied(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as inside, closing(sqlite3.connect(target)) as outside:
        inside.backup(outside, pages=_PAGES_AT_ONCE)
        if outside.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise RegisterError(f"{target} 写出的内容不完整。")


def _is_register(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as opened:
            found = opened.execute("SELECT name FROM sqlite_master WHERE name IN ('cases', 'letters')")
            sound = opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            return sound and len(found.fetchall()) == 2
    except sqlite3.Error:
        return False


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A file of another name in the same folder; gone when it did not become the target."""
    fresh = target.with_name(f".{target.name}.{token_hex(4)}")
    try:
        os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))  # it names applicants
        yield fresh
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise RegisterError(f"登记簿的备份读写失败：{path}：{error}。") from error
