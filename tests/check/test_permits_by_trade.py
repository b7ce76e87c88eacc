"""Which trades are asked for a permit, on business scopes as registers word them.

A deficiency only where law clearly asks it of exactly what the applicant says it does; otherwise a doubt
or nothing.
"""

import pytest

from tests.check.builders import NAME, complete, with_fact, with_text, without_fact
from tests.check.test_families import products

_GENERAL = "（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）"
_APPROVED = "（依法须经批准的项目，经相关部门批准后方可开展经营活动）"


def asked(scope: str, names: str) -> list[str]:
    pack = with_fact(complete(), "business_licence", "business_scope", scope)
    pack = with_fact(pack, "product_introduction", "product_names", products(names))
    return with_text(pack, "product_introduction", f"产品介绍\n{names}").severities("permit-required")


@pytest.mark.parametrize(
    ("names", "scope"),
    [
        ("面包机、酸奶机、咖啡杯", f"一般项目：家用电器制造；食品销售（仅销售预包装食品）{_GENERAL}"),
        ("糕点成型机、食品真空包装机", f"食品、酒、饮料及茶生产专用设备制造；食品加工设备销售{_GENERAL}"),
        ("酒店家具、酒柜", "生产酒店家具、酒柜、酒具；室内木门窗安装服务"),
        ("食品安全检测服务", "食品生产技术研发；食品销售；检测技术咨询"),
        ("饮料", "货物进出口；初级农产品收购；饮料、糕点生产（限分支机构经营）"),
        ("饼干", "日用百货销售；以下限分支机构经营：食品生产、食品销售。"),
        ("医用手套", "一般项目：第一类医疗器械销售；劳动保护用品销售"),
        ("医疗器械消毒服务", "第一类医疗器械租赁；第二类医疗器械租赁"),
        ("药品阴凉柜", "制冷设备制造；药品包装材料销售"),
        ("面膜机、化妆品包装瓶", "化妆品包装瓶生产、销售；化妆品生产设备制造"),
        ("柴油发电机组", "发电机制造；成品油批发（不含危险化学品）；石油制品销售（不含危险化学品）"),
        ("汽油", "石油制品销售（不含危险化学品）；润滑油销售"),
        ("水性涂料", "涂料制造（不含危险化学品）；化工产品销售（不含许可类化工产品）"),
        ("家用电梯、电梯配件", "特种设备销售；电梯配件制造；机械设备销售"),
        ("园林绿化工程施工", "园林绿化工程施工；城市绿化管理；建设工程施工"),
        ("消防工程器材", "消防器材销售；建设工程施工"),
        ("工程塑料", "塑料制品制造；建设工程施工"),
        ("物业管理服务", f"物业管理；停车场服务；家政服务；餐饮服务；劳务派遣服务{_APPROVED}"),
        ("人力资源管理软件", "软件开发；人力资源服务（不含职业中介活动、劳务派遣服务）"),
        ("国际货运代理服务", "国际货物运输代理；国内货物运输代理；道路货物运输（不含危险货物）"),
        ("快递柜、快递包装袋", "智能快件箱制造；快递服务"),
        ("危险废物处置设备", "环境保护专用设备制造；危险废物经营"),
        ("劳务派遣管理系统", "软件开发；信息系统集成服务"),
        ("安防监控系统集成", "安全技术防范系统设计施工服务；保安服务；信息系统集成服务"),
        ("办公家具", f"家具制造；家具销售；烟草制品零售；出版物批发{_GENERAL}"),
        ("软件开发服务", "软件开发；信息技术咨询服务（不含许可类信息咨询服务）；网络技术服务"),
    ],
)
def test_who_needs_none_is_asked_for_none(names: str, scope: str) -> None:
    assert asked(scope, names) == []


