"""Pre-review of certification applications: from a folder of files to a notice of what is missing.

    from intake import check, load_scheme

    report = check("某公司申请材料", load_scheme("gbt27922"))

What stands in ``__all__`` is for others' programs (docs/python.md); all else may change. Nothing is loaded
before it is asked for: importing `intake` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from intake._version import __version__

if TYPE_CHECKING:
    from intake.api import check, load_scheme
    from intake.model import CaseReport
    from intake.settings import Settings

__all__ = ["CaseReport", "Settings", "__version__", "check", "load_scheme"]

_HOMES = {
    "CaseReport": "intake.model",
    "Settings": "intake.settings",
    "check": "intake.api",
    "load_scheme": "intake.api",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
