"""A case of strangers' files: every one ends in the report with a status, and the command never breaks."""

import json
import os
import random
from pathlib import Path

import pytest

from tests.cli.command import run_intake
from tests.samples.expectation import SAMPLES

SUFFIXES = {".pdf", ".docx", ".xlsx", ".jpg", ".png", ".zip"}


def mutated(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Bytes flipped, the end cut off, another file's tail put on, or a hole of zeros."""
    result = bytearray(data)
    way = chance.randrange(4)
    place = chance.randrange(len(result))
    if way == 0:
        for _ in range(chance.randint(1, 60)):
            result[chance.randrange(len(result))] = chance.randrange(256)
    elif way == 1:
        del result[place:]
    elif way == 2:
        result[place:] = other[chance.randrange(len(other)) :][:200_000]
    else:
        hole = min(chance.randint(10, 3000), len(result) - place)
        result[place : place + hole] = bytes(hole)
    return bytes(result)


@pytest.mark.parametrize("seed", [1, 2])
def test_damaged_files_and_hostile_names_all_end_with_a_status(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    case = tmp_path / "案件"
    case.mkdir()
    sources = sorted(
        path
        for path in SAMPLES.rglob("*")
        if path.is_file()
        and path.suffix in SUFFIXES
        and path.stat().st_size
        and "_generator" not in path.parts
    )
    for number in range(80):
        source, other = chance.choice(sources), chance.choice(sources)
        data = mutated(source.read_bytes(), other.read_bytes(), chance)
        (case / f"{number:03d}{source.suffix}").write_bytes(data)
    for name in ("=cmd|calc.txt", "-rf.txt", "\u202egpj.txt", "换\n行.txt", "长" * 80 + ".txt"):
        (case / name).write_text("组织简介", encoding="utf-8")
    if hasattr(os, "mkfifo"):
        os.mkfifo(case / "管道")
        (case / "链接.txt").symlink_to("/etc/hostname")
        (Path(os.fsdecode(os.fsencode(case) + b"/\xd6\xb4\xd5\xd5.txt"))).write_text(
            "执照", encoding="utf-8"
        )
    done = run_intake("check", case, "--ocr", "off", "--out", tmp_path / "out", "--format", "json")
    assert done.returncode in {1, 3, 4}, done.stderr
    assert "Traceback" not in done.stderr
    files = json.loads(done.stdout)["files"]
    assert len(files) >= len(list(case.iterdir()))
    assert all(file["status"] in {"read", "partly_read", "unreadable", "ignored"} for file in files)
    assert all(file["problem"] for file in files if file["status"] == "unreadable")
    assert not any("\u202e" in file["path"] or "\n" in file["path"] for file in files)
