"""What the register promises an office: numbers once, deadlines, decisions, whoever writes at once."""

import multiprocessing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from intake import rounds
from intake.errors import UsageError
from intake.events import Log, parsed_log
from intake.model import CaseReport, Decision
from intake.model.event import Entry, Issued
from intake.register import CaseRecord, list_cases, open_database
from intake.render.letter import NoticeOptions
from intake.render.letter_data import LetterKind
from intake.rounds import round_number
from intake.scheme import load_scheme
from tests.render.builders import clean, source, typical

SCHEME = load_scheme("gbt27922")
DAY = date(2026, 11, 24)
OPTIONS = NoticeOptions(issued_on=DAY)


def decision(number: int) -> Decision:
    return Decision(
        f"{number:032x}", "licence-expired", "business_licence", "accept", "已核实", "张三",
        f"2026-11-24T09:{number % 60:02d}:{number // 60:02d}.000+08:00",
    )  # fmt: skip


def sent(record: CaseRecord, report: CaseReport, kind: LetterKind, options: NoticeOptions) -> NoticeOptions:
    """A letter issued: it got a number, and the case's log has it."""
    given = record.reserve(report, SCHEME, kind, options)
    assert given.number is not None
    assert given.due is not None
    days = given.issued_on.isoformat(), given.due.isoformat()
    act = Issued(kind, given.number, *days, round_number(report), "zh", ())
    log = parsed_log(record.log_lines(), "")
    with record.keeping_log(report, log.with_entries([Entry("2026-11-24T09:00+08:00", "张三", "", act)])):
        pass
    return given


def test_a_number_of_a_command_that_died_goes_to_the_case_s_next_letter_of_that_kind(
    register: str, tmp_path: Path
) -> None:
    database = open_database(register)
    record, other = (CaseRecord(database, tmp_path / name) for name in "ab")
    first = record.reserve(typical(SCHEME), SCHEME, "notice", OPTIONS)
    assert first.number == "认补〔2026〕001号"
    # Nothing was sent: no place says so, and the day is that of the letter that will be.
    assert record.issued(typical(SCHEME)) is None
    assert record.last_due(typical(SCHEME)) is None
    assert [row.next_step for row in list_cases(database, DAY)] == ["write"]
    assert sent(other, typical(SCHEME), "notice", OPTIONS).number == "认补〔2026〕002号"
    assert record.reserve(typical(SCHEME), SCHEME, "reminder", OPTIONS).earlier_number is None
    later = replace(OPTIONS, issued_on=date(2026, 12, 1))
    again = sent(record, typical(SCHEME), "notice", later)
    assert (again.number, again.issued_on) == (first.number, later.issued_on)
    assert record.issued(typical(SCHEME)) == rounds.Issued(first.number, later.issued_on, again.due)  # type: ignore[arg-type]
    # In another year the number would lie.
    record.reserve(typical(SCHEME), SCHEME, "rejection", OPTIONS)
    next_year = replace(OPTIONS, issued_on=date(2027, 1, 4))
    assert "2027" in str(record.reserve(typical(SCHEME), SCHEME, "rejection", next_year).number)
    database.close()


def test_a_number_is_given_to_one_letter(register: str, tmp_path: Path) -> None:
    database = open_database(register)
    record = CaseRecord(database, tmp_path / "a")
    number = sent(record, typical(SCHEME), "notice", OPTIONS).number
    with pytest.raises(UsageError, match="已编号"):
        record.reserve(typical(SCHEME), SCHEME, "notice", replace(OPTIONS, number="另一号"))
    with pytest.raises(UsageError, match="已用于"):
        CaseRecord(database, tmp_path / "c").reserve(
            typical(SCHEME), SCHEME, "notice", replace(OPTIONS, number=number)
        )
    database.close()


def test_a_register_from_a_backup_takes_the_numbers_that_logs_have(register: str, tmp_path: Path) -> None:
    """Issued after the backup was made, or without the register: not given again."""
    database = open_database(register)
    record, report = CaseRecord(database, tmp_path / "a"), typical(SCHEME)
    act = Issued("notice", "认补〔2026〕001号", "2026-11-24", "2026-12-08", 1, "zh", (("补.docx", "0"),))
    log = Log().with_entries([Entry("2026-11-24T09:00+08:00", "张三", "", act)])
    with record.keeping_log(report, log):
        pass
    assert [row.letter for row in list_cases(database, DAY)] == ["认补〔2026〕001号"]
    other = CaseRecord(database, tmp_path / "b").reserve(report, SCHEME, "notice", OPTIONS)
    assert other.number == "认补〔2026〕002号"
    database.close()


def test_a_round_has_as_many_corrections_as_are_issued(register: str, tmp_path: Path) -> None:
    """One that was issued is followed by another; one whose command died is not."""
    database = open_database(register)
    record, report = CaseRecord(database, tmp_path / "a"), typical(SCHEME)
    sent(record, report, "notice", OPTIONS)
    first = sent(record, report, "correction", OPTIONS).number
    died = record.reserve(report, SCHEME, "correction", OPTIONS).number
    second = sent(record, report, "correction", OPTIONS).number
    third = sent(record, report, "correction", OPTIONS).number
    assert died == second
    assert len({first, second, third}) == 3
    database.close()


def test_the_list_says_what_to_do_next(register: str, tmp_path: Path) -> None:
    database = open_database(register)
    record, report = CaseRecord(database, tmp_path / "a"), typical(SCHEME)

    def step(day: date) -> tuple[str, str]:
        (row,) = list_cases(database, day)
        return row.state, row.next_step

    record.keep_report(report)
    assert step(DAY) == ("unanswered", "write")
    sent(record, report, "notice", OPTIONS)
    assert step(DAY) == ("waiting", "wait")
    assert step(date(2026, 12, 8)) == ("waiting", "wait")
    late = date(2026, 12, 9)
    assert step(late) == ("overdue", "remind")
    assert record.last_due(report) == date(2026, 12, 8)
    reminder = sent(record, report, "reminder", replace(OPTIONS, issued_on=late))
    assert record.last_due(report) == reminder.due
    assert step(late) == ("waiting", "wait")
    assert step(late + timedelta(days=30)) == ("overdue", "reject")
    second = replace(clean(SCHEME), files=(*report.files, source("补充1/执照.pdf", round=1)))
    record.keep_report(second)
    assert step(late) == ("complete", "accept")
    sent(record, second, "acceptance", replace(OPTIONS, issued_on=late))
    assert step(late) == ("complete", "none")
    database.close()


def _work(register: str, folder: str, worker: int) -> None:
    database = open_database(register)
    shared = CaseRecord(database, Path(folder) / "shared")
    for number in range(5):
        shared.keep_decisions(typical(SCHEME), [decision(worker * 5 + number)])
        own = CaseRecord(database, Path(folder) / f"case{worker}-{number}")
        sent(own, typical(SCHEME), "notice", OPTIONS)
    database.close()


def test_processes_that_write_at_once_lose_nothing_and_share_no_number(
    register: str, tmp_path: Path
) -> None:
    spawn = multiprocessing.get_context("spawn")
    workers = [spawn.Process(target=_work, args=(register, str(tmp_path), number)) for number in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0]
    database = open_database(register)
    kept = CaseRecord(database, tmp_path / "shared").decisions()
    letters = [row.letter for row in list_cases(database, DAY) if row.letter]
    database.close()
    assert {one.finding_key for one in kept} == {f"{number:032x}" for number in range(10)}
    assert sorted(letters) == [f"认补〔2026〕{number:03d}号" for number in range(1, 11)]
