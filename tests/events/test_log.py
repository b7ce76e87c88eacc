"""The log of a case is only ever added to, and whoever changes it is told where."""

from pathlib import Path

import pytest

from intake.errors import UsageError
from intake.events import LOG_FILE, Log, decided, decisions_in, longer, read_log, write_log
from intake.model import Decision


def decision(why: str) -> Decision:
    return Decision("0" * 32, "licence-expired", "business_licence", "accept", why, "张三", f"{why}T09:00")


def log_of(*reasons: str) -> Log:
    return Log().with_entries(decided(decision(why)) for why in reasons)


THREE = log_of("2026-11-24", "2026-11-25", "2026-11-26")


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    write_log(tmp_path, THREE)
    assert read_log(tmp_path) == THREE
    assert decisions_in(read_log(tmp_path).events)[1] == decision("2026-11-25")
    assert [event.number for event in THREE.events] == [1, 2, 3]


def test_a_case_nobody_touched_has_an_empty_log(tmp_path: Path) -> None:
    assert read_log(tmp_path) == Log()


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        ([THREE.lines[0], THREE.lines[2]], 2),
        ([THREE.lines[1], THREE.lines[2]], 1),
        ([THREE.lines[0], THREE.lines[1].replace("张三".encode(), "李四".encode()), THREE.lines[2]], 3),
        ([THREE.lines[0], THREE.lines[0]], 2),
        ([THREE.lines[0], log_of("x", "2026-11-25").lines[1]], 2),
    ],
    ids=["taken-out", "first-taken-out", "changed", "twice", "of-another-log"],
)
def test_a_changed_log_is_refused_and_the_line_is_named(
    lines: list[bytes], line: int, tmp_path: Path
) -> None:
    (tmp_path / LOG_FILE).write_bytes(b"\n".join(lines) + b"\n")
    with pytest.raises(UsageError, match=f"第 {line} 行与前一行对不上"):
        read_log(tmp_path)


@pytest.mark.parametrize(
    "second",
    [b"", b"{", b'{"number":2}', THREE.lines[1].replace(b'"decided"', b'"forgotten"')],
    ids=["empty", "torn", "half", "act-of-a-newer-version"],
)
def test_what_is_no_event_is_refused_and_its_line_is_named(second: bytes, tmp_path: Path) -> None:
    (tmp_path / LOG_FILE).write_bytes(THREE.lines[0] + b"\n" + second + b"\n")
    with pytest.raises(UsageError, match="第 2 行不是本程序能读的记录"):
        read_log(tmp_path)


def test_of_two_copies_the_longer_counts_where_it_goes_on_from_the_other(tmp_path: Path) -> None:
    two = log_of("2026-11-24", "2026-11-25")
    assert longer(two, THREE, tmp_path) == longer(THREE, two, tmp_path) == THREE
    with pytest.raises(UsageError, match="各有对方没有的内容"):
        longer(log_of("2026-11-24", "2026-11-30"), THREE, tmp_path)
