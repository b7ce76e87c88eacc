"""Every library's licence is told, and none binds those who use us (no GPL, no AGPL)."""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str) -> str:
    command = [sys.executable, str(ROOT / "scripts" / "licences.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_the_list_names_a_licence_for_each_and_no_gpl() -> None:
    lines = run().splitlines()
    assert len(lines) > 50
    assert [line for line in lines if re.search(r"not told", line)] == []
    assert [line for line in lines if re.search(r"(?<!L)\bA?GPL|(?<!Lesser )General Public", line)] == []


def test_the_sbom_holds_the_same(tmp_path: Path) -> None:
    run("--cyclonedx", str(tmp_path / "sbom.json"))
    told = json.loads((tmp_path / "sbom.json").read_text(encoding="utf-8"))
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.5")
    assert told["metadata"]["component"]["name"] == "certification-intake"
    assert len(told["components"]) == len(run().splitlines())
    assert all(one["licenses"][0]["license"]["name"] for one in told["components"])
