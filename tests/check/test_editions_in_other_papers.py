"""An edition of which another paper of the applicant's follows a newer one."""

import pytest

from tests.check.builders import Pack, complete, with_fact, with_text

CODE = "edition-differs"


def listed(*numbers: str) -> Pack:
    rows = [{"number": number, "title": "复合肥料"} for number in numbers]
    text = "标准清单\n中华人民共和国产品质量法\n" + "\n".join(numbers)
    return with_text(with_fact(complete(), "standards_list", "standards", rows), "standards_list", text)


@pytest.mark.parametrize(
    ("number", "kind", "text"),
    [
        ("GB 15063-2009", "product_introduction", "产品介绍\n复合肥料 执行标准 GB/T 15063-2020"),
        (
            "QB/T 2189-2013",
            "inspection_report",
            "检验报告 合格\n检验依据：QB/T 2189-2023",
        ),
        ("JB/T 1234-2008", "sales_mode", "直销。产品均按JB/T1234—2019出厂检验。"),
    ],
)
def test_a_newer_edition_in_another_paper_is_asked_about(number: str, kind: str, text: str) -> None:
    (finding,) = with_text(listed(number), kind, text).found(CODE)
    assert finding.severity == "doubt" and number in finding.message
    assert len({place.file for place in finding.evidence}) == 2


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        (["GB/T 15063-2020"], "执行标准 GB/T 15063-2020"),
        (["GB/T 15063-2020"], "执行标准 GB 15063-2009"),  # the list has the newer one
        (["GB/T 15063"], "执行标准 GB/T 15063-2020"),  # no year is no old edition
        (["GB 7718-2011", "GB 7718-2025"], "标签按 GB 7718-2025"),  # both listed: in transition
        (["GB/T 15063-2009"], "执行标准 GB/T 15064-2020"),
        (["GB/T 15063-2009"], "GB/T 15063-2001已被GB/T 15063-2020代替"),
    ],
)
def test_the_same_edition_an_older_one_or_both_are_none(numbers: list[str], text: str) -> None:
    assert with_text(listed(*numbers), "product_introduction", f"产品介绍\n{text}").found(CODE) == []


def test_a_repealed_law_and_an_old_edition_in_one_list_are_both_told() -> None:
    pack = listed("GB 15063-2009")
    text = "标准清单\n中华人民共和国合同法\nGB 15063-2009"
    pack = with_text(pack, "standards_list", text)
    pack = with_text(pack, "product_introduction", "产品介绍\n执行标准 GB/T 15063-2020")
    assert pack.severities("standard-superseded") == ["doubt"] and pack.severities(CODE) == ["doubt"]
