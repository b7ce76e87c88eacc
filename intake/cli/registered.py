"""The register a command was asked to use."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intake.register import CaseRecord


@contextmanager
def case_record(register: str | None, folder: Path) -> "Iterator[CaseRecord | None]":
    """What the register knows of the case whose outputs lie in `folder`; None when none was asked for, here
    or in the body's settings."""
    from intake.case.organization import REGISTER, load_organization

    register = register or load_organization(REGISTER).register
    if not register:
        yield None
        return
    from intake.register import CaseRecord, open_database

    database = open_database(register)
    try:
        yield CaseRecord(database, folder)
    finally:
        database.close()
