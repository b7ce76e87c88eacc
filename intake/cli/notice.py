"""`intake notice`: a letter, from a report."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from intake.cli import options
from intake.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from intake.model import CaseReport


class LetterName(StrEnum):
    notice = "notice"
    acceptance = "acceptance"
    reminder = "reminder"
    rejection = "rejection"


def notice(
    report: Annotated[
        Path, typer.Argument(metavar="REPORT.json", help="intake check 写出的 report.json。")
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="写到哪个 .docx（默认：报告旁边）。")
    ] = None,
    kind: Annotated[
        LetterName,
        typer.Option("--kind", help="notice 补充材料，acceptance 受理，reminder 催办，rejection 退回。"),
    ] = LetterName.notice,
    due_days: Annotated[
        int | None, typer.Option("--due-days", min=1, help="回复期限：多少个工作日。")
    ] = None,
    due: Annotated[
        str | None, typer.Option("--due", metavar="YYYY-MM-DD", help="回复期限：哪一天。")
    ] = None,
    dated: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="YYYY-MM-DD",
            help="信函日期（默认：通知书为审查日，催办和退回为今天）。",
        ),
    ] = None,
    number: Annotated[str | None, typer.Option("--number", help="编号（用登记簿时自动编号）。")] = None,
    earlier: Annotated[str | None, typer.Option("--earlier", help="前一份通知书的编号。")] = None,
    lang: Annotated[options.LanguageName | None, typer.Option("--lang", help="zh 或 en。")] = None,
    template: Annotated[
        Path | None, typer.Option("--template", help="自己的 Word 模板（字段见 docs/letter-template.md）。")
    ] = None,
    scheme: Annotated[
        str | None, typer.Option("--scheme", metavar="ID|DIR", help="默认：报告所用的方案。")
    ] = None,
    register: options.Register = None,
) -> int:
    """由 report.json 重新写出补充材料通知书，或写出受理通知书、催办函、退回通知书。

    报告旁边 decisions.yaml 中的人工决定先行生效。用 --register 时从登记簿取编号：
    同一轮的同一种信函再写一次，编号、日期和期限不变。

    例：  intake notice 某公司-intake/report.json --due-days 10 --template 本机构信头.docx

    例：  intake notice 某公司-intake/report.json --kind reminder --register default
    """
    from intake.case_folder import read_report
    from intake.case_outputs import REPORT_JSON, needs_letter, settle_outputs
    from intake.cli.registered import case_record
    from intake.decisions import DECISIONS_FILE
    from intake.render.letter import LETTERS, NoticeOptions
    from intake.scheme import load_scheme

    if due and due_days:
        raise UsageError("--due 和 --due-days 只能用一个。")
    found = read_report(report)
    rules = load_scheme(scheme or found.scheme_id)
    with case_record(register, report.parent) as record:
        if report.name == REPORT_JSON and (record or (report.parent / DECISIONS_FILE).is_file()):
            found = settle_outputs(report.parent, rules, record).report
        if kind is LetterName.notice and not needs_letter(found):
            typer.echo("这个案件没有缺项，不需要补充材料通知书。", err=True)
            return ExitCode.COMPLETE
        _refuse_unfit(found, kind, needs_letter)
        chosen = NoticeOptions(
            issued_on=options.parse_day(dated, "--date") or _usual_date(found, kind),
            due=options.parse_day(due, "--due"),
            due_days=due_days,
            language=lang.value if lang else found.language,
            template=template,
            number=number,
            earlier_number=earlier or (found.rounds.earlier_letter if found.rounds else None),
        )
        if record:
            chosen = record.issue(found, rules, kind.value, chosen)
    target = out or report.with_name(f"{kind.value}.docx")
    LETTERS[kind.value](found, rules, target, options=chosen)
    typer.echo(str(target))
    return ExitCode.COMPLETE


def _usual_date(report: "CaseReport", kind: LetterName) -> date:
    """What a review leads to is dated with it; what follows on silence, with the day it is written."""
    if kind in (LetterName.notice, LetterName.acceptance):
        return date.fromisoformat(report.as_of)
    return date.today()


def _refuse_unfit(
    report: "CaseReport", kind: LetterName, needs_letter: "Callable[[CaseReport], bool]"
) -> None:
    """A number must not be spent on a letter that cannot be written."""
    if kind is LetterName.acceptance and report.verdict != "complete":
        raise UsageError(f"案件结论为 {report.verdict}，尚不能受理：请先处理报告中的缺项和疑问。")
    if kind in (LetterName.reminder, LetterName.rejection) and not needs_letter(report):
        raise UsageError("没有待补充的内容，无需催办或退回 / nothing is open.")
