"""Papers a company writes itself: products, standards, profile, charts, outlets, sales modes."""

import random
from datetime import date

from benchmarks.packs.blocks import Block, Paper, heading, table, text, title
from benchmarks.packs.company import Company, day, mobile, person

_LAWS = ("中华人民共和国产品质量法", "中华人民共和国消费者权益保护法", "中华人民共和国民法典", "中华人民共和国标准化法",
         "中华人民共和国计量法", "中华人民共和国广告法")  # fmt: skip


def product_introduction(c: Company, chance: random.Random, *, in_table: bool = False) -> Paper:
    """``in_table``: its products stand in a table."""
    first, second = c.trade.products
    kind = c.trade.category
    if c.trade.service:
        bodies = [
            [title("服务项目说明"), heading("一、服务内容"),
             *text(f"我公司本次申报的服务为{first[0]}和{second[0]}。{first[0]}面向本地企事业单位开展，服务形式为{first[1]}，突出{first[2]}。",
                   f"{second[0]}是近年来的新增业务，特点是{second[2]}，目前已签约客户四十余家。"),
             heading("二、服务流程"), *text("需求确认—签订合同—进场交底—实施—客户验收—定期回访。每个环节都有专人签字，客户可随时查询进度。"),
             heading("三、服务质量指标"), *text("响应时间：市区不超过半小时，县区不超过两小时；一次解决率不低于95%；客户满意度不低于98分。")],
            [title(f"{first[0]}、{second[0]}介绍"), *text(f"{c.short}为客户提供的主要服务如下表所示。"),
             table([["服务名称", "服务形式", "服务特色"], [*first], [*second]]),
             *text("上述服务均由公司自有班组完成，不转包、不分包。服务人员经岗前考核后上岗，统一着装，佩戴工牌。",
                   "服务结束后由客户在服务单上签字确认，公司按单建档，保存三年以上。")],
        ]  # fmt: skip
    else:
        made = "生产" if c.trade.makes else "经销"
        bodies = [
            [title("申报产品介绍"), *text(f"本次申报认证的产品为{c.brand}牌{kind}，包括{first[0]}（{first[1]}）和{second[0]}（{second[1]}）两个品种，均由我公司{made}。"),
             heading(f"1. {first[0]}"), *text(f"规格型号：{first[1]}。主要特点：{first[2]}。该产品自投放市场以来，累计销售三万余件，退货率低于千分之二。",
                                             "用途：适用于家庭、学校和企事业单位。贮存与运输：避免雨淋、暴晒和重压。"),
             heading(f"2. {second[0]}"), *text(f"规格型号：{second[1]}。主要特点：{second[2]}。出厂前逐件检验，附合格证和使用说明。"),
             heading("3. 质量控制"), *text("原材料进厂、过程、成品三道检验，检验记录可追溯至批次和操作者。各品种的第三方检验报告附后。")],
            [title(f"{kind}产品说明书"), Block("centre", c.name),
             table([["品名", "规格/型号", "卖点"], [*first], [*second]]),
             *text(f"{first[0]}是本公司的主打品种，{first[2]}，深受用户欢迎。", f"{second[0]}针对中高端用户推出，{second[2]}，在同类产品中性价比突出。",
                   "执行标准：" + "；".join(f"{number}《{name}》" for number, name in c.trade.product_standards) + "。",
                   "保修说明：自购买之日起，整机保修一年，主要部件保修两年，终身提供有偿维修。" if kind != "烘焙食品" else "食用方法：开袋即食。保质期见包装。质量问题凭小票包换包退。")],
            [title("我们的产品"), *text(f"“{c.brand}”系列{kind}分为两大类：", f"（一）{first[0]}。代表型号{first[1]}，{first[2]}；", f"（二）{second[0]}。代表型号{second[1]}，{second[2]}。",
                                     "产品品质：选用国内知名供应商的原料和部件，关键工序设质量控制点，成品抽检合格率连续三年保持在99.6%以上。",
                                     "产品包装：按运输距离分为简装和木箱两种，外箱注明品名、数量、净重和防潮标志。")],
        ]  # fmt: skip
    return Paper(
        "intro",
        "product_introduction",
        ("product_introduction",),
        "产品介绍" if not c.trade.service else "服务介绍",
        bodies[1] if in_table else chance.choice(bodies),
        {},
    )


