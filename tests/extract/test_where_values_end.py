"""A number ends where a label, a day or the words behind it begin; a sentence is nobody's name."""

from dataclasses import replace

import pytest

from intake.extract.typed import typed_value
from intake.model import Box, Line, Page
from tests.extract.pages import SCHEME, flowing, page, table, values_of


def value_of(kind: str, name: str, raw: str) -> object:
    field = next(one for one in SCHEME.kinds[kind].fields if one.name == name)
    typed = typed_value(field, raw)
    return typed[0] if typed else None


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("KY/SH-01版次:A/2", "KY/SH-01"),
        ("YY-012025年6月1日起执行", "YY-01"),
        ("LY-SC-01201X年X月X日发布", "LY-SC-01"),
        ("HT-FW-01版本", "HT-FW-01"),
        ("QX-SH-07 修订状态 0", "QX-SH-07"),
        ("（冀）XK06-001-00417架空绞线", "（冀）XK06-001-00417"),
    ],
)
def test_a_number_ends_before_what_was_run_into_it(raw: str, number: str) -> None:
    assert value_of("permit", "certificate_number", raw) == number


@pytest.mark.parametrize(
    "number",
    [
        "粤公许保〔2016〕128号",
        "（浙）JZ安许证字〔2020〕012345",
        "皖市监特备2024001号之一",
        "2025年第3号",
        "浙绍食药监械经营许20240012号",
        "016ZB23Q31248R2M",
    ],
)
def test_a_number_keeps_the_words_that_are_its_own(number: str) -> None:
    assert value_of("permit", "certificate_number", number) == number


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("日在萧山临浦成立的绍兴清溪电器有限公司", None),
        ("清溪是一家什么样的公司", None),
        ("绍兴清溪电器有限公司", "绍兴清溪电器有限公司"),
    ],
)
def test_a_sentence_about_a_company_is_not_its_name(raw: str, name: str | None) -> None:
    assert value_of("organization_profile", "organization_name", raw) == name


@pytest.mark.parametrize(
    ("raw", "end"),
    [
        ("2027年07月10日 华夏衡信认证（北京）有限公司 2024年06月27日", "2027-07-10"),
        ("至2029年4月30日 某市场监督管理局 2024年5月1日", "2029-04-30"),
        ("2024年06月27日至2027年07月10日", "2027-07-10"),
        ("2024.06.27 2027.07.10", "2027-07-10"),
    ],
)
def test_an_end_stands_before_the_words_and_the_day_of_a_seal(raw: str, end: str) -> None:
    assert value_of("system_certificate", "valid_until", raw) == end


def test_a_report_s_number_ends_before_its_laboratory_s_marks() -> None:
    assert value_of("inspection_report", "report_number", "TS2026-S01884CMA213112050496") == "TS2026-S01884"
    assert value_of("inspection_report", "report_number", "CMA2026-S01884") == "CMA2026-S01884"


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("今天的绍兴清溪电器有限公司", "绍兴清溪电器有限公司"),
        ("杭州目的地旅行社有限公司", "杭州目的地旅行社有限公司"),
    ],
)
def test_what_describes_a_company_is_no_part_of_its_name(raw: str, name: str) -> None:
    assert value_of("organization_profile", "organization_name", raw) == name


@pytest.mark.parametrize(
    ("lines", "facts"),
    [
        (
            (
                "退换货管理规定",
                "文件编号:CJ/QS-04版本:C/2受控状态:受控发放号:07",
                "编制：余冬莲审核：程景瓷批准：洪景和2025年9月1日实施",
            ),
            ("CJ/QS-04", "C/2", "洪景和", "2025-09-01"),
        ),
        (
            (
                "包装管理规定",
                "CJ/QS-052024年11月20日发布2024年12月1日起施行",
                "第3版批准:洪景和 归口:仓储部共2页",
            ),
            ("CJ/QS-05", "第3版", "洪景和", "2024-11-20"),
        ),
        (
            ("接待管理规定", "QX-06（A版/0次修改）　主责部门 客服部　生效日 2024.12.01"),
            ("QX-06", "A版/0次修改", None, "2024-12-01"),
        ),
    ],
)
def test_heads_of_documents_run_together_are_parted(
    lines: tuple[str, ...], facts: tuple[str | None, ...]
) -> None:
    values = values_of("management_document", flowing(*lines))
    names = ("document_number", "version", "approved_by", "issued_on")
    assert tuple(values.get(name) for name in names) == facts


