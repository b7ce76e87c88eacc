"""Starting a process that knows nothing of the program's own main module."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

_LOCK = threading.Lock()


@contextmanager
def main_left_out() -> Iterator[None]:
    """While a process is spawned: it imports what it serves and not the main module, which a script without
    ``if __name__ == "__main__":`` would run once more in every process."""
    with _LOCK:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main
