"""Does at random to two cases with one register what persons and machines do, in any order, and looks after
every step whether anything was lost.

    python -m benchmarks.sequences [SEQUENCES] [STEPS]

A step is one of check, supplement, decide, assign, correct, add, word, waive, explain, undo, a letter of any kind,
extend, deliver, withdraw, an act of somebody who saw the case as it was some events ago, and a changed file. One step
in four runs in a process of its own that is gone, without a word, at its n-th touch of the disk. It holds at every
moment:

- no byte of a letter that the log names ever changes, and the copy beside the report is one of them;
- no number is given twice, and none is left out: each of 1, 2, … is a letter of a log, or is kept by the register for
  the letter whose command died;
- the log only grows; what was told as done is in it, what was refused is not; the register holds the same lines;
- the report is what the log gives, replayed on the papers in an empty folder.
"""

import atexit
import os
import re
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal
from unittest.mock import patch

import msgspec
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import event as sql_event
from sqlalchemy import select
from sqlalchemy.engine import Engine

from intake.case.archive import archived
from intake.case.folder import NOTICE, REPORT_JSON, kept_report, read_report
from intake.case.letters import Wishes, issue_letter, now_standing
from intake.case.outputs import act_and_write, settle_outputs, write_outputs
from intake.case.rendered import Pictures, rendered_outputs
from intake.decisions import decide
from intake.errors import UsageError
from intake.events import (
    LOG_FILE,
    Log,
    decided,
    delivery,
    extension,
    issued_letters,
    read_log,
    told_in_report,
    withdrawal,
)
from intake.events.make import (
    add_act,
    assign_act,
    correct_act,
    explain_act,
    undo_act,
    waive_act,
    word_act,
)
from intake.model import CaseReport, effective_severity
from intake.model.event import Act
from intake.pipeline import Outcome
from intake.register import CaseRecord, open_database, tables
from intake.render.letter_context import NoticeOptions
from intake.render.letter_email import letter_email
from intake.render.report_json import to_json
from intake.rounds import round_number
from intake.rounds.store import ROUNDS_FILE
from intake.scheme import Scheme
from tests.case.test_casework import outcome, plain
from tests.check.builders import AS_OF, SCHEME, Pack, complete

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - killed is not unplugged: no disk is needed
START = datetime(2026, 11, 24, 9, tzinfo=UTC)
AFTER_NOTICE = ("correction", "acceptance", "reminder", "rejection")
ITEMS = ("1", "2", "7", "8", "10")
DIES = st.one_of(st.none(), st.none(), st.none(), st.integers(1, 30))
PICKS = st.integers(0, 40)
CASES = st.integers(0, 1)
TOLD: "Counter[str]" = Counter()
"""How often what was done, for the figures."""

End = Literal["done", "refused", "killed"]


def lacking(number: int) -> Pack:
    """A small case with something of everything: missing, doubted, expired."""
    pack = complete().without("sales_mode", *(("organization_chart",) if number else ()))
    pack.add("honour", "荣誉证书", organization_name="绍兴清溪集团有限公司")
    pack.add(
        "system_certificate", "环境管理体系认证证书", certificate_type="环境管理体系认证证书",
        certificate_number="016ZB24E31248R2M", standard="GB/T 24001-2016", valid_until="2026-05-04",
    )  # fmt: skip
    return pack


def supplemented(pack: Pack, number: int) -> Pack:
    """The case with one more paper, come in as a supplement of that round."""
    file = f"补充{number}/{number}.pdf"
    more = replace(
        pack,
        files=list(pack.files),
        pages=dict(pack.pages),
        documents=list(pack.documents),
        facts=list(pack.facts),
    )
    if number == 1:
        more.add("sales_mode", "采用直销和经销商两种方式销售。", file=file)
    else:
        more.add("honour", f"荣誉证书{number}", file=file)
    more.files[-1] = replace(more.files[-1], round=number)
    return more


def changed(pack: Pack, place: int) -> Pack:
    """The case with one file sent with other bytes."""
    files = list(pack.files)
    place %= len(files)
    files[place] = replace(files[place], sha256=f"{files[place].sha256}+")
    return replace(pack, files=files)


@cache
def _place() -> Path:
    """Where all sequences of this process happen, one after the other: a register knows a case by its folder."""
    path = Path(tempfile.mkdtemp(prefix="intake-sequences-", dir=MEMORY))
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    return path


def _cases(root: Path) -> "list[Known]":
    return [Known(root / f"case{number}", lacking(number)) for number in (0, 1)]


