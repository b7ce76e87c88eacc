"""A telephone number that a row's end cut behind its area code is no wrong one."""

import pytest

from tests.check.builders import OUTLETS, complete, with_fact


@pytest.mark.parametrize(
    ("phone", "told"),
    [("025-", False), ("0319—", False), ("0319-598", True), ("025", True), ("-025", True)],
)
def test_an_area_code_with_its_dash_goes_on_elsewhere(phone: str, told: bool) -> None:
    rows = [OUTLETS[0], OUTLETS[1] | {"phone": phone}]
    found = with_fact(complete(), "outlet_list", "outlets", rows).found("phone-impossible")
    assert bool(found) is told
