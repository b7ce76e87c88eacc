"""`intake notice`: a letter, from a report."""

from collections.abc import Callable
from dataclasses import replace
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
        Path, typer.Argument(metavar="案件", help="审过的案件、它的结果文件夹，或 report.json。")
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
    due: Annotated[str | None, typer.Option("--due", metavar="年-月-日", help="回复期限：哪一天。")] = None,
    dated: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="年-月-日",
            help="信函日期（默认：通知书为审查日，催办和退回为今天）。",
        ),
    ] = None,
    received: Annotated[
        str | None, typer.Option("--received", metavar="年-月-日", help="收到材料的日期。")
    ] = None,
    number: Annotated[str | None, typer.Option("--number", help="编号（用登记簿时自动编号）。")] = None,
    earlier: Annotated[str | None, typer.Option("--earlier", help="前一份通知书的编号。")] = None,
    lang: Annotated[options.LanguageName | None, typer.Option("--lang", help="zh 或 en。")] = None,
    template: Annotated[
        Path | None, typer.Option("--template", help="自己的 Word 模板（字段见 docs/letter-template.md）。")
    ] = None,
    scheme: Annotated[
        str | None, typer.Option("--scheme", metavar="名称|文件夹", help="默认：报告所用的方案。")
    ] = None,
    register: options.Register = None,
) -> int:
    """由审查结果重新写出补充材料通知书，或写出受理通知书、催办函、退回通知书。

    报告旁边 decisions.yaml 中的人工决定先行生效。用登记簿时从中取编号；同一轮的通知书再写一次，
    编号、日期和期限不变，除非另行指定。旁边同名的 .txt 是邮件正文。

    例：  intake notice 某公司申请材料 --due-days 10 --template 本机构信头.docx

    例：  intake notice 某公司申请材料 --kind reminder --register default
    """
    from intake.atomic import written_together
    from intake.case.organization import load_own_scheme
    from intake.case.outputs import (
        REPORT_JSON,
        as_issued,
        issued_notice,
        keep_issued,
        letter_options,
        needs_letter,
        settle_outputs,
    )
    from intake.cli.found_report import found_report
    from intake.cli.registered import case_record
    from intake.decisions import DECISIONS_FILE
    from intake.render.letter import check_template, letter_content
    from intake.render.letter_email import letter_email
    from intake.rounds import read_arrivals

    if due and due_days:
        raise UsageError("--due 和 --due-days 只能用一个。")
    found, folder = found_report(report)
    report = report if report.is_file() and report.suffix == ".json" else folder / REPORT_JSON
    rules = load_own_scheme(scheme or found.scheme_id)
    language = lang.value if lang else found.language
    # A number must not be spent on a letter that cannot be written.
    check_template(rules, kind.value, language, template)
    with case_record(register, report.parent) as record:
        if report.name == REPORT_JSON and (record or (report.parent / DECISIONS_FILE).is_file()):
            found = settle_outputs(report.parent, rules, record).report
        if kind is LetterName.notice and not needs_letter(found):
            typer.echo("这个案件没有缺项，不需要补充材料通知书。", err=True)
            return ExitCode.COMPLETE
        _refuse_unfit(found, kind, needs_letter)
        own_case = report.name == REPORT_JSON
        rounds = read_arrivals(report.parent) if own_case else ()
        notice = issued_notice(found, rounds, record) if own_case else None
        draft = letter_options(found, rounds)
        chosen = replace(
            draft,
            issued_on=options.parse_day(dated, "--date") or _usual_date(found, kind),
            due=options.parse_day(due, "--due"),
            due_days=due_days,
            language=language,
            template=template,
            number=number,
            received_on=options.parse_day(received, "--received") or draft.received_on,
            earlier_number=earlier or draft.earlier_number,
        )
        if kind is LetterName.notice:
            chosen = as_issued(chosen, notice)
        elif notice:
            chosen = replace(chosen, earlier_number=earlier or notice.number)
        if kind is LetterName.rejection:
            last = (record.last_due(found) if record else None) or (notice.due_on if notice else None)
            _refuse_early(chosen.issued_on, last)
            chosen = replace(chosen, earlier_due=last)
        if record:
            chosen = record.issue(found, rules, kind.value, chosen)
    target = out or report.with_name(f"{kind.value}.docx")
    letter = letter_content(found, rules, kind.value, options=chosen)
    mail = letter_email(found, rules, kind.value, options=chosen)
    if kind is LetterName.notice and own_case:
        keep_issued(report.parent, found, chosen, rules)
    with written_together({target: letter, target.with_suffix(".txt"): mail.encode("utf-8")}):
        pass
    typer.echo(str(target))
    typer.echo(str(target.with_suffix(".txt")))
    if chosen.number is None:
        typer.echo(
            "信函没有编号：用 --number 给出，或用登记簿自动编号（--register，或 intake config --init）。",
            err=True,
        )
    return ExitCode.COMPLETE


def _usual_date(report: "CaseReport", kind: LetterName) -> date:
    """What a review leads to is dated with it; what follows on silence, with the day it is written."""
    if kind in (LetterName.notice, LetterName.acceptance):
        return date.fromisoformat(report.as_of)
    return date.today()


def _refuse_early(day: date, due: date | None) -> None:
    """A rejection says that the time to answer has run out: it must have."""
    from intake.render.days import spoken_day

    if due is not None and day <= due:
        raise UsageError(
            f"补充期限至{spoken_day(due, 'zh')}（含当日），{spoken_day(day, 'zh')}尚未届满，不能退回；"
            "请在期限届满后发出，或用 --date 指定届满后的日期。"
        )


def _refuse_unfit(
    report: "CaseReport", kind: LetterName, needs_letter: "Callable[[CaseReport], bool]"
) -> None:
    """A number must not be spent on a letter that cannot be written."""
    from intake.render.words import words

    if kind is LetterName.acceptance and report.verdict != "complete":
        raise UsageError(
            f"案件结论为“{words('zh')[report.verdict]}”，尚不能受理：请先处理报告中的缺项和疑问。"
        )
    if kind in (LetterName.reminder, LetterName.rejection) and not needs_letter(report):
        raise UsageError("没有待补充的内容，无需催办或退回。")
