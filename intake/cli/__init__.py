"""The command line: a file a command; each parses, calls, prints. Rules live elsewhere."""

import os
import signal
import sys

import typer

from intake.cli import (
    batch,
    cache,
    cases,
    check,
    config,
    decide,
    demo,
    doctor,
    indicators,
    lookup,
    notice,
    plan,
    quote,
    scheme,
    serve,
    show,
    watch,
)
from intake.errors import ExitCode, IntakeError

__all__ = ["app", "main"]

app = typer.Typer(
    name="intake",
    help=(
        "认证申请材料预审：读取申请文件夹，逐页识别，核对各项应提交材料，"
        "生成补充材料通知书和报告。\n\n"
        "第一次使用：  intake demo      （在示例上运行）\n\n"
        "审一个案件：  intake check 申请文件夹\n\n"
        "审一批案件：  intake batch 总文件夹\n\n"
        "退出码：0 齐全有效；1 有缺项；2 用法错误；3 需人工查看；4 无法处理；130 被中断。"
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("check")(check.check)
app.command("batch")(batch.batch)
app.command("watch")(watch.watch)
app.command("serve")(serve.serve)
app.command("notice")(notice.notice)
app.command("plan")(plan.plan)
app.command("quote")(quote.quote)
app.command("lookup")(lookup.lookup)
app.command("indicators")(indicators.indicators)
app.command("decide")(decide.decide)
app.command("cases")(cases.cases)
app.command("config")(config.config)
app.command("show")(show.show)
app.add_typer(scheme.app, name="scheme")
app.command("doctor")(doctor.doctor)
app.command("demo")(demo.demo)
app.add_typer(cache.app, name="cache")


def main() -> None:
    """The installed command: every error ends as one readable message and the contract's exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A console that cannot show a character shows a sign for it; it never crashes us.
            stream.reconfigure(errors="replace")
    try:
        code = app(standalone_mode=False)
        # All is written: a Ctrl-C from here on comes too late, and must not look like a failure.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    except IntakeError as error:
        _complain(str(error))
        code = error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        code = _interrupted()
    except SystemExit as end:  # how some versions of typer end on Ctrl-C, without a word
        code = _interrupted() if end.code == ExitCode.INTERRUPTED else end.code
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing is left to say, or to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = ExitCode.COMPLETE
    except Exception as error:  # click's usage errors, whose class typer does not re-export stably
        if hasattr(error, "exit_code") and hasattr(error, "format_message"):
            _complain(f"{error.format_message()}  （用法：intake --help）")
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
    _complain("已中断；已完成的结果都已保存，重新运行会接着做。")
    return ExitCode.INTERRUPTED


def _complain(message: str) -> None:
    print(f"intake: {message}", file=sys.stderr)
