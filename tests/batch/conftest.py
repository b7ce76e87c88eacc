"""Shared by the tests of batches."""

import signal
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def ctrl_c_is_not_ignored() -> Iterator[None]:
    """A suite that a shell started in the background ignores Ctrl-C, and what it starts inherits that."""
    before = signal.getsignal(signal.SIGINT)
    if before == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