@cache
def _checked_once() -> Path:
    """Both cases as they are at the start of every sequence: checked."""
    root, kept = _place() / "office", _place() / "start"
    root.mkdir()
    database = open_database(str(root / "register.sqlite3"))
    for known in _cases(root):
        _write(known, CaseRecord(database, known.folder))
    database.close()
    root.rename(kept)
    return kept


@dataclass
class Known:
    """What must hold of one case. ``rounds``: its papers, round by round, and the log when the next came."""

    folder: Path
    pack: Pack
    lines: tuple[bytes, ...] = ()
    letters: dict[str, bytes] = field(default_factory=dict)
    rounds: list[tuple[Pack, tuple[bytes, ...]]] = field(default_factory=list)

    @property
    def material(self) -> tuple[Path, ...]:
        return tuple(
            self.folder.with_name(f"{self.folder.name}-{number}") for number in range(len(self.rounds) + 1)
        )


Step = Callable[[Known, CaseRecord], object]


class Office(RuleBasedStateMachine):
    """Two cases, one register."""

    def __init__(self) -> None:
        super().__init__()
        self.root = _place() / "office"
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(_checked_once(), self.root)
        self.database = open_database(str(self.root / "register.sqlite3"))
        self.cases = _cases(self.root)
        self.clock = START
        # Letters are filled in this process: one that is forked has no business with another's helper.
        self.confined = patch("intake.render.letter_process.is_confined", return_value=True)
        self.confined.start()

    def teardown(self) -> None:
        for known in self.cases:
            self._replayed(known)
        self.confined.stop()
        self.database.close()
        shutil.rmtree(self.root, ignore_errors=True)
        TOLD["sequences"] += 1

    # What is done

    @rule(case=CASES, die=DIES)
    def check(self, case: int, die: int | None) -> None:
        self._check(self.cases[case], die)

    @rule(case=CASES, die=DIES)
    def supplement(self, case: int, die: int | None) -> None:
        known = self.cases[case]
        if len(known.rounds) > 2:
            return
        known.rounds.append((known.pack, known.lines))
        known.pack = supplemented(known.pack, len(known.rounds))
        self._check(known, die)

    @rule(case=CASES, die=DIES, place=PICKS)
    def change(self, case: int, die: int | None, place: int) -> None:
        known = self.cases[case]
        known.pack = changed(known.pack, place)
        self._check(known, die)

    @rule(
        case=CASES,
        die=DIES,
        seen=PICKS,
        pick=PICKS,
        action=st.sampled_from(("accept", "dismiss", "confirm", "undo")),
    )
    def decide(self, case: int, die: int | None, seen: int, pick: int, action: Any) -> None:
        def make(report: CaseReport, _: Log) -> Sequence[Act]:
            one = report.findings[pick % len(report.findings)]
            return [decided(decide(report, one.id, action, why="说明", who="李四", at=self.clock)).act]

        self._act(case, die, "decide", make, seen)

    @rule(case=CASES, die=DIES)
    def settle_doubts(self, case: int, die: int | None) -> None:
        def make(report: CaseReport, _: Log) -> Sequence[Act]:
            made = [
                decided(decide(report, one.id, "dismiss", why="说明", who="李四", at=self.clock)).act
                for one in report.findings
                if effective_severity(one) == "doubt" and one.code != "wording-conflict"
            ]
            if not made:
                raise UsageError("nothing")
            return made

        self._act(case, die, "decide all", make)

    @rule(case=CASES, die=DIES)
    def accept_all(self, case: int, die: int | None) -> None:
        def make(report: CaseReport, _: Log) -> Sequence[Act]:
            made = [
                decided(decide(report, one.id, "accept", why="说明", who="李四", at=self.clock)).act
                for one in report.findings
                if effective_severity(one) == "deficiency"
            ]
            if not made:
                raise UsageError("nothing")
            return made

        self._act(case, die, "decide all", make)

    @rule(case=CASES, die=DIES, seen=PICKS, pick=PICKS, item=st.sampled_from(ITEMS))
    def assign(self, case: int, die: int | None, seen: int, pick: int, item: str) -> None:
        def make(report: CaseReport, _: Log) -> Sequence[Act]:
            one = report.documents[pick % len(report.documents)]
            return [assign_act(report, SCHEME, [one.id], item=item)]

        self._act(case, die, "assign", make, seen)

    @rule(
        case=CASES, die=DIES, seen=PICKS, pick=PICKS, day=st.sampled_from(("2024-01-01", "2027-03-17", ""))
    )
    def correct(self, case: int, die: int | None, seen: int, pick: int, day: str) -> None:
        def make(report: CaseReport, _: Log) -> Sequence[Act]:
            facts = [one for one in report.facts if one.name == "valid_until"] or [*report.facts]
            one = facts[pick % len(facts)]
            return [correct_act(report, SCHEME, one.document, one.name, day)]

        self._act(case, die, "correct", make, seen)

    @rule(case=CASES, die=DIES, pick=PICKS, item=st.sampled_from(ITEMS))
    def add(self, case: int, die: int | None, pick: int, item: str) -> None:
        def make(report: CaseReport, _: Log) -> Sequence[Act]:
            one = report.documents[pick % len(report.documents)]
            return [add_act(report, SCHEME, item=item, words=f"未盖章{pick}。", places=[one.id])]

        self._act(case, die, "add", make)

    @rule(case=CASES, die=DIES, seen=PICKS, pick=PICKS)
    def word(self, case: int, die: int | None, seen: int, pick: int) -> None:
        def make(report: CaseReport, _: Log) -> Sequence[Act]:
            asked = [one for one in report.findings if effective_severity(one) == "deficiency"]
            one = asked[pick % len(asked)] if asked else report.findings[0]
            return [word_act(report, one.id, found=None, request=f"请补{pick}。")]

        self._act(case, die, "word", make, seen)

    @rule(case=CASES, die=DIES, seen=PICKS, item=st.sampled_from(ITEMS))
    def waive(self, case: int, die: int | None, seen: int, item: str) -> None:
        self._act(case, die, "waive", lambda *_: [waive_act(SCHEME, item, "按现状受理")], seen)

    @rule(case=CASES, die=DIES, item=st.sampled_from(ITEMS))
    def explain(self, case: int, die: int | None, item: str) -> None:
        self._act(case, die, "explain", lambda *_: [explain_act(SCHEME, item, "正在办理")])

    @rule(case=CASES, die=DIES, seen=PICKS, pick=PICKS)
    def undo(self, case: int, die: int | None, seen: int, pick: int) -> None:
        def make(_: CaseReport, log: Log) -> Sequence[Act]:
            return [undo_act(log.events, 1 + pick % max(1, len(log.events)))]

        self._act(case, die, "undo", make, seen)

    @rule(case=CASES, die=DIES, although=st.sampled_from(("", "先行告知", "先行告知")))
    def notice(self, case: int, die: int | None, although: str) -> None:
        self._letter(self.cases[case], die, "notice", Wishes(issued_on=AS_OF, although=although))

    @rule(case=CASES, die=DIES, kind=st.sampled_from(AFTER_NOTICE), after=st.sampled_from((0, 15, 30)))
    def letter(self, case: int, die: int | None, kind: Any, after: int) -> None:
        known, day = self.cases[case], AS_OF + timedelta(days=after)
        self._noticed(known)
        if kind == "correction":
            self.add(case=case, die=None, pick=after, item="1")
        if kind == "acceptance":
            self.accept_all(case=case, die=None)
            self.settle_doubts(case=case, die=None)
        self._letter(known, die, kind, Wishes(issued_on=day, although="先行告知"))

    def _noticed(self, known: Known) -> None:
        """What follows a notice would be refused without one, nearly always."""
        if not any(one.kind == "notice" for one in _letters(known)):
            self._letter(known, None, "notice", Wishes(issued_on=AS_OF, although="先行告知"))

    def _letter(self, known: Known, die: int | None, kind: Any, wishes: Wishes) -> None:
        def step(known: Known, record: CaseRecord) -> None:
            issue_letter(known.folder, SCHEME, record, kind, wishes, who="张三", at=self.clock)

        self._do(known, die, kind, step)

    @rule(case=CASES, die=DIES, after=PICKS)
    def extend(self, case: int, die: int | None, after: int) -> None:
        known, day = self.cases[case], AS_OF + timedelta(days=10 + after)
        self._noticed(known)

        def step(known: Known, record: CaseRecord) -> None:
            self._add(
                known,
                record,
                lambda report, _: [extension(now_standing(known.folder, report, record), day)],
                None,
            )

        self._do(known, die, "extend", step, grows=True)

    @rule(case=CASES, die=DIES, pick=PICKS)
    def deliver(self, case: int, die: int | None, pick: int) -> None:
        self._noticed(self.cases[case])

        def make(_: CaseReport, log: Log) -> Sequence[Act]:
            numbers = [one.number for one in issued_letters(log.events)] or ["?"]
            day = AS_OF + timedelta(days=45)
            return [delivery(log.events, numbers[pick % len(numbers)], day, "邮件", receipt=pick % 2 == 0)]

        self._act(case, die, "deliver", make)

    @rule(case=CASES, die=DIES)
    def withdraw(self, case: int, die: int | None) -> None:
        self._noticed(self.cases[case])
        late = Wishes(issued_on=AS_OF + timedelta(days=90))
        self._letter(self.cases[case], None, "rejection", late)

        def make(_: CaseReport, log: Log) -> Sequence[Act]:
            ended = [
                one.number for one in issued_letters(log.events) if one.kind in ("acceptance", "rejection")
            ]
            return [withdrawal(log.events, ended[-1] if ended else "?")]

        self._act(case, die, "withdraw", make)

    # What holds

    @invariant()
    def numbers_are_unique_and_without_gaps(self) -> None:
        with self.database.reading() as connection:
            rows = connection.execute(
                select(tables.letters.c.number, tables.cases.c.folder).join(tables.cases)
            ).all()
        serials: dict[str, list[int]] = {}
        for number, _ in rows:
            match = re.fullmatch(r"(.*〔\d+〕)(\d+)号", number)
            assert match, number
            serials.setdefault(match[1], []).append(int(match[2]))
        for kind, given in serials.items():
            assert sorted(given) == list(range(1, len(given) + 1)), (kind, given)
        held = dict(map(tuple, rows))
        sent = [(one.number, known.folder) for known in self.cases for one in _letters(known)]
        assert len(sent) == len({number for number, _ in sent}), sent
        for number, folder in sent:
            assert held.get(number) == str(folder.resolve()), number
        TOLD["most kept for a dead command"] = max(
            TOLD["most kept for a dead command"], len(held) - len(sent)
        )

    # How

    def _check(self, known: Known, die: int | None) -> None:
        end = self._do(known, die, "supplement" if known.rounds else "check", _write)
        if end == "killed":
            end = self._do(known, None, "check", _write)
        assert end == "done", end

    def _act(self, case: int, die: int | None, name: str, make: Any, seen: int | None = None) -> None:
        known = self.cases[case]
        then = None if seen is None else max(0, len(known.lines) - seen % 4)
        self._do(known, die, name, lambda known, record: self._add(known, record, make, then), grows=True)

    def _add(self, known: Known, record: CaseRecord, make: Any, seen: int | None) -> None:
        act_and_write(
            known.folder,
            SCHEME,
            make,
            who="张三",
            why="已核对",
            at=self.clock,
            record=record,
            seen=seen,
            rendering=_rendered,
        )

    def _do(self, known: Known, die: int | None, name: str, step: Step, *, grows: bool = False) -> End:
        self.clock += timedelta(minutes=1)
        record = CaseRecord(self.database, known.folder)
        before = known.lines
        end = _here(step, known, record) if die is None else _dying(step, known, record, die)
        TOLD[f"{name} {end}"] += 1
        log = read_log(known.folder)
        assert log.lines[: len(before)] == before, "the log has lost something"
        if end == "refused":
            assert log.lines == before, "what was refused was kept"
        if end == "done" and grows:
            assert len(log.lines) > len(before), "what was done was not kept"
        known.lines = log.lines
        if end == "killed" and name in ("check", "supplement"):
            return end  # somebody runs it again
        self._settle(known)
        self._letters_stand(known)
        if end == "killed":
            self._replayed(known)
        return end

    def _settle(self, known: Known) -> None:
        """What the next command does first; then all places say the same."""
        record = CaseRecord(self.database, known.folder)
        settle_outputs(known.folder, SCHEME, record, rendering=_rendered)
        known.lines = read_log(known.folder).lines
        assert record.log_lines() == known.lines, "the register holds another log"

    def _letters_stand(self, known: Known) -> None:
        folder, round_ = known.folder, round_number(read_report(known.folder / REPORT_JSON))
        copies = []
        for one in issued_letters(read_log(folder).events):
            files = archived(folder, one)
            assert files, one
            for name, data in files.items():
                assert known.letters.setdefault(name, data) == data, name
            if one.round == round_ and one.kind == "notice":
                copies.append(next(data for name, data in files.items() if name.endswith(".docx")))
        assert not copies or (folder / NOTICE).read_bytes() in copies, (
            "the copy beside the report is another letter"
        )

    def _replayed(self, known: Known) -> None:
        """The log on the papers of each round, in a folder where nothing was before."""
        now = self.root / "replay" / known.folder.name
        shutil.rmtree(now.parent, ignore_errors=True)
        now.mkdir(parents=True)
        for name in (ROUNDS_FILE,):
            if (known.folder / name).is_file():
                shutil.copy(known.folder / name, now / name)
        if (known.folder / "letters").is_dir():
            shutil.copytree(known.folder / "letters", now / "letters")
        report = None
        for pack, lines in [*known.rounds, (known.pack, known.lines)]:
            (now / LOG_FILE).write_bytes(b"".join(line + b"\n" for line in lines))
            report = write_outputs(_judged(pack, now), SCHEME, now, rendering=plain).report
        kept = kept_report(known.folder)
        assert kept is not None
        assert report is not None
        assert to_json(kept) == to_json(report), "the report is not what the log gives"


