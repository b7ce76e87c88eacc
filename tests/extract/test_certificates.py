"""Certificates and permits as other bodies print them."""

import pytest

from tests.extract.pages import flowing, page, photographed, values_of


def read(kind: str, *texts: str) -> dict[str, object]:
    """Of a scan: lines one below the other."""
    return values_of(kind, page(*((0.1, 0.05 + 0.04 * row, text) for row, text in enumerate(texts))))


def test_a_certificate_that_a_body_grants() -> None:
    values = read(
        "system_certificate",
        "QA国际认证有限公司董事局授予：",
        "绍兴清溪电器有限公司",
        "注册号：QAIC/CN/103098",
        "本次发证日期：2019年01月25日-下次审核截止日期：2020年01月24日",
        "首次注册日期：2010年04月07日-注册有效截止日期：2021年01月24日",
    )
    assert values["issued_by"] == "QA国际认证有限公司"
    assert values["organization_name"] == "绍兴清溪电器有限公司"
    assert values["valid_until"] == "2021-01-24"


@pytest.mark.parametrize("label", ["注册有效日期", "证书有效日期", "有效截止日期"])
def test_names_of_the_day_of_expiry(label: str) -> None:
    line = f"首次注册日期：2015年02月11日。{label}：2018年01月27日"
    assert read("system_certificate", line)["valid_until"] == "2018-01-27"


def test_the_end_of_the_cycle_before_is_not_this_one_s() -> None:
    ends = "有效期至：2021年4月12日", "上周期证书有效日期：2018年4月12日"
    assert read("system_certificate", *ends)["valid_until"] == "2021-04-12"
    assert "valid_until" not in read("system_certificate", ends[1])


def test_a_word_before_a_colon_is_the_whole_label() -> None:
    """Set in a little, inside the column of labels: no 首次获证 of which the beginning was not read."""
    values = values_of(
        "system_certificate",
        photographed(
            (0.115, 0.154, 0.454, 0.168, "证书号：32324S60543R1M"),
            (0.115, 0.174, 0.550, 0.188, "获证组织：宝鸡迈思服饰（集团）有限公司"),
            (0.115, 0.234, 0.450, 0.248, "认证范围：学生校服的相关管理活动"),
            (0.115, 0.254, 0.407, 0.268, "颁证日期：2024-12-16"),
            (0.115, 0.274, 0.379, 0.288, "有效期至：2027-12-15"),
            (0.150, 0.343, 0.653, 0.357, "获证后监督记录：2026年8月10日 年度监督审核合格，准予保持"),
        ),
    )
    assert values["issued_on"] == "2024-12-16"
    assert "first_issued_on" not in values


def test_a_certificate_in_english() -> None:
    values = read(
        "system_certificate",
        "QUALITY MANAGEMENT SYSTEM CERTIFICATE",
        "Certificate No. 00118Q33744R3M/3400",
        "We hereby certify that",
        "Clear Brook Appliances Co., Ltd.",
        "GB/T 19001-2016/ISO 9001:2015",
        "CHINA QUALITY CERTIFICATION CENTRE",
    )
    assert values["certificate_number"] == "00118Q33744R3M/3400"
    assert values["organization_name"] == "Clear Brook Appliances Co., Ltd."
    assert values["issued_by"] == "CHINA QUALITY CERTIFICATION CENTRE"


def test_an_office_is_no_body() -> None:
    assert "issued_by" not in read("product_certificate", "Deputy Head of the Certification Body")


@pytest.mark.parametrize("text", ["The certificate validity:till 2015-12-14", "Validity until 2015-12-14"])
def test_validity_in_english(text: str) -> None:
    assert read("product_certificate", text)["valid_until"] == "2015-12-14"


@pytest.mark.parametrize("text", ["有效期至2020年12月1日1", "有效期至 2020年12月1"])
def test_a_half_read_day_is_none(text: str) -> None:
    assert "valid_until" not in read("permit", text)
    assert read("permit", "有效期至2020年12月11日")["valid_until"] == "2020-12-11"
    typed = values_of("permit", flowing("有效期至2020年12月1日 1份"))
    assert typed["valid_until"] == "2020-12-01"


