"""Certificates and honours that a table lists, and of which no copy is in the case."""

import pytest

from tests.check.builders import Pack, complete

Row = tuple[str, ...]
HEADS: Row = ("序号", "名称", "编号", "授予单位", "日期")
OWN: Row = ("1", "质量管理体系认证证书", "016ZB 24Q 31248 R2M", "浙江认证中心", "2024-03-05")
HONOUR: Row = ("2", "绍兴市纳税先进企业", "/", "越城区人民政府", "2025年")


def listing(*rows: Row, kind: str = "other_paper", pack: Pack | None = None) -> Pack:
    return (pack or complete()).add(kind, "证书和荣誉一览", file="清单.pdf", table=rows)


def asked(pack: Pack) -> list[tuple[str, str]]:
    return [(one.severity, one.message) for one in pack.found("copy-not-enclosed")]


@pytest.mark.parametrize(
    "heads",
    [
        HEADS,
        ("序", "荣誉名称", "证书编号", "颁发单位", "时间"),
        ("", "证书/荣誉", "编号或文号", "发证/授予", "有效期"),
        ("No.", "获奖名称", "证号", "评定机构", "日期"),
    ],
)
def test_what_a_table_lists_and_nothing_shows_is_one_question(heads: Row) -> None:
    patent = ("3", "实用新型专利“一种快拆电池锁止机构”", "ZL202221145870.3", "国家知识产权局", "2022-05")
    ((severity, message),) = asked(listing(heads, OWN, HONOUR, patent, kind="honour"))
    assert severity == "doubt"
    assert "绍兴市纳税先进企业" in message
    assert "一种快拆电池锁止机构" in message
    assert "质量管理体系" not in message, "its number stands in the certificate, or its name"


@pytest.mark.parametrize(
    "heads",
    [
        ("序号", "标准名称", "编号", "发布部门", "日期"),
        ("序号", "名称", "规格", "单位", "数量"),
        ("序号", "文件名称", "编号", "编制部门", "日期"),
        ("序号", "法律法规名称", "文号", "颁布机关", "日期"),
    ],
)
def test_other_tables_list_no_certificates(heads: Row) -> None:
    assert asked(listing(heads, OWN, HONOUR)) == []


def test_a_copy_is_known_by_its_number_or_most_of_its_name() -> None:
    assert asked(listing(HEADS, HONOUR, pack=complete().add("honour", "绍兴市纳税先进企\n2025年"))) == []
    numbered = ("2", "先进单位", "越纳〔2025〕0563312号", "越城区人民政府", "2025年")
    assert len(asked(listing(HEADS, numbered))) == 1
    assert asked(listing(HEADS, numbered, pack=complete().add("unknown", "证书 越纳2025 0563312"))) == []


def test_an_applicant_s_own_words_are_no_copy() -> None:
    pack = complete().add("organization_profile", "公司被评为绍兴市纳税先进企业。")
    assert len(asked(listing(HEADS, HONOUR, pack=pack))) == 1


@pytest.mark.parametrize("remark", ["至2025-09-05，已换证", "已注销", "申请办理中", "（旧证）"])
def test_what_is_no_longer_or_not_yet_held_is_not_asked_for(remark: str) -> None:
    assert asked(listing(HEADS, (*HONOUR[:4], remark))) == []


def test_a_row_without_a_grantor_is_none() -> None:
    assert asked(listing(HEADS, ("2", "绍兴市纳税先进企业", "/", "", "2025年"))) == []
