"""Whose papers a seller encloses, and permits that law has abolished since."""

import pytest

from tests.check.builders import NAME, complete
from tests.check.test_strangers import MAKER, seller

APPROVAL = "涉水产品卫生许可批件"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("other_paper", f"授权书 {MAKER}授权{NAME}销售其产品"),
        ("inspection_report", f"检验报告 委托单位：{MAKER} 合格"),
        ("product_introduction", f"产品由{MAKER}制造"),
    ],
)
def test_a_maker_whom_other_papers_name_is_known(kind: str, text: str) -> None:
    pack = seller().add("permit", APPROVAL, certificate_type=APPROVAL, organization_name=MAKER)
    assert pack.severities("name-mismatch") == ["doubt"]
    assert pack.add(kind, text).found("name-mismatch") == []


def test_a_second_paper_of_the_same_kind_explains_nobody() -> None:
    pack = seller()
    for number in ("A1", "A2"):
        pack.add(
            "permit",
            f"{APPROVAL} {MAKER}",
            certificate_type=APPROVAL,
            organization_name=MAKER,
            certificate_number=number,
        )
    assert set(pack.severities("name-mismatch")) == {"doubt"}


@pytest.mark.parametrize(("scope", "severity"), [("二类机动车维修", "note"), ("普通货运", "doubt")])
def test_a_permit_that_a_record_has_replaced_needs_no_renewal(scope: str, severity: str) -> None:
    title = "中华人民共和国道路运输经营许可证"
    pack = complete().add(
        "permit",
        f"{title}\n经营范围：{scope}\n有效期至2018年7月7日",
        certificate_type=title,
        organization_name=NAME,
        valid_until="2018-07-07",
    )
    assert pack.severities("permit-expired") == [severity]
