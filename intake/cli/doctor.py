"""`intake doctor`: what this machine can do, what is missing, how to get it."""

from dataclasses import asdict
from typing import Annotated

import typer

from intake.cli.language import said, tell
from intake.errors import ExitCode


def doctor(
    self_test: Annotated[
        bool, typer.Option("--self-test", help="另在本机读取一组有害文件，看是否都能安全处理。")
    ] = False,
) -> int:
    """检查本机：文字识别引擎、办公软件转换、字体、隔离、各项限制；缺什么、怎么装。"""
    from intake._version import __version__
    from intake.cli.machine import converters, isolation, letters, libraries, machine, scheme_data
    from intake.limits import Limits
    from intake.ocr import available_engines

    typer.echo(f"intake {__version__}")
    for name, value in machine():
        tell(f"  {said(name)}：{value}")
    tell("文字识别引擎")
    engines = available_engines()
    for engine in engines:
        state = f"可用  {engine.version}" if engine.available else f"没有：{engine.problem}"
        tell(f"  {engine.name}：{said(state)}")
    usable = [engine.name for engine in engines if engine.available]
    tell(f"  --ocr auto 使用：{usable[0] if usable else said('无（扫描页将列为无法辨认）')}")
    tell("外部程序")
    for tool in converters():
        tell(f"  {said(tool.name)}：{tool.version or said('没有：') + said(tool.advice)}")
    tell("程序库")
    for name, version in libraries():
        tell(f"  {name} {version}")
    tell("读取进程的隔离")
    for line in isolation():
        tell(f"  {line}")
    tell("方案的数据")
    for line in scheme_data():
        tell(f"  {line}")
    tell("信函")
    for line in letters():
        tell(f"  {line}")
    tell("限制（用 --limit 名称=值 放宽）")
    for name, value in asdict(Limits()).items():
        tell(f"  {name} = {value}")
    if self_test:
        from intake.cli.self_test import self_test as run_self_test

        failed = run_self_test()
        if failed:
            return failed
    return ExitCode.COMPLETE if usable else ExitCode.NEEDS_REVIEW