def _write(known: Known, record: CaseRecord) -> None:
    """A check."""
    for path in known.material:
        path.mkdir(exist_ok=True)
    write_outputs(
        _judged(known.pack, known.folder),
        SCHEME,
        known.folder,
        record,
        material=known.material,
        rendering=_rendered,
    )


_JUDGED: dict[tuple[object, ...], Outcome] = {}
"""What was judged in this sequence and at its start: the same papers by the same log are judged alike."""


def _judged(pack: Pack, folder: Path) -> Outcome:
    files = tuple((one.path, one.sha256, one.round) for one in pack.files)
    shaped = tuple(event for event in told_in_report(read_log(folder).events))
    key = (files, msgspec.json.encode(shaped))
    if len(_JUDGED) > 50:
        _JUDGED.clear()
    if key not in _JUDGED:
        _JUDGED[key] = outcome(pack, folder)
    return _JUDGED[key]


def _rendered(
    report: CaseReport, scheme: Scheme, pictures: Pictures, options: NoticeOptions
) -> Mapping[str, bytes]:
    """The outputs, but for the page and the draft as a Word file, which take as long as all the rest."""
    with (
        patch("intake.case.rendered.report_page", return_value=b""),
        patch("intake.case.rendered.letter_content", side_effect=_said),
    ):
        return rendered_outputs(report, scheme, pictures, options)


