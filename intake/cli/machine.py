"""What is on this machine: cores, memory, converters, libraries."""

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from subprocess import SubprocessError, run

import psutil

from intake.cli.language import said
from intake.cli.run_settings import available_cores
from intake.gather.rar_programs import RAR_VERSIONS, rar_program
from intake.programs import find_program

_LIBRARIES = (
    "pypdfium2",
    "pikepdf",
    "python-docx",
    "openpyxl",
    "pillow",
    "jsonschema",
    "docxtpl",
)


@dataclass(frozen=True, slots=True)
class Tool:
    """An outside program; ``version`` is None when it is missing, ``advice`` says how to get it."""

    name: str
    version: str | None
    advice: str


def machine() -> Iterator[tuple[str, str]]:
    """Name and value pairs about the machine."""
    yield "系统", f"{platform.system()} {platform.release()}"
    yield "Python", platform.python_version()
    yield "处理器核数", str(available_cores())
    yield "内存", f"{psutil.virtual_memory().total / 1e9:.1f} GB"


def converters() -> Iterator[Tool]:
    """The outside programs readers may use."""
    yield _tool(
        "LibreOffice（读 .doc .wps .et .ppt .rtf）",
        ("soffice", "libreoffice"),
        "Debian：apt-get install libreoffice-writer libreoffice-calc libreoffice-impress；"
        "Windows：安装 LibreOffice",
    )
    for version in RAR_VERSIONS:
        yield Tool(
            f"RAR{version} 解压（读 .rar）",
            rar_program(version),
            "Debian：apt-get install unar；Windows：安装 7-Zip",
        )


_NETWORK = {
    "namespace": "无网络（由系统内核隔离，转换程序同样连不出去）",
    "python": "无网络（仅由 Python 拦截；系统不允许网络命名空间，转换程序未受限）",
}


def isolation() -> Iterator[str]:
    """What holds in the processes that read, found out by starting one."""
    from intake.limits import Limits
    from intake.workers.probe import probe_confinement

    probe = probe_confinement(Limits())
    if probe is None:
        yield "无法启动读取进程，请报告此问题"
        return
    yield (
        _NETWORK[probe.confinement.network]
        if not probe.reached
        else "警告：读取进程能连接网络，请报告此问题"
    )
    kept = "、".join(probe.confinement.kernel_limits)
    yield f"由系统内核限制：{kept}" if kept else "系统内核不限制资源；各项限制由主进程监视"
    yield "由主进程监视并结束：page_seconds、file_seconds、cpu_seconds、worker_memory_bytes、answer_bytes"
    yield "审核和写出同样隔离：judge_seconds、judge_memory_bytes"


def libraries() -> Iterator[tuple[str, str]]:
    """The main libraries and their versions."""
    for name in _LIBRARIES:
        yield name, metadata.version(name)


def scheme_data() -> Iterator[str]:
    """Of which day each scheme's data of law and standards is, and what has grown old."""
    from datetime import date

    from intake.case.organization import load_own_scheme
    from intake.scheme import available_schemes
    from intake.scheme.data import gathered_on, old_data

    for scheme_id in available_schemes():
        scheme = load_own_scheme(scheme_id, ())
        old = {item.name: item.days for item in old_data(scheme.data, scheme.stale_after, date.today())}
        for name, gathered in gathered_on(scheme.data).items():
            aged = f"，已{old[name]}天，请更新（intake scheme update）" if name in old else ""
            yield f"{scheme_id} {name}.yaml：{gathered}的数据{said(aged)}"


def letters() -> Iterator[str]:
    """Where the body's settings and the register lie, and how far the calendar of holidays reaches."""
    from intake.case.organization import load_organization, organization_file
    from intake.errors import SchemeError
    from intake.register import default_location
    from intake.render.deadline import calendar_until

    path = organization_file()
    yield f"本机构的设置：{path}{'' if path.is_file() else said('（还没有；intake config --init）')}"
    try:
        own = load_organization()
    except SchemeError as error:
        yield from str(error).splitlines()
        return
    yield f"登记簿：{own.register or said('不登记（只在给出 --register 时登记）')}"
    yield f"本用户的登记簿位置：{default_location()}"
    yield (
        f"节假日：程序库知道到{calendar_until()}年；以后的年份按方案 holidays.yaml 所列，"
        "没有列的按放假原则推算，并在信函中说明（公布后在 holidays.yaml 加一行，"
        "或 pip install -U chinesecalendar）"
    )


def _tool(name: str, programs: tuple[str, ...], advice: str) -> Tool:
    for program in programs:
        path = find_program(program)
        if path:
            return Tool(name, _version(path) or path, advice)
    return Tool(name, None, advice)


def _version(path: str) -> str | None:
    try:
        shown = run([path, "--version"], capture_output=True, timeout=20, check=False).stdout
    except (OSError, SubprocessError):
        return None
    lines = shown.decode("utf-8", "replace").strip().splitlines()
    return lines[0].strip() if lines else None
