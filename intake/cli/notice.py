"""`intake notice`: the letter again, from a report."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from intake.cli import options
from intake.errors import ExitCode, UsageError


def notice(
    report: Annotated[
        Path, typer.Argument(metavar="REPORT.json", help="intake check 写出的 report.json。")
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="写到哪个 .docx（默认：报告旁边）。")
    ] = None,
    due_days: Annotated[
        int | None, typer.Option("--due-days", min=1, help="回复期限：多少个工作日。")
    ] = None,
    due: Annotated[
        str | None, typer.Option("--due", metavar="YYYY-MM-DD", help="回复期限：哪一天。")
    ] = None,
    number: Annotated[str | None, typer.Option("--number", help="通知书编号。")] = None,
    lang: Annotated[options.LanguageName | None, typer.Option("--lang", help="zh 或 en。")] = None,
    template: Annotated[
        Path | None, typer.Option("--template", help="自己的 Word 模板（字段见 docs/letter-template.md）。")
    ] = None,
    scheme: Annotated[
        str | None, typer.Option("--scheme", metavar="ID|DIR", help="默认：报告所用的方案。")
    ] = None,
) -> int:
    """由 report.json 重新写出补充材料通知书。

    例：  intake notice 某公司-intake/report.json --due-days 10 --template 本机构信头.docx
    """
    from intake.render.letter import NoticeOptions, write_notice
    from intake.render.report_json import from_json
    from intake.scheme import load_scheme

    if due and due_days:
        raise UsageError("--due 和 --due-days 只能用一个。")
    try:
        found = from_json(report.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"读不了报告 {report}：{error}。请给出 intake check 写出的 report.json。"
        ) from error
    rules = load_scheme(scheme or found.scheme_id)
    if not any(item.severity == "deficiency" for item in found.findings):
        typer.echo("这个案件没有缺项，不需要补充材料通知书。", err=True)
        return ExitCode.COMPLETE
    target = out or report.with_name("notice.docx")
    write_notice(
        found,
        rules,
        target,
        options=NoticeOptions(
            issued_on=date.fromisoformat(found.as_of),
            due=options.parse_day(due, "--due"),
            due_days=due_days,
            language=lang.value if lang else found.language,
            template=template,
            number=number,
        ),
    )
    typer.echo(str(target))
    return ExitCode.COMPLETE
