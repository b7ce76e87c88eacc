"""The log of a case as it is kept: beside the report, and in the register where one is used.

decisions.yaml, which people may write by hand, is taken into it; so are decisions of before there was a
log.
"""

from collections.abc import Iterable
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from intake.decisions import DECISIONS_FILE, merged, read_decisions, write_decisions
from intake.decisions.store import told_apart_by
from intake.errors import ConflictError
from intake.events import Log, decided, decisions_in, longer, parsed_log, read_log, write_log
from intake.events.make import subjects
from intake.model import CaseReport, Decision
from intake.model.event import Act

if TYPE_CHECKING:
    from intake.register import CaseRecord


def kept_log(folder: Path, report: CaseReport, record: "CaseRecord | None") -> Log:
    """All that persons did to the case whose `report` lies in `folder`. What one place knows and another
    does not is written there too. To be called under the case's lock.

    Raises:
        UsageError: the log or decisions.yaml is broken, or the register's log has parted from this one.
    """
    own = read_log(folder)
    log = longer(own, parsed_log(record.log_lines(), "登记簿"), folder) if record else own
    path = folder / DECISIONS_FILE
    in_file, added = read_decisions(path, report, datetime.now(UTC))
    in_register = record.decisions() if record else ()
    log = log.with_entries(decided(one) for one in _not_in(log, (*in_file, *in_register)))
    _keep(folder, report, record, log)
    known = merged(decisions_in(log.events))
    if added or len(known) > len(in_file):
        write_decisions(path, known)
    if record and len(known) > len(in_register):
        record.keep_decisions(report, known)
    return log


def add_to_log(
    folder: Path, report: CaseReport, record: "CaseRecord | None", log: Log, longer_log: Log
) -> Log:
    """The longer log, which goes on where `log` ends, safe on disk. To be called under the case's lock.

    Raises:
        ConflictError: somebody else has added to the register's log meanwhile.
    """
    _keep(folder, report, record, longer_log)
    known = merged(decisions_in(longer_log.events))
    if len(known) > len(merged(decisions_in(log.events))):
        write_decisions(folder / DECISIONS_FILE, known)
        if record:
            record.keep_decisions(report, known)
    return longer_log


def refuse_conflict(log: Log, seen: int | None, acts: Iterable[Act]) -> None:
    """`seen`: how many events the person saw who does these acts; None: all.

    Raises:
        ConflictError: an event since then is about the same thing.
    """
    about = frozenset[tuple[object, ...]]().union(*map(subjects, acts))
    for event in log.events[len(log.events) if seen is None else seen :]:
        if subjects(event.act) & about:
            raise ConflictError(
                f"{event.who}在{event.at[:16].replace('T', ' ')}刚改过同一处，您的操作没有保存："
                "请看过之后再做。"
            )


def _keep(folder: Path, report: CaseReport, record: "CaseRecord | None", log: Log) -> None:
    """The file before the register's transaction ends: what was told as done is in both."""
    ahead = record is not None and record.log_lines() != log.lines
    with record.keeping_log(report, log) if record and ahead else nullcontext():
        if log.lines != read_log(folder).lines:
            write_log(folder, log)


def _not_in(log: Log, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    known = {told_apart_by(one) for one in decisions_in(log.events)}
    return tuple(one for one in merged(decisions) if told_apart_by(one) not in known)
