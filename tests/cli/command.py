"""Runs the installed `intake` command, as a user's shell does."""

import os
import subprocess
import sysconfig
from pathlib import Path

INTAKE = Path(sysconfig.get_path("scripts")) / "intake"


def run_intake(
    *arguments: str | Path, timeout: float = 600, cwd: Path | None = None, stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    """What it printed and its exit code."""
    return subprocess.run(
        [INTAKE, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=timeout,
        cwd=cwd,
        input=stdin,
        env=os.environ | {"PYTHONUTF8": "1"},
    )
