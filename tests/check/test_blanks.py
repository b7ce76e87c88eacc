"""Places to write on that nothing was written on, and those that are blank by right."""

import pytest

from tests.check.builders import SERVICE_SYSTEM, complete, with_text

CODE = "placeholder-text"


@pytest.mark.parametrize(
    "said",
    [
        "202__年度售后服务经费预算：__________万元",
        "占销售收入比例：______%　　专户负责人：______________",
        "全国服务热线：400-________",
        "客服电话 0571-____ ，全年无休",
        "本承诺自 ______年____月____日 起施行",
        "以上规定自　　　年　　月　　日起执行。",
        "设有服务网点____个，服务车____辆",
        "公司成立于____年__月",
        "二〇二_年度计划投入____元用于备件",
    ],
)
def test_a_figure_a_day_or_a_name_left_blank_is_told(said: str) -> None:
    text = f"{SERVICE_SYSTEM}\n{said}"
    assert with_text(complete(), "service_system", text).severities(CODE) == ["deficiency"]


@pytest.mark.parametrize(
    "said",
    [
        "年度经费预算：　　　万元",
        "每年按销售收入的　　%提取经费",
        "现有服务车（　　）辆",
        "2026年安排　　　万元",
    ],
)
def test_a_place_of_spaces_alone_is_a_doubt(said: str) -> None:
    text = f"{SERVICE_SYSTEM}\n{said}"
    assert with_text(complete(), "service_system", text).severities(CODE) == ["doubt"]


@pytest.mark.parametrize(
    "said",
    [
        "经费预算表（单位：万元）",
        "单位：万元",
        "客户签字：________　日期：____年__月__日",
        "经办人：____　审核：____　批准：____",
        "编制：______　　　　年　　月　　日",
        "（盖章）　　　年　　月　　日",
        "提取比例（%）",
        "客户回访记录表\n客户：____\n维修费用：____元\n满意度：____%",
        "附：上门服务工单（样式）\n到场____人　用时____小时",
        "订货____台\n安装____台\n合格____台\n退回____台\n换货____台",
    ],
)
def test_a_form_and_a_place_to_sign_are_blank_by_right(said: str) -> None:
    text = f"{SERVICE_SYSTEM}\n{said}"
    assert with_text(complete(), "service_system", text).severities(CODE) == []


def test_a_sentence_below_a_form_is_text_again() -> None:
    text = f"客户回访记录表\n{SERVICE_SYSTEM}\n经费预算：____万元"
    assert with_text(complete(), "service_system", text).severities(CODE) == ["deficiency"]


@pytest.mark.parametrize(
    ("said", "severities"),
    [("本办法自____年__月__日起施行。", ["doubt"]), ("维修费用收取标准见附件。", [])],
)
def test_a_rule_may_hold_forms_and_is_looked_at(said: str, severities: list[str]) -> None:
    text = f"售后服务管理手册\n文件编号：QX-SH-01\n维修、退换货、培训、监督考核、投诉。\n{said}"
    assert with_text(complete(), "management_document", text).severities(CODE) == severities


@pytest.mark.parametrize(
    ("title", "severities"), [("经费保证", ["deficiency"]), ("售后服务费用报销单", [])]
)
def test_a_cell_is_blank_by_right_in_a_form_alone(title: str, severities: list[str]) -> None:
    pack = complete().without("service_system")
    pack.add("service_system", f"{title}\n{SERVICE_SYSTEM}", table=[["2026年度", "____万元"]])
    assert pack.severities(CODE) == severities


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("注：架构图待更新后提供。", True),
        ("证书正在换发，暂未随附。", True),
        ("检验报告后补。", True),
        ("新的组织机构图待绘制完成后补交。", True),
        ("将检验报告提供给客户。", False),
        ("维修记录表待客户签字后提交客服部存档。", False),
        ("检验报告将提供纸质版给客户。", False),
        ("缺件待补发至网点。", False),
        ("报告随后提供给顾客。", False),
    ],
)
def test_what_is_put_off_is_looked_at(said: str, told: bool) -> None:
    pack = with_text(
        complete(), "organization_chart", f"组织机构图\n总经理\n售后服务部\n客服组\n维修组\n{said}"
    )
    assert (pack.severities("placeholder-text") == ["doubt"]) is told


@pytest.mark.parametrize(
    ("said", "severities"),
    [
        ("踏板集中荷载：XX kN；栏杆水平荷载：XX kN/m", ["deficiency"]),
        ("外形尺寸：××毫米，质量XX kg", ["deficiency"]),
        ("噪声不大于XXdB", ["deficiency"]),
        ("设计使用年限：待定", ["doubt"]),
        ("尺码XXL、XXXL", []),
        ("先待定位后再安装", []),
    ],
)
def test_measures_of_a_product_that_were_left_open(said: str, severities: list[str]) -> None:
    text = f"产品介绍\n落地电风扇 型号FS-40 技术参数\n{said}"
    assert with_text(complete(), "product_introduction", text).severities(CODE) == severities


def placeholders(*texts: tuple[str, str, str]) -> list[tuple[str, int]]:
    pack = complete()
    for kind, file, text in texts:
        pack = pack.add(kind, text, file=file)
    found = pack.found("placeholder-text")
    return sorted((str(item.submission), len(item.evidence)) for item in found)


def test_what_papers_of_one_file_leave_open_for_one_item_is_told_once() -> None:
    first = ("organization_profile", "概况.pptx", "公司简介\n成立于20XX年XX月。")
    second = ("organization_profile", "概况.pptx", "基本情况\n法定代表人XXX\n注册资本XXX万元")
    assert [item for item, _ in placeholders(first, second)] == ["organization_profile"]


def test_other_files_and_other_items_are_told_apart() -> None:
    first = ("organization_profile", "概况.pptx", "公司简介\n法定代表人XXX")
    elsewhere = ("organization_profile", "简介.docx", "公司简介\n法定代表人XXX")
    service = ("service_system", "概况.pptx", "售后服务体系\n热线满意率XX%")
    assert placeholders(first, elsewhere) == [("organization_profile", 1)] * 2
    assert placeholders(first, service) == [("organization_profile", 1), ("service_system", 1)]


@pytest.mark.parametrize(("text", "told"), [("总经理：○○○", 1), ("总经理：○一飞", 0), ("编号：〇〇一", 0)])
def test_circles_for_a_name(text: str, told: int) -> None:
    assert len(placeholders(("organization_profile", "概况.pptx", f"公司简介\n{text}"))) == told
