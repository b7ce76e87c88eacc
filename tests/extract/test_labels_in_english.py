"""In a script with spaces a label is whole words."""

import pytest

from intake.extract.labels import LabelIndex
from intake.scheme import Field

INDEX = LabelIndex((Field("name", "text", ("Company name",)), Field("number", "code", ("Certificate No",))))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Company name: Bramble Valve Works", ["name"]),
        ("COMPANY NAME: Bramble Valve Works", ["name"]),
        ("CompanyName: Bramble Valve Works", ["name"]),
        ("Certificate No.: QMS-4471", ["number"]),
        ("Certificate No QMS-4471", ["number"]),
        ("The Companies Act: the company named below is incorporated.", []),
        ("Certificate Notes: see overleaf", []),
        ("Subcompany name: Thistle Pump", []),
    ],
)
def test_a_label_is_no_part_of_a_longer_word(text: str, found: list[str]) -> None:
    assert [name for label in INDEX.find(text) for name in label.fields] == found
