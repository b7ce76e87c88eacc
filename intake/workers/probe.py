"""Tells which confinement holds on this machine, by confining a process and asking it."""

import multiprocessing
import socket
from dataclasses import dataclass
from multiprocessing.connection import Connection

from intake.limited import main_left_out, reading_bounds
from intake.limited.confinement import Confinement, confine
from intake.limits import Limits

_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Probe:
    """``confinement`` is what the process reports of itself, ``reached`` whether it could open a
    connection although confined."""

    confinement: Confinement
    reached: bool


def probe_confinement(limits: Limits) -> Probe | None:
    """What holds in a reading process here; None when none can be started."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        process = context.Process(target=_try, args=(theirs, limits, port), daemon=True)
        with main_left_out():
            process.start()
        theirs.close()
        try:
            found: Probe | None = ours.recv() if ours.poll(_SECONDS) else None
        except (EOFError, OSError):
            found = None
        process.kill()
        process.join()
    return found


def _try(connection: Connection, limits: Limits, port: int) -> None:
    confinement = confine(reading_bounds(limits))
    try:
        with socket.create_connection(("127.0.0.1", port), 2):
            reached = True
    except OSError:
        reached = False
    connection.send(Probe(confinement, reached))