def standards_list(c: Company, chance: random.Random, *, laws: bool = True) -> Paper:
    """``laws``: it lists laws too."""
    chosen = chance.sample(_LAWS, 4) if laws else []
    rows = [(f"《{law}》" if chance.random() < 0.5 else law, "") for law in chosen]
    numbers = [("GB/T 27922-2011", "商品售后服务评价体系"), ("GB/T 19001-2016", "质量管理体系 要求"), *c.trade.product_standards,
               ("GB/T 19012-2019", "质量管理 顾客满意 组织处理投诉指南"), ("GB/T 16868-2009", "商品经营服务质量管理规范")]  # fmt: skip
    facts = {"standards": [number for number, _ in numbers]}
    form = chance.randrange(3)
    if form == 0:
        grid = [["序号", "名称", "编号", "备注"]]
        for n, (name, number) in enumerate([*rows, *((b, a) for a, b in numbers)], 1):
            grid.append([str(n), name, number or "—", ""])
        blocks = [title("适用法律法规及标准一览表" if laws else "适用标准一览表"), table(grid)]
    elif form == 1:
        head = [title("法律法规和标准清单"), heading("一、法律法规"), *text(*(f"{n}. {name}" for n, (name, _) in enumerate(rows, 1))),
                heading("二、国家标准、行业标准")]  # fmt: skip
        blocks = [*(head if laws else [title("产品标准清单")]), *text(*(f"{n}. {a} {b}" for n, (a, b) in enumerate(numbers, 1)))]  # fmt: skip
    else:
        grid = [["类别", "标准号", "标准名称", "实施日期"]]
        grid += [["法律", "", name, ""] for name, _ in rows]
        grid += [["标准", a, b, f"{a[-4:]}年"] for a, b in numbers]
        blocks = [
            title("产品/服务执行标准目录"),
            Block("right", f"编制：{chance.choice(c.people)}　日期：2026年9月"),
            table(grid),
        ]
    return Paper("standards", "standards_list", ("applicable_standards",), "标准清单", blocks, facts)


def profile(c: Company, chance: random.Random, outlets: int, *, counted: bool = False) -> Paper:
    """``counted``: it says how many outlets there are."""
    product = c.trade.products[0][0]
    main = (
        f"{c.trade.category}的研发、生产和销售"
        if c.trade.makes
        else f"{c.trade.products[0][0]}、{c.trade.products[1][0]}"
        + ("" if c.trade.service else "等产品的销售")
    )
    since = f"{c.founded.year}年{c.founded.month}月{chance.choice((f'{c.founded.day}日', ''))}"
    bodies = [
        [title("公司简介"),
         *text(f"{c.name}（以下简称“公司”）成立于{since}，坐落于{c.city}{c.district}，注册资本{c.capital}万元，是一家主要从事{main}的企业。",
               f"公司现有员工{c.employees}人，其中专业技术人员{c.employees // 5}人；拥有标准化厂房和办公用房共{c.employees * 45}平方米，年销售额近{c.capital * 3 // 100 * 100}万元。",
               "多年来，公司坚持“客户的事就是自己的事”的经营理念，先后通过了质量管理体系认证，赢得了省内外客户的普遍认可。",
               f"面向未来，{c.short}人将一如既往地把产品做精、把服务做细，为{c.city}的经济发展贡献力量。")],
        [title(f"{c.short}概况"), heading("企业沿革"),
         *text(f"{since}，{c.name}在{c.city}注册成立，注册资金{c.capital}万元，法定代表人{c.person}。创业之初只有十几名职工，如今已发展到{c.employees}人的规模。"),
         heading("主营业务"), *text(f"主营{main}。产品和服务覆盖{c.province}及周边五省，设有销售和服务网点{outlets}个。" if outlets else f"主营{main}。业务覆盖{c.province}及周边五省。"),
         heading("企业实力"), *text(f"拥有{product}相关专利{chance.randrange(3, 20)}项，与两所高校建立了产学研合作关系，是{c.city}重点扶持的成长型企业。"),
         heading("企业文化"), *text("厚德、务实、精进、共赢。")],
        [title("关于我们"),
         *text(f"我们是谁？{c.name}，一家扎根{c.city}、服务全国的{c.trade.word}企业。自{since}成立以来，我们专注做好一件事：{main}。",
               f"我们有多大？全公司在册{c.employees}名员工，{c.capital}万元注册资本，上一年度营业收入突破{c.capital * 2}万元。",
               "我们凭什么？靠质量说话，靠口碑发展。老客户复购率超过七成，连续多年零重大投诉。",
               f"联系我们：{c.address}，电话{c.phone}。")],
    ]  # fmt: skip
    facts = {"organization_name": c.name}
    return Paper(
        "profile",
        "organization_profile",
        ("organization_profile",),
        "公司简介",
        bodies[1] if counted else chance.choice(bodies),
        facts,
    )


