"""The rule pages say what findings.yaml says."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_pages_are_up_to_date() -> None:
    run = subprocess.run(
        [sys.executable, "scripts/rule_pages.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
