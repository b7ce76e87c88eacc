"""One thing that several of the applicant's texts state: who heads the service, how many work here."""

import pytest

from tests.check.builders import NAME, SERVICE_SYSTEM, Pack, complete, with_fact, with_text

CODE = "detail-mismatch"
FORM = "认证申请表\n认证依据：GB/T 27922-2011\n申请星级：五星\n认证范围：电风扇的售后服务\n申请单位（盖章）"
MANUAL = "售后服务管理手册\n文件编号：QX-SH-01\n维修、退换货、培训、监督考核、投诉"


def pack_of(form: str, **texts: str) -> Pack:
    pack = with_text(complete(), "application_form", f"{FORM}\n{form}")
    for kind, text in texts.items():
        pack = with_text(pack, kind, text)
    return pack


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("售后服务负责人　苗树林（服务中心主任）", "服务中心主任丁卫东为售后服务负责人，负责投诉。"),
        ("售后服务负责人：钱立群", "售后服务负责人\n客户服务总监 许国庆\n13824706619"),
        ("售后负责人\n谢东升", "任命何晓东同志为客服部经理，全面担任售后服务负责人。"),
    ],
)
def test_another_head_of_the_service_is_asked_about(form: str, other: str) -> None:
    (finding,) = pack_of(form, management_document=f"{MANUAL}\n{other}").found(CODE)
    assert finding.severity == "doubt" and "售后服务负责人" in finding.message
    assert len({place.file for place in finding.evidence}) == 2


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("售后服务负责人：丁卫东", "副总经理丁卫东为售后服务负责人。"),
        ("售后服务负责人：丁卫东", "原任售后服务负责人：苗树林，2024年免去。"),
        ("售后服务负责人：丁卫东", "经销商的售后服务负责人：苗树林"),
        ("售后服务负责人：丁卫东", "售后服务负责人应在当日到场。"),
        ("售后服务负责人：丁卫东", "售后服务负责人审核，总经理批准。"),
    ],
)
def test_the_same_head_a_former_one_and_a_dealers_contradict_nothing(form: str, other: str) -> None:
    assert pack_of(form, management_document=f"{MANUAL}\n{other}").found(CODE) == []


def test_one_name_that_a_scan_misread_in_one_character_is_the_same() -> None:
    form = f"{FORM}\n售后服务负责人：丁卫东"
    other = f"{MANUAL}\n售后服务负责人：丁卫车"
    pack = with_text(
        with_text(complete(), "application_form", form), "management_document", other, ocr=0.97
    )
    assert pack.found(CODE) == []
    pack = with_text(with_text(complete(), "application_form", form), "management_document", other)
    assert pack.severities(CODE) == ["doubt"]


@pytest.mark.parametrize(
    ("chart", "form", "told"),
    [
        ("总经理 汪立新\n客服部经理 傅春梅\n维修组", "总经理：汪立新\n客服部经理：曾建军", "客服部经理"),
        ("总经理 汪立新\n副总经理 叶立新\n客服组\n维修组", "总经理：贾东升", "总经理"),
        ("总经理 汪立新\n副总经理 叶立新\n客服组\n维修组", "副总经理：贾东升\n总经理：汪立新", ""),
        ("客户成功部总经理 谢桂芳\n客服组\n维修组", "总经理：阎振宇", ""),
    ],
)
def test_an_office_that_one_person_holds(chart: str, form: str, told: str) -> None:
    found = pack_of(form, organization_chart=chart).found(CODE)
    assert [told in one.message for one in found] == ([True] if told else [])


@pytest.mark.parametrize(
    ("staff", "said", "told"),
    [
        (286, "公司现有在册员工328人，其中研发37人。", True),
        (260, "公司现有员工260人。", False),
        (260, "现有员工265人。", False),  # another day
        (260, "公司现有员工300余人。", False),  # roughly
        (260, "售后员工36人。", False),
        (96, "全厂职工132人，其中售后23人。", True),
    ],
)
def test_staff_in_the_form_and_in_another_text(staff: int, said: str, told: bool) -> None:
    pack = with_fact(complete(), "organization_profile", "employees", staff)
    pack = with_text(pack, "sales_mode", f"公司采用直销和经销。{said}")
    found = [one for one in pack.found(CODE) if "员工人数" in one.message]
    assert bool(found) is told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("服务热线400-828-6118", True),
        ("服务热线 4008286117", False),
        ("京东客服400-606-5500", False),
    ],
)
def test_another_hotline(said: str, told: bool) -> None:
    pack = with_text(complete(), "service_system", f"{SERVICE_SYSTEM}\n热线400-828-6117")
    pack = with_text(pack, "sales_mode", f"采用直销和经销商两种方式销售。{said}。")
    assert bool(pack.found(CODE)) is told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("法定代表人：周志刚", True),
        ("法定代表人（签字）：王澜", False),
        ("乙方法定代表人：周志刚", False),
        ("法定代表人授权委托书", False),
    ],
)
def test_who_signs_a_text_for_the_company(said: str, told: bool) -> None:
    pack = with_text(complete(), "service_system", f"{SERVICE_SYSTEM}\n{said}")
    assert bool(pack.found(CODE)) is told


