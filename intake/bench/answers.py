"""What a bench's process answers, as bytes: values of our model and nothing else, so that a process that
went wrong can send nonsense at worst, never an object to execute."""

import io
import pickle
from dataclasses import dataclass
from typing import Any

_OURS = "intake.model."
_PLAIN = frozenset({"pathlib", "pathlib._local", "datetime"})
"""Modules of the values that stand in our model's fields: paths and days."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The task was refused with words for the user: an `IntakeError`'s class and message."""

    error: str
    message: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The task failed. ``limit``: the limit it came up against; without one the program has a fault, of
    which ``trace`` tells its makers."""

    problem: str
    limit: str | None = None
    trace: str = ""


class Unintelligible(Exception):
    """The bytes are no answer."""


def pack(answer: object) -> bytes:
    """An answer as bytes."""
    return pickle.dumps(answer, protocol=5)


def unpack(data: bytes) -> Any:
    """The answer. Raises Unintelligible when it holds anything but values of our model."""
    try:
        return _Values(io.BytesIO(data)).load()
    except Exception as error:  # nonsense may raise anything
        raise Unintelligible(str(error)) from error


class _Values(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if module == __name__ or module.startswith(_OURS) or module in _PLAIN:
            found = super().find_class(module, name)
            if isinstance(found, type) and "." not in name:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value")
