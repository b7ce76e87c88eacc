"""The other distribution called `intake` (a catalogue of data sets): told, should it stand beside us.

Both bring a package `intake`: in one environment, the files of the later lie over the earlier's.
"""

from pathlib import Path

import intake

_OURS = ("intake.__main__:main", "intake.cli:main")
"""What ours starts: now, and up to the first wheels of 0.2."""


def namesake(site: Path | None = None) -> str | None:
    """What to say when another `intake` is installed where ours lies (`site`); None when none is."""
    where = site or Path(intake.__file__).resolve().parents[1]
    for found in sorted(where.glob("intake-*.dist-info")):
        if _command(found / "entry_points.txt") not in _OURS:  # ours was called `intake`, too, up to 0.1
            return (
                f"同一环境中还装有另一个也叫 intake 的软件包（{found.name.removesuffix('.dist-info')}，"
                "数据目录工具），两者的文件会互相覆盖，结果不可靠。请把本程序单独安装："
                "pipx install 或 uv tool install 加上本程序的 .whl 文件；"
                "或在本环境中卸载那一个，再重新安装本程序。"
            )
    return None


def _command(entry_points: Path) -> str | None:
    """What that distribution's command `intake` starts."""
    from configparser import ConfigParser, Error

    read = ConfigParser(delimiters=("=",), interpolation=None)
    try:
        read.read_string(entry_points.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, Error):
        return None
    return read.get("console_scripts", "intake", fallback=None)
