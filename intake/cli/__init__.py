"""The command line: a file a command; each parses, calls, prints. Rules live elsewhere."""

import os
import signal
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer

from intake._version import __version__
from intake.cli import (
    add,
    assign,
    batch,
    cache,
    cases,
    check,
    config,
    correct,
    decide,
    demo,
    doctor,
    indicators,
    letters,
    log,
    lookup,
    notice,
    plan,
    quote,
    register,
    scheme,
    serve,
    show,
    users,
    waive,
    watch,
    word,
)
from intake.cli.chosen_language import OPTION, Root
from intake.cli.complaints import in_chinese, is_usage_error
from intake.cli.first_steps import FIRST_STEPS
from intake.cli.help_page import Command
from intake.cli.language import said, tell
from intake.cli.namesake import namesake
from intake.errors import ExitCode, IntakeError

__all__ = ["app", "main"]

app = typer.Typer(
    name="intake",
    cls=Root,
    help=(
        "认证申请材料预审：读取申请文件夹，逐页识别，核对应提交的各项材料，生成补充材料通知书和报告。\n\n"
        "第一次使用：  intake demo      （在示例上运行）\n\n"
        "审一个案件：  intake check 申请文件夹\n\n"
        "审一批案件：  intake batch 总文件夹\n\n"
        "退出码：0 材料齐全；1 需要补充材料；2 用法错误；3 待人工确认；4 未能审核；130 被中断。"
    ),
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_COMMANDS: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("check", check.check),
    ("batch", batch.batch),
    ("watch", watch.watch),
    ("serve", serve.serve),
    ("notice", notice.notice),
    ("plan", plan.plan),
    ("quote", quote.quote),
    ("lookup", lookup.lookup),
    ("indicators", indicators.indicators),
    ("decide", decide.decide),
    ("assign", assign.assign),
    ("correct", correct.correct),
    ("add", add.add),
    ("word", word.word),
    ("waive", waive.waive),
    ("explain", waive.explain),
    ("extend", letters.extend),
    ("deliver", letters.deliver),
    ("withdraw", letters.withdraw),
    ("log", log.log),
    ("undo", log.undo),
    ("cases", cases.cases),
    ("config", config.config),
    ("show", show.show),
    ("doctor", doctor.doctor),
    ("demo", demo.demo),
)
for _name, _function in _COMMANDS:
    app.command(_name, cls=Command)(_function)
app.add_typer(users.app, name="users")
app.add_typer(register.app, name="register")
app.add_typer(scheme.app, name="scheme")
app.add_typer(cache.app, name="cache")


@app.callback()
def start(
    context: typer.Context,
    lang: Annotated[  # noqa: ARG001 - heard by Root, before anything is said
        bool,
        typer.Option(
            OPTION,
            metavar="zh|en",
            help=(
                "命令行的提示用哪种语言；报告和信函的语言由各命令的 --lang 定。"
                "（默认 zh；环境变量 INTAKE_LANG）"
            ),
        ),
    ] = False,
    version: Annotated[bool, typer.Option("--version", help="显示版本。")] = False,
) -> None:
    """What holds for every command; without one, what to do first."""
    if version:
        typer.echo(f"intake {__version__}")
        raise typer.Exit
    warning = namesake()
    if warning:
        _complain(warning)
    if context.invoked_subcommand is None:
        tell(FIRST_STEPS)


def main() -> None:
    """The installed command: every error ends as one readable message and the contract's exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A console that cannot show a character shows a sign for it; it never crashes us.
            stream.reconfigure(errors="replace")
    try:
        code = app(standalone_mode=False)
        if code == ExitCode.INTERRUPTED:  # how typer ends on Ctrl-C: without a word
            code = _interrupted()
        # All is written: a Ctrl-C from here on comes too late, and must not look like a failure.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    except IntakeError as error:
        _complain(str(error))
        code = error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        code = _interrupted()
    except SystemExit as end:  # and so do some of its versions
        code = _interrupted() if end.code == ExitCode.INTERRUPTED else end.code
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing is left to say, or to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = ExitCode.COMPLETE
    except Exception as error:
        if is_usage_error(error):
            _complain(in_chinese(error))
            code = ExitCode.USAGE
        elif {"--verbose", "-v"} & set(sys.argv):
            raise
        else:
            _complain(
                f"内部错误 {type(error).__name__}：{error}。这是程序的缺陷，请报告；"
                "加上 --verbose 重新运行可看到详情。"
            )
            code = ExitCode.UNREADABLE
    sys.exit(int(code or 0))


def _interrupted() -> ExitCode:
    _complain(
        "已中断。审完的案件都已写出；没有审完的没有写出任何结果，读过的文件已记下，重新运行时不再读。"
    )
    return ExitCode.INTERRUPTED


def _complain(message: str) -> None:
    print(f"intake: {said(message)}", file=sys.stderr)
