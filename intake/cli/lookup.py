"""`intake lookup`: certificates to look up by hand, and what was found."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from intake.cli import options
from intake.cli.language import said, tell
from intake.errors import ExitCode, UsageError


def lookup(
    case: Annotated[
        Path, typer.Argument(metavar="案件", help="审过的案件、它的结果文件夹，或 report.json。")
    ],
    results: Annotated[
        Path | None,
        typer.Option("--results", metavar="文件", help="填好的查询表：把结果作为决定写回案件。"),
    ] = None,
    who: Annotated[
        str | None,
        typer.Option("--who", envvar="INTAKE_WHO", help="谁查的（查询表“查询人”一栏为空时用）。"),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="查询表写到哪个 .xlsx（默认：报告旁边的 lookup.xlsx）。"),
    ] = None,
    lang: options.Language = options.LanguageName.zh,
    register: options.Register = None,
) -> int:
    """列出案件中要到公开平台查询的证书（编号、持有人、机构、到哪里查），查完把结果写回案件。

    程序不联网：由人查询，在“查询结果”一栏选填；有效的，相应疑问作“不成立”；暂停、撤销、查无此证的，确认为缺项。

    例：  intake lookup 某某公司申请材料

    例：  intake lookup 某某公司申请材料 --results 某某公司申请材料-intake/lookup.xlsx --who 张三
    """
    from intake.audit.lookup import lookup_rows
    from intake.case.organization import load_own_scheme
    from intake.cli.found_report import found_report
    from intake.render.lookup_xlsx import write_lookup

    report, folder = found_report(case)
    scheme = load_own_scheme(report.scheme_id, ())
    rows = lookup_rows(report, scheme)
    if results is not None:
        return _enter(results, folder, who, register)
    if not rows:
        tell("材料中没有需要到公开平台查询的证书。")
        return ExitCode.COMPLETE
    target = out or folder / "lookup.xlsx"
    if target.exists() and out is None:
        raise UsageError(f"{target} 已存在，可能已填写；重新生成请先移走它，或用 --out 另写一份。")
    write_lookup(rows, scheme, target, lang.value)
    tell(f"{len(rows)} 份证书待查询：")
    for row in rows:
        tell(f"  {row.type}  {row.number or said('编号未读出')}  {row.body}")
    typer.echo(str(target))
    return ExitCode.COMPLETE


def _enter(results: Path, folder: Path, who: str | None, register: str | None) -> int:
    from intake.audit.lookup import lookup_rows
    from intake.case.folder import REPORT_JSON, read_report
    from intake.case.lookup_results import read_results
    from intake.case.organization import load_own_scheme
    from intake.case.outputs import decide_and_write
    from intake.cli.casework import summaries_follow
    from intake.cli.registered import case_record
    from intake.cli.verdicts import EXIT_CODES
    from intake.render.words import words

    report = read_report(folder / REPORT_JSON)
    scheme = load_own_scheme(report.scheme_id)
    found = read_results(results, lookup_rows(report, scheme), scheme)
    if not found:
        raise UsageError(f"{results} 的“查询结果”一栏还是空的。")
    nameless = [item.row for item in found if item.action and not (item.who or who)]
    if nameless:
        raise UsageError(f"{results} 第{nameless[0]}行没有查询人：请在表中填写，或用 --who 给出。")
    verdict = report.verdict
    with case_record(register, folder) as record:
        for item in found:
            if item.action and item.findings:
                _, written = decide_and_write(
                    folder,
                    scheme,
                    item.findings,
                    item.action,
                    why=item.why,
                    who=item.who or who or "",
                    at=datetime.now(UTC),
                    record=record,
                )
                verdict = written.report.verdict
            named = item.paper.number or item.paper.type
            tell(f"{named}：{item.result}{said(_became(item.action, item.findings))}")
    summaries_follow(folder, scheme)
    tell(words(report.language)[verdict])
    return EXIT_CODES.get(verdict, ExitCode.UNREADABLE)


def _became(action: str | None, findings: tuple[str, ...]) -> str:
    if action is None:
        return ""
    if not findings:
        return "（没有待决定的问题）" if action == "dismiss" else "（相应问题已在通知书中）"
    done = "疑问作不成立" if action == "dismiss" else "确认为缺项"
    return f"（{said('、').join(findings)} {said(done)}）"
