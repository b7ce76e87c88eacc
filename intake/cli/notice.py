"""`intake notice`: a letter, from a report."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from intake.cli import casework, options
from intake.cli.language import tell
from intake.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from intake.case.letters import Letter
    from intake.model import CaseReport


class LetterName(StrEnum):
    notice = "notice"
    correction = "correction"
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
        typer.Option(
            "--kind",
            help="notice 补充材料，correction 更正，acceptance 受理，reminder 催办，rejection 退回。",
        ),
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
        Path | None,
        typer.Option("--template", help="自己的 Word 模板（字段见 docs/zh/letter-template.md）。"),
    ] = None,
    scheme: Annotated[
        str | None, typer.Option("--scheme", metavar="名称|文件夹", help="默认：报告所用的方案。")
    ] = None,
    register: options.Register = None,
    although: Annotated[
        str, typer.Option("--although", help="还有疑问没有决定，为什么仍要发出（随案件保存）。")
    ] = "",
    who: casework.Who = None,
    pdf: Annotated[
        bool, typer.Option("--pdf/--no-pdf", help="同时存一份 PDF（本机有 LibreOffice 时）。")
    ] = True,
) -> int:
    """写出补充材料通知书、更正通知书、受理通知书、催办函、退回通知书；有编号即为正式发出。

    正式发出的信函在结果文件夹中存档，记录其编号、日期和校验值，此后任何命令都不再改动；
    内容有变的发更正通知书（--kind correction），只改期限的用 intake extend。
    编号用 --number 给出，或取自登记簿；没有编号的是草稿，页眉注明“草稿”。
    还有疑问没有决定时不能发出通知书，除非用 --although 说明理由：缺什么应一次性告知。

    例：  intake notice 某公司申请材料 --due-days 10 --template 本机构信头.docx

    例：  intake notice 某公司申请材料 --kind reminder --register default
    """
    from intake.case.folder import REPORT_JSON
    from intake.case.letters import Issuing, Wishes, draft_letter, issue_letter, now_standing, save_draft
    from intake.case.organization import load_own_scheme
    from intake.case.outputs import needs_letter, settle_outputs
    from intake.cli.casework import login_name
    from intake.cli.found_report import found_report
    from intake.cli.registered import case_record
    from intake.decisions import DECISIONS_FILE
    from intake.events import LOG_FILE
    from intake.render.letter import check_template

    if due and due_days:
        raise UsageError("--due 和 --due-days 只能用一个。")
    found, folder = found_report(report)
    report = report if report.is_file() and report.suffix == ".json" else folder / REPORT_JSON
    own_case = report.name == REPORT_JSON
    rules = load_own_scheme(scheme or found.scheme_id)
    # A number must not be spent on a letter that cannot be written.
    language = lang.value if lang else found.language
    check_template(rules, kind.value, language, template)
    with case_record(register, folder) as record:
        if own_case and (record or any((folder / name).is_file() for name in (LOG_FILE, DECISIONS_FILE))):
            found = settle_outputs(folder, rules, record).report
        if kind is LetterName.notice and not needs_letter(found):
            tell("这个案件没有缺项，不需要补充材料通知书。", err=True)
            return ExitCode.COMPLETE
        wishes = Wishes(
            issued_on=options.parse_day(dated, "--date") or _usual_date(found, kind),
            due=options.parse_day(due, "--due"),
            due_days=due_days,
            received_on=options.parse_day(received, "--received"),
            language=language,
            although=although,
            number=number,
            earlier_number=earlier,
            template=template,
        )
        is_out = kind is LetterName.notice and now_standing(folder, found, record).notice is not None
        if own_case and (record or number or is_out):
            who = who or login_name()
            done = issue_letter(folder, rules, record, kind.value, wishes, who=who, pdf=pdf)
        else:
            _refuse_unfit(found, kind, needs_letter)
            letter = draft_letter(folder, found, rules, record, kind.value, wishes)
            done = Issuing(letter, ()) if out else save_draft(folder, found, letter)
    letter = done.letter
    for path in (*_written(letter, out), *done.paths):
        typer.echo(str(path))
    casework.told_edited(done.edited)
    if letter.options.number is None:
        tell(
            "这是草稿，没有编号：正式发出用 --number 给出编号，或用登记簿自动编号"
            "（--register，或 intake config --init）。",
            err=True,
        )
    return ExitCode.COMPLETE


def _written(letter: "Letter", target: Path | None) -> tuple[Path, ...]:
    """The letter and its e-mail, written where they are wanted besides."""
    if target is None:
        return ()
    from intake.atomic import written_together

    files = {target.with_suffix(Path(name).suffix): data for name, data in letter.files.items()}
    if target.suffix:
        files = {target if path.suffix == ".docx" else path: data for path, data in files.items()}
    with written_together(files):
        pass
    return tuple(files)


def _usual_date(report: "CaseReport", kind: LetterName) -> date:
    """What a review leads to is dated with it; what follows on silence, with the day it is written."""
    if kind in (LetterName.notice, LetterName.acceptance):
        return date.fromisoformat(report.as_of)
    return date.today()


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
