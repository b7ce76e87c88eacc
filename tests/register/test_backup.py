"""The register copied and put back."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from intake.cli.register import backup as backup_command
from intake.cli.register import restore as restore_command
from intake.errors import UsageError
from intake.register import open_database
from intake.register.backup import backup, restore

_ROW = (
    "INSERT INTO cases (folder, scheme, name, verdict, as_of, round) "
    "VALUES (?, 'x', ?, 'complete', '2026-11-24', 1)"
)


def _cases(path: Path) -> int:
    with closing(sqlite3.connect(path)) as opened:
        return int(opened.execute("SELECT COUNT(*) FROM cases").fetchone()[0])


def _add(path: Path, name: str) -> None:
    with closing(sqlite3.connect(path)) as opened, opened:
        opened.execute(_ROW, (name, name))


def test_what_was_backed_up_comes_back_and_what_was_there_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    register, kept = tmp_path / "register.sqlite3", tmp_path / "备份" / "一.sqlite3"
    open_database(str(register)).close()
    _add(register, "甲")
    backup_command(kept, str(register))
    _add(register, "乙")
    assert (_cases(kept), _cases(register)) == (1, 2)
    restore_command(kept, str(register))
    assert _cases(register) == 1
    before = next(tmp_path.glob("登记簿-恢复前-*.sqlite3"))
    assert _cases(before) == 2
    open_database(str(register)).close()


def test_a_backup_is_whole_while_another_writes(tmp_path: Path) -> None:
    register = tmp_path / "register.sqlite3"
    database = open_database(str(register))
    _add(register, "甲")
    with closing(sqlite3.connect(register, isolation_level=None)) as writing:
        writing.execute("BEGIN IMMEDIATE")
        writing.execute("DELETE FROM cases")
        backup(database, tmp_path / "一.sqlite3")
        writing.execute("ROLLBACK")
    database.close()
    assert _cases(tmp_path / "一.sqlite3") == 1


def test_nothing_is_written_over_and_only_a_register_comes_back(tmp_path: Path) -> None:
    database = open_database(str(tmp_path / "register.sqlite3"))
    (tmp_path / "there.sqlite3").write_bytes(b"x")
    with pytest.raises(UsageError, match="已存在"):
        backup(database, tmp_path / "there.sqlite3")
    for name in ("there.sqlite3", "gone.sqlite3"):
        with pytest.raises(UsageError, match="不是登记簿的备份"):
            restore(database, tmp_path / name)
    database.close()
    assert _cases(tmp_path / "register.sqlite3") == 0


def test_a_register_of_a_server_says_how_it_is_backed_up(tmp_path: Path) -> None:
    class OfAServer:
        file = None

    with pytest.raises(UsageError, match="pg_dump"):
        backup(OfAServer(), tmp_path / "x")  # type: ignore[arg-type]
