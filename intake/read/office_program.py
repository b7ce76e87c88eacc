"""Finds LibreOffice on this machine, by its names. Whether it can convert shows when it is used."""

from intake.programs import find_program


def office_programs() -> tuple[str, ...]:
    """The programs that may convert office files, in the order in which they are tried."""
    found = (find_program(name) for name in ("soffice", "libreoffice"))
    return tuple(dict.fromkeys(path for path in found if path))


def find_office() -> str | None:
    """The first of them; None when there is none."""
    return next(iter(office_programs()), None)
