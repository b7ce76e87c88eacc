"""`intake check`: one case."""

import os
from pathlib import Path
from typing import Annotated

import typer

from intake.cli import casework, options
from intake.errors import ExitCode, UsageError

_LONGEST_NAME = 255
"""Bytes of a name that every usual file system takes."""


def check(
    case: Annotated[Path, typer.Argument(metavar="案件", help="一个申请：文件夹，或一个压缩包。")],
    out: options.Out = None,
    scheme: options.Scheme = "gbt27922",
    as_of: options.AsOf = None,
    ocr: options.Ocr = options.OcrName.auto,
    jobs: options.Jobs = None,
    output: options.Format = options.OutputFormat.text,
    lang: options.Language = options.LanguageName.zh,
    limit: options.LimitValues = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    supplement: Annotated[
        list[Path] | None,
        typer.Option(
            "--supplement", metavar="文件夹", help="补充材料（文件夹或压缩包），按收到的先后可给多次。"
        ),
    ] = None,
    forget_supplements: Annotated[
        bool,
        typer.Option("--forget-supplements", help="不沿用以前给过的补充材料，只用这次给出的。"),
    ] = False,
    received: Annotated[
        str | None,
        typer.Option("--received", metavar="年-月-日", help="这一轮材料的收到日期（印在通知书上）。"),
    ] = None,
    password: options.Password = False,
    keep_password: Annotated[
        bool,
        typer.Option("--keep-password", help="输入打开密码，并存在本机的系统密钥库，以后审查自动使用。"),
    ] = False,
    who: casework.Who = None,
    register: options.Register = None,
    keep_private: options.KeepPrivate = False,
) -> int:
    """审一个案件，写出报告；有缺项时写出补充材料通知书。

    结果写到 --out（默认：案件旁边的“案件名-intake”文件夹）：report.html 给人看，
    report.json 给程序用，notice.docx 是补充材料通知书。案件本身不会被改动。

    收到补充材料后，用 --supplement 给出，与原申请和以前的补充材料一起重新审查：
    报告会说明上一轮要求补充的哪些已补齐、哪些仍缺、哪些是新发现的。给过的补充材料记在结果文件夹的
    rounds.yaml 中，以后不必再给。

    通知书在这里是草稿；用 intake notice 正式发出（取编号、定期限）。

    例：  intake check 某某公司申请材料 --as-of 2026-11-24

    例：  intake check 某某公司申请材料 --supplement 第一次补充 --received 2026-12-05

    文件设有打开密码时，用 --password 输入（PDF、Office、ZIP、7z）；密码不写入任何文件，
    案件记录只记打开了哪些文件。
    """
    from intake.bench import Bench
    from intake.case.opened import Opener, note_opened
    from intake.case.organization import load_own_scheme
    from intake.case.outputs import write_outputs
    from intake.case.sound import require_ready
    from intake.cli.casework import login_name, told_edited
    from intake.cli.for_programs import put_json
    from intake.cli.passwords import chosen_passwords, tell_locked
    from intake.cli.progress import reading_progress
    from intake.cli.registered import case_record
    from intake.cli.run_settings import make_settings
    from intake.cli.verdicts import EXIT_CODES
    from intake.events import read_log
    from intake.pipeline import check_case
    from intake.render.private import masked_report
    from intake.render.report_json import to_json
    from intake.render.terminal import print_report
    from intake.rounds import all_supplements
    from intake.workers import ReadingPool

    _refuse_results(case)
    settings = make_settings(as_of, ocr, lang, jobs, limit)
    rules = load_own_scheme(scheme)
    require_ready(rules, settings.language)
    received_on = options.parse_day(received, "--received")
    folder = out or default_output(case)
    supplements = all_supplements(folder, case, supplement or (), forget=forget_supplements)
    events = read_log(folder).events
    passwords = chosen_passwords(folder, ask=password, keep=keep_password)
    with Bench(rules, settings.limits, 1) as bench:
        bench.start()  # before there are threads
        with (
            reading_progress(quiet=quiet, verbose=verbose) as progress,
            ReadingPool(settings, on_page=progress.page_read, on_extent=progress.extent) as pool,
        ):
            outcome = check_case(
                case,
                rules,
                settings,
                pool,
                progress,
                supplements=supplements,
                events=events,
                passwords=passwords,
                reporting=bench.report_on,
                early=bench.report_on,
            )
        with case_record(register, folder) as record:
            written = write_outputs(
                outcome,
                rules,
                folder,
                record,
                material=(case, *supplements),
                received_on=received_on,
                rendering=bench.render,
                again=bench.report_again,
            )
            if passwords:
                tell_locked(written.report)
                written = note_opened(
                    folder,
                    rules,
                    record,
                    written,
                    Opener(who or login_name(), keep_password),
                    again=bench.report_again,
                    rendering=bench.render,
                )
    told_edited(written.edited)
    if output is options.OutputFormat.json:
        put_json(to_json(written.report))
    else:
        shown = written.report if keep_private else masked_report(written.report, rules)
        print_report(shown, rules, written.paths)
    return EXIT_CODES.get(written.report.verdict, ExitCode.UNREADABLE)


def _refuse_results(case: Path) -> None:
    """Results are no application: who gives them meant the case beside them, or another command."""
    from intake.case.outputs import REPORT_HTML, REPORT_JSON

    if (case / REPORT_JSON).is_file() and (case / REPORT_HTML).is_file():
        own = case.resolve()
        meant = own.with_name(own.name.removesuffix("-intake"))
        again = (
            f"要重新审查，请给出申请材料：intake check {meant}。" if meant != own and meant.exists() else ""
        )
        raise UsageError(
            f"{case} 是审查结果，不是申请材料。{again}"
            "要对问题作决定用 intake decide，要发出通知书用 intake notice。"
        )


def default_output(case: Path) -> Path:
    """`<case>-intake` beside the case: nothing is ever written into the case itself.

    Raises UsageError when a name that long cannot be: 255 bytes, 85 Chinese characters, on most systems.
    """
    resolved = case.resolve()
    name = f"{resolved.name}-intake"
    if len(os.fsencode(name)) > _LONGEST_NAME:
        raise UsageError(
            f"“{resolved.name[:20]}…”的名称太长（{len(resolved.name)}个字），旁边放不下同名的结果文件夹："
            "请用 --out 另指结果文件夹，或把名称改短。"
        )
    return resolved.with_name(name)
