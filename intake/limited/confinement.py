"""What a process gives up before it touches what strangers sent: the network, and resources beyond its
bounds. Every step that the system does not allow is reported, never silently left out."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from intake.limited.bounds import Bounds

Network = Literal["namespace", "python"]

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38

_OF_MEMORY = 0.9
"""The kernel's share of the limit: it does not count the program and its libraries, and what grows faster
than the parent looks must still stay below. An OCR process reserves 0.8 GB."""

_CPU_GRACE = 10
"""Seconds by which the kernel's clock runs longer than the parent's, whose message is the better one."""

_NET_EVENTS = frozenset(
    {
        "socket.connect",
        "socket.bind",
        "socket.sendto",
        "socket.sendmsg",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
    }
)


@dataclass(frozen=True, slots=True)
class Confinement:
    """What holds in a confined process.

    ``network``: ``namespace`` when the kernel keeps it (and all it starts) off the network, ``python`` when
    only Python's own sockets are blocked. ``kernel_limits``: the resource limits the kernel keeps, besides
    those that the parent keeps by watching.
    """

    network: Network
    kernel_limits: tuple[str, ...]


_confined: list[Confinement] = []


def confine(bounds: Bounds) -> Confinement:
    """Confines this process, for good. To be called while it has one thread, before any file is opened."""
    _die_with_parent()
    network: Network = "namespace" if _leave_network() else "python"
    sys.addaudithook(_refuse_network)
    _confined[:] = [Confinement(network, _limit_resources(bounds))]
    return _confined[0]


def is_confined() -> bool:
    """Whether this process has been confined: whatever runs in it may be ended without harm."""
    return bool(_confined)


def allow_cpu(seconds: int) -> None:
    """The kernel ends this process when it works `seconds` from now on; nothing on systems without that."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        until = int(used.ru_utime + used.ru_stime) + seconds + _CPU_GRACE
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _refuse_network(event: str, _arguments: object) -> None:
    if event in _NET_EVENTS:
        raise PermissionError("a confined process has no network")


def _prctl(option: int, value: int) -> None:
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def _die_with_parent() -> None:
    """A parent that is killed takes its children with it; and nothing a child starts gains rights."""
    if sys.platform.startswith("linux"):
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        _prctl(_PR_SET_NO_NEW_PRIVS, 1)


def _leave_network() -> bool:
    """Moves into a network namespace that has no interface. False where that is not allowed."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        unshare: Callable[[int], int] = ctypes.CDLL(None, use_errno=True).unshare
    except (OSError, AttributeError):
        return False
    # An administrator's process needs no namespace of users, and would lose its rights in one.
    if unshare(_CLONE_NEWNET) == 0:
        return True
    user, group = os.getuid(), os.getgid()
    if unshare(_CLONE_NEWUSER | _CLONE_NEWNET) != 0:
        return False
    with suppress(OSError):  # only so that files show their owner's name: rights are the same without
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    return True


def _limit_resources(bounds: Bounds) -> tuple[str, ...]:
    try:
        import resource
    except ImportError:  # Windows: the parent's watch holds alone
        return ()
    wanted = {
        bounds.memory.name: (resource.RLIMIT_DATA, int(_OF_MEMORY * bounds.memory.most)),
        "written_bytes": (resource.RLIMIT_FSIZE, bounds.written),
        "open_files": (resource.RLIMIT_NOFILE, bounds.open_files),
        "core": (resource.RLIMIT_CORE, 0),
    }
    kept = []
    for name, (kind, value) in wanted.items():
        hard = resource.getrlimit(kind)[1]
        most = value if hard == resource.RLIM_INFINITY else min(value, hard)
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, hard))
            kept.append(name)
    return (*(name for name in kept if name != "core"), bounds.processor.name)
