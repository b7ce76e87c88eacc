"""What persons do to a case counts at once, holds through checks and supplements, and is never lost."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pytest

from intake.case.folder import REPORT_JSON, kept_report
from intake.case.outputs import Making, act_and_write, decide_and_write, settle_outputs, write_outputs
from intake.errors import ConflictError, UsageError
from intake.events import LOG_FILE, read_log
from intake.events.make import add_act, assign_act, correct_act, explain_act, undo_act, waive_act
from intake.judged import packed, report_again
from intake.model import CaseReport, Reading, Reported
from intake.pipeline import Outcome
from intake.render.report_json import from_json, to_json
from intake.settings import Settings
from tests.check.builders import SCHEME, Pack, complete
from tests.events.builders import codes, kinds, status
from tests.events.test_assigned import misfiled

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


def outcome(pack: Pack, folder: Path, language: Literal["zh", "en"] = "zh") -> Outcome:
    """What checking the pack gives, by what persons have done to the case in the folder."""
    reading = Reading(tuple(pack.documents), tuple(pack.facts), tuple(pack.empty))
    files, pages = tuple(pack.files), tuple(pack.pages.values())
    events = read_log(folder).events
    settings = Settings(as_of=pack.as_of, language=language)
    report = report_again("某公司", packed(files, pages, reading), pack.scheme, settings, events)
    return Outcome(Reported(report, reading), pages, {})


def plain(report: CaseReport, *_: object) -> dict[str, bytes]:
    """The outputs, but for those that take long to make."""
    return {REPORT_JSON: to_json(report).encode()}


def checked(pack: Pack, folder: Path) -> CaseReport:
    return write_outputs(outcome(pack, folder), SCHEME, folder, rendering=plain).report


def done(folder: Path, make: Making, **more: object) -> CaseReport:
    options = {"who": "张三", "why": "已核对原件", "at": NOW, "rendering": plain} | more
    return act_and_write(folder, SCHEME, make, **options).outputs.report  # type: ignore[arg-type]


def to_item_7(folder: Path) -> CaseReport:
    return done(folder, lambda report, _: [assign_act(report, SCHEME, ["网点.pdf"], item="7")])


def test_a_moved_page_counts_at_once_and_after_the_next_check(tmp_path: Path) -> None:
    checked(misfiled(), tmp_path)
    after = to_item_7(tmp_path)
    assert "outlet-incomplete" in codes(after)
    assert (tmp_path / REPORT_JSON).read_text(encoding="utf-8") == to_json(after)
    assert to_json(checked(misfiled(), tmp_path)) == to_json(after)


def test_a_decision_on_what_a_correction_found_holds(tmp_path: Path) -> None:
    checked(misfiled(), tmp_path)
    to_item_7(tmp_path)
    word = {"why": "电话另附", "who": "李四", "at": NOW}
    decide_and_write(tmp_path, SCHEME, ["outlet-incomplete"], "accept", **word)  # type: ignore[arg-type]
    report = checked(misfiled(), tmp_path)
    assert status(report, "service_network") == "satisfied"
    assert (
        done(tmp_path, lambda _, log: [undo_act(log.events, 1)]).documents
        == checked(misfiled(), tmp_path).documents
    )
    assert "decision-lapsed" in codes(kept_report(tmp_path))  # type: ignore[arg-type]


def test_nothing_is_lost_by_a_supplement(tmp_path: Path) -> None:
    checked(misfiled(), tmp_path)
    to_item_7(tmp_path)
    done(tmp_path, lambda report, _: [add_act(report, SCHEME, item="1", words="未盖章。")])
    later = misfiled().add("honour", "荣誉证书", file="补充1/荣誉.pdf")
    later.files = [replace(one, round=1) if one.path.startswith("补充") else one for one in later.files]
    report = checked(later, tmp_path)
    assert ("网点.pdf", (1,), "outlet_list", "service_network") in kinds(report)
    assert "own-finding" in codes(report)
    assert report.rounds is not None
    assert [one.state for one in report.rounds.requests if one.code == "own-finding"] == ["open"]


def test_what_a_person_does_while_the_case_is_read_again_counts(tmp_path: Path) -> None:
    checked(misfiled(), tmp_path)
    read_before = outcome(misfiled(), tmp_path)
    to_item_7(tmp_path)
    report = write_outputs(read_before, SCHEME, tmp_path, rendering=plain).report
    assert ("网点.pdf", (1,), "outlet_list", "service_network") in kinds(report)


def test_a_report_is_settled_by_a_log_that_went_on_elsewhere(tmp_path: Path) -> None:
    """Killed between the log and the report: the next command that looks makes the report follow."""
    checked(misfiled(), tmp_path)
    before = (tmp_path / REPORT_JSON).read_bytes()
    after = to_item_7(tmp_path)
    (tmp_path / REPORT_JSON).write_bytes(before)
    settled = settle_outputs(tmp_path, SCHEME, rendering=plain)
    assert kinds(settled.report) == kinds(after)


def test_the_report_reads_back_as_it_was_written(tmp_path: Path) -> None:
    checked(misfiled(), tmp_path)
    to_item_7(tmp_path)
    done(tmp_path, lambda report, _: [correct_act(report, SCHEME, "d1", "valid_until", "2036-03-17")])
    done(tmp_path, lambda *_: [waive_act(SCHEME, "8", "按现状受理"), explain_act(SCHEME, None, "来电")])
    text = (tmp_path / REPORT_JSON).read_text(encoding="utf-8")
    assert to_json(from_json(text)) == text
    assert [event["act"]["act"] for event in json.loads(text)["events"]] == [
        "assigned",
        "corrected",
        "waived",
        "explained",
    ]


def test_all_acts_are_kept_or_none(tmp_path: Path) -> None:
    checked(misfiled(), tmp_path)
    with pytest.raises(UsageError):
        done(
            tmp_path,
            lambda report, _: [
                correct_act(report, SCHEME, "d1", "valid_until", "2036-03-17"),
                correct_act(report, SCHEME, "d1", "valid_until", "明天"),
            ],
        )
    assert not (tmp_path / LOG_FILE).exists()


def test_who_does_it_must_be_said(tmp_path: Path) -> None:
    checked(misfiled(), tmp_path)
    with pytest.raises(UsageError, match="写明是谁"):
        done(tmp_path, lambda *_: [explain_act(SCHEME, None, "来电")], who=" ")


def test_the_second_who_changes_the_same_thing_unseen_gets_a_conflict(tmp_path: Path) -> None:
    checked(misfiled(), tmp_path)
    to_item_7(tmp_path)

    def again(report: CaseReport, _: object) -> list[object]:
        return [assign_act(report, SCHEME, ["网点.pdf"], item="8")]

    with pytest.raises(ConflictError, match=r"张三在2026-11-25 .*刚改过同一处"):
        done(tmp_path, again, who="李四", seen=0)  # type: ignore[arg-type]
    assert len(read_log(tmp_path).events) == 1
    done(tmp_path, lambda report, _: [correct_act(report, SCHEME, "d1", "address", "越城区")], seen=0)
    done(tmp_path, again, who="李四", seen=2)  # type: ignore[arg-type]
    assert [event.who for event in read_log(tmp_path).events] == ["张三", "张三", "李四"]


def test_a_case_of_which_nothing_was_kept_says_what_to_do(tmp_path: Path) -> None:
    checked(misfiled(), tmp_path)
    (tmp_path / ".intake" / "reading.bin").unlink()
    with pytest.raises(UsageError, match="请先重新运行 intake check"):
        to_item_7(tmp_path)
    assert not (tmp_path / LOG_FILE).exists()
    done(tmp_path, lambda *_: [waive_act(SCHEME, "8", "按现状受理")])


def test_what_another_version_of_the_program_made_of_the_pages_is_made_anew(tmp_path: Path) -> None:
    checked(complete(), tmp_path)
    kept = tmp_path / ".intake" / "reading.bin"
    kept.write_bytes(b"0" * 64 + kept.read_bytes()[64:])
    report = done(tmp_path, lambda report, _: [add_act(report, SCHEME, item="1", words="未盖章。")])
    assert "own-finding" in codes(report)


def test_a_decision_is_taken_back_by_its_number_without_a_reason(tmp_path: Path) -> None:
    checked(misfiled().without("sales_mode"), tmp_path)
    word = {"why": "已说明", "who": "李四", "at": NOW}
    decide_and_write(tmp_path, SCHEME, ["submission-missing"], "accept", every=True, **word)  # type: ignore[arg-type]
    report = done(tmp_path, lambda _, log: [undo_act(log.events, 1)], why="", at=NOW.replace(hour=10))
    assert report.findings[0].decision is None or report.findings[0].code != "submission-missing"
    assert checked(misfiled().without("sales_mode"), tmp_path).verdict == "deficient"