def test_digits_alone_are_no_scope() -> None:
    assert "permit_scope" not in read("permit", "经营项目：1")
    assert read("permit", "经营项目：预包装食品销售")["permit_scope"] == "预包装食品销售"


def test_a_day_is_nobody_s_name() -> None:
    assert "issued_by" not in read("permit", "发证单位：二0一九年十月")


def test_a_label_run_into_the_value_before_it() -> None:
    values = read("permit", "单位名称：绍兴清溪电力安装工程有限公司住所：中路462号")
    assert (values["organization_name"], values["address"]) == ("绍兴清溪电力安装工程有限公司", "中路462号")
    alone = read("permit", "许可范围：承接下列住所：的安装")
    assert alone["permit_scope"] == "承接下列"


def test_words_recognised_badly_are_unread() -> None:
    lines = ((0.1, 0.1, "安全生产许可证"), (0.1, 0.2, "编号：(0)区文府律字4G"))
    assert "certificate_number" not in values_of("permit", page(*lines, confidence=0.53))
    assert "certificate_number" in values_of("permit", page(*lines, confidence=0.63))
    day = (0.1, 0.3, "有效期至：2027年03月04日")
    assert values_of("permit", page(day, confidence=0.53))["valid_until"] == "2027-03-04"


def under(label: str, x0: float, x1: float, *more: tuple[float, float, float, float, str]) -> object:
    """The scope that stands under a centred label, from x0 to x1."""
    value = (x0, 0.44, x1, 0.46, "净水设备的销售和售后服务")
    own = photographed((0.44, 0.4, 0.56, 0.42, label), value, *more)
    return values_of("system_certificate", own).get("scope")


@pytest.mark.parametrize("label", ["认证范围", "适用范围", "本证书对下述范围有效", "Scope/认证范围"])
def test_a_scope_under_its_label(label: str) -> None:
    assert under(label, 0.3, 0.7) == "净水设备的销售和售后服务"
    assert under(label, 0.27, 0.59) == "净水设备的销售和售后服务"


def test_what_stands_under_a_label_beside_others_is_not_its_value() -> None:
    assert under("认证范围", 0.27, 0.59, (0.7, 0.44, 0.8, 0.46, "2024-03-05")) is None


def test_a_zero_read_in_the_name_of_a_standard() -> None:
    assert read("system_certificate", "其质量管理体系符合 IS09001:2015 标准")["standard"] == "ISO 9001:2015"
    assert "standard" not in read("system_certificate", "型号 IS09001")


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ("经审查绍兴清溪电器有限公司", "绍兴清溪电器有限公司"),
        ("经审查，核定绍兴清溪电器有限公司的", "绍兴清溪电器有限公司"),
        ("经纬纺织机械有限公司", "经纬纺织机械有限公司"),
        ("经审查，上述公司符合条件", None),
    ],
)
def test_who_was_examined_holds_the_paper(sentence: str, holder: str | None) -> None:
    assert read("permit", "电器维修企业资质证书", sentence).get("organization_name") == holder


def test_a_day_far_behind_a_number_is_not_the_number_s() -> None:
    def issued(x: float) -> object:
        number = (0.1, 0.8, 0.4, 0.83, "证书编号：CYLZ·浙·0028")
        title = (0.3, 0.1, 0.7, 0.2, "电器维修企业资质证书")
        page = photographed(title, number, (x, 0.8, x + 0.2, 0.83, "2014年8月8日"))
        return values_of("permit", page).get("issued_on")

    assert issued(0.6) == "2014-08-08"
    assert issued(0.42) is None


def test_a_title_of_two_lines_names_the_permit() -> None:
    title = (0.3, 0.1, 0.7, 0.15, "信息系统集成及服务"), (0.35, 0.16, 0.65, 0.22, "资质证书")
    assert values_of("permit", photographed(*title))["certificate_type"] == "信息系统集成及服务资质证书"