RUN_ON = (
    "编号：TS3815068-2028单位名称：绍兴清溪机械有限公司住所：绍兴市越城",
    "区人民中路南段甲6号院2号楼办公地址：同住所许可项目：特种设备安装",
    "许可子项目：工业管道安装（GC2）有效期至：2028年05月16日发证机关：浙江省市场监",
    "督管理局发证日期：2024年05月17日",
)


def run_on(*rights: float) -> dict[str, object]:
    """What is read from those lines, each ending so far right."""
    lines = [Line("特种设备生产许可证", Box(0.3, 0.05, 0.7, 0.08))]
    for at, (text, right) in enumerate(zip(RUN_ON, rights, strict=True)):
        lines.append(Line(text, Box(0.1, 0.1 + 0.03 * at, right, 0.12 + 0.03 * at)))
    return values_of("permit", Page("许可证.pdf", 1, tuple(lines)))


def test_fields_that_run_on_through_full_lines_are_read_over_their_ends() -> None:
    values = run_on(0.9, 0.9, 0.9, 0.5)
    assert values["address"] == "绍兴市越城区人民中路南段甲6号院2号楼"
    assert values["issued_by"] == "浙江省市场监督管理局"
    assert values["valid_until"] == "2028-05-16"


def test_a_line_that_is_not_full_does_not_run_on() -> None:
    assert run_on(0.9, 0.9, 0.6, 0.5).get("issued_by") != "浙江省市场监督管理局"


def test_a_value_in_a_table_of_a_text_ends_with_its_cell() -> None:
    rows = (
        ("申报产品", "纯骆驼乳粉、灭菌骆驼乳的销售与售后服务", "多场所", "无"),
        ("联系人", "乔雅琴", "电话", "0906-3476631"),
    )
    shown = replace(flowing(*("  ".join(row) for row in rows)), tables=(table(*rows),))
    assert values_of("application_form", shown)["declared_products"] == rows[0][1]


def test_numbers_of_things_are_none_of_the_report_s() -> None:
    rows = table(
        ("产品名称", "深沟球轴承", "型号", "6308-2RS"),
        ("委托单位", "襄阳汉砥轴承有限公司", "样品编号", "202603110046"),
        ("主要设备", "振动测量仪", "设备编号", "201805230017"),
    )
    cells = [
        (0.1 + 0.2 * at, 0.2 + 0.03 * row, cell.text)
        for row, line in enumerate(rows.rows)
        for at, cell in enumerate(line)
    ]
    head = ((0.1, 0.05, "CMA 160017100852"), (0.7, 0.08, "No:LYZC-26-00917"), (0.4, 0.1, "检验报告"))
    facts = values_of("inspection_report", page(*head, *cells, tables=(rows,)))
    assert (facts["cma_number"], facts["report_number"]) == ("160017100852", "LYZC-26-00917")
    bare = values_of("inspection_report", page((0.4, 0.1, "检验报告"), *cells, tables=(rows,)))
    assert "cma_number" not in bare


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("国家轴承质量检验检测中心（洛阳）", "国家轴承质量检验检测中心（洛阳）"),
        ("国家轴承质量检验检测中心（盖章）", "国家轴承质量检验检测中心"),
        ("绍兴清溪电器有限公司（绍兴）", "绍兴清溪电器有限公司"),
    ],
)
def test_a_place_belongs_to_a_body_of_which_there_are_several(raw: str, name: str) -> None:
    assert value_of("inspection_report", "issued_by", raw) == name


@pytest.mark.parametrize(
    ("below", "capital"),
    [
        ("万元，法定代表人方铮。创业之初只有十几名职工。", 31_800_000),
        ("万美元，由两家股东出资。", None),  # in another currency: another value
        ("名职工，厂房两座。", 3180),
    ],
)
def test_a_sum_takes_the_unit_that_the_line_s_end_parted_from_it(below: str, capital: int | None) -> None:
    lines = page((0.1, 0.1, "二〇〇六年公司在宝鸡市成立，注册资金3180"), (0.1, 0.13, below))
    value = values_of("organization_profile", lines).get("registered_capital")
    assert value == capital if capital else value != 31_800_000