def chart(c: Company, chance: random.Random) -> Paper:
    """Both charts; ``chart`` blocks hold (top, middle, units, sub-units of the after-sales unit)."""
    unit = chance.choice(("售后服务部", "客户服务中心", "客服部", "用户服务部", "服务保障部"))
    units = ["行政人事部", "财务部", "采购部", "销售部" if not c.trade.service else "市场部", unit]
    units.insert(3, "生产技术部" if c.trade.makes else "运营部")
    if chance.random() < 0.5:
        units.insert(4, "质检部" if c.trade.makes else "品质管理部")
    sub = chance.choice(
        (
            ["投诉受理组", "上门服务组", "备件组", "回访组"],
            ["呼叫中心", "维修班", "客户关系岗"],
            ["受理岗", "技术支持岗", "质量回访岗", "配送协调岗"],
        )
    )
    boss = chance.choice((("董事长", "总经理"), ("股东会", "总经理"), ("总经理", "副总经理")))
    blocks = [
        title(chance.choice(("组织机构图", "公司组织架构图", "组织结构图"))), Block("chart", (boss[0], boss[1], units)),
        Block("break"), title(chance.choice((f"{unit}组织机构图", "售后服务组织架构图", "售后服务机构设置图"))),
        Block("chart", (boss[1], unit + ("经理" if not unit.endswith("中心") else "主任"), sub)),
    ]  # fmt: skip
    return Paper(
        "chart", "organization_chart", ("organization_chart",), "组织机构图", blocks, {}, code_number=unit
    )


def outlets(c: Company, chance: random.Random, count: int) -> Paper:
    towns = [
        "合肥",
        "石家庄",
        "武汉",
        "南昌",
        "广州",
        "西安",
        "济南",
        "杭州",
        "南宁",
        "长春",
        "郑州",
        "长沙",
        "成都",
        "太原",
        "兰州",
        "贵阳",
        "昆明",
        "福州",
        "南京",
        "沈阳",
        "海口",
        "天津",
        "重庆",
    ]
    chance.shuffle(towns)
    rows = []
    for n in range(count):
        town = towns[n % len(towns)]
        kind = chance.choice(("销售网点", "售后服务网点", "销售/服务"))
        name = chance.choice(
            (
                f"{town}{chance.choice(('办事处', '服务站', '分公司', '专卖店'))}",
                f"{town}{chance.choice(('宏达', '顺发', '鑫源', '万家', '永盛'))}{c.trade.word}经营部",
            )
        )
        if n >= len(towns):
            name += "（二部）" if n < 2 * len(towns) else "（三部）"
        phone = chance.choice(
            (mobile(chance), f"0{chance.randrange(311, 999)}-{chance.randrange(2000000, 8999999)}")
        )
        rows.append({"name": name, "address": f"{town}市{chance.choice(('中山路', '解放大道', '建设街', '友谊路', '新华路', '北京路'))}{chance.randrange(1, 900)}号",
                     "phone": phone, "contact": person(chance), "kind": kind})  # fmt: skip
    heads = chance.choice((
        (("序号", "网点名称", "地址", "联系人", "联系电话", "网点性质"), ("n", "name", "address", "contact", "phone", "kind")),
        (("编号", "单位名称", "详细地址", "电话", "负责人"), ("n", "name", "address", "phone", "contact")),
        (("区域", "名称", "类型", "联系人及职务", "手机/座机", "通讯地址"), ("town", "name", "kind", "contact", "phone", "address")),
    ))  # fmt: skip
    facts = {"outlets": rows}
    blocks = [
        title(
            chance.choice(
                (
                    "销售及售后服务网点清单",
                    "网点分布明细表",
                    "全国服务网点一览",
                    "产品销售网点、售后服务网点名录",
                )
            )
        ),
        Block("outlets", (heads, rows)),
    ]
    return Paper("outlets", "outlet_list", ("service_network",), "网点清单", blocks, facts)


