"""What the register promises an office: numbers once, deadlines, decisions, whoever writes at once."""

import multiprocessing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from intake.errors import UsageError
from intake.model import Decision
from intake.register import CaseRecord, list_cases, open_database
from intake.render.letter import NoticeOptions
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


def test_a_round_has_one_number_however_often_its_notice_is_written(register: str, tmp_path: Path) -> None:
    database = open_database(register)
    record = CaseRecord(database, tmp_path / "a")
    first = record.issue(typical(SCHEME), SCHEME, "notice", OPTIONS)
    again = record.issue(typical(SCHEME), SCHEME, "notice", replace(OPTIONS, issued_on=date(2026, 12, 1)))
    other = CaseRecord(database, tmp_path / "b").issue(typical(SCHEME), SCHEME, "notice", OPTIONS)
    assert first.number == again.number == "认补〔2026〕001号"
    assert again.issued_on == DAY
    assert other.number == "认补〔2026〕002号"
    with pytest.raises(UsageError, match="已编号"):
        record.issue(typical(SCHEME), SCHEME, "notice", replace(OPTIONS, number="另一号"))
    with pytest.raises(UsageError, match="已用于"):
        CaseRecord(database, tmp_path / "c").issue(
            typical(SCHEME), SCHEME, "notice", replace(OPTIONS, number=first.number)
        )
    database.close()


def test_the_list_says_what_to_do_next(register: str, tmp_path: Path) -> None:
    database = open_database(register)
    record, report = CaseRecord(database, tmp_path / "a"), typical(SCHEME)

    def step(day: date) -> tuple[str, str]:
        (row,) = list_cases(database, day)
        return row.state, row.next_step

    record.keep_report(report)
    assert step(DAY) == ("unanswered", "write")
    record.issue(report, SCHEME, "notice", OPTIONS)
    assert step(DAY) == ("waiting", "wait")
    assert step(date(2026, 12, 8)) == ("waiting", "wait")
    late = date(2026, 12, 9)
    assert step(late) == ("overdue", "remind")
    assert record.last_due(report) == date(2026, 12, 8)
    reminder = record.issue(report, SCHEME, "reminder", replace(OPTIONS, issued_on=late))
    assert record.last_due(report) == reminder.due
    assert step(late) == ("waiting", "wait")
    assert step(late + timedelta(days=30)) == ("overdue", "reject")
    second = replace(clean(SCHEME), files=(*report.files, source("补充1/执照.pdf", round=1)))
    record.keep_report(second)
    assert step(late) == ("complete", "accept")
    record.issue(second, SCHEME, "acceptance", replace(OPTIONS, issued_on=late))
    assert step(late) == ("complete", "none")
    database.close()


def _work(register: str, folder: str, worker: int) -> None:
    database = open_database(register)
    shared = CaseRecord(database, Path(folder) / "shared")
    for number in range(5):
        shared.keep_decisions(typical(SCHEME), [decision(worker * 5 + number)])
        own = CaseRecord(database, Path(folder) / f"case{worker}-{number}")
        own.issue(typical(SCHEME), SCHEME, "notice", OPTIONS)
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
