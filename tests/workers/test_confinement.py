"""A reading process has no network and keeps to its limits, whoever keeps them."""

import multiprocessing
import os
import subprocess
import sys
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from intake.limited import confine, reading_bounds
from intake.limits import Limits
from intake.workers.probe import probe_confinement


def test_a_reading_process_reaches_no_network() -> None:
    probe = probe_confinement(Limits())
    assert probe is not None
    assert not probe.reached


def outside_program(connection: Connection, port: int) -> None:
    """What a converter would do: a program of its own, which Python's block does not bind."""
    confinement = confine(reading_bounds(Limits()))
    code = f"import socket; socket.create_connection(('127.0.0.1', {port}), 2)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    connection.send((confinement.network, done.returncode))


def test_nor_does_a_program_it_starts_where_the_kernel_allows() -> None:
    import socket

    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    with socket.create_server(("127.0.0.1", 0)) as server:
        process = context.Process(target=outside_program, args=(theirs, server.getsockname()[1]))
        process.start()
        network, code = ours.recv()
        process.join()
    assert code != 0 or network == "python"


def too_large_a_file(connection: Connection, path: str) -> None:
    confine(reading_bounds(Limits(written_bytes=1000)))
    try:
        Path(path).write_bytes(bytes(5000))
    except OSError as error:
        connection.send(error.errno)


def too_many_files(connection: Connection, path: str) -> None:
    confine(reading_bounds(Limits(open_files=30)))
    held = []
    try:
        for _ in range(100):
            held.append(os.open(path, os.O_RDONLY))
    except OSError as error:
        connection.send(error.errno)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
@pytest.mark.parametrize("attempt", [too_large_a_file, too_many_files])
def test_the_kernel_keeps_the_limits(tmp_path: Path, attempt: object) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"x")
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=attempt, args=(theirs, str(path)))  # type: ignore[arg-type]
    process.start()
    assert ours.poll(60)
    assert ours.recv() > 0
    process.join()
