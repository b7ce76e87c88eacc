"""Memory that reading a page took, given back to the system."""

import ctypes
from collections.abc import Callable
from functools import cache


def give_back() -> None:
    """Gives back what is free between what is held. A page's large arrays are of many sizes: kept for the
    next ones, as glibc keeps them, they make a process a fifth larger; elsewhere nothing is done."""
    _trim()(0)


@cache
def _trim() -> Callable[[int], object]:
    try:
        trim: Callable[[int], object] = ctypes.CDLL(None).malloc_trim
    except (OSError, TypeError, AttributeError):  # no glibc; Windows has no such handle
        return lambda _: None
    return trim
