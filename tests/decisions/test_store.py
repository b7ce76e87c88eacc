"""`decisions.yaml` is read as it was written, and as people write it."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from intake.decisions import decide, finding_key, merged, read_decisions, write_decisions
from intake.decisions.moment import moment, stamp
from intake.errors import SchemeError, UsageError
from intake.model import Decision
from tests.check.builders import SCHEME
from tests.render.builders import build, doubt, licence_expired

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
REPORT = build(SCHEME, (licence_expired(), replace(doubt(), id="f2")))
WORD = decide(REPORT, "f1", "accept", why="已核实", who="张三", at=NOW)


def kept(folder: Path, *entries: dict[str, object]) -> Path:
    path = folder / "decisions.yaml"
    path.write_text(yaml.safe_dump({"decisions": list(entries)}, allow_unicode=True), encoding="utf-8")
    return path


def test_without_a_file_there_are_none(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "decisions.yaml", REPORT, NOW) == ((), False)


def test_what_was_written_is_read_again_and_a_person_can_read_it_too(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    other = replace(WORD, submission=None, why="一行理由" * 40)
    write_decisions(path, [WORD, other])
    assert read_decisions(path, None, NOW) == ((WORD, other), False)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# 人工决定。格式见 docs/zh/decisions.md"
    assert lines[2:5] == ["decisions:", "- code: licence-expired", "  submission: business_licence"]
    assert f"  why: {other.why}" in lines, "a reason stands in one line, in its own characters"


def test_a_person_names_the_finding_and_the_rest_is_filled_in(tmp_path: Path) -> None:
    path = kept(
        tmp_path, {"finding": "licence-expired", "action": "accept", "why": "已核实", "who": "张三"}
    )
    (word,), added = read_decisions(path, REPORT, NOW)
    assert added
    assert word == WORD


def test_a_time_that_a_person_gave_is_kept(tmp_path: Path) -> None:
    entry = {"finding": "f2", "action": "dismiss", "why": "看过", "who": "张三", "at": "2026-11-20T08:00"}
    (word,), added = read_decisions(kept(tmp_path, entry), REPORT, NOW)
    assert (word.at, word.action, word.submission, added) == (
        "2026-11-20T08:00",
        "dismiss",
        "business_licence",
        True,
    )
    assert word.finding_key == finding_key(REPORT.findings[1], REPORT)
    assert word.message == REPORT.findings[1].message


def test_a_key_alone_is_enough_and_only_its_time_is_added(tmp_path: Path) -> None:
    entry = {"key": "a" * 32, "action": "accept", "why": "看过", "who": "张三"}
    (word,), added = read_decisions(kept(tmp_path, entry), None, NOW)
    assert added
    assert word == Decision("a" * 32, "", None, "accept", "看过", "张三", stamp(NOW), "")
    (word,), added = read_decisions(kept(tmp_path, entry | {"at": "2026-11-20"}), None, NOW)
    assert (word.at, added) == ("2026-11-20", False)


def test_one_entry_to_be_filled_in_is_enough_to_write_all_again(tmp_path: Path) -> None:
    whole = {"key": "a" * 32, "action": "accept", "why": "看过", "who": "张三", "at": "2026-11-20"}
    short = {"finding": "f1", "action": "accept", "why": "看过", "who": "张三", "at": "2026-11-20"}
    assert read_decisions(kept(tmp_path, short, whole), REPORT, NOW)[1]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"finding": "f9"}, "第 2 条：报告中没有“f9”"),
        ({"finding": "f1", "at": "2026-13-45"}, "第 2 条：时间“2026-13-45”无效"),
        ({"finding": "licence-expired", "submission": "permits"}, "第 2 条：报告中没有“licence-expired”"),
        ({}, "decisions.yaml"),
    ],
)
def test_an_entry_that_cannot_be_is_told_with_its_place(
    tmp_path: Path, entry: dict[str, object], said: str
) -> None:
    given = {"action": "accept", "why": "看过", "who": "张三"}
    path = kept(tmp_path, {"finding": "f1"} | given, entry | given)
    with pytest.raises(SchemeError, match=said):
        read_decisions(path, REPORT, NOW)


def test_a_finding_is_named_only_beside_a_report(tmp_path: Path) -> None:
    path = kept(tmp_path, {"finding": "f1", "action": "accept", "why": "看过", "who": "张三"})
    with pytest.raises(SchemeError, match="第 1 条：没有可对照的报告：请先运行 intake check"):
        read_decisions(path, None, NOW)


def test_decisions_of_several_places_count_once_each_in_order_of_time() -> None:
    """Times are compared as points in time, whatever offset they are written with."""
    later = replace(WORD, at="2026-11-24T10:00:00+08:00")
    earlier = replace(WORD, at="2026-11-24T01:30:00+00:00", why="另一处")
    assert merged([later], [earlier, later]) == (earlier, later)
    by_another = replace(later, who="李四")
    undone = replace(later, action="undo")
    of_another = replace(later, finding_key="0" * 32)
    everything = [undone, by_another, of_another, later]
    assert set(merged(everything)) == set(everything)
    assert merged(everything)[0] == of_another, "at one time by key, then by action"
    assert merged(everything)[-1] == undone
    assert merged([later], [replace(later, why="改过")]) == (replace(later, why="改过"),)


def test_a_moment_is_written_to_the_millisecond_with_its_offset() -> None:
    at = datetime(2026, 11, 24, 9, 30, 5, 123_999, tzinfo=UTC)
    assert moment(stamp(at)) == at.replace(microsecond=123_000)
    assert datetime.fromisoformat(stamp(at)).tzinfo is not None
    with pytest.raises(UsageError, match="时间“昨天”无效，请写成 2026-11-24T09:30:00"):
        moment("昨天")
