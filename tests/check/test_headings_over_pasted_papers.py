"""A chapter's title over a paper that is pasted below it as a picture lacks nothing that the paper has."""

import pytest

from tests.check.builders import NAME, complete

TITLE = "一、质量管理体系认证证书\n二、别的牌子\n目前没有可报的奖牌。"


@pytest.mark.parametrize(
    ("picture", "number", "told"),
    [
        ("申报书.docx!/image7.jpg", None, False),
        ("申报书.docx!/image7.jpg", "068ZB22Q10318R0M", True),  # a paper of its own
        ("别处.jpg", None, True),
    ],
)
def test_what_only_heads_a_certificate_lacks_no_field(picture: str, number: str | None, told: bool) -> None:
    facts = {"certificate_number": number} if number else {}
    pack = complete().without("system_certificate")
    pack.add("system_certificate", TITLE, file="申报书.docx", **facts)
    pack.add(
        "system_certificate", "质量管理体系认证证书", file=picture, ocr=0.98, organization_name=NAME,
        certificate_number="068ZB25Q11472R1M", standard="GB/T 19001-2016", issued_on="2026-03-02",
        valid_until="2028-06-19",
    )  # fmt: skip
    assert bool(pack.found("required-field-missing")) is told
