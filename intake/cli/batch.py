"""`intake batch`: every case below a folder."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from intake.cli import casework, options
from intake.cli.language import tell
from intake.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake.render.summary import BatchRow


def batch(
    root: Annotated[
        str,
        typer.Argument(
            metavar="总文件夹", help="总文件夹（或 s3:// 等）：每个子文件夹或压缩包是一个案件。"
        ),
    ],
    out: Annotated[str | None, typer.Option("--out", "-o", help="结果写到哪里（文件夹或地址）。")] = None,
    scheme: options.Scheme = "gbt27922",
    as_of: options.AsOf = None,
    ocr: options.Ocr = options.OcrName.auto,
    jobs: options.Jobs = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="全部重做，不沿用上次的结果。")] = False,
    cluster: Annotated[
        str | None,
        typer.Option("--cluster", metavar="地址", help="在 Dask 集群上审，如 tcp://主机:8786。"),
    ] = None,
    lang: options.Language = options.LanguageName.zh,
    limit: options.LimitValues = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    keep_private: options.KeepPrivate = False,
    password: options.Password = False,
    who: casework.Who = None,
) -> int:
    """审一批案件；一个案件出错不影响其他案件。中断或重复运行时只做有变化的。

    每个案件的结果在 --out（默认：总文件夹旁的“名称-intake”）下各自的文件夹里，
    另有 summary.xlsx、summary.json、summary.csv 汇总和 index.html 总览。

    多台机器一起审：--cluster（见 docs/batches.md）。

    有的案件设有打开密码时，用 --password 一次输入各案件的密码：只试于设有密码的文件，不写入任何文件。

    例：  intake batch 本周申请 --jobs 4
    """
    from intake.batch.one_case import batch_job
    from intake.batch.run import find_cases, run_batch
    from intake.bench import Bench
    from intake.case.organization import load_own_scheme
    from intake.case.sound import require_ready
    from intake.cli.batch_progress import batch_progress
    from intake.cli.batch_summary import batch_summary, verdict_word
    from intake.cli.passwords import asked_passwords
    from intake.cli.run_settings import make_settings
    from intake.cli.verdicts import EXIT_CODES, worst
    from intake.render.clean import one_line
    from intake.workers import ReadingPool

    settings = make_settings(as_of, ocr, lang, jobs, limit)
    rules = load_own_scheme(scheme)
    require_ready(rules, settings.language)
    cases = find_cases(root)
    folder = out or results_beside(root)
    if password and cluster:
        raise UsageError("--password 和 --cluster 不能同用：密码不经网络传给其他机器。")
    passwords = asked_passwords() if password else ()
    who = who or casework.login_name()
    job = batch_job(
        folder,
        rules,
        settings,
        fresh=fresh,
        keep_private=keep_private,
        passwords=passwords,
        who=who,
    )
    started = time.monotonic()
    if cluster:
        from intake.batch.cluster import run_on_cluster

        with batch_progress(len(cases), quiet=quiet, verbose=verbose) as progress:
            rows = run_on_cluster(cluster, cases, job, on_done=progress.done)
    else:
        with Bench(rules, settings.limits, settings.jobs) as bench:
            bench.start()  # before there are threads
            with (
                batch_progress(len(cases), quiet=quiet, verbose=verbose) as progress,
                ReadingPool(settings) as pool,
            ):
                rows = run_batch(cases, job, pool, bench, on_start=progress.start, on_done=progress.done)
    write_all(rows, folder, settings.language)
    for line in batch_summary(progress.seen, rows, time.monotonic() - started):
        tell(line, err=True)
    for row in rows:
        tell(f"{verdict_word(row)}\t{one_line(row.case_name)}\t{one_line(row.problem or '')}".rstrip())
    typer.echo(f"{folder}/summary.xlsx")
    return worst(EXIT_CODES[row.report.verdict] if row.report else ExitCode.UNREADABLE for row in rows)


def results_beside(root: str) -> str:
    """`<root>-intake` beside the root: nothing is ever written among the cases."""
    from intake.batch.storage import is_url
    from intake.cli.check import default_output

    return f"{root.rstrip('/')}-intake" if is_url(root) else str(default_output(Path(root)))


def write_all(rows: "Sequence[BatchRow]", folder: str, language: str) -> None:
    """The summaries, in a folder or behind a URL."""
    from intake.batch.storage import is_url, store
    from intake.gather.working_folder import working_folder
    from intake.render.summaries import write_summaries

    if not is_url(folder):
        write_summaries(rows, Path(folder), language)
        return
    with working_folder() as here:
        write_summaries(rows, here, language)
        store(here, folder)
