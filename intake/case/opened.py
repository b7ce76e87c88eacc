"""Files of a case that a password has opened: which password is tried, and what the log says of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from intake.case.outputs import Outputs, act_and_write
from intake.case.rendered import Rendering, rendered_outputs
from intake.events import in_force, read_log
from intake.gather.unlock import LOCKED, UNLOCKED
from intake.judged import ReportingAgain, report_again
from intake.kept.key_store import kept_passwords
from intake.model import CaseReport, SourceFile
from intake.model.event import Unlocked
from intake.scheme import Scheme

if TYPE_CHECKING:
    from intake.register import CaseRecord

MOST = 20
"""Passwords tried on a case."""


def passwords_kept(folder: Path) -> tuple[str, ...]:
    """Those that the operating system's key store has for the case, while the event that says so counts."""
    acts = (event.act for event in in_force(read_log(folder).events))
    kept = any(isinstance(act, Unlocked) and act.kept for act in acts)
    return kept_passwords(folder) if kept else ()


def still_locked(report: CaseReport) -> tuple[SourceFile, ...]:
    """The files that no password has opened."""
    return tuple(one for one in report.files if one.problem_code == LOCKED)


@dataclass(frozen=True, slots=True)
class Opener:
    """Who opened files by a password; ``kept``: the key store has it now."""

    who: str
    kept: bool = False


def note_opened(
    folder: Path,
    scheme: Scheme,
    record: "CaseRecord | None",
    written: Outputs,
    by: Opener,
    *,
    again: ReportingAgain = report_again,
    rendering: Rendering = rendered_outputs,
) -> Outputs:
    """Notes in the case's log which files were opened by a password, each once. Raises as
    `act_and_write`."""
    known = {
        file
        for event in read_log(folder).events
        if isinstance(event.act, Unlocked) and event.act.kept >= by.kept
        for file in event.act.files
    }
    new = tuple(file for file in opened_files(written.report) if file not in known)
    if not new:
        return written
    return act_and_write(
        folder,
        scheme,
        lambda *_: [Unlocked(new, by.kept)],
        who=by.who,
        at=datetime.now(UTC),
        record=record,
        again=again,
        rendering=rendering,
    ).outputs


def opened_files(report: CaseReport) -> Sequence[tuple[str, str]]:
    """The files, path and SHA-256, that a password has opened."""
    return tuple(
        (one.path.encode("utf-8", "replace").decode(), one.sha256)
        for one in report.files
        if UNLOCKED in one.notes
    )
