"""`intake watch`: cases are checked as they arrive."""

from pathlib import Path
from typing import Annotated

import typer

from intake.cli import casework, options
from intake.cli.language import tell
from intake.errors import UsageError


def watch(
    root: Annotated[Path, typer.Argument(metavar="总文件夹", help="总文件夹：新来的案件放进这里。")],
    out: options.Out = None,
    scheme: options.Scheme = "gbt27922",
    as_of: options.AsOf = None,
    ocr: options.Ocr = options.OcrName.auto,
    jobs: options.Jobs = None,
    settle: Annotated[
        float, typer.Option("--settle", min=0.1, help="一个案件多少秒没有变化才开始审。")
    ] = 10.0,
    poll: Annotated[
        bool, typer.Option("--poll", help="定时查看而不等系统通知（网络共享文件夹需要）。")
    ] = False,
    lang: options.Language = options.LanguageName.zh,
    limit: options.LimitValues = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    keep_private: options.KeepPrivate = False,
    password: options.Password = False,
    who: casework.Who = None,
) -> int:
    """守着一个文件夹：新来的和有变化的案件，复制完毕、不再变化后自动审核，汇总随之更新。

    结果和 intake batch 一样。按 Ctrl-C 结束；已完成的结果都在，下次接着做。

    已知有案件设有打开密码时，用 --password 在开始时输入：以后每个设有密码的文件都试，密码只在内存中。

    例：  intake watch 收件箱 --settle 30
    """
    from intake.batch.one_case import batch_job
    from intake.batch.run import run_batch
    from intake.batch.watching import settled_cases
    from intake.bench import Bench
    from intake.case.organization import load_own_scheme
    from intake.case.sound import require_ready
    from intake.cli.batch import write_all
    from intake.cli.batch_progress import batch_progress
    from intake.cli.check import default_output
    from intake.cli.passwords import asked_passwords
    from intake.cli.run_settings import make_settings
    from intake.render.summary import BatchRow
    from intake.workers import ReadingPool

    if not root.is_dir():
        raise UsageError(f"找不到文件夹：{root}。请给出要守着的总文件夹。")
    settings = make_settings(as_of, ocr, lang, jobs, limit)
    rules = load_own_scheme(scheme)
    require_ready(rules, settings.language)
    folder = out or default_output(root)
    passwords = asked_passwords() if password else ()
    who = who or casework.login_name()
    job = batch_job(folder, rules, settings, keep_private=keep_private, passwords=passwords, who=who)
    rows: dict[str, BatchRow] = {}
    if not quiet:
        tell(f"守着 {root}，结果写到 {folder}；按 Ctrl-C 结束。", err=True)
    with ReadingPool(settings) as pool, Bench(rules, settings.limits, settings.jobs) as bench:
        for changed, gone in settled_cases(root, folder, settle, poll=poll):
            with batch_progress(len(changed), quiet=quiet, verbose=verbose) as progress:
                done = run_batch(changed, job, pool, bench, on_start=progress.start, on_done=progress.done)
            rows |= {row.case_name: row for row in done}
            for name in gone:
                rows.pop(name, None)
            write_all([rows[name] for name in sorted(rows)], str(folder), settings.language)
    return 0
