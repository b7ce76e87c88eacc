"""Papers that authorities, bodies and laboratories issue: licence, annual report, permit, certificates, reports."""

import random
from datetime import date, timedelta

from benchmarks.packs.blocks import Block, Paper, heading, pairs, table, text, title
from benchmarks.packs.company import AS_OF, Company, day

_UPPER = {500: "伍佰万圆整", 1000: "壹仟万圆整", 1200: "壹仟贰佰万圆整", 2000: "贰仟万圆整", 3180: "叁仟壹佰捌拾万圆整",
          5000: "伍仟万圆整", 10800: "壹亿零捌佰万圆整"}  # fmt: skip
_DIGITS = "〇一二三四五六七八九"


def han_date(when: date) -> str:
    """The date in Chinese numerals: 二〇二四年三月五日."""
    year = "".join(_DIGITS[int(digit)] for digit in str(when.year))
    return f"{year}年{_small(when.month)}月{_small(when.day)}日"


def _small(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十") + (
        _DIGITS[ones] if ones else ""
    )


def plain(when: date, chance: random.Random) -> str:
    """The date in one of the ways people type it."""
    return chance.choice(
        (f"{when.year}年{when.month}月{when.day}日", f"{when.year}年{when.month:02d}月{when.day:02d}日", when.isoformat(),
         f"{when.year}.{when.month}.{when.day}", f"{when.year}/{when.month:02d}/{when.day:02d}")
    )  # fmt: skip


def long_date(when: date) -> str:
    return f"{when.year}年{when.month:02d}月{when.day:02d}日"


def licence(c: Company, chance: random.Random) -> Paper:
    kind = (
        "股份有限公司(非上市、自然人投资或控股)"
        if "股份" in c.name
        else chance.choice(
            ("有限责任公司(自然人投资或控股)", "有限责任公司（自然人独资）", "其他有限责任公司")
        )
    )
    capital = chance.choice(
        (
            _UPPER[c.capital],
            f"{c.capital}万元人民币",
            f"{c.capital}.000000万人民币",
            f"人民币{_UPPER[c.capital]}",
        )
    )
    spaced = chance.random() < 0.5
    items = [
        ("名　　称" if spaced else "名称", c.name),
        ("类　　型" if spaced else "类型", kind),
        ("法定代表人", c.person),
        ("经营范围", c.trade.scope),
        ("注册资本", capital),
        ("成立日期", long_date(c.founded)),
        ("住　　所" if spaced else "住所", c.address),
    ]
    facts: dict[str, object] = {
        "organization_name": c.name, "unified_social_credit_code": c.code, "legal_representative": c.person,
        "registered_capital": c.capital * 10000, "established_on": c.founded.isoformat(), "address": c.address,
        "business_scope": c.trade.scope, "organization_type": kind, "issued_on": c.issued.isoformat(),
    }  # fmt: skip
    if c.term:
        items.insert(6, ("营业期限", f"{long_date(c.founded)}至{long_date(c.term)}"))
        facts["valid_until"] = c.term.isoformat()
    elif chance.random() < 0.5:
        items.insert(
            6,
            (
                "营业期限",
                chance.choice(
                    ("长期", f"{long_date(c.founded)}至长期", f"{long_date(c.founded)}至无固定期限")
                ),
            ),
        )
        facts["valid_until"] = "long_term"
    wide = chance.random() < 0.6
    blocks = [
        Block("title", chance.choice(("营 业 执 照", "营业执照", "营　业　执　照"))),
        Block("centre", chance.choice(("（副　本）", "(副 本)", "（副本）1-1"))),
        Block(
            "text" if chance.random() < 0.5 else "right",
            f"统一社会信用代码　{c.code}" if chance.random() < 0.5 else f"统一社会信用代码：{c.code}",
        ),
        pairs(*items, style="wide" if wide else "bare"),
        Block("right", f"登 记 机 关　{c.city}{c.district}市场监督管理局"),
        Block("right", f"{c.issued.year}年{c.issued.month:02d}月{c.issued.day:02d}日"),
        Block("seal", f"{c.city}{c.district}市场监督管理局"),
        Block(
            "small",
            "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn　市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告",
        ),
    ]
    return Paper(
        "licence", "business_licence", ("business_licence",), "营业执照", blocks, facts, wide, True
    )


