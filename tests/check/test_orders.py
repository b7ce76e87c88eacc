"""Regulations told by the number of the order that issued them: is it the one in force?"""

import pytest

from tests.check.builders import Pack, complete, with_fact, with_text

CODE = "standard-superseded"


def listed(*lines: str, table: tuple[tuple[str, ...], ...] = ()) -> Pack:
    pack = with_text(
        complete(), "standards_list", "\n".join(("标准清单", "中华人民共和国产品质量法", *lines))
    )
    if table:
        return pack.without("standards_list").add(
            "standards_list", "法律法规标准清单\nGB/T 27922-2011", table=table
        )
    return pack


@pytest.mark.parametrize(
    ("line", "named"),
    [
        (
            "4 《医疗器械生产监督管理办法》（国家食品药品监督管理总局令第7号）",
            "国家市场监督管理总局令第53号",
        ),
        ("家用汽车产品修理、更换、退货责任规定 质检总局第150号令", "令第43号"),
        ("《建设工程质量检测管理办法》（建设部令第一百四十一号）", "令第57号"),
        ("快递市场管理办法（交通运输部令2013年第1号）", "2023年第22号"),
        ("《医疗器械监督管理条例》 国务院令第680号", "令第739号"),
    ],
)
def test_an_order_that_was_issued_anew_is_told_with_the_one_in_force(line: str, named: str) -> None:
    (finding,) = listed(line).found(CODE)
    assert finding.severity == "doubt" and named in finding.message
    assert [place.text for place in finding.evidence] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "《医疗器械生产监督管理办法》（国家市场监督管理总局令第53号）",
        "《医疗器械生产监督管理办法》",
        "《医疗器械生产监督管理办法》（市场监管总局令第53号，原总局令第7号）",
        "《医疗器械说明书和标签管理规定》（国家食品药品监督管理总局令第6号）",
        "《医疗器械生产监督管理办法实施细则》（某省局令第7号）",
        "《医疗器械生产监督管理办法》 第7号文件夹",
        "《药品生产监督管理办法》（国家市场监督管理总局令第28号）",
        "《医疗器械生产监督管理办法》（总局令第7号，已废止）",
    ],
)
def test_the_order_in_force_another_regulation_or_no_order_is_nothing(line: str) -> None:
    assert listed(line).found(CODE) == []


def test_title_and_order_stand_in_two_cells_or_two_lines() -> None:
    table = (
        ("序号", "名称", "文号"),
        ("1", "强制性产品认证管理规定", "质检总局令第5号"),
        ("2", "产品质量法", "主席令"),
    )
    (finding,) = listed(table=table).found(CODE)
    assert "117号" in finding.message
    (broken,) = listed("3、《定量包装商品计量监督管理办法》", "（国家质检总局令第75号）").found(CODE)
    assert "第70号" in broken.message
    other = listed("3、《定量包装商品计量监督管理办法》", "4、《商品条码管理办法》（质检总局令第75号）")
    assert other.found(CODE) == []


def test_a_regulation_under_a_new_title_is_told_by_its_old_one() -> None:
    (finding,) = listed("《医疗器械注册管理办法》（总局令第4号）").found(CODE)
    assert "《医疗器械注册与备案管理办法》" in finding.message
    assert listed("《医疗器械注册与备案管理办法》（市场监管总局令第47号）").found(CODE) == []


@pytest.mark.parametrize(("until", "told"), [("2026-11-23", False), ("2027-03-04", True)])
def test_of_a_certificate_that_has_run_out_the_edition_is_no_further_matter(until: str, told: bool) -> None:
    pack = with_fact(complete(), "system_certificate", "standard", "GB/T 19001-2008")
    assert bool(with_fact(pack, "system_certificate", "valid_until", until).found(CODE)) is told
