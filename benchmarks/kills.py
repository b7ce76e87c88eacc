"""Kills `intake` at random moments of `decide`, `notice` and `check`, then looks whether anything was lost.

    python -m benchmarks.kills [KILLS]

Each run starts one command on its own small text case with one shared register and sends SIGKILL to it
after a random share of the time such a command takes; most die, some end, so that there are decisions which
must be found again. Afterwards: the register opens and is sound, every decision that was reported as made is
kept (in events.jsonl, whose chain is whole, in decisions.yaml and in the register), none stands twice, no
letter number is used twice, every report and decisions.yaml can be read.
It goes on until so many were killed (default 200). `kills 0` kills nothing and must find no problem.
"""

import json
import random
import sqlite3
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

import yaml

from intake.events import decisions_in, read_log

INTAKE = Path(sysconfig.get_path("scripts")) / "intake"
PROFILE = "公司简介\n绍兴梧桐食品有限公司成立于2007年，现有员工86人，位于绍兴市，主营家用电器销售。"
CASES = 4


def main(kills: int, cases: int = CASES) -> int:
    """Prints the figures; 1 when something was lost."""
    chance = random.Random(20261124)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        register = root / "register.sqlite3"
        folders = [root / f"case{number}" for number in range(cases)]
        usual = {}
        for case in folders:
            case.mkdir()
            (case / "简介.txt").write_text(PROFILE, encoding="utf-8")
            for kind in ("check", "notice", "decide"):
                started = time.monotonic()
                subprocess.run(_command(kind, case, register, 0), capture_output=True, check=False)
                usual[kind] = time.monotonic() - started
        made: dict[Path, set[str]] = {case: set() for case in folders}
        killed = {"check": 0, "notice": 0, "decide": 0}
        run = 0
        while sum(killed.values()) < kills:
            run += 1
            case, kind = chance.choice(folders), chance.choice(list(killed))
            process = subprocess.Popen(
                _command(kind, case, register, run), stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
            try:
                process.communicate(timeout=usual[kind] * chance.uniform(0.3, 1.7))
                if kind == "decide" and process.returncode in (0, 1, 3):
                    made[case].add(f"run {run}")
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                killed[kind] += 1
        lost = _lost(folders, register, made)
    print(f"{run} runs, killed {sum(killed.values())}: {killed}; decisions reported as made: "
          f"{sum(map(len, made.values()))}; problems: {len(lost)}")  # fmt: skip
    print(*lost, sep="\n")
    return 1 if lost else 0


def _command(kind: str, case: Path, register: Path, run: int) -> list[str]:
    out = case.with_name(f"{case.name}-intake")
    if kind == "check":
        given = ["check", case, "--ocr", "off", "--as-of", "2026-11-24", "--quiet"]
    elif kind == "notice":
        given = ["notice", out / "report.json", "--although", "疑问另行核对", "--no-pdf"]
    else:
        given = ["decide", case, f"f{run % 5 + 1}", "--accept", "--who", "张三", "--why", f"run {run}"]
    return [str(INTAKE), *map(str, given), "--register", str(register)]


def _lost(cases: list[Path], register: Path, made: dict[Path, set[str]]) -> list[str]:
    problems = []
    database = sqlite3.connect(register)
    if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
        problems.append("the register is damaged")
    numbers = [number for (number,) in database.execute("SELECT number FROM letters")]
    if len(numbers) != len(set(numbers)) or len(numbers) > len(cases):
        problems.append(f"letter numbers: {numbers}")
    # Every case has its own "run 0" from the start, so a reason counts as twice only within a case.
    in_register = database.execute("SELECT case_id, why FROM decisions").fetchall()
    twice = sorted(
        {f"case {one[0]}: {one[1]} stands twice" for one in in_register if in_register.count(one) > 1}
    )
    problems += twice
    database.close()
    for case in cases:
        out = case.with_name(f"{case.name}-intake")
        json.loads((out / "report.json").read_text(encoding="utf-8"))
        file = out / "decisions.yaml"
        kept = yaml.safe_load(file.read_text(encoding="utf-8"))["decisions"] if file.exists() else []
        logged = {one.why for one in decisions_in(read_log(out).events)}
        gone = made[case] - {one["why"] for one in kept} | made[case] - {why for _, why in in_register}
        gone |= made[case] - logged
        problems += [f"{case.name}: lost {why}" for why in sorted(gone)]
    return problems


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