def annual_report(
    c: Company, chance: random.Random, year: int = 2025, *, dated: bool = True, abnormal: bool = False
) -> Paper:
    """``dated``: it says of which year it is. ``abnormal``: the company is listed for want of order."""
    published = day(chance, date(year + 1, 1, 8), date(year + 1, 6, 29))
    form = not dated or chance.random() < 0.5
    if form:
        blocks = [
            Block("text", "国家企业信用信息公示系统"),
            title(f"{year}年度报告" if dated else "企业年度报告"),
            pairs(("企业名称", c.name), ("统一社会信用代码", c.code), ("企业通信地址", c.address), ("邮政编码", "241000"),
                  ("企业联系电话", c.phone), ("企业经营状态", "开业"), ("从业人数", f"{c.employees}人"),
                  ("是否有网站或网店", "是"), ("是否有投资信息或购买其他公司股权", "否"), style="grid"),
            heading("股东及出资信息"),
            table([["股东", "认缴出资额（万元）", "认缴出资时间", "出资方式"], [c.person, str(c.capital), "2030年12月31日", "货币"]]),
            heading("企业资产状况信息"),
            table([["资产总额", "企业选择不公示"], ["营业总收入", "企业选择不公示"], ["纳税总额", "企业选择不公示"]]),
            *text(f"填报时间：{long_date(published)}"),
        ]  # fmt: skip
    else:
        blocks = [
            title("企业年报信息查询结果"),
            *text(f"{c.name}　存续（在营、开业、在册）", f"统一社会信用代码：{c.code}　法定代表人：{c.person}"),
            heading("企业年报信息"),
            table([["序号", "报送年度", "公示日期", "详情"], ["1", f"{year}年度报告", long_date(published), "查看"],
                   ["2", f"{year - 1}年度报告", long_date(published - timedelta(days=366)), "查看"]]),
            *text("数据来源：国家企业信用信息公示系统"),
        ]  # fmt: skip
    if abnormal:
        when = day(chance, date(year + 1, 7, 1), date(year + 1, 9, 30))
        blocks += [
            heading("列入经营异常名录信息"),
            table([["序号", "列入经营异常名录原因", "列入日期", "作出决定机关"],
                   ["1", "通过登记的住所或者经营场所无法联系", long_date(when), f"{c.city}市场监督管理局"]]),
        ]  # fmt: skip
    facts: dict[str, object] = {"organization_name": c.name, "unified_social_credit_code": c.code}
    if dated:
        facts["annual_report_year"] = year
    return Paper(
        "annual",
        "annual_report",
        ("business_licence",),
        f"{year}年度报告公示" if dated else "年报公示",
        blocks,
        facts,
        official=True,
    )


def permit(
    c: Company,
    chance: random.Random,
    until: date | None = None,
    *,
    malformed: bool = False,
    other: bool = False,
) -> Paper:
    """``malformed``: its number lacks digits or has too many. ``other``: it names other products."""
    form = c.trade.permit
    assert form is not None
    digits = "".join(chance.choice("0123456789") for _ in range(11))
    issued = day(chance, date(2024, 1, 5), date(2025, 10, 1))
    until = until or date(issued.year + 4, issued.month, min(issued.day, 28))
    number = (form.malformed if malformed else form.number).format(
        n11=digits, n4=digits[:4], n5=digits[:5], n9=digits[:9], p=c.sign, q=c.city[:1], y=issued.year
    )
    authority = form.authority.format(city=c.city, prov=c.province)
    items = [("证书编号" if chance.random() < 0.4 else "许可证编号", number),
             (chance.choice(("企业名称", "单位名称", "持证单位")), c.name), ("统一社会信用代码", c.code), ("法定代表人", c.person),
             ("住所", c.address), ("许可范围" if chance.random() < 0.6 else "许可项目", form.other_scope if other else form.scope)]  # fmt: skip
    end = f"有效期至：{plain(until, chance)}"
    if chance.random() < 0.4:
        items.append(("有效期限", f"自{long_date(issued)}至{long_date(until)}"))
        end = ""
    blocks = [
        title(form.title),
        pairs(*items, style=chance.choice(("bare", "colon", "grid"))),
        Block("text", end),
        Block("right", f"发证机关：{authority}"),
        Block("right", f"发证日期：{long_date(issued)}"),
        Block("seal", authority),
    ]
    if c.trade.compulsory:
        raise AssertionError
    facts = {"certificate_number": number, "organization_name": c.name, "valid_until": until.isoformat(),
             "issued_on": issued.isoformat(), "issued_by": authority}  # fmt: skip
    return Paper("permit", "permit", ("permits",), form.title, blocks, facts, official=True)


