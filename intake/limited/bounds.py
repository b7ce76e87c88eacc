"""Which of the limits bind a process, by what it does."""

from dataclasses import dataclass

from intake.limits import Limits


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit by its name, which the user is told, and its value."""

    name: str
    most: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one process may take.

    ``step``: seconds between two signs of life; ``task``: seconds for one task; ``processor``: seconds it
    may work on one; ``memory``: bytes that it and all it started hold; ``answer``: bytes of one answer.
    ``written``: bytes of a file, ``open_files``: files at once. After so many ``tasks``, or when it has
    ``grown`` to so many bytes, a new process takes its place.
    """

    step: Bound
    task: Bound
    processor: Bound
    memory: Bound
    answer: Bound
    written: int
    open_files: int
    tasks: int
    grown: int


def reading_bounds(limits: Limits) -> Bounds:
    """Those of a process that reads strangers' files."""
    return _bounds(limits, "page_seconds", "file_seconds", "cpu_seconds", "worker_memory_bytes")


def judging_bounds(limits: Limits) -> Bounds:
    """Those of a process that judges cases and writes what they leave behind."""
    return _bounds(limits, "judge_seconds", "judge_seconds", "judge_seconds", "judge_memory_bytes")


def _bounds(limits: Limits, step: str, task: str, processor: str, memory: str) -> Bounds:
    def bound(name: str) -> Bound:
        return Bound(name, getattr(limits, name))

    return Bounds(
        step=bound(step),
        task=bound(task),
        processor=bound(processor),
        memory=bound(memory),
        answer=bound("answer_bytes"),
        written=limits.written_bytes,
        open_files=limits.open_files,
        tasks=limits.worker_tasks,
        grown=limits.worker_grown_bytes,
    )