@pytest.mark.parametrize(
    ("names", "scope"),
    [
        ("苏打饼干", f"许可项目：食品生产；食品销售。{_APPROVED}一般项目：货物进出口。"),
        ("包装饮用水", "饮料生产；包装饮用水销售"),
        ("餐饮服务", f"餐饮服务、会议服务{_APPROVED}"),
        ("血压计", "第二类医疗器械生产；第二类医疗器械销售"),
        ("隐形眼镜", "第三类医疗器械经营；眼镜销售（不含隐形眼镜）"),
        ("中成药", "药品批发；药品零售"),
        ("护肤品、面膜", "化妆品生产；化妆品批发"),
        ("市政工程施工", "建设工程施工；建筑装饰材料销售"),
        ("汽油", f"成品油零售{_APPROVED}"),
        ("乘客电梯", "特种设备制造；特种设备安装改造修理；特种设备销售"),
        ("电梯维保", "特种设备安装改造修理；电气设备修理"),
        ("保安服务", "保安服务；物业管理"),
        ("劳务派遣服务", "劳务派遣服务；人力资源服务（不含职业中介活动）"),
        ("国内快递服务", "快递服务；国内货物运输代理"),
        ("危险废物收集", "危险废物经营；再生资源回收"),
        ("天然气供应", "燃气经营；燃气器具销售"),
    ],
)
def test_who_clearly_needs_one_is_asked_for_it(names: str, scope: str) -> None:
    found = asked(scope, names)
    assert "deficiency" in found
    assert set(found) <= {"deficiency", "doubt"}


@pytest.mark.parametrize(
    ("names", "scope"),
    [
        ("血糖仪", "第二类医疗器械销售"),
        ("茶叶罐、糖果盒", "食品用塑料包装容器工具制品生产；塑料制品制造"),
        ("汽车维修", "机动车修理和维护；汽车零配件零售；二手车经纪"),
        ("道路货物运输", "道路货物运输（不含危险货物）；普通货物仓储服务"),
        ("货运服务", "供应链管理服务"),
        ("保安服务", "物业管理；停车场服务"),
        ("叉车", "特种设备销售；特种设备安装改造修理"),
        ("油漆", "危险化学品经营；建筑材料销售"),
        ("农药", "农药批发；肥料销售"),
        ("配合饲料", "饲料生产；饲料原料销售"),
        ("图书", "出版物零售；文具用品零售"),
        ("电线电缆", "电线、电缆制造"),
        ("电热水器", "家用电器制造；家用电器销售"),
        ("反渗透净水机", "净水设备制造；饮用水处理设备制造"),
        ("旅行社服务", "旅行社服务网点旅游招徕、咨询服务；旅行社业务"),
        ("汽油滤清器", "汽车零配件批发；危险化学品经营"),
        ("电梯专用空调", "制冷、空调设备制造；特种设备安装改造修理"),
    ],
)
def test_where_it_depends_or_only_the_scope_says_so_people_are_asked(names: str, scope: str) -> None:
    assert set(asked(scope, names)) == {"doubt"}


def about(said: str) -> list[str]:
    """Where no list of products could be read, only what the introduction says."""
    pack = with_fact(complete(), "business_licence", "business_scope", "保安服务；仓储服务")
    pack = without_fact(pack, "product_introduction", "product_names")
    return with_text(pack, "product_introduction", f"服务项目说明\n{said}").severities("permit-required")


def test_services_named_in_a_sentence_of_declaration_are_declared() -> None:
    assert about("本次申报的服务为保安服务和普通货物仓储服务。") == ["deficiency"]
    assert about("本次申报认证的服务包括：仓储服务；保安服务由合作单位承担。") == ["doubt"]
    assert about("公司成立之初从事保安服务。") == ["doubt"]
    assert about("本次申报的产品为保安服务信息系统。") == []


