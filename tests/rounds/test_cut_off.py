"""A command cut off at any touch of the disk: the next one makes log, letters, register and report agree.

Each command runs once; what lies on the disk at each touch is kept, as a process killed there leaves it.
"""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from intake.case.archive import archived
from intake.case.folder import REPORT_HTML, REPORT_JSON, kept_report
from intake.case.letters import Wishes, issue_letter
from intake.case.outputs import Making, act_and_write, needs_letter, settle_outputs, write_outputs
from intake.decisions import decide
from intake.events import decided, extension, issued_letters, read_log, standing
from intake.model import CaseReport
from intake.register import CaseRecord, Database, list_cases, open_database
from intake.render.report_json import to_json
from intake.rounds import read_arrivals, round_number
from tests.case.test_casework import outcome
from tests.check.builders import SCHEME, Pack, complete

DAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
Command = Callable[[Path, CaseRecord], object]


def lacking() -> Pack:
    return complete().without("sales_mode", "organization_chart")


def answered() -> Pack:
    """With a paper that came in later."""
    pack = lacking().add("sales_mode", "采用直销和经销商两种方式销售。", file="补充/1.pdf")
    pack.files[-1] = replace(pack.files[-1], round=1)
    return pack


def digest(data: bytes) -> bytes:
    return sha256(data).hexdigest().encode()


def brief(report: CaseReport, *_: object) -> dict[str, bytes]:
    """The outputs, each known by the report it was made of."""
    data = to_json(report).encode()
    page = digest(data)
    letter = {"notice.docx": page, "notice.txt": page} if needs_letter(report) else {}
    return {REPORT_JSON: data, REPORT_HTML: page, **letter}


def check(pack: Pack) -> Command:
    judged = cache(lambda folder: outcome(pack, folder))
    names = ("原申请", "补充")[: len({one.round for one in pack.files})]

    def command(folder: Path, record: CaseRecord) -> object:
        material = [folder.parent / name for name in names]
        return write_outputs(judged(folder), SCHEME, folder, record, material=material, rendering=brief)

    return command


def issue(kind: Any, day: date = DAY) -> Command:
    def command(folder: Path, record: CaseRecord) -> object:
        return issue_letter(folder, SCHEME, record, kind, Wishes(day), who="张三", at=AT)

    return command


def act(make: Making) -> Command:
    def command(folder: Path, record: CaseRecord) -> object:
        said = {"who": "李四", "why": "来函", "at": AT, "record": record, "rendering": brief}
        return act_and_write(folder, SCHEME, make, **said)  # type: ignore[arg-type]

    return command


accept = act(
    lambda report, _: [decided(decide(report, "f1", "accept", why="已说明", who="李四", at=AT)).act]
)


@contextmanager
def kept_at_every_touch(root: Path, into: Path) -> Iterator[list[Path]]:
    """Copies of `root` as it is whenever something in it is touched, no two alike."""
    found: dict[str, Path] = {}
    on = [True]

    def hear(name: str, values: tuple[Any, ...]) -> None:
        if not on[0] or name not in ("os.rename", "os.remove", "os.mkdir", "open", "sqlite3.connect"):
            return
        if name == "open" and not str(values[0]).startswith(str(root)):
            return
        on[0] = False
        try:
            digest = sha256()
            files = sorted(path for path in root.rglob("*") if path.is_file())
            for path in files:
                if path.suffix != ".part":
                    digest.update(str(path).encode() + path.read_bytes())
            if digest.hexdigest() not in found:
                found[digest.hexdigest()] = into / str(len(found))
                shutil.copytree(root, into / str(len(found) - 1))
        finally:
            on[0] = True

    sys.addaudithook(hear)
    places: list[Path] = []
    try:
        yield places
    finally:
        on[0] = False
        places += found.values()


