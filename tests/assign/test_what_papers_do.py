"""What a paper grants, certifies, registers or awards tells its kind, whatever it is called."""

import pytest

from tests.assign.pages import kind_of

PAPERS = [
    (
        "honour",
        "中国建设工程鲁班奖\n（国家优质工程）\n参建单位：绍兴清溪建设有限公司\n中国建筑业协会\n二〇一七年十一月",
    ),
    (
        "system_certificate",
        "IQNet\nCERTIFICATE\nIQNet and\nCQC\nhereby certify that the organization\nClear Brook Appliances Co., Ltd.\n"
        "For the following field of activities\nProduction of water purifiers\nHas implemented and maintains a\n"
        "Management System\nWhich fulfils the requirements of the following standard\nISO 9001:2015\n"
        "Registration Number: 00115Q23204R2M/3400\nCIS Italy COC China CQM China",
    ),
    (
        "management_document_list",
        "支持文件质量记录清单\n编号 记录名称 责任部门 保存年限\nQX-01 回访记录 客服部 3年\nQX-02 维修记录 维修部 3年",
    ),
    ("honour", "2015年\n绍兴清溪装饰有限公司\n全国建筑装饰行业\n科技示范工程奖\n中国建筑装饰协会"),
    ("honour", "浙江省新材料企业\n浙江省经济和信息化厅\n浙江省统计局\n2023年11月-2026年11月"),
    (
        "permit",
        "浙江省安全技术防范工程设计施工等级确认登记证\n编号：07-14-3-031\n绍兴清溪科技有限公司：\n"
        "经对自愿申请材料评定，确认你单位为叁级安全技术防范工程设计施工单位，现予登记。\n此证有效期一年",
    ),
    (
        "product_certificate",
        "Product Certification Body\nissues\nCERTIFICATE\nNo. 100-0410351\nfor the following product:\n"
        "Product Name: Tableware\nProduct Type: Cup, Plate\nProducer: E.I CORPORATION\n"
        "by the product sample tested the conformity was found with Regulation (EC) No. 1935/2004",
    ),
    (
        "product_certificate",
        "Certificate\nof conformity with the following\nEuropean Directives\nRegistered No.: K5723\n"
        "Toys Directive 2009/48/EC\nThis is to certify that the following products comply\nType designation:\nBubbles",
    ),
    (
        "system_certificate",
        "CQC\nQUALITY MANAGEMENT SYSTEM\nCERTIFICATE\nCertificate No. 00118Q33744R3M/3400\nWe hereby certify that\n"
        "Clear Brook Appliances Co., Ltd.\nhas been awarded this certificate for compliance with the standard\n"
        "GB/T 19001-2016/ISO 9001:2015",
    ),
    (
        "system_certificate",
        "质量管理体系认证证书\n证书编号：016CQC23Q31248R2M\n兹证明\n绍兴清溪电器有限公司\n建立的质量管理体系符合标准：\n"
        "GB/T 19001-2016\n中国质量认证中心",
    ),
    (
        "inspection_report",
        "SGS\nTest Report No. F690501\nProduct Name : SH7070U\nReceived Date : Jan 12, 2011\n"
        "Test Period : Jan 13, 2011 to Jan 19, 2011\nTest Performed : SGS tested the samples\nTest Results",
    ),
    ("inspection_report", "試験報告書\nNo : T-11000479\n試験方法\n試験項目\n試験結果\n責任者"),
    (
        "permit",
        "能力证书\n非开挖施工企业\n企业名称：绍兴清溪管道工程有限公司\n能力等级：水平定向钻进三级\n证书编号：A2014011\n"
        "发证单位：浙江省地下管线协会\n二〇一九年十月",
    ),
    (
        "permit",
        "农药登记证\n登记证持有人：绍兴清溪农化有限公司\n登记证号：PD20200123\n有效期至：2027年3月4日",
    ),
    ("honour", "绍兴清溪展览有限公司被评为\n展览展示设计\n甲级资质企业\n浙江省会展业协会\n二〇一五年十月"),
    ("honour", "浙江省2024年度家电服务行业工作\n服务质量贡献奖\n浙江省家电服务业协会\n二〇二五年一月"),
    ("honour", "全国餐饮业最具投资价值连锁加盟品牌\n中国餐饮业组委会\n2013年11月"),
    ("honour", "民营科技企业\n绍兴市科学技术局"),
]


@pytest.mark.parametrize(
    ("kind", "text"), PAPERS, ids=[f"{kind}-{at}" for at, (kind, _) in enumerate(PAPERS)]
)
def test_a_paper_is_told_by_what_it_does(kind: str, text: str) -> None:
    assert kind_of(text)[0] == kind


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("honour", "年终奖\n为规范年终奖的发放，各部门按考核结果提出名单。"),
        ("honour", "十大功能\n一、净水\n二、软水\n三、直饮"),
        ("permit", "税务登记证\n纳税人名称：绍兴清溪电器有限公司\n纳税人识别号：91330100799655058B"),
        ("inspection_report", "产品合格证\n检验员：03\n出厂日期：2024年3月5日"),
    ],
)
def test_words_that_only_look_alike(kind: str, text: str) -> None:
    found, sure = kind_of(text)
    assert found != kind or sure < 0.5


def test_a_longer_word_in_a_file_s_name_says_what_a_part_of_it_does_not() -> None:
    assert kind_of("DMZ\nDMZ\n代码：68642670-X", file="组织机构代码证.jpg")[0] == "other_paper"
    assert kind_of("DMZ\nDMZ\n代码：68642670-X", file="组织机构.jpg")[0] == "organization_chart"


def test_a_firm_s_own_record_of_inspection_is_no_report() -> None:
    record = "成品检验记录\n名称\n数量\n检验项目\n检验结果\n检验结论\n检验员"
    assert kind_of(record)[0] != "inspection_report"
    assert kind_of(record.replace("记录", "报告"))[0] == "inspection_report"