def test_licences_of_company_and_branch_are_no_two_statements() -> None:
    pack = complete().add("business_licence", "营业执照", organization_name=f"{NAME}分公司",
                          legal_representative="廖成")  # fmt: skip
    assert all("法定代表人" not in one.message for one in pack.found(CODE))


@pytest.mark.parametrize(
    ("chart", "text", "told"),
    [
        ("售后服务部（12人）", "售后服务部共7人，全部经过岗前培训。", True),
        ("客服中心\n客服中心（14人）", "由客服中心受理。客服中心现有员工9人，均持证。", True),
        ("售后部：8人", "公司设售后服务部，售后服务部编制5人。", True),
        ("售后服务部（12人）", "售后服务部共12人。", False),
        ("售后服务部（12人）", "派售后服务部2人上门。", False),
        ("售后服务部（12人）", "杭州分公司售后服务部3人。", False),
        ("售后服务部（12人）", "维修部3人，负责返修。", False),
        ("售后服务部（12人）", "售后服务部约10人。", False),
    ],
)
def test_the_people_of_the_department_are_as_many_in_the_chart_as_in_words(
    chart: str, text: str, told: bool
) -> None:
    pack = with_text(complete(), "organization_chart", f"售后服务组织机构图\n{chart}\n维修一组\n配件组")
    system = SERVICE_SYSTEM.replace("公司设立售后服务部，", "")
    found = with_text(pack, "service_system", f"{system}\n{text}").found(CODE)
    assert bool(found) is told
    assert all("部门人数" in finding.message for finding in found)


def test_what_follows_a_name_is_no_part_of_it() -> None:
    chart = with_text(
        complete(), "organization_chart", "组织机构图\n总经理陆振华\n售后服务部\n维修组\n配件组"
    )
    text = f"{SERVICE_SYSTEM}\n体系由总经理陆振华总负责。"
    assert with_text(chart, "service_system", text).found(CODE) == []


UNITS = (
    "生产部58人",
    "技术部26人",
    "品质部9人",
    "销售部17人",
    "售后服务部经理冼伟强14人",
    "行政财务部（8人）",
)


def chart_of(*rows: tuple[str, ...], staff: int) -> Pack:
    pack = with_text(complete(), "organization_profile", f"公司简介\n现有员工{staff}人，成立于2003年。")
    pack = with_fact(pack, "organization_profile", "employees", staff).without("organization_chart")
    return pack.add("organization_chart", "组织机构图\n总经理", table=rows)


@pytest.mark.parametrize(
    "rows",
    [
        (UNITS,),
        (("总经理", "", "", "", "", ""), UNITS, ("机加工", "研发", "检验", "内销", "热线、维修", "会计")),
        (
            ("部门", "人数"),
            *(
                (name.rstrip("人0123456789"), name[-3:-1])
                for name in ("生产部58人", "技术部26人", "品质部29人", "销售部19人")
            ),
        ),
        (
            ("部门", "人数"),
            ("生产部", "58"),
            ("技术部", "26"),
            ("品质部", "9"),
            ("销售部", "17"),
            ("合计", "132人"),
        ),
    ],
)
def test_people_that_a_chart_counts_are_held_against_what_the_profile_states(
    rows: tuple[tuple[str, ...], ...],
) -> None:
    (finding,) = chart_of(*rows, staff=86).found(CODE)
    assert finding.severity == "doubt" and "132" in finding.message and "86" in finding.message
    assert chart_of(*rows, staff=131).found(CODE) == []


@pytest.mark.parametrize(
    "rows",
    [
        (UNITS[:3],),  # three units may be a part
        ((*UNITS[:4], "生产部48人；采购仓储"),),  # a box that counts people and is not understood
        (("热线组58人", "维修组26人", "备件组29人", "外勤组19人"),),  # teams of one department
        (("部门", "人数"), ("生产部", "58"), ("技术部", "26"), ("品质部", "29"), ("客服专员", "19")),
        (("科目", "金额"), ("生产部", "58"), ("技术部", "26"), ("品质部", "29"), ("销售部", "19")),
    ],
)
def test_what_counts_a_part_or_something_else_says_nothing(rows: tuple[tuple[str, ...], ...]) -> None:
    assert chart_of(*rows, staff=86).found(CODE) == []


def test_far_fewer_than_the_profile_states_are_one_departments() -> None:
    assert chart_of(UNITS, staff=190).found(CODE) == []
    assert chart_of(UNITS, staff=185).severities(CODE) == ["doubt"]


def test_people_of_all_the_company_in_words() -> None:
    pack = chart_of(staff=86)
    pack = with_text(pack, "service_system", f"{SERVICE_SYSTEM}\n全公司132人，各部门人数见图。")
    assert pack.severities(CODE) == ["doubt"]