BEFORE: dict[str, tuple[Command, ...]] = {
    "notice": (),
    "correction": (issue("notice"), accept),
    "reminder": (issue("notice"),),
    "extension": (issue("notice"),),
    "decision": (),
    "supplement": (issue("notice"),),
    "supplement of a draft": (),
}
CUT_OFF: dict[str, Command] = {
    "notice": issue("notice"),
    "correction": issue("correction"),
    "reminder": issue("reminder", date(2026, 12, 9)),
    "extension": act(lambda _, log: [extension(standing(log.events, 1), date(2026, 12, 20))]),
    "decision": accept,
    "supplement": check(answered()),
    "supplement of a draft": check(answered()),
}


@pytest.mark.parametrize("name", list(CUT_OFF))
def test_the_next_command_makes_all_places_agree(tmp_path: Path, name: str) -> None:
    root = tmp_path / "office"
    folder = root / "某公司-intake"
    for material in ("原申请", "补充"):
        (root / material).mkdir(parents=True)
    with (
        patch("intake.render.letter_process.is_confined", return_value=True),
        patch(
            "intake.case.rendered.report_page", side_effect=lambda report, *_: brief(report)[REPORT_HTML]
        ),
    ):
        database = open_database(str(root / "register.sqlite3"))
        for command in (check(lacking()), *BEFORE[name]):
            command(folder, CaseRecord(database, folder))
        with kept_at_every_touch(root, tmp_path / "then") as places:
            CUT_OFF[name](folder, CaseRecord(database, folder))
        database.close()
        assert len(places) > 3
        later, seen = check(answered()), set()
        for place in places:
            # A case is known by where it lies.
            shutil.rmtree(root)
            shutil.copytree(place, root)
            database = open_database(str(root / "register.sqlite3"))
            record = CaseRecord(database, folder)
            settle_outputs(folder, SCHEME, record, rendering=brief)
            agree(folder, database, record)
            state = settled_state(folder, record)
            if state in seen:
                database.close()
                continue
            seen.add(state)
            later(folder, record)
            agree(folder, database, record)
            report = kept_report(folder)
            assert report is not None
            assert report.rounds is not None
            assert report.rounds.earlier_letter == last_number(folder, 1)
            database.close()


def settled_state(folder: Path, record: CaseRecord) -> tuple[bytes, ...]:
    """What a later command may rest on."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    report = kept_report(folder)
    assert report is not None
    return (*(digest(path.read_bytes()) for path in files), repr(record.issued(report)).encode())


def last_number(folder: Path, round_: int) -> str | None:
    """Of the notice, or the correction of it, as the log has it."""
    letters = [
        one
        for one in issued_letters(read_log(folder).events)
        if one.round == round_ and one.kind in ("notice", "correction")
    ]
    return letters[-1].number if letters else None


def agree(folder: Path, database: Database, record: CaseRecord) -> None:
    report, log = kept_report(folder), read_log(folder)
    assert report is not None
    page = digest((folder / REPORT_JSON).read_bytes())
    assert record.log_lines() == log.lines
    assert (folder / REPORT_HTML).read_bytes() == page
    (row,) = list_cases(database, DAY)
    assert (row.verdict, row.round) == (report.verdict, round_number(report))
    own = [one for one in issued_letters(log.events) if one.round == row.round]
    assert row.letter == next((one.number for one in own if one.kind == "notice"), None)
    for one in own:
        files = {name.rsplit(".", 1)[1]: data for name, data in archived(folder, one).items()}
        for ending, data in files.items():
            assert (folder / f"{one.kind}.{ending}").read_bytes() == data
    if not own and needs_letter(report):
        assert (folder / "notice.docx").read_bytes() == page
    assert not list(folder.glob("*-edited*")), "nobody has edited anything"
    for number, arrival in enumerate(read_arrivals(folder), 1):
        assert (arrival.notice.number if arrival.notice else None) == last_number(folder, number)
    if row.round == 2 and last_number(folder, 1) is not None:
        notice = next(one for one in issued_letters(log.events) if one.kind == "notice")
        docx = next(data for name, data in archived(folder, notice).items() if name.endswith(".docx"))
        assert (folder / "notice-round1.docx").read_bytes() == docx