@pytest.mark.parametrize("permit", ["食品小作坊登记证", "食品生产许可证 SC10633010600123"])
def test_a_small_workshop_is_registered_instead(permit: str) -> None:
    pack = with_fact(complete(), "business_licence", "business_scope", "食品生产；食品销售")
    pack = with_fact(pack, "product_introduction", "product_names", products("糕点"))
    assert pack.add("permit", permit).found("permit-required") == []


def seller_of_devices(*held: str) -> list[tuple[str, str]]:
    scope = f"许可项目：第三类医疗器械经营{_APPROVED}一般项目：第二类医疗器械销售"
    pack = with_fact(complete(), "business_licence", "business_scope", scope)
    pack = with_fact(pack, "product_introduction", "product_names", products("无创呼吸机、制氧机"))
    for paper in held:
        pack = pack.add("permit", paper, organization_name=NAME)
    found = [item for item in pack.judge().findings if item.submission == "permits"]
    return [(item.code, item.severity) for item in found if item.severity != "note"]


def test_a_permit_that_is_asked_for_settles_the_items_it_includes() -> None:
    """One cause, one doubt: whoever sends nothing is asked once."""
    assert [code for code, _ in seller_of_devices()] == ["permit-required"]


def test_a_record_for_class_two_does_not_settle_class_three() -> None:
    record = "第二类医疗器械经营备案凭证\n鄂汉食药监械经营备2018A0637号"
    assert seller_of_devices(record) == [("licensed-item-unproven", "doubt")]
    assert seller_of_devices(record, "医疗器械经营许可证\n鄂汉食药监械经营许20180637号") == []


@pytest.mark.parametrize(
    "said",
    [
        "本公司已取得食品生产许可证（编号SC11033060200123），有效期至2028年。",
        "公司现持有市场监管局核发的食品生产许可证，原件在厂备查",
        "我厂依法办理了食品生产许可证，见公示栏。",
    ],
)
def test_what_is_only_said_to_be_held_is_not_there(said: str) -> None:
    pack = with_fact(complete(), "business_licence", "business_scope", "许可项目：食品生产")
    pack = with_fact(pack, "product_introduction", "product_names", products("苏打饼干"))
    pack = pack.add("permit", f"许可情况说明\n{said}")
    assert pack.severities("permit-required") == ["deficiency"]
    copy = "食品生产许可证\nSC11033060200123\n准予取得食品生产许可"
    assert pack.add("permit", copy, organization_name=NAME).severities("permit-required") == []


def test_a_compulsory_certificate_is_no_production_licence() -> None:
    pack = with_fact(complete(), "business_licence", "business_scope", "电线、电缆制造")
    pack = with_fact(pack, "product_introduction", "product_names", products("电力电缆、布电线"))
    pack = pack.add("product_certificate", "中国国家强制性产品认证证书\n聚氯乙烯绝缘无护套电线")
    assert pack.severities("permit-required") == ["doubt"]
    licence = pack.add("permit", "全国工业产品生产许可证\n（冀）XK06-001-00417\n电线电缆")
    assert licence.severities("permit-required") == []


@pytest.mark.parametrize(
    ("item", "told"),
    [("电梯销售配套工程", False), ("电梯加装配套", False), ("热力生产配套", True), ("电影放映配套", True)],
)
def test_an_item_about_what_a_permit_held_is_for_needs_no_other(item: str, told: bool) -> None:
    scope = f"许可项目：特种设备安装改造修理；{item}{_APPROVED}一般项目：机械设备租赁"
    pack = with_fact(complete(), "business_licence", "business_scope", scope)
    pack = with_fact(pack, "product_introduction", "product_names", products("电梯安装服务"))
    pack = pack.add(
        "permit",
        "中华人民共和国特种设备生产许可证\n编号：TS3391495-2029\n许可项目：电梯安装（含修理）：曳引驱动乘客电梯",
        organization_name=NAME,
        permit_scope="电梯安装（含修理）：曳引驱动乘客电梯",
        valid_until="2029-03-04",
    )
    assert bool(pack.found("licensed-item-unproven")) is told
