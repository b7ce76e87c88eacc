"""The legal forms of companies, misread by one look-alike, are put right; other names stay."""

import pytest

from intake.zh.company_forms import as_company_forms_are_written


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("长风融资租赁（深圳）有很公司", "长风融资租赁（深圳）有限公司"),
        ("临州青岚净水设备有限贵任公司", "临州青岚净水设备有限责任公司"),
        ("临州青岚股份有限公可", "临州青岚股份有限公司"),
        ("临州青岚有恨公司杭州分公司", "临州青岚有限公司杭州分公司"),
        ("临州有色公司", "临州有色公司"),
        ("国有眼科医院", "国有眼科医院"),
        ("有很公司", "有很公司"),
        ("临州有很公司简介", "临州有很公司简介"),
    ],
)
def test_a_form_of_company_is_written_as_the_law_has_it(read: str, name: str) -> None:
    assert as_company_forms_are_written(read) == name
