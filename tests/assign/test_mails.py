"""A mail that carries papers is none of them, whatever its file is called and its text speaks of."""

import pytest

from tests.assign.pages import documents, text_page


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (
            "检验报告.eml",
            "主题：转发：检验报告\n发件人：王芳 <wang@example.com>\n收件人：认证部\n日期：2026-11-19 14:12\n"
            "老师好，检验报告和营业执照在附件里，检验结论都合格，请查收。",
        ),
        (
            "网点.eml",
            "主题：网点清单\n发件人：李强 <li@example.com>\n收件人：认证部\n"
            "附件是网点一览表，五个门店的名称、地址、联系人、电话都在里面。\n杭州店的座机换了，以表上为准。",
        ),
        (
            "申报.msg",
            "主题：五星售后认证申报材料\n发件人：赵敏 <zhao@example.com>\n抄送：总经理\n"
            "公司简介、组织机构图、售后服务体系说明、销售方式分别在附件一至四，有问题请打电话0571-88001234。",
        ),
    ],
)
def test_a_mail_is_no_paper_of_the_list(file: str, text: str) -> None:
    (document,) = documents(text_page(text, file=file, flowing=True))
    assert document.submission is None