def compulsory(
    c: Company, chance: random.Random, product: tuple[str, str, str], *, malformed: bool = False
) -> Paper:
    """A China Compulsory Certification certificate of one product."""
    issued = day(chance, date(2024, 1, 5), date(2025, 10, 1))
    until = date(issued.year + 5, issued.month, min(issued.day, 28))
    number = f"{issued.year}010713{chance.randrange(10**6):06d}"[: 15 if malformed else 16]
    blocks = [
        title("中国国家强制性产品认证证书"),
        Block("text", f"证书编号：{number}"),
        *text(f"委托人名称、地址：{c.name}　{c.address}", f"生产者（制造商）名称、地址：{c.name}　{c.address}",
              f"生产企业名称、地址：{c.name}　{c.address}", f"产品名称和系列、规格、型号：{product[0]} {product[1]}",
              f"产品标准和技术要求：{c.trade.product_standards[0][0]}",
              "上述产品符合强制性产品认证实施规则 CNCA-C07-01:2017 的要求，特发此证。"),
        Block("centre", f"发证日期：{long_date(issued)}　　有效期至：{long_date(until)}"),
        Block("text", "证书有效期内本证书的有效性依据发证机构的定期监督获得保持。"),
        Block("right", "中国质量认证中心"), Block("seal", "中国质量认证中心"),
    ]  # fmt: skip
    facts = {
        "certificate_number": number,
        "valid_until": until.isoformat(),
        "issued_on": issued.isoformat(),
    }
    return Paper(f"ccc{product[1]}", "product_certificate", ("certificates_and_honours", "permits", "product_introduction"),
                 f"3C证书{product[0]}", blocks, facts, official=True)  # fmt: skip


_SYSTEMS = (
    ("质量管理体系认证证书", "GB/T 19001-2016/ISO 9001:2015", "Q", "质量管理体系"),
    ("环境管理体系认证证书", "GB/T 24001-2016/ISO 14001:2015", "E", "环境管理体系"),
    ("职业健康安全管理体系认证证书", "GB/T 45001-2020/ISO 45001:2018", "S", "职业健康安全管理体系"),
)
_BODIES = (
    "北方联合认证有限公司",
    "华测卓信认证（上海）有限公司",
    "中质远大（北京）认证中心有限公司",
    "兴国环球认证有限公司",
)


