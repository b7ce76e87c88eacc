"""Permits, certificates, reports, honours, forms and lists."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.model import Box, Cell, Table
from tests.extract.pages import SCHEME, flowing, page, table, values_of

_HEADS = (
    "序号",
    "网点名称",
    "地址",
    "电话",
    "标准编号",
    "标准名称",
    "文件编号",
    "文件名称",
    "版本",
    "类别",
)


def rows(value: object) -> list[dict[str, str]]:
    assert isinstance(value, tuple)
    return [dict(row) for row in value]


def test_a_food_production_permit() -> None:
    values = values_of(
        "permit",
        page(
            (0.35, 0.15, "食品生产许可证"),
            (0.1, 0.25, "生产者名称：绍兴梧桐食品有限公司"),
            (0.1, 0.30, "许可证编号：SC12433060212345"),
            (0.1, 0.35, "食品类别：糕点；饼干"),
            (0.1, 0.40, "有效期至：2027年07月02日"),
            (0.6, 0.70, "绍兴市越城区市场监督管理局"),
            (0.6, 0.75, "2022年07月03日"),
        ),
    )
    assert values["certificate_number"] == "SC12433060212345"
    assert values["organization_name"] == "绍兴梧桐食品有限公司"
    assert values["valid_until"] == "2027-07-02"
    assert values["issued_on"] == "2022-07-03"
    assert values["issued_by"] == "绍兴市越城区市场监督管理局"
    assert values["permit_scope"] == "糕点；饼干"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("食 品 经 营 许 可 证", "食品经营许可证"),
        ("食品经营许可证（副本）", "食品经营许可证"),
        ("道路运输经营许可证副本", "道路运输经营许可证"),
        ("安全生产许可证 编号：（鄂）JZ安许证字〔2024〕018842", "安全生产许可证"),
        ("承装（修、试）电力设施许可证", "承装（修、试）电力设施许可证"),
        ("特种设备安装改造维修许可证（电梯）", "特种设备安装改造维修许可证"),
        ("固定污染源排污登记回执", "固定污染源排污登记回执"),
        ("国产保健食品注册批件", "国产保健食品注册批件"),
    ],
)
def test_a_permit_is_called_by_its_own_title(line: str, title: str) -> None:
    assert values_of("permit", page((0.3, 0.1, line)))["certificate_type"] == title


@pytest.mark.parametrize(
    "number",
    [
        "（鄂）JZ安许证字〔2024〕018842",
        "TS3332456-2026",
        "JY13301060012345",
        "XK16-114-00123",
        "D234567890",
    ],
)
def test_permit_numbers_of_the_common_kinds(number: str) -> None:
    assert values_of("permit", page((0.1, 0.3, f"证书编号：{number}")))["certificate_number"] == number


def test_a_bilingual_certificate_does_not_mix_first_and_present_issue() -> None:
    values = values_of(
        "system_certificate",
        page(
            (0.3, 0.12, "质量管理体系认证证书"),
            (0.3, 0.20, "证书编号 CertificateNo.:03526Q30418R1M"),
            (0.3, 0.24, "兹证明 / This is to certify that"),
            (0.3, 0.27, "绍兴梧桐食品有限公司"),
            (0.3, 0.41, "GB/T 19001-2016/ISO 9001:2015"),
            (0.16, 0.52, "初次发证日期Initialissue:2023年03月20日"),
            (0.16, 0.55, "发证日期 Date ofissue:2026年03月18日"),
            (0.16, 0.58, "有效期至 Valid until:2029年03月19日"),
        ),
    )
    assert values["certificate_number"] == "03526Q30418R1M"
    assert values["organization_name"] == "绍兴梧桐食品有限公司"
    assert values["standard"] == "GB/T 19001-2016"
    assert values["first_issued_on"] == "2023-03-20"
    assert values["issued_on"] == "2026-03-18"
    assert values["valid_until"] == "2029-03-19"


def test_a_term_of_years_ends_the_day_before_the_anniversary() -> None:
    values = values_of(
        "system_certificate",
        page((0.1, 0.3, "发证日期：2024年3月5日"), (0.1, 0.4, "本证书自发证之日起有效期三年")),
    )
    assert values["valid_until"] == "2027-03-04"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("经检验，所检项目符合标准要求，判定为合格。", "pass"),
        ("该样品不合格", "fail"),
        ("所检项目不符合要求", "fail"),
    ],
)
def test_a_report_that_says_not_conforming_has_failed(words: str, value: str) -> None:
    assert values_of("inspection_report", page((0.1, 0.4, f"检验结论：{words}")))["conclusion"] == value


def test_a_report_date_is_the_date_of_signing_not_of_sampling() -> None:
    values = values_of(
        "inspection_report",
        page(
            (0.1, 0.3, "收样日期：2026年03月12日"),
            (0.1, 0.6, "签发日期：2026年03月30日"),
            (0.1, 0.2, "报告编号：MN2026S01188 第1页共2页"),
        ),
    )
    assert values["issued_on"] == "2026-03-30"
    assert values["report_number"] == "MN2026S01188"


def test_a_published_annual_report() -> None:
    values = values_of(
        "annual_report",
        page(
            (0.1, 0.1, "国家企业信用信息公示系统"),
            (0.1, 0.2, "绍兴梧桐食品有限公司"),
            (0.1, 0.4, "2025年度报告"),
            (0.5, 0.4, "2026年06月12日"),
        ),
    )
    assert values["annual_report_year"] == 2025
    assert values["organization_name"] == "绍兴梧桐食品有限公司"


def test_a_profile_in_sentences() -> None:
    values = values_of(
        "organization_profile",
        flowing(
            "绍兴梧桐食品有限公司成立于2017年5月16日，注册资本1200万元，现有员工86人，设有12个服务网点。"
        ),
    )
    assert values["established_on"] == "2017-05-16"
    assert values["registered_capital"] == 12_000_000
    assert values["employees"] == 86
    assert values["outlet_count"] == 12


def test_a_profile_that_speaks_of_itself_names_nobody() -> None:
    values = values_of(
        "organization_profile", flowing("关于我们", "本公司创建于2005年，注册资本1200万元，位于廊坊。")
    )
    assert "organization_name" not in values
    assert values["registered_capital"] == 12_000_000


@pytest.mark.parametrize(
    "said",
    [
        "公司法定代表人吴启明，注册资本500万元。",
        "企业法定代表人为吴启明先生，现有员工86人。",
        "2019年起由吴启明担任公司法定代表人。",
        "法人：吴启明",
        "董事长兼法定代表人：吴启明",
    ],
)
def test_a_profile_tells_who_represents_the_company(said: str) -> None:
    assert values_of("organization_profile", flowing("公司简介", said))["legal_representative"] == "吴启明"


@pytest.mark.parametrize(
    "said",
    [
        "售后负责人：吴启明",
        "法定代表人变更，已备案。",
        "法定代表人由吴启明变更为周正。",
        "附法定代表人授权委托书。",
    ],
)
def test_who_heads_a_department_represents_no_company(said: str) -> None:
    assert "legal_representative" not in values_of("organization_profile", flowing("公司简介", said))


def test_outlets_from_a_table_that_goes_on_without_its_header() -> None:
    head = ("序号", "网点名称", "地址", "联系人", "联系电话")
    first = page(tables=(table(head, ("1", "杭州店", "杭州市1号", "王一", "0571-88001234")),))
    second = replace(
        page(
            tables=(
                table(("2", "宁波店", "宁波市2号", "王二", "0574-88001234"), ("合计", "2", "", "", "")),
            )
        ),
        number=2,
    )
    found = rows(values_of("outlet_list", first, second)["outlets"])
    assert [row["name"] for row in found] == ["杭州店", "宁波店"]
    assert found[1] == {
        "name": "宁波店",
        "address": "宁波市2号",
        "phone": "0574-88001234",
        "contact": "王二",
    }


def test_outlets_aligned_in_columns_without_rules() -> None:
    found = rows(
        values_of(
            "outlet_list",
            page(
                (0.1, 0.2, "网点名称"), (0.4, 0.2, "地址"), (0.8, 0.2, "电话"),
                (0.1, 0.25, "杭州店"), (0.4, 0.25, "杭州市1号"), (0.8, 0.25, "88001234"),
                (0.1, 0.30, "宁波店"), (0.4, 0.30, "宁波市2号"),
            ),
        )["outlets"]
    )  # fmt: skip
    assert [row["name"] for row in found] == ["杭州店", "宁波店"]
    assert "phone" not in found[1]


def cells(*texts: str, edges: tuple[float, ...], top: float) -> tuple[Cell, ...]:
    places = pairwise(edges)
    return tuple(
        Cell(text, Box(left, top, right, top + 0.03))
        for text, (left, right) in zip(texts, places, strict=True)
    )


def test_a_scans_next_page_may_show_one_column_more() -> None:
    edges, more = (0.1, 0.3, 0.7, 0.9), (0.1, 0.3, 0.7, 0.9, 0.93)
    first = Table(
        (
            cells("网点名称", "地址", "电话", edges=edges, top=0.1),
            cells("杭州店", "杭州市1号", "88001234", edges=edges, top=0.13),
        ),
        Box(0.1, 0.1, 0.9, 0.16),
    )
    second = Table(
        (cells("宁波店", "宁波市2号", "88001235", "", edges=more, top=0.1),), Box(0.1, 0.1, 0.93, 0.13)
    )
    found = rows(
        values_of("outlet_list", page(tables=(first,)), page(number=2, tables=(second,)))["outlets"]
    )
    assert found[1] == {"name": "宁波店", "address": "宁波市2号", "phone": "88001235"}


def test_a_table_of_other_heads_does_not_continue_the_list() -> None:
    outlets = table(("网点名称", "地址", "电话"), ("杭州店", "杭州市1号", "88001234"))
    staff = table(("岗位", "职称", "学历"), ("维修工", "高级工", "大专"))
    found = rows(
        values_of("outlet_list", page(tables=(outlets,)), page(number=2, tables=(staff,)))["outlets"]
    )
    assert [row["name"] for row in found] == ["杭州店"]


def test_people_on_a_sheet_of_their_own_are_no_outlets_though_no_outlet_has_a_name() -> None:
    outlets = table(("城市", "详细地址", "联系电话"), ("杭州", "杭州市1号", "0571-88001234"))
    staff = table(("姓名", "岗位", "证号"), ("沈国良", "调律师", "CMIA-T-20180346"), ("姚婷", "回访", "—"))
    found = rows(
        values_of("outlet_list", page(tables=(outlets,)), page(number=2, tables=(staff,)))["outlets"]
    )
    assert [row["address"] for row in found] == ["杭州市1号"]


def test_standards_as_a_numbered_text_and_laws_without_number() -> None:
    found = rows(
        values_of(
            "standards_list",
            flowing(
                "1、GB 7099-2015 食品安全国家标准 糕点、面包",
                "2、《中华人民共和国食品安全法》",
                "以上标准均为现行有效版本。",
            ),
        )["standards"]
    )
    assert found[0]["number"].startswith("GB 7099-2015")
    assert found[1]["title"] == "《中华人民共和国食品安全法》"
    assert len(found) == 2


def test_a_list_of_documents_with_numbers_and_versions() -> None:
    found = rows(
        values_of(
            "management_document_list",
            page(
                tables=(
                    table(
                        ("序号", "文件编号", "文件名称", "版本"), ("1", "WT-FW-01", "投诉处理程序", "A/0")
                    ),
                )
            ),
        )["document_list"]
    )
    assert found == [{"number": "WT-FW-01", "title": "投诉处理程序", "version": "A/0"}]


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from(sorted(SCHEME.kinds)),
    pieces=st.lists(
        st.tuples(
            st.floats(0, 0.9),
            st.floats(0, 0.97),
            st.text(alphabet="名称住所编号有效期至：2024年3月5日 万元公司AB-（）", max_size=30),
        ),
        max_size=12,
    ),
)
def test_any_page_of_any_kind_is_survived(kind: str, pieces: list[tuple[float, float, str]]) -> None:
    values_of(kind, page(*pieces))


@pytest.mark.parametrize(
    "lines",
    [
        ("准予变更登记通知书", "变更前名称：绍兴华光风扇有限公司", "变更后名称：绍兴清溪电器有限公司"),
        ("名称变更核准通知书", "名称由“绍兴华光风扇有限公司”变更为“绍兴清溪电器有限公司”，予以核准。"),
        ("变更证明", "原名称：绍兴华光风扇有限公司", "企业名称变更为绍兴清溪电器有限公司。"),
    ],
)  # fmt: skip
def test_a_change_notice_tells_the_former_and_the_new_name(lines: tuple[str, ...]) -> None:
    values = values_of(
        "change_notice", page(*((0.1, 0.1 + 0.05 * n, line) for n, line in enumerate(lines)))
    )
    assert values["former_name"] == "绍兴华光风扇有限公司"
    assert values["organization_name"] == "绍兴清溪电器有限公司"


def test_a_table_of_changes_tells_the_names() -> None:
    changes = table(
        ("变更事项", "变更前内容", "变更后内容", "变更日期"),
        ("名称", "绍兴华光风扇有限公司", "绍兴清溪电器有限公司", "2023-06-12"),
        ("法定代表人", "王明", "李强", "2023-06-12"),
    )
    values = values_of("change_notice", page((0.35, 0.1, "变更登记情况表"), tables=(changes,)))
    assert rows(values["changes"])[0] == {
        "item": "名称",
        "former": "绍兴华光风扇有限公司",
        "current": "绍兴清溪电器有限公司",
    }


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from(
        ("outlet_list", "standards_list", "management_document_list", "organization_profile")
    ),
    heads=st.lists(st.sampled_from(_HEADS), min_size=1, max_size=6),
    cells=st.lists(
        st.lists(st.text(alphabet="网点北京路1号0551-6GB/T 27922A（）\n", max_size=20), max_size=7),
        max_size=8,
    ),
)
def test_any_table_is_survived_and_gives_no_row_it_does_not_have(
    kind: str, heads: list[str], cells: list[list[str]]
) -> None:
    wide = max(map(len, [heads, *cells]))
    lines = [tuple(row) + ("",) * (wide - len(row)) for row in [heads, *cells]]
    values = values_of(kind, page((0.4, 0.1, "一览表"), tables=(table(*lines),)))
    for value in values.values():
        if isinstance(value, tuple):
            side_by_side = max(1, wide // 2)
            assert len(value) <= (len(cells) + 1) * side_by_side
            assert all(any(text for _, text in row) for row in value)


def test_a_profile_names_a_company_of_limited_liability_amid_a_sentence() -> None:
    said = "2013年6月4日，赣州立信兴服饰有限责任公司在赣州市注册成立，注册资金1200万元。"
    values = values_of("organization_profile", flowing("企业沿革", said))
    assert values["organization_name"] == "赣州立信兴服饰有限责任公司"
    assert values["registered_capital"] == 12_000_000
