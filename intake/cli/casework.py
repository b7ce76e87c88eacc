"""What every command about a person's work on a case shares: where it lies, who does it, what is shown."""

import getpass
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from intake.cli.language import tell
from intake.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from intake.events import Log
    from intake.model import CaseReport
    from intake.model.event import Act
    from intake.scheme import Scheme

Case = Annotated[Path, typer.Argument(metavar="案件", help="案件、它的结果文件夹，或其中的 report.json。")]
Who = Annotated[str | None, typer.Option("--who", envvar="INTAKE_WHO", help="谁做的（默认：登录名）。")]
Why = Annotated[str, typer.Option("--why", help="理由，随案件保存。")]
OwnScheme = Annotated[
    str | None, typer.Option("--scheme", metavar="名称|文件夹", help="默认：报告所用的方案。")
]


@dataclass(frozen=True, slots=True)
class Where:
    """Options that say which case is meant, and who works on it."""

    case: Path
    out: Path | None
    scheme: str | None
    register: str | None
    who: str | None
    why: str


def work(where: Where, make: "Callable[[CaseReport, Scheme, Log], Sequence[Act]]") -> int:
    """Does to the case what `make` makes, judges it again within limits, prints what was done."""
    from intake.bench import Bench
    from intake.case.folder import read_report
    from intake.case.organization import load_own_scheme
    from intake.case.outputs import REPORT_JSON, act_and_write
    from intake.cli.registered import case_record
    from intake.cli.verdicts import EXIT_CODES
    from intake.limits import Limits
    from intake.render.clean import one_line
    from intake.render.event_words import event_words
    from intake.render.words import words

    folder = where.out or output_folder(where.case)
    rules = load_own_scheme(where.scheme or read_report(folder / REPORT_JSON).scheme_id)
    with Bench(rules, Limits(), 1) as bench, case_record(where.register, folder) as record:
        done = act_and_write(
            folder,
            rules,
            lambda report, log: make(report, rules, log),
            who=where.who or login_name(),
            why=where.why,
            at=datetime.now(UTC),
            record=record,
            again=bench.report_again,
            rendering=bench.render,
        )
    report = done.outputs.report
    for event in done.events:
        tell(f"{event.number}  {one_line(event_words(event, rules, report.language))}")
    for path in done.outputs.paths:
        typer.echo(str(path))
    told_edited(done.outputs.edited)
    summaries_follow(folder, rules)
    tell(words(report.language)[report.verdict])
    return EXIT_CODES.get(report.verdict, ExitCode.UNREADABLE)


def summaries_follow(folder: Path, scheme: "Scheme") -> None:
    """Where the case is one of a batch, its summaries tell what has changed; they are named."""
    from intake.batch.follow import follow

    for path in follow(folder, scheme):
        typer.echo(str(path))


def told_edited(kept: Sequence[Path]) -> None:
    """Says where drafts that a person had edited are kept now."""
    for path in kept:
        tell(f"您改过的草稿没有被覆盖，已另存为：{path}", err=True)


def output_folder(case: Path) -> Path:
    """The folder a case's outputs lie in, given the case, that folder, or the report in it.

    Raises:
        UsageError: the case has not been checked yet.
    """
    from intake.case.outputs import REPORT_JSON
    from intake.cli.check import default_output

    if case.is_file() and case.suffix == ".json":
        return case.parent
    for folder in (default_output(case), case):
        if (folder / REPORT_JSON).is_file():
            return folder
    raise UsageError(f"没有找到 {case} 的报告。请先运行 intake check，或用 --out 指出结果文件夹")


def login_name() -> str:
    """Who is logged in; ``""`` where the system does not say."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return os.environ.get("USERNAME", "")


def reason(why: str) -> str:
    """The reason given. Raises UsageError: there is none."""
    if not why.strip():
        raise UsageError("请用 --why 说明理由：会随案件保存")
    return why
