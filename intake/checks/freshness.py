"""Is the data that the case is judged by of today?"""

from collections.abc import Iterator, Mapping
from typing import Any

from intake.checks.shapes import Codes, parameters
from intake.checks.types import Case, Problem
from intake.model.value import Day, Number, ReviewDay, Text, Value
from intake.scheme.data import old_data

NAME = "freshness"
CODES: Codes = {
    "old": ("data", "gathered", "days", "as_of"),
}
PARAMS = parameters(CODES)


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """A note for every data file that is older on the day of review than the scheme's ``stale_after``."""
    for item in old_data(case.scheme.data, case.scheme.stale_after, case.as_of):
        values: dict[str, Value] = {
            "data": Text(f"{item.name}.yaml"),
            "gathered": Day(item.gathered),
            "days": Number(item.days),
            "as_of": ReviewDay(case.as_of),
        }
        yield Problem(params["codes"]["old"], None, values)