def system_certificate(c: Company, chance: random.Random, which: int, until: date | None = None) -> Paper:
    name, standard, letter, system = _SYSTEMS[which]
    until = until or day(chance, AS_OF + timedelta(days=60), AS_OF + timedelta(days=1000))
    issued = date(until.year - 3, until.month, min(until.day, 28)) + timedelta(days=1)
    body = chance.choice(_BODIES)
    number = f"{chance.randrange(100, 400):03d}{issued.year % 100}{letter}{chance.randrange(10000, 99999)}R{chance.randrange(3)}M"
    product = c.trade.products[0][0]
    if chance.random() < 0.5:
        blocks = [
            title(name), Block("text", f"证书编号：{number}"), Block("text", "兹证明"), Block("centre", c.name),
            Block("centre", f"统一社会信用代码：{c.code}"), Block("text", f"注册地址：{c.address}"),
            Block("text", f"建立的{system}符合标准："), Block("centre", standard),
            Block("text", f"通过认证范围如下：{product}的{'生产和销售' if c.trade.makes else '提供'}及售后服务"),
            *text(f"首次发证日期：{plain(issued, chance)}", f"本次发证日期：{plain(issued, chance)}", f"证书有效期至：{plain(until, chance)}"),
            Block("small", "本证书信息可在国家认证认可监督管理委员会官方网站（www.cnca.gov.cn）上查询"),
            Block("right", body), Block("seal", body),
        ]  # fmt: skip
    else:
        blocks = [
            Block("title", " ".join(name[-4:]) if chance.random() < 0.3 else name),
            Block("centre", "CERTIFICATE OF CONFORMITY"),
            pairs(("证书号 Certificate No.", number), ("获证组织 Organization", c.name), ("地址 Address", c.address),
                  ("认证依据 Standard", standard), ("认证范围 Scope", f"{product}的相关管理活动"),
                  ("颁证日期 Date of issue", issued.isoformat()), ("有效期至 Valid until", until.isoformat()), style="colon"),
            *text(f"上述组织的{system}经审核符合要求，特颁发此证书。获证组织须接受年度监督审核，证书方为有效。"),
            Block("small", "CNAS C" + f"{chance.randrange(10, 300):03d}-M"), Block("right", body), Block("seal", body),
        ]  # fmt: skip
        if not blocks[0].value.startswith(name[0]):
            blocks[0] = title(name)
    facts = {"certificate_number": number, "organization_name": c.name, "valid_until": until.isoformat(),
             "issued_on": issued.isoformat(), "issued_by": body}  # fmt: skip
    return Paper(
        f"system{letter}",
        "system_certificate",
        ("certificates_and_honours",),
        name,
        blocks,
        facts,
        official=True,
    )


_HONOURS = (
    "重合同守信用企业",
    "消费者满意单位",
    "纳税信用A级纳税人",
    "专精特新中小企业",
    "AAA级信用企业",
    "行业优秀服务商",
    "科技型中小企业",
)


def honour(c: Company, chance: random.Random, index: int) -> Paper:
    what = _HONOURS[index % len(_HONOURS)]
    grantor = chance.choice(
        (
            f"{c.city}工商业联合会",
            f"{c.province}质量协会",
            f"{c.city}消费者权益保护委员会",
            f"{c.province}{c.trade.word}行业协会",
        )
    )
    issued = day(chance, date(2022, 1, 1), date(2026, 5, 1))
    blocks = chance.choice(
        (
            [title("荣誉证书"), Block("text", f"{c.name}："), *text(f"在{issued.year - 1}年度评选活动中，被评为“{what}”。", "特发此证，以资鼓励。"),
             Block("right", grantor), Block("right", han_date(issued)), Block("seal", grantor)],
            [title(what), Block("centre", f"授予：{c.name}"), Block("centre", f"编号：{issued.year}-{chance.randrange(1000):04d}"),
             Block("right", f"颁发单位：{grantor}"), Block("right", f"颁发日期：{issued.year}年{issued.month}月"), Block("seal", grantor)],
            [title("证　书"), *text(f"授予　{c.name}　“{what}”称号。"), Block("right", grantor), Block("right", long_date(issued)), Block("seal", grantor)],
        )
    )  # fmt: skip
    return Paper(f"honour{index}", "honour", ("certificates_and_honours",), f"荣誉-{what}", blocks,
                 {"organization_name": c.name}, official=True)  # fmt: skip


_LABS = (
    "省产品质量监督检验研究院",
    "国检通测技术服务有限公司",
    "中检华东检测中心有限公司",
    "谱测科技检验有限公司",
)


