"""Finds the outside program that can really unpack RAR.

Debian's free 7z lists RAR archives but has no codec for them: every member would seem damaged.
"""

import shutil
from functools import cache
from subprocess import SubprocessError, run

RAR_PROGRAMS = ("unrar", "7z", "7zz", "unar")
"""In the order in which they are preferred. bsdtar is none of them: it refuses the archives of one member
that rarfile hands to it."""


@cache
def rar_program() -> str | None:
    """The name of the program that unpacks compressed RAR members; None when there is none."""
    return next((name for name in RAR_PROGRAMS if _can(name)), None)


def _can(name: str) -> bool:
    path = shutil.which(name)
    if path is None:
        return False
    return _has_rar_codec(path) if name in {"7z", "7zz"} else True


def _has_rar_codec(path: str) -> bool:
    """Whether 7-Zip lists a decoder of RAR among its codecs (not merely the container format)."""
    try:
        told = run([path, "i"], capture_output=True, timeout=20, check=False).stdout
    except (OSError, SubprocessError):
        return False
    codecs = told.decode("utf-8", "replace").partition("Codecs:")[2].partition("Hashers:")[0]
    return any(word.lower().startswith("rar") for word in codecs.split())
