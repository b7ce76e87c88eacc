"""What a finding says is worded once, by the language asked for."""

from datetime import date

import pytest

from intake.model import Value
from intake.model.value import (
    Day,
    DocumentName,
    FactTitle,
    File,
    Number,
    Paper,
    Quoted,
    ReviewDay,
    Row,
    Several,
    Term,
    Text,
    Title,
    stated,
    with_text,
)
from intake.render.say import plain, say

LISTS = (("en", "List of outlets"), ("zh", "网点清单"))
PROFILE = Title("organization_profile", (("en", "Organization profile"), ("zh", "组织简介")))

SAID: list[tuple[Value, str, str]] = [
    (Row(serial="3"), "序号3", "No. 3"),
    (Row(row=5), "第5行", "row 5"),
    (Row(row=5, page=2), "第2页第5行", "page 2, row 5"),
    (Row(row=5, sheet="华东"), "工作表“华东”第5行", "sheet “华东”, row 5"),
    (Term("every_row"), "各行", "every row"),
    (Term("rows_in_all", 12), "共12行", "12 in all"),
    (PROFILE, "组织简介", "Organization profile"),
    (Title("x", (("zh", "只有中文"),)), "只有中文", "只有中文"),
    (Several((Text("甲"), Number(2), PROFILE)), "甲、2、组织简介", "甲, 2, Organization profile"),
    (DocumentName("outlet_list", LISTS), "《网点清单》", "“List of outlets”"),
    (
        DocumentName("permit", (), "食品经营许可证", "JY13301060012345", holder="甲公司"),
        "《食品经营许可证》（编号JY13301060012345，持有人甲公司）",
        "“食品经营许可证” (No. JY13301060012345, holder 甲公司)",
    ),
    (
        DocumentName("report", (), "《检验报告》", subject="电扇"),
        "《检验报告》（电扇）",
        "“《检验报告》” (电扇)",
    ),
    (Paper("《备件程序》", "QX-09"), "《备件程序》（QX-09）", "“备件程序” (QX-09)"),
    (Paper("", "QX-09"), "《QX-09》", "“QX-09”"),
    (FactTitle("valid_until", (("en", "end of validity"),), "有效期至"), "有效期至", "end of validity"),
    (FactTitle("valid_until", printed="有效期至"), "有效期至", "valid until"),
    (FactTitle("valid_until"), "valid until", "valid until"),
    (Day(date(2024, 3, 4)), "2024年3月4日", "4 March 2024"),
    (ReviewDay(date(2026, 11, 24)), "2026年11月24日", "24 November 2026"),
    (Quoted("XX公司"), "“XX公司”", "“XX公司”"),
    (File("外.zip!/内/照.pdf"), "外.zip!/内/照.pdf", "外.zip!/内/照.pdf"),
    (File("外.zip!/内/照.pdf", "name"), "照.pdf", "照.pdf"),
    (File("照.pdf", "quoted"), "“照.pdf”", "“照.pdf”"),
    (Text("有效期至2024-03-04"), "有效期至2024-03-04", "有效期至2024-03-04"),
]


@pytest.mark.parametrize(("value", "chinese", "english"), SAID)
def test_in_both_languages(value: Value, chinese: str, english: str) -> None:
    assert (say(value, "zh"), say(value, "en")) == (chinese, english)


def test_programs_get_days_in_iso_form() -> None:
    assert plain(Several((Day(date(2024, 3, 4)), Text("甲"))), "zh") == "2024-03-04、甲"


def test_an_iso_date_is_a_day_and_nothing_else_is() -> None:
    assert stated("2024-03-04") == Day(date(2024, 3, 4))
    assert stated("2024-02-30") == Text("2024-02-30")
    assert stated("long_term") == Text("long_term")
    assert stated(2024) == Number(2024)


@pytest.mark.parametrize("value", [value for value, _, _ in SAID])
def test_what_was_read_can_be_masked_and_what_the_scheme_says_stays(value: Value) -> None:
    masked = say(with_text(value, lambda text: "＊" * len(text)), "zh")
    read = ("甲", "JY1330", "电扇", "QX-09", "照.pdf", "XX公司", "华东", "2024-03-04")
    assert not any(text in masked for text in read)
    assert ("组织简介" in masked) == ("组织简介" in say(value, "zh"))
