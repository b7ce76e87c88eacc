"""`intake quote`: what an audit costs, and the quotation."""

from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from intake.cli import options
from intake.cli.language import tell
from intake.errors import ExitCode, UsageError


class AuditName(StrEnum):
    first = "first"
    surveillance = "surveillance"
    reassessment = "reassessment"


def quote(
    case: Annotated[
        Path | None,
        typer.Argument(metavar="案件", help="审过的案件、它的结果文件夹，或 report.json（可不给）。"),
    ] = None,
    staff: Annotated[
        int | None,
        typer.Option("--staff", min=1, metavar="个数", help="员工人数（默认：从材料中读到的）。"),
    ] = None,
    days: Annotated[
        str | None, typer.Option("--days", metavar="个数", help="审核人日，人工核定的；用它代替人日表。")
    ] = None,
    kind: Annotated[
        AuditName | None,
        typer.Option("--kind", help="哪种审核（默认：按材料判断，见 intake plan；不给案件时为初次）。"),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="报价单写到哪个 .docx（默认：报告旁边）。")
    ] = None,
    dated: Annotated[
        str | None, typer.Option("--date", metavar="年-月-日", help="报价单日期（默认：今天）。")
    ] = None,
    number: Annotated[str | None, typer.Option("--number", help="报价单编号。")] = None,
    lang: options.Language = options.LanguageName.zh,
    template: Annotated[Path | None, typer.Option("--template", help="自己的 Word 模板。")] = None,
    scheme: options.Scheme = "gbt27922",
) -> int:
    """按员工人数查人日表，算出认证费用，写出报价单（.docx）。人日表之外不作推算。

    价格在方案的 audits.yaml 中，本机构自己的写在 intake.yaml 的 audits 下。

    例：  intake quote --staff 1200

    例：  intake quote 某某公司申请材料 --number 京认报〔2026〕008号
    """
    from intake.audit.plan import plan_audit, staff_of
    from intake.audit.quote import quote as reckon
    from intake.case.organization import load_own_scheme
    from intake.cli.found_report import found_report
    from intake.render.audit_words import quote_lines
    from intake.render.letter_context import NoticeOptions
    from intake.render.quotation import write_quotation
    from intake.render.words import words

    report, folder = found_report(case) if case else (None, None)
    rules = load_own_scheme(report.scheme_id if report else scheme)
    audit = kind.value if kind else plan_audit(report, rules).kind if report else "first"
    read = staff_of(report, rules) if report and staff is None else None
    found = reckon(rules, audit, staff=staff or (read.number if read else None), days=_days(days))
    for line in quote_lines(found, rules, "zh"):
        tell(line)
    if read:
        place = read.evidence
        tell(words("zh")["quote_staff_read"].format(file=place.file, page=place.page, text=place.text))
    target = out or (folder / "quotation.docx" if folder else None)
    if target:
        chosen = NoticeOptions(
            issued_on=options.parse_day(dated, "--date") or date.today(),
            language=lang.value,
            template=template,
        )
        write_quotation(found, report, rules, target, options=replace(chosen, number=number))
        typer.echo(str(target))
    return ExitCode.COMPLETE


def _days(text: str | None) -> Decimal | None:
    if text is None:
        return None
    try:
        days = Decimal(text)
    except InvalidOperation as error:
        raise UsageError(f"--days 应为数字，如 16 或 6.5；给出的是“{text}”。") from error
    if not Decimal() < days < Decimal(10_000):
        raise UsageError(f"--days 应为正数；给出的是“{text}”。")
    return days
