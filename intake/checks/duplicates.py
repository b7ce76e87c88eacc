"""The same bytes twice."""

from collections.abc import Iterator, Mapping
from typing import Any

from intake.checks.shapes import Codes, parameters
from intake.checks.types import Case, Problem
from intake.model import Evidence
from intake.model.value import File

NAME = "duplicates"
CODES: Codes = {
    "duplicate": ("file", "first"),
}
PARAMS = parameters(CODES)


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """A note for every file that is another one again."""
    for file in case.files:
        if file.alias_of is not None:
            yield Problem(
                params["codes"]["duplicate"],
                None,
                {"file": File(file.path), "first": File(file.alias_of)},
                (Evidence(file.path), Evidence(file.alias_of)),
            )
