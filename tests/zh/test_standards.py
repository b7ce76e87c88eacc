"""Numbers of standards of every body that applicants' lists name."""

import pytest

from intake.zh.standards import find_standards, parse_standard


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("GB/T 19001－2016 质量管理体系 要求", "GB/T 19001-2016"),
        ("GB 4706.1-92", "GB 4706.1-1992"),
        ("JJG 596-2012 电子式交流电能表", "JJG 596-2012"),
        ("JJF 1033-2023", "JJF 1033-2023"),
        ("TSG Q7015-2016 起重机械定期检验规则", "TSG Q7015-2016"),
        ("TSG 08-2017", "TSG 08-2017"),
        ("TSG21-2016", "TSG 21-2016"),
        ("GBZ 158-2003", "GBZ 158-2003"),
        ("GBJ 87-85", "GBJ 87-1985"),
        ("IATF 16949:2016", "IATF 16949:2016"),
        ("ISO/TS 22163:2017", "ISO/TS 22163:2017"),
        ("ASTM D638-14", "ASTM D638-2014"),
        ("SAE J1939", "SAE J1939"),
        ("UL 1581", "UL 1581"),
        ("IS014001:2015", "ISO 14001:2015"),
    ],
)
def test_a_number_is_written_the_usual_way(text: str, number: str) -> None:
    assert [found.number for found in find_standards(text)] == [number]


@pytest.mark.parametrize("text", ["GB A4", "CULTURE 12", "FULL 100", "TSG", "型号 SUL-30", "IS014001"])
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert find_standards(text) == []


@pytest.mark.parametrize(("text", "year"), [("GB 1-50", 1950), ("GB 1-49", 2049), ("GB 1-1949", 1949)])
def test_the_century_of_two_digits(text: str, year: int) -> None:
    found = parse_standard(text)
    assert found is not None
    assert found.year == year
