"""What a paper grants, certifies, registers or awards tells its kind, whatever it is called."""

import pytest

from tests.assign.pages import kind_of

PAPERS = [
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