def inspection_report(
    c: Company,
    chance: random.Random,
    index: int,
    *,
    passed: bool = True,
    issued: date | None = None,
    marked: bool = True,
) -> Paper:
    """``marked``: it bears the laboratory's CMA and CNAS numbers."""
    product, model, _ = c.trade.products[index]
    issued = issued or day(chance, date(2025, 6, 1), date(2026, 10, 20))
    lab = chance.choice(_LABS)
    lab = c.province + lab[1:] if lab.startswith("省") else lab
    number = chance.choice(
        (
            f"WT{issued.year}{chance.randrange(10**5):05d}",
            f"No.{issued.year % 100}J{chance.randrange(10**6):06d}",
            f"GJ-{issued.year}-{chance.randrange(10**4):04d}",
        )
    )
    basis = c.trade.product_standards[min(index, len(c.trade.product_standards) - 1)]
    good = chance.choice(
        (
            f"经检验，所检项目符合{basis[0]}的要求，判定合格。",
            "所检项目全部合格。",
            f"样品经检测，所检项目均符合{basis[0]}标准要求。",
        )
    )
    bad = chance.choice(
        (
            f"经检验，标志和外观项目不符合{basis[0]}的要求，判定不合格。",
            "该样品不合格。",
            "所检项目中有1项不符合标准要求，本次检验结论为：不合格。",
        )
    )
    result = good if passed else bad
    maker = c.name if c.trade.makes else f"江苏{chance.choice(('康泽', '永泰', '明远'))}医疗设备有限公司"
    items = [("样品名称", product), ("型号规格", model), ("委托单位", c.name), ("生产单位", maker), ("检验类别", "委托检验"),
             ("样品数量", "3件"), ("收样日期", long_date(issued - timedelta(days=15))), ("检验依据", f"{basis[0]} {basis[1]}")]  # fmt: skip
    if chance.random() < 0.5:
        items[0], items[1] = ("产品名称", product), ("规格型号", model)
    cma = "".join(chance.choice("0123456789") for _ in range(12))
    cover = [
        Block("text", f"{cma}　CMA　　CNAS L{chance.randrange(1000, 9999)}" if marked else "委托检验"),
        Block("text", f"报告编号：{number}"),
        title(chance.choice(("检 验 报 告", "检测报告", "检验检测报告"))),
        pairs(*items[:4], style="colon"), Block("centre", lab), Block("seal", lab), Block("break"),
    ]  # fmt: skip
    wide = [["序号", "检验项目", "标准要求", "检验结果", "单项判定"]]
    for n, item in enumerate(("外观及标志", "尺寸偏差", "安全性能", "耐久性能", "包装标识"), 1):
        failing = not passed and n == 1
        wide.append(
            [str(n), item, "符合标准规定", "不符合" if failing else "符合", "不合格" if failing else "合格"]
        )
    main = [
        Block("text", f"报告编号：{number}　　第1页 共2页"), pairs(*items, style="grid"),
        pairs(("检验结论", result), ("签发日期", long_date(issued)), style="grid"),
        Block("text", "批准：　　　　审核：　　　　主检："), Block("break"),
        Block("text", f"报告编号：{number}　　第2页 共2页"), heading("检验结果汇总"), table(wide), Block("centre", "（以下空白）"),
    ]  # fmt: skip
    facts = {"report_number": number.removeprefix("No."), "product_name": product, "conclusion": "pass" if passed else "fail",
             "issued_on": issued.isoformat(), "issued_by": lab}  # fmt: skip
    return Paper(
        f"report{index}",
        "inspection_report",
        ("product_introduction",),
        f"检验报告-{product}",
        [*cover, *main],
        facts,
        official=True,
    )


def change_notice(c: Company, chance: random.Random, former: str) -> Paper:
    """The registry's notice that the company's name was changed."""
    issued = day(chance, max(c.founded, date(2019, 1, 5)), date(2026, 5, 1))
    authority = f"{c.city}市场监督管理局"
    number = f"（{c.city[:1]}）登字〔{issued.year}〕第{chance.randrange(10**5):05d}号"
    end = [Block("right", authority), Block("right", long_date(issued)), Block("seal", authority)]
    blocks = chance.choice(
        (
            [title("准予变更登记通知书"), Block("centre", number), *text(f"{c.name}：", "你单位提交的名称变更登记申请材料齐全，符合法定形式，我局决定准予变更登记。"),
             pairs(("变更前名称", former), ("变更后名称", c.name), style="grid"), *end],
            [title("名称变更核准通知书"), Block("centre", number), *text(f"经审查，核准{former}名称变更为{c.name}。请持本通知书办理换发营业执照等手续。"), *end],
            [title("变更登记情况表"), table([["变更事项", "变更前内容", "变更后内容", "核准日期"], ["名称", former, c.name, long_date(issued)],
                                      ["经营范围", "略", "略", long_date(issued)]]), *text(f"统一社会信用代码：{c.code}"), *end],
        )
    )  # fmt: skip
    return Paper("change", "change_notice", ("business_licence",), "变更通知书", blocks, {}, official=True)
