"""From the command line's options to a run's settings."""

import os
from dataclasses import fields, replace
from datetime import date

from intake.cli.options import LanguageName, OcrName, parse_day
from intake.errors import UsageError
from intake.limits import Limits
from intake.settings import Settings

_MOST_ON_WINDOWS = 61
"""Processes that one can wait for there: 64 handles, less those that Python needs itself."""


def make_settings(
    as_of: str | None,
    ocr: OcrName,
    language: LanguageName,
    jobs: int | None,
    limits: list[str] | None,
) -> Settings:
    """The settings those options ask for. Raises UsageError naming the option that is wrong."""
    return Settings(
        as_of=parse_day(as_of, "--as-of") or date.today(),
        ocr=ocr.value,
        language=language.value,
        jobs=_bearable(jobs or available_cores()),
        limits=_with_limits(limits or []),
    )


def available_cores() -> int:
    """Cores this process may use (a container's share, not the machine's)."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return _bearable(os.cpu_count() or 1)


def _bearable(jobs: int) -> int:
    """As many of them as the system can wait for."""
    return min(jobs, _MOST_ON_WINDOWS) if os.name == "nt" else jobs


def _with_limits(asked: list[str]) -> Limits:
    limits = Limits()
    known = [field.name for field in fields(Limits)]
    for item in asked:
        name, _, value = item.partition("=")
        if name not in known or not value.isdigit() or int(value) < 1:
            raise UsageError(f"--limit “{item}”无效：请写成 名称=正整数，名称为 {', '.join(known)} 之一。")
        limits = replace(limits, **{name: int(value)})
    return limits
