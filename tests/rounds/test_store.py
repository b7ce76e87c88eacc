"""`rounds.yaml` is read as it was written, wherever the folder stands, and as people write it."""

from datetime import date
from pathlib import Path

import pytest

from intake.errors import SchemeError, UsageError
from intake.rounds import (
    ROUNDS_FILE,
    Arrival,
    Issued,
    all_supplements,
    arrivals_written,
    arrived,
    read_arrivals,
)

NOTICE = Issued("补〔2026〕1号", date(2026, 11, 24), date(2026, 12, 8))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    for name in ("某公司", "某公司-intake", "补充一", "补充二"):
        (tmp_path / name).mkdir()
    return tmp_path / "某公司-intake"


def keep(folder: Path, arrivals: list[Arrival]) -> None:
    for path, data in arrivals_written(folder, arrivals).items():
        path.write_bytes(data)


def test_without_a_file_there_are_none(out: Path) -> None:
    assert read_arrivals(out) == ()


def test_what_was_written_is_read_again(out: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    far = tmp_path_factory.mktemp("别处")
    arrivals = [
        Arrival(out.parent / "某公司", date(2026, 11, 20), NOTICE),
        Arrival(out.parent / "补充一"),
        Arrival(far, date(2026, 12, 1)),
    ]
    keep(out, arrivals)
    assert read_arrivals(out) == tuple(arrivals)
    assert (out / ROUNDS_FILE).read_text(encoding="utf-8") == (
        "# 历次来件。格式见 docs/zh/rounds.md\n"
        "# 第一条是原申请，其后是历次补充材料；再次审查时自动包括在内。received_on 收到日期，可填。\n"
        "rounds:\n"
        "- material: 某公司\n"
        "  received_on: '2026-11-20'\n"
        "  notice:\n"
        "    number: 补〔2026〕1号\n"
        "    issued_on: '2026-11-24'\n"
        "    due_on: '2026-12-08'\n"
        "- material: 补充一\n"
        "  received_on: null\n"
        f"- material: {far}\n"
        "  received_on: '2026-12-01'\n"
    )


def test_what_lies_beside_the_outputs_may_be_moved_together_with_them(out: Path) -> None:
    keep(out, [Arrival(out.parent / "某公司"), Arrival(out.parent / "补充一")])
    moved = out.parent.rename(out.parent.with_name("搬走了"))
    assert [one.material for one in read_arrivals(moved / out.name)] == [moved / "某公司", moved / "补充一"]


def test_a_path_stands_in_one_line_however_long_it_is(out: Path) -> None:
    long = out.parent / ("第一次 补充材料 " * 12).strip()
    assert f"- material: {long.name}\n".encode() in next(
        iter(arrivals_written(out, [Arrival(long)]).values())
    )


def test_nothing_is_written_where_nothing_changes(out: Path) -> None:
    arrivals = [Arrival(out.parent / "某公司")]
    keep(out, arrivals)
    assert arrivals_written(out, arrivals) == {}
    assert list(arrivals_written(out, [*arrivals, Arrival(out.parent / "补充一")])) == [out / ROUNDS_FILE]


@pytest.mark.parametrize(
    "broken", ["rounds: 3", "rounds: [{material: ''}]", "rounds: [{received_on: null}]"]
)
def test_a_broken_file_is_told(out: Path, broken: str) -> None:
    (out / ROUNDS_FILE).write_text(broken, encoding="utf-8")
    with pytest.raises(SchemeError, match=ROUNDS_FILE):
        read_arrivals(out)


def test_supplements_come_in_the_order_they_came_each_once(out: Path) -> None:
    case, first, second = (out.parent / name for name in ("某公司", "补充一", "补充二"))
    assert all_supplements(out, case, [first, second, first, case]) == (first, second)
    keep(out, [Arrival(case), Arrival(first)])
    assert all_supplements(out, case, []) == (first,)
    assert all_supplements(out, case, [second, out / ".." / first.name]) == (first, second)
    assert all_supplements(out, case, [second], forget=True) == (second,)


def test_a_supplement_that_is_gone_is_told_by_its_round(out: Path) -> None:
    case, first, second = (out.parent / name for name in ("某公司", "补充一", "补充二"))
    keep(out, [Arrival(case), Arrival(first), Arrival(second)])
    second.rmdir()
    with pytest.raises(UsageError, match=r"第3轮的补充材料不见了：.*补充二.*--forget-supplements"):
        all_supplements(out, case, [])
    case.rmdir()
    assert all_supplements(out, case, [], forget=True) == ()


def test_what_was_kept_of_a_round_stays_and_the_last_came_in_on_the_day_given(out: Path) -> None:
    case, first, second = (out.parent / name for name in ("某公司", "补充一", "补充二"))
    before = [Arrival(case, date(2026, 11, 20), NOTICE), Arrival(first)]
    found = arrived(before, [case, out / ".." / first.name, second], date(2026, 12, 9))
    assert found == (before[0], before[1], Arrival(second, date(2026, 12, 9)))
    assert arrived(before, [case, first], None) == tuple(before)
    assert arrived(before, [case], date(2026, 11, 21)) == (Arrival(case, date(2026, 11, 21), NOTICE),)
    (far,) = arrived([], [out / ".." / "补充一"], None)
    assert far.material == first
