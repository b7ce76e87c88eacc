"""`intake batch`: every case below a folder."""

import time
from pathlib import Path
from typing import Annotated

import typer

from intake.cli import options
from intake.errors import ExitCode


def batch(
    root: Annotated[
        Path, typer.Argument(metavar="ROOT", help="总文件夹：其中每个子文件夹或压缩包是一个案件。")
    ],
    out: options.Out = None,
    scheme: options.Scheme = "gbt27922",
    as_of: options.AsOf = None,
    ocr: options.Ocr = options.OcrName.auto,
    jobs: options.Jobs = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="全部重做，不沿用上次的结果。")] = False,
    lang: options.Language = options.LanguageName.zh,
    limit: options.LimitValues = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> int:
    """审一批案件；一个案件出错不影响其他案件。中断或重复运行时只做有变化的。

    每个案件的结果在 --out（默认：总文件夹旁的“名称-intake”）下各自的文件夹里，
    另有 summary.xlsx、summary.json、summary.csv 汇总和 index.html 总览。

    例：  intake batch 本周申请 --jobs 4
    """
    from intake.batch import CaseDone, find_cases, run_batch
    from intake.check import validate_checks
    from intake.cli.batch_progress import batch_progress
    from intake.cli.batch_summary import batch_summary, verdict_word
    from intake.cli.check import default_output
    from intake.cli.run_settings import make_settings
    from intake.render.clean import one_line
    from intake.render.index_html import write_index
    from intake.render.summary_json import write_summary_csv, write_summary_json
    from intake.render.summary_xlsx import write_summary
    from intake.scheme import load_scheme
    from intake.verdicts import EXIT_CODES, worst
    from intake.workers import ReadingPool

    settings = make_settings(as_of, ocr, lang, jobs, limit)
    rules = load_scheme(scheme)
    validate_checks(rules)
    cases = find_cases(root)
    folder = out or default_output(root)
    started = time.monotonic()
    seen: list[CaseDone] = []
    with (
        batch_progress(len(cases), quiet=quiet, verbose=verbose) as progress,
        ReadingPool(settings) as pool,
    ):

        def done(item: CaseDone) -> None:
            seen.append(item)
            progress(item)

        rows = run_batch(cases, folder, rules, settings, pool, fresh=fresh, on_done=done)
    write_summary(rows, folder / "summary.xlsx", settings.language)
    write_summary_json(rows, folder / "summary.json")
    write_summary_csv(rows, folder / "summary.csv")
    write_index(rows, folder / "index.html", settings.language)
    for line in batch_summary(seen, rows, time.monotonic() - started):
        typer.echo(line, err=True)
    for row in rows:
        typer.echo(
            f"{verdict_word(row)}\t{one_line(row.case_name)}\t{one_line(row.problem or '')}".rstrip()
        )
    typer.echo(str(folder / "summary.xlsx"))
    return worst(EXIT_CODES[row.report.verdict] if row.report else ExitCode.UNREADABLE for row in rows)
