"""Fictional papers as our reader gives them (`papers/*.tsv`: size, then marks and lines with their boxes):
photographs and scans of licences and permits on which labels or values were lost once."""

from pathlib import Path

import pytest

from intake.model import Box, Line, Mark, Page
from tests.extract.pages import facts_of, values_of

PAPERS = Path(__file__).with_name("papers")
COMPANY = "临州青岚净水设备有限公司"
CODE = "91330106MA2KX7Q54D"

LICENCE = {
    "unified_social_credit_code": CODE,
    "organization_name": COMPANY,
    "organization_type": "有限责任公司（自然人投资或控股）",
    "legal_representative": "闻人谨",
    "registered_capital": 8_000_000,
    "established_on": "2016-05-18",
    "valid_from": "2016-05-18",
    "valid_until": "2046-05-17",
    "address": "临州市青石区云溪路66号3幢201室",
    "business_scope": "净水设备的研发、生产、销售及售后服务。",
    "issued_on": "2021-03-09",
}


def paper(name: str) -> Page:
    first, *rows = (PAPERS / f"{name}.tsv").read_text("utf-8").splitlines()
    width, height = map(float, first.split("\t"))
    lines: list[Line] = []
    marks: list[Mark] = []
    for row in rows:
        kind, x0, y0, x1, y1, *rest = row.split("\t")
        box = Box(float(x0), float(y0), float(x1), float(y1))
        if kind == "line":
            lines.append(Line(rest[1], box, float(rest[0])))
        else:
            marks.append(Mark("qr" if kind == "qr" else "seal", box, rest[0]))
    return Page(
        f"{name}.jpg", 1, tuple(lines), marks=tuple(marks), method="ocr", width=width, height=height
    )


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("lic_labels_2", id="labels printed wide"),
        pytest.param("lic_term_gap_2", id="a term cut in two pieces that overlap"),
        pytest.param("lic_qr_other", id="labels printed wide, a code of another company beside it"),
    ],
)
def test_a_licence_is_read_whole(name: str) -> None:
    assert values_of("business_licence", paper(name)) == LICENCE


def test_a_permit_s_term_over_two_lines() -> None:
    values = values_of("permit", paper("permit_term_2lines"))
    assert values["valid_from"] == "2024-12-01"
    assert values["valid_until"] == "2027-11-30"
    assert values["issued_on"] == "2024-11-08"
    assert values["issued_by"] == "临州市青石区市场监督管理局"
    assert values["address"] == "临州市青石区云溪路66号"


def test_a_permit_s_address_over_two_lines_beside_another_column() -> None:
    """Who signed it is labelled, and is not the body that issued it: its seal is."""
    values = values_of("permit", paper("permit_twoline_1"))
    assert values["address"] == "临州市青石区云溪街道九龙社区八约二街41号锦绣园五栋二楼"
    assert "issued_by" not in values
    assert values["certificate_number"] == "JY13301060071511"
    assert values["issued_on"] == "2025-10-23"
    assert values["valid_until"] == "2030-10-22"


def test_an_electronic_licence_whose_scope_stands_in_the_statutes() -> None:
    values = values_of("business_licence", paper("elic"))
    assert values == {
        "unified_social_credit_code": CODE,
        "organization_name": COMPANY,
        "organization_type": "有限责任公司",
        "legal_representative": "闻人谨",
        "established_on": "2021-11-26",
        "address": "临州市青石区云溪路66号3幢201室",
        "registration_authority": "临州市市场监督管理局",
        "issued_on": "2025-11-07",
        "business_scope": "经营范围由章程确定",
    }


def test_an_individual_s_licence_scanned_flat() -> None:
    facts = facts_of("business_licence", paper("individual_flat_scan"))
    values = {name: fact.value for name, fact in facts.items()}
    assert values["organization_name"] == "临海市古城老周家电维修部"
    assert values["unified_social_credit_code"] == "92331082MA2DQ6L47P"
    assert values["organization_type"] == "个体工商户"
    assert values["legal_representative"] == "周国庆"
    assert values["established_on"] == "2012-06-08"
    assert values["address"] == "浙江省台州市临海市古城街道赤城路95号"
    assert str(values["business_scope"]).startswith("一般项目:日用电器修理")
    assert str(values["business_scope"]).endswith("凭营业执照依法自主开展经营活动）")
    assert values["issued_on"] == "2022-10-14"
