"""Passwords for locked files: asked for, never given on the command line, where other users see them."""

import sys
from datetime import UTC, datetime
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from intake.cli.language import said, tell
from intake.errors import UsageError

if TYPE_CHECKING:
    from intake.bench import Bench
    from intake.case.outputs import Outputs
    from intake.model import CaseReport
    from intake.register import CaseRecord
    from intake.scheme import Scheme

_MOST = 20


def chosen_passwords(folder: Path, *, ask: bool, keep: bool) -> tuple[str, ...]:
    """Those to try: asked for, or else kept in the key store by an earlier check of the case.

    Raises:
        UsageError: none was given, or they cannot be kept.
    """
    from intake.events import in_force, read_log
    from intake.kept.key_store import keep_passwords, kept_passwords, require_key_store
    from intake.model.event import Unlocked

    if keep:
        require_key_store()
    if not ask and not keep:
        acts = (event.act for event in in_force(read_log(folder).events))
        kept = any(isinstance(act, Unlocked) and act.kept for act in acts)
        return kept_passwords(folder) if kept else ()
    given = _asked()
    if not given:
        raise UsageError("没有输入密码")
    if keep:
        keep_passwords(folder, given)
    return given


def _asked() -> tuple[str, ...]:
    """A password a line, up to an empty one; from a script as the lines of standard input."""
    if not sys.stdin.isatty():
        return tuple(line for line in sys.stdin.read().splitlines() if line)[:_MOST]
    given: list[str] = []
    while len(given) < _MOST:
        shown = "打开密码（输入时不显示）：" if not given else "还有别的密码吗（没有就按回车）："
        one = getpass(said(shown))
        if not one:
            break
        given.append(one)
    return tuple(given)


def note_unlocked(
    folder: Path,
    scheme: "Scheme",
    record: "CaseRecord | None",
    bench: "Bench",
    written: "Outputs",
    who: str,
    *,
    kept: bool,
) -> "Outputs":
    """Notes in the case's log which files were opened by a password, each once; says which were not."""
    from intake.case.outputs import act_and_write
    from intake.events import read_log
    from intake.model.event import Unlocked

    files = opened_files(written.report)
    for path in (one.path for one in written.report.files if one.problem_code == "file-encrypted"):
        tell(f"密码不对，仍未打开：{path}", err=True)
    known = {
        file
        for event in read_log(folder).events
        if isinstance(event.act, Unlocked) and event.act.kept >= kept
        for file in event.act.files
    }
    new = tuple(file for file in files if file not in known)
    if not new:
        return written
    return act_and_write(
        folder,
        scheme,
        lambda *_: [Unlocked(new, kept)],
        who=who,
        at=datetime.now(UTC),
        record=record,
        again=bench.report_again,
        rendering=bench.render,
    ).outputs


def opened_files(report: "CaseReport") -> tuple[tuple[str, str], ...]:
    """The files, path and SHA-256, that a password has opened."""
    from intake.gather.unlock import UNLOCKED

    return tuple(
        (one.path.encode("utf-8", "replace").decode(), one.sha256)
        for one in report.files
        if UNLOCKED in one.notes
    )