def _said(report: CaseReport, scheme: Scheme, kind: Any, *, options: NoticeOptions) -> bytes:
    return letter_email(report, scheme, kind, options=options).encode()


def _letters(known: Known) -> Sequence[Any]:
    return issued_letters(read_log(known.folder).events)


def _here(step: Step, known: Known, record: CaseRecord) -> End:
    try:
        step(known, record)
    except UsageError:
        return "refused"
    return "done"


def _dying(step: Step, known: Known, record: CaseRecord, touches: int) -> End:
    """The step in a process that is gone at its n-th touch of the disk; there may be fewer."""
    child = os.fork()
    if child == 0:
        code = 70
        try:
            signal.alarm(120)
            _die_after(touches)
            code = 0 if _here(step, known, record) == "done" else 2
        except BaseException as error:  # told by the parent
            (known.folder.parent / "error.txt").write_text(
                f"{type(error).__name__}: {error}", encoding="utf-8"
            )
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    told = known.folder.parent / "error.txt"
    assert code in (0, 2, -signal.SIGKILL), (
        code,
        told.read_text(encoding="utf-8") if told.exists() else "",
    )
    return "done" if code == 0 else "refused" if code == 2 else "killed"


def _die_after(touches: int) -> None:
    left = [touches]

    def touched() -> None:
        left[0] -= 1
        if left[0] <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def hear(name: str, values: tuple[Any, ...]) -> None:
        writes = name == "open" and (values[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if writes or name in ("os.rename", "os.remove", "os.mkdir", "os.chmod"):
            touched()

    sys.addaudithook(hear)
    sql_event.listen(Engine, "commit", lambda _: touched())


def run(sequences: int, steps: int, *, derandomized: bool = False) -> None:
    """That many sequences of at most so many steps. Raises AssertionError when something does not hold."""
    chosen = settings(
        max_examples=sequences,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        derandomize=derandomized,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    run_state_machine_as_test(Office, settings=chosen)


def main(sequences: int, steps: int) -> None:
    """Prints the figures."""
    try:
        run(sequences, steps)
    finally:
        for name, count in sorted(TOLD.items()):
            print(f"{count:>7}  {name}")


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    main(*(given + [1000, 10][len(given) :]))
