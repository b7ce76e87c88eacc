"""The installed ``intake`` command on every sample, against what a careful reviewer expects."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.samples.expectation import (
    SAMPLES,
    Json,
    assignment_errors,
    expectations,
    fact_errors,
    finding_errors,
)

CASES = expectations()
RERUN = "06-expired-certificate"


def run_check(case: str, as_of: str, out: Path) -> tuple[int, bytes]:
    """Exit code and report of ``intake check`` as a user's script gets them."""
    command = shutil.which("intake", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert command, "the intake command is not installed"
    done = subprocess.run(
        [command, "check", str(SAMPLES / case), "--as-of", as_of, "--out", str(out), "--format", "json"],
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    report = out / "report.json"
    assert report.exists(), done.stderr.decode()
    assert json.loads(done.stdout) == json.loads(report.read_bytes())
    return done.returncode, report.read_bytes()


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, Json]]:
    """One run a case, shared by the tests of this file; filled when a case is first asked for."""
    return {}


@pytest.fixture
def outcome(
    request: pytest.FixtureRequest,
    reports: dict[str, tuple[int, Json]],
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Json, int, Json]:
    """The expectation, the exit code and the report of one case."""
    expected: Json = request.param
    if expected["case"] not in reports:
        code, report = run_check(expected["case"], expected["as_of"], tmp_path_factory.mktemp("out"))
        reports[expected["case"]] = code, json.loads(report)
    return expected, *reports[expected["case"]]


every_case = pytest.mark.parametrize("outcome", CASES, indirect=True, ids=[case["case"] for case in CASES])


@every_case
def test_verdict_and_exit_code(outcome: tuple[Json, int, Json]) -> None:
    expected, code, report = outcome
    assert (report["verdict"], code) == (expected["verdict"], expected["exit_code"])


@every_case
def test_findings(outcome: tuple[Json, int, Json]) -> None:
    expected, _, report = outcome
    assert list(finding_errors(report, expected)) == []


@every_case
def test_pages_are_assigned(outcome: tuple[Json, int, Json]) -> None:
    expected, _, report = outcome
    assert list(assignment_errors(report, expected)) == []


@every_case
def test_key_facts(outcome: tuple[Json, int, Json]) -> None:
    expected, _, report = outcome
    assert list(fact_errors(report, expected)) == []


def test_rerun_gives_the_same_bytes(tmp_path: Path) -> None:
    case = next(case for case in CASES if case["case"] == RERUN)
    first = run_check(RERUN, case["as_of"], tmp_path / "first")
    second = run_check(RERUN, case["as_of"], tmp_path / "second")
    assert first == second
