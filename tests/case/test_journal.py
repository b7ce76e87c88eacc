"""What persons did is kept beside the report and in the register, and neither loses what the other has."""

from pathlib import Path

import pytest
import yaml

from intake.case.journal import add_to_log, kept_log
from intake.decisions import DECISIONS_FILE, finding_key
from intake.errors import ConflictError, UsageError
from intake.events import LOG_FILE, Log, decided, decisions_in, read_log
from intake.model import Decision
from intake.register import CaseRecord, open_database
from tests.check.builders import SCHEME
from tests.register.conftest import postgresql, register
from tests.render.builders import build, licence_expired

__all__ = ["postgresql", "register"]

REPORT = build(SCHEME, (licence_expired(),))
KEY = finding_key(REPORT.findings[0], REPORT)


def decision(day: int, who: str = "张三") -> Decision:
    at = f"2026-11-{day:02d}T09:00:00.000+08:00"
    return Decision(KEY, "licence-expired", "business_licence", "accept", "已核实", who, at)


def added(folder: Path, record: CaseRecord | None, log: Log, one: Decision) -> Log:
    return add_to_log(folder, REPORT, record, log, log.with_entries([decided(one)]))


def days(log: Log) -> list[str]:
    return [one.at[8:10] for one in decisions_in(log.events)]


def test_decisions_of_before_there_was_a_log_are_taken_into_it_once(tmp_path: Path) -> None:
    entries = [
        {"finding": "f1", "action": "accept", "who": "张三", "why": "客户已说明"},
        {
            "key": KEY, "action": "dismiss", "who": "李四", "why": "误判", "at": "2026-11-20T10:00+08:00",
            "code": "licence-expired", "submission": "business_licence", "message": "",
        },
    ]  # fmt: skip
    (tmp_path / DECISIONS_FILE).write_text(
        yaml.safe_dump({"decisions": entries}, allow_unicode=True), encoding="utf-8"
    )
    first = kept_log(tmp_path, REPORT, None)
    assert {one.who for one in decisions_in(first.events)} == {"张三", "李四"}
    assert kept_log(tmp_path, REPORT, None) == first == read_log(tmp_path)


def test_a_decision_taken_out_of_decisions_yaml_is_not_forgotten(tmp_path: Path) -> None:
    log = added(tmp_path, None, Log(), decision(24))
    (tmp_path / DECISIONS_FILE).unlink()
    assert kept_log(tmp_path, REPORT, None) == log
    assert "2026-11-24" in (tmp_path / DECISIONS_FILE).read_text(encoding="utf-8")


def test_the_register_gives_back_a_lost_log_and_takes_what_was_done_without_it(
    tmp_path: Path, register: str
) -> None:
    database = open_database(register)
    record = CaseRecord(database, tmp_path)
    log = added(tmp_path, record, Log(), decision(20))
    (tmp_path / LOG_FILE).unlink()
    assert kept_log(tmp_path, REPORT, record) == log == read_log(tmp_path)
    longer = added(tmp_path, None, log, decision(21))
    assert kept_log(tmp_path, REPORT, record) == longer
    assert record.log_lines() == longer.lines
    database.close()


def test_of_two_who_write_at_once_the_second_is_told_and_nothing_is_lost(
    tmp_path: Path, register: str
) -> None:
    """Two machines, each with the case's folder as it was when both opened the case."""
    database = open_database(register)
    record = CaseRecord(database, tmp_path)
    seen = added(tmp_path, record, Log(), decision(20))
    first = added(tmp_path, record, seen, decision(21))
    with pytest.raises(ConflictError, match="刚刚被别人改动过"):
        added(tmp_path, record, seen, decision(22, "李四"))
    assert record.log_lines() == first.lines
    assert days(read_log(tmp_path)) == ["20", "21"]
    again = added(tmp_path, record, first, decision(22, "李四"))
    assert days(again) == ["20", "21", "22"]
    database.close()


def test_logs_that_have_parted_are_told(tmp_path: Path, register: str) -> None:
    database = open_database(register)
    record = CaseRecord(database, tmp_path)
    seen = added(tmp_path, record, Log(), decision(20))
    added(tmp_path, record, seen, decision(21))
    (tmp_path / LOG_FILE).unlink()
    added(tmp_path, None, seen, decision(22))
    with pytest.raises(UsageError, match="各有对方没有的内容"):
        kept_log(tmp_path, REPORT, record)
    database.close()