def outlet_rows(
    heads: tuple[tuple[str, ...], tuple[str, ...]], rows: list[dict[str, str]]
) -> list[list[str]]:
    grid = [list(heads[0])]
    for n, row in enumerate(rows, 1):
        grid.append(
            [
                str(n)
                if key == "n"
                else row["address"][:2]
                if key == "town" and row["address"]
                else row.get(key, "")
                for key in heads[1]
            ]
        )
    return grid


def sales_mode(c: Company, chance: random.Random) -> Paper:
    what = c.trade.category
    bodies = [
        [title("销售方式说明"), *text(f"我公司{what}的销售以直销为主、经销为辅。",
               "一是直销。由公司销售人员直接与政府、学校、工厂等终端单位签约，按合同供货和结算，约占总额的六成。",
               "二是经销。在各地级市发展经销商，签订年度协议，实行区域保护，约占三成五。",
               "三是网上销售。在主流电商平台开设旗舰店，由电商专员负责接单、发货和答疑。",
               "无论以何种方式售出，售后均由公司统一负责，客户可拨打公司热线或就近联系网点。")],
        [title("营销模式介绍"), heading("（一）渠道构成"), table([["渠道", "对象", "占比"], ["项目投标", "机关、国企", "45%"], ["代理商", "区域市场", "40%"], ["自营门店", "个人用户", "15%"]]),
         heading("（二）交易流程"), *text("询价→报价→签约→排产（备货）→交付→验收→开票回款。"),
         heading("（三）售后责任"), *text("代理商负责首问接待，公司负责技术支持与费用结算；门店售出的由门店先行受理。")],
        [title("商品销售渠道与方式"), *text("公司不设中间环节，全部业务由市场人员通过招投标和老客户介绍取得，与客户面对面签订合同。",
               "合同签订后建立一户一档，指定客户经理全程跟进。每季度上门走访一次，收集需求和意见。",
               "考虑到行业特点，公司暂未开展网络零售，也没有发展加盟商。"),
         heading("价格与付款"), *text("价格统一由总部制定；付款方式为签约付三成、交付付六成、质保期满付一成。")],
    ]  # fmt: skip
    return Paper("sales", "sales_mode", ("sales_mode",), "销售方式", chance.choice(bodies), {})


def application_form(c: Company, chance: random.Random) -> Paper:
    applied = day(chance, date(2026, 10, 8), date(2026, 11, 20))
    blocks = [
        title("商品售后服务认证申请表"),
        Block("pairs", [("申请组织名称", c.name), ("统一社会信用代码", c.code), ("注册地址", c.address), ("法定代表人", c.person),
                        ("联系人", c.people[0]), ("联系电话", mobile(chance)), ("员工总数", str(c.employees)),
                        ("申请认证范围", f"{c.trade.products[0][0]}、{c.trade.products[1][0]}的售后服务"), ("认证依据", "GB/T 27922-2011"), ("申请级别", "五星级"),
                        ("申请日期", long(applied))], "grid"),
        *text("本组织承诺所提供的资料真实有效，愿意遵守认证机构的有关规定。"), Block("right", "申请组织（盖章）："),
    ]  # fmt: skip
    return Paper(
        "form",
        "application_form",
        (),
        "申请表",
        blocks,
        {"organization_name": c.name, "unified_social_credit_code": c.code},
    )


def long(when: date) -> str:
    return f"{when.year}年{when.month}月{when.day}日"


def cover(c: Company) -> Paper:
    items = [
        "营业执照及年报",
        "许可证（如有）",
        "产品（服务）介绍及检验报告",
        "法律法规标准清单",
        "组织简介",
        "组织机构图",
        "网点清单",
        "销售方式",
        "售后服务体系情况",
        "证书与荣誉",
        "体系文件",
    ]
    blocks = [title("商品售后服务评价认证申报材料"), Block("centre", c.name), Block("centre", "二〇二六年十一月"), Block("break"),
              title("目　录"), *text(*(f"{n}、{item}{'…' * 12}{n * 3}" for n, item in enumerate(items, 1)))]  # fmt: skip
    return Paper("cover", "cover", (), "封面目录", blocks, {})
