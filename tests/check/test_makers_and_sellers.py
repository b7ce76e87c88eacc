"""Whose papers a seller encloses, and permits that law has abolished since."""

from dataclasses import replace

import pytest

from tests.check.builders import NAME, complete
from tests.check.test_strangers import MAKER, seller

APPROVAL = "涉水产品卫生许可批件"


def test_a_makers_approval_asks_nothing_of_a_seller() -> None:
    pack = seller().add("permit", APPROVAL, certificate_type=APPROVAL, organization_name=MAKER)
    assert pack.found("name-mismatch") == []
    made = complete().add("permit", APPROVAL, certificate_type=APPROVAL, organization_name=MAKER)
    assert made.severities("name-mismatch") == ["deficiency"]


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


@pytest.mark.parametrize(
    ("note", "told"),
    [("外购关键件：本页为供方所持证书，非我公司持有", []), ("产品名称：锂离子蓄电池组", ["doubt"])],
)
def test_a_certificate_noted_to_be_a_supplier_s_is_no_other_name(note: str, told: list[str]) -> None:
    pack = complete().add(
        "product_certificate", f"强制性产品认证证书\n{note}", organization_name="湖州锂跃新能源科技有限公司"
    )
    assert pack.severities("name-mismatch") == told


@pytest.mark.parametrize(
    ("head", "told"), [(f"{NAME} 申报材料汇编", True), ("", True), (f"委托方：{NAME}", False)]
)
def test_the_head_of_a_book_says_nothing_of_whose_the_papers_in_it_are(head: str, told: bool) -> None:
    pack = complete()
    for number, text in enumerate(("第一章", "第二章"), 2):
        pack.add("sales_mode", f"{NAME} 申报材料汇编\n{text}", file=f"{number}.pdf", submission=None)
        page = pack.pages.pop((f"{number}.pdf", 1))
        pack.pages["汇编.pdf", number] = replace(page, file="汇编.pdf", number=number)
        pack.documents.pop()
    pack.add(
        "system_certificate", f"{head}\n认证证书", file="汇编.pdf", organization_name="宁波远帆电器有限公司"
    )
    assert bool(pack.found("name-mismatch")) is told
