"""`intake demo`: the samples, written out and checked."""

import shutil
from pathlib import Path
from typing import Annotated

import typer

from intake.cli import options
from intake.cli.language import tell
from intake.errors import ExitCode, UsageError

DEMO_AS_OF = "2026-11-24"
"""The day the samples were made for: their licences expire around it."""


def demo(
    folder: Annotated[Path, typer.Argument(metavar="[文件夹]", help="示例写到哪里。")] = Path(
        "intake-demo"
    ),
    jobs: options.Jobs = None,
) -> int:
    """写出示例案件并审核：看看 intake 做什么，留下可以打开的通知书和报告。"""
    from intake.cli.batch import batch
    from intake.cli.sample_cases import samples_folder

    source = samples_folder()
    cases = folder / "cases"
    if not cases.exists():
        cases.mkdir(parents=True)
        for item in sorted(source.iterdir()):
            if item.name[:2].isdigit() and not item.name.endswith(".json"):
                copy = shutil.copytree if item.is_dir() else shutil.copy2
                copy(item, cases / item.name)
    elif not cases.is_dir():
        raise UsageError(f"{cases} 不是文件夹；请换一个示例文件夹。")
    results = folder / "results"
    code = batch(str(cases), out=str(results), as_of=DEMO_AS_OF, jobs=jobs)
    tell(
        f"\n示例在 {cases}\n结果在 {results}：每个案件一个文件夹，"
        "打开其中的 report.html 和 notice.docx 看看。"
    )
    return ExitCode.COMPLETE if code != ExitCode.UNREADABLE else code
