"""`intake check`: one case."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from intake.cli import options
from intake.errors import ExitCode


def check(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="一个申请：文件夹，或一个压缩包。")],
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
) -> int:
    """审一个案件，写出报告；有缺项时写出补充材料通知书。

    结果写到 --out（默认：案件旁边的“案件名-intake”文件夹）：report.html 给人看，
    report.json 给程序用，notice.docx 是补充材料通知书。案件本身不会被改动。

    例：  intake check 某某公司申请材料 --as-of 2026-11-24
    """
    from intake.case_outputs import write_outputs
    from intake.check import validate_checks
    from intake.cli.progress import reading_progress
    from intake.cli.run_settings import make_settings
    from intake.pipeline import check_case
    from intake.render.report_json import to_json
    from intake.render.terminal import print_report
    from intake.scheme import load_scheme
    from intake.verdicts import EXIT_CODES
    from intake.workers import ReadingPool

    settings = make_settings(as_of, ocr, lang, jobs, limit)
    rules = load_scheme(scheme)
    validate_checks(rules)
    folder = out or default_output(case)
    with (
        ReadingPool(settings) as pool,
        reading_progress(quiet=quiet, verbose=verbose) as progress,
    ):
        outcome = check_case(case, rules, settings, pool, progress)
    written = write_outputs(outcome, rules, folder)
    if output is options.OutputFormat.json:
        sys.stdout.write(to_json(outcome.report))
    else:
        print_report(outcome.report, rules, written)
    return EXIT_CODES.get(outcome.report.verdict, ExitCode.UNREADABLE)


def default_output(case: Path) -> Path:
    """`<case>-intake` beside the case: nothing is ever written into the case itself."""
    resolved = case.resolve()
    return resolved.with_name(f"{resolved.name}-intake")
