"""`intake cases`: what the register holds."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from intake.cli import options
from intake.cli.for_programs import put_json
from intake.cli.language import spoken
from intake.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from intake.register import CaseRow


def cases(
    overdue: Annotated[bool, typer.Option("--overdue", help="只列逾期未补齐的。")] = False,
    waiting: Annotated[bool, typer.Option("--waiting", help="只列期限未到、等待补充的。")] = False,
    complete: Annotated[bool, typer.Option("--complete", help="只列材料齐全的。")] = False,
    search: Annotated[
        str | None,
        typer.Option("--search", metavar="文字", help="名称、申请人、信用代码或通知书编号中含有的文字。"),
    ] = None,
    export: Annotated[
        Path | None,
        typer.Option("--export", metavar="文件", help="写成表：.xlsx、.csv 或 .json。"),
    ] = None,
    output: options.Format = options.OutputFormat.text,
    as_of: options.AsOf = None,
    lang: Annotated[
        options.LanguageName | None, typer.Option("--lang", help="表的语言（默认：命令行的语言）。")
    ] = None,
    register: options.Register = None,
) -> int:
    """列出登记簿中的案件：轮次、结论、通知书编号、期限、下一步（催办、退回……）。

    不给 --register 时用 INTAKE_REGISTER，再没有就用 intake.yaml 中的，最后用本用户的登记簿。

    例：  intake cases --overdue --export 逾期.xlsx
    """
    from intake.case.organization import REGISTER, load_organization
    from intake.register import list_cases, open_database
    from intake.register.database import DEFAULT
    from intake.render.cases import EXPORTS, print_cases

    language = lang.value if lang else spoken()
    wanted = {
        name
        for name, asked in (("overdue", overdue), ("waiting", waiting), ("complete", complete))
        if asked
    }
    if export and export.suffix.lower() not in EXPORTS:
        raise UsageError(f"--export 的文件名应以 {'、'.join(EXPORTS)} 结尾：{export}")
    database = open_database(register or load_organization(REGISTER).register or DEFAULT)
    try:
        found = list_cases(database, options.parse_day(as_of, "--as-of") or date.today())
    finally:
        database.close()
    rows = [
        row for row in found if (not wanted or row.state in wanted) and (not search or _holds(row, search))
    ]
    if export:
        EXPORTS[export.suffix.lower()]([_plain(row) for row in rows], export, language)
        typer.echo(str(export), err=output is options.OutputFormat.json)
    if output is options.OutputFormat.json:
        put_json(json.dumps([_plain(row) for row in rows], ensure_ascii=False, indent=2) + "\n")
    elif not export:
        print_cases([_plain(row) for row in rows], language)
    return ExitCode.COMPLETE


def _holds(row: "CaseRow", text: str) -> bool:
    """Whether what a person knows a case by holds the text, in any case of letters."""
    known = (row.name, row.applicant, row.code, row.letter, row.folder)
    return any(text.casefold() in (one or "").casefold() for one in known)


def _plain(row: "CaseRow") -> dict[str, str | int | None]:
    """The row with its days in ISO form."""
    return {
        name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(row).items()
    }