def test_a_day_whose_number_was_not_read_is_none() -> None:
    assert "issued_on" not in read("permit", "发证日期：二〇一八年三月日")
    assert read("permit", "发证日期：二〇一八年三月八日")["issued_on"] == "2018-03-08"


def test_the_words_of_a_seal_issue_nothing() -> None:
    assert "issued_by" not in read("permit", "发证机关：食品药品许可专用章")


def noted(head: str, *, notes: int = 3, left: float = 0.52) -> dict[str, object]:
    """A permit with a column of notes at its right."""
    texts = [f"{at}. 食品经营者应当在核准的范围内开展经营。" for at in range(1, notes + 1)]
    column = [(left, 0.2 + 0.1 * at, left + 0.4, 0.24 + 0.1 * at, text) for at, text in enumerate(texts)]
    form = (
        (0.08, 0.21, 0.18, 0.25, "许可证编号："),
        (0.19, 0.21, 0.4, 0.25, "SP3307022024026682"),
        (0.08, 0.31, 0.18, 0.35, "经营场所："),
        (0.19, 0.31, 0.48, 0.35, "临州市青石区云溪路66号"),
        (0.08, 0.41, 0.18, 0.45, "负责人："),
        (0.19, 0.41, 0.25, 0.45, "闻人谨"),
    )
    return values_of("permit", photographed((left + 0.15, 0.12, left + 0.25, 0.16, head), *form, *column))


def test_notes_beside_a_form_are_none_of_its_values() -> None:
    values = noted("说明")
    assert (values["address"], values["legal_representative"]) == ("临州市青石区云溪路66号", "闻人谨")


@pytest.mark.parametrize(
    ("label", "value", "name"),
    [
        ("Certificate registration no.", "50600339 QM15", "certificate_number"),
        ("Issued Date: ", "APR 12, 2023", "issued_on"),
    ],
)
def test_labels_of_certificates_in_english(label: str, value: str, name: str) -> None:
    values = read("system_certificate", "CERTIFICATE", f"{label} {value}", "Valid from 2020-04-30")
    assert values[name] == {"certificate_number": "50600339QM15", "issued_on": "2023-04-12"}[name]


@pytest.mark.parametrize(
    "said",
    [
        "This is to certify that",
        "We certify that the organization:",
        "certify that the management system of",
    ],
)
def test_whom_a_certificate_in_english_certifies(said: str) -> None:
    values = read(
        "system_certificate", "CERTIFICATE", said, "best Valley Manufacturing Company Ltd.", "ISO 9001:2015"
    )
    assert values["organization_name"] == "best Valley Manufacturing Company Ltd."


def test_a_day_behind_one_that_could_not_be_read_is_not_its() -> None:
    line = "Date of Issue: Apil 25, 2018 Valld until: April 12, 2021"
    assert "issued_on" not in read("system_certificate", line)
    assert read("system_certificate", "Issued on: Apr. 14, 2016")["issued_on"] == "2016-04-14"


@pytest.mark.parametrize(
    ("line", "scope"), [("董事会授权签名", "净水设备的销售"), ("和售后服务", "净水设备的销售和售后服务")]
)
def test_words_for_a_signature_end_a_scope(line: str, scope: str) -> None:
    lines = (
        (0.1, 0.4, 0.2, 0.42, "认证范围："),
        (0.21, 0.4, 0.5, 0.42, "净水设备的销售"),
        (0.21, 0.43, 0.4, 0.45, line),
    )
    assert values_of("system_certificate", photographed(*lines))["scope"] == scope


def test_the_last_day_of_a_term_is_no_day_of_issue() -> None:
    title = (0.3, 0.1, 0.7, 0.2, "道路运输经营许可证")
    term = (
        (0.1, 0.8, 0.4, 0.83, "证件有效期：二〇一七年三月一日至"),
        (0.45, 0.8, 0.65, 0.83, "二〇一九年二月八日"),
    )
    assert "issued_on" not in values_of("permit", photographed(title, *term))
    alone = (0.6, 0.8, 0.8, 0.83, "二〇一九年二月八日")
    assert values_of("permit", photographed(title, alone))["issued_on"] == "2019-02-08"
