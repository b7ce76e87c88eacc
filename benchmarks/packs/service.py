"""Submission 9 and the management documents: many ways to write about each clause of the standard."""

import random
import re
from datetime import date

from benchmarks.packs.blocks import Block, Paper, heading, table, text, title
from benchmarks.packs.company import Company

CLAUSES: dict[str, tuple[str, ...]] = {
    "5.1.1": (
        "公司设立独立的{unit}，由副总经理分管，下设受理、处置、回访三个小组，各岗位职责写入岗位说明书，对外拥有处理客户诉求的最终决定权。",
        "为统筹售后工作，公司成立{unit}，作为一级部门直接向总经理汇报；各网点在业务上接受其领导。",
        "组织设置：总经理—分管副总—{unit}—各地网点，四级管理，职责边界清楚。",
    ),
    "5.1.2": (
        "{unit}现有专职人员{staff}名，其中持有售后服务管理师证书的2名，高级技工5名；新员工入职须完成40学时培训并考试合格。",
        "人员方面，按每百名客户不少于一人的比例配备，目前共{staff}人，均签订劳动合同，定期组织业务和沟通技巧培训。",
        "公司配有{staff}名售后人员，全部持证上岗，每年组织两次技能比武，成绩与工资挂钩。",
    ),
    "5.1.4": (
        "公司编制了售后服务手册和十余项制度，明确了受理、派单、上门、验收、回访各环节的规范和时限，并报{unit}备案执行。",
        "服务规范：统一用语、统一着装、统一流程、统一收费、统一回访；制度文本每年评审一次。",
        "售后各项工作均有章可循，包括岗位规范、作业指导书和服务标准，员工人手一册。",
    ),
    "5.1.5": (
        "监督：由品质人员按月抽查服务单和录音，发现违规当月通报；内部审核每年一次，结果与绩效考核挂钩。",
        "公司设监督电话，客户可直接向总经理反映问题；每季度开展服务质量检查，实行奖惩。",
        "设有专职督导员，对服务过程实施监督检查，按月评分，排名末位者待岗学习。",
    ),
    "5.1.6": (
        "改进：每月召开质量分析会，对重复发生的问题立项整改，验证关闭；上一年度共完成改进项目9项。",
        "对客户反馈的意见建立台账，分析原因、制定纠正措施并跟踪效果，形成持续改进的闭环。",
        "公司鼓励员工提合理化建议，采纳后给予奖励，推动产品与服务不断改进。",
    ),
    "5.1.7": (
        "服务文化：以“真诚到永久，服务无终点”为服务理念，通过晨会、内刊和宣传栏让每名员工熟知；对外公开服务承诺。",
        "我们的服务理念是“一次做好、客户放心”，服务目标是满意率98%以上，已在网站和门店公示服务承诺。",
        "多年形成了“把麻烦留给自己”的服务文化，并制定了中长期服务战略和年度目标。",
    ),
    "5.2.1": (
        "商品信息：产品标签、合格证和使用说明书齐全，如实标明名称、规格、生产者和注意事项；价格和收费项目在门店及合同中明示。",
        "售前如实向客户介绍商品和服务的内容、性能和局限，随货提供中文说明书和保修卡，不作虚假宣传。",
        "在官网和资料中公开商品信息、三包范围与收费标准，客户可扫码查询。",
    ),
    "5.2.2": (
        "技术支持：开通技术咨询热线和微信群，工程师在线解答；对重点客户提供使用培训和现场指导。",
        "为客户提供选型建议、操作培训和远程诊断等技术支持，疑难问题由技术部门会诊。",
        "随产品提供操作视频与培训，工作日有技术人员值班答疑。",
    ),
    "5.2.3": (
        "配送：自有车辆与第三方物流结合，市内当日、省内三日送达，包装牢固，到货由客户当面清点签收。",
        "公司仓储部负责送货，路线和时间提前告知客户；途中破损一律免费更换。",
        "货物配送实行时限承诺，外省七日内送达，送达后24小时内电话确认。",
    ),
    "5.2.4": (
        "维修：接到报修后30分钟内响应，市区4小时、郊县12小时内到场；一般故障当日修复，修复后保修三个月。",
        "设有维修车间和备件库，常用配件储备充足；维修过程填写维修单，旧件交客户查看。",
        "网点提供上门维修服务，不能当场修好的提供备用机，维修收费按公示价目执行。",
    ),
    "5.2.5": (
        "质量保证：售出商品执行国家三包规定，七日内可退、十五日内可换，质保期一年，主要件两年。",
        "凡属质量问题，凭票据无条件退换；质保期内免费，质保期外只收成本费。",
        "公司建立质量追溯和召回制度，出现批次问题时主动通知客户并承担退换费用。",
    ),
    "5.2.6": (
        "废弃商品回收：对客户淘汰的旧品及更换下来的部件提供以旧换新和上门回收，交有资质的单位处置。",
        "报废商品和包装物由网点集中回收，分类存放，按环保要求交由再生资源公司处理。",
        "公司在说明书中告知废弃后的处理办法，并开展旧件回收、环保处置。",
    ),
    "5.3.1": (
        "顾客关系：建立客户档案，交付后七日内电话回访，重点客户每季度走访，每年做一次满意度调查。",
        "使用客户管理系统记录联系情况，节日关怀、定期巡访；满意度由专人统计分析。",
        "通过热线、公众号、座谈会等与顾客保持沟通，定期回访并征求意见。",
    ),
    "5.3.2": (
        "投诉处理：设投诉专线，首问负责，2小时内答复、3日内办结，办结后回访，投诉档案保存三年。",
        "客户投诉由{unit}统一受理登记，查明原因后提出处理意见，重大投诉由总经理督办，处理率100%。",
        "凡接到投诉，先安抚、再核实、后处理，全程留痕；超时未结自动升级到上一级。",
    ),
}
"""Ways to tell that a clause of GB/T 27922-2011 is met."""

_OF_FACILITIES = re.compile("车间|备件库|车辆|仓储|设备|备用机|客户管理系统|服务单|公众号")
"""Where a paper must not speak of facilities its other sentences must not either."""

NAMES = {
    "5.1.1": "组织架构", "5.1.2": "人员配置", "5.1.4": "规范要求", "5.1.5": "监督", "5.1.6": "改进", "5.1.7": "服务文化", "5.2.1": "商品信息",
    "5.2.2": "技术支持", "5.2.3": "配送", "5.2.4": "维修", "5.2.5": "质量保证", "5.2.6": "废弃商品回收", "5.3.1": "顾客关系", "5.3.2": "投诉处理",
}  # fmt: skip
_FACILITIES = (
    "{unit}办公面积{area}平方米，配备服务车{cars}辆、电脑{pcs}台、检测仪器{tools}台套，客服热线两条，并建有备件仓库一处。",
    "硬件投入：服务用车{cars}台，专用工具{tools}套，客户接待室一间，维修场地{area}平方米；软件投入：工单系统一套。",
    "目前拥有售后用房{area}平方米，服务车辆{cars}辆，维修工具和检测设备{tools}台（套），能够满足服务需要。",
)
_FUNDING = (
    "每年按上年销售收入的2%提取售后服务经费，本年度预算{money}万元，专款专用，由财务部单列科目。",
    "售后服务专项资金{money}万元，其中人员费用占五成、配件占三成、车辆及培训占两成，已列入年度预算。",
    "经费保证：公司承诺售后经费不低于{money}万元/年，不足部分由总经理批准追加。",
)


def service_system(c: Company, chance: random.Random, unit: str, *, leave_out: frozenset[str] = frozenset(),
                   excluded: bool | None = None, reason: bool = True) -> Paper:  # fmt: skip
    """``leave_out``: clause numbers, ``facilities``, ``funding``. ``excluded``: 5.2.6 declared as not applicable."""
    values = {"unit": unit, "staff": str(max(4, c.employees // 12)), "area": str(chance.randrange(80, 900)), "cars": str(chance.randrange(2, 9)),
              "pcs": str(chance.randrange(5, 20)), "tools": str(chance.randrange(8, 60)), "money": str(chance.choice((20, 36, 50, 80, 120)))}  # fmt: skip
    if excluded is None:
        excluded = c.trade.service or c.trade.word == "食品" or chance.random() < 0.2
    skip = set(leave_out) | ({"5.2.6"} if excluded else set())
    said = {
        number: chance.choice(
            [way for way in ways if not (leave_out and _OF_FACILITIES.search(way))] or ways
        ).format(**values)
        for number, ways in CLAUSES.items()
        if number not in skip
    }
    facilities = [] if "facilities" in leave_out else text(chance.choice(_FACILITIES).format(**values))
    funding = [] if "funding" in leave_out else text(chance.choice(_FUNDING).format(**values))
    why = {True: ("因我公司提供的是无形服务，不产生废弃商品" if c.trade.service else "因产品为一次性消费的食品，不存在废弃后回收的问题"
                  if c.trade.word == "食品" else "因客户均为单位用户，报废资产须由其按国有资产规定自行处置"), False: ""}[reason]  # fmt: skip
    exclusion = text(chance.choice((f"本公司不涉及的条款：5.2.6 废弃商品回收。{'理由：' + why if why else ''}",
                                    f"{why + '，' if why else ''}5.2.6“废弃商品回收”不适用于我公司。"))) if excluded else text("本公司无不涉及条款，标准各项要求均适用。")  # fmt: skip
    form = chance.randrange(3)
    if form == 0:
        blocks = [title("售后服务体系建设情况报告"), heading("一、体系建设情况"), *text(*said.values()),
                  heading("二、服务提供方式"), *text("以上门服务为主，电话、网络远程服务为辅；超出本地半径的由合作网点就近提供。"),
                  heading("三、不涉及条款的说明"), *exclusion]  # fmt: skip
        blocks += [heading("四、设施投入"), *facilities] if facilities else []
        blocks += [heading("五、经费保证" if facilities else "四、经费保证"), *funding] if funding else []
    elif form == 1:
        blocks = [
            title("关于售后服务体系运行情况的说明"),
            *text(f"现将{c.name}售后服务体系建立与运行情况说明如下："),
        ]
        for number, words in said.items():
            blocks += [heading(f"{number} {NAMES[number]}"), *text(words)]
        blocks += [heading("服务方式"), *text("客户可选择送修、上门、寄修或远程协助。"), *(([heading("投入的设施"), *facilities]) if facilities else []),
                   *(([heading("资金保障"), *funding]) if funding else []), heading("不适用条款"), *exclusion]  # fmt: skip
    else:
        grid = [
            ["条款", "要求", "本公司做法"],
            *([number, NAMES[number], words] for number, words in said.items()),
        ]
        blocks = [title("售后服务体系说明"), *text("公司对照GB/T 27922-2011逐条建立了售后服务体系，对应情况如下表。"), table(grid),
                  *facilities, *funding, *text("服务提供采取“总部+网点”的方式，网点覆盖不到的地方由总部派员。"), *exclusion]  # fmt: skip
    return Paper(
        "service",
        "service_system",
        ("service_system",),
        "售后服务体系",
        blocks,
        {"funding_amount": int(values["money"]) * 10000} if funding else {},
    )


PROCEDURES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("顾客投诉处理程序", ("投诉登记后由受理人编号，当日转交责任人；责任人两个工作日内提出处理意见。", "处理结果须经投诉人认可，争议较大的提交服务经理裁定。", "每月汇总投诉的类别、原因、时长，作为改进依据。")),
    ("维修服务管理制度", ("维修人员出发前核对客户信息、故障现象和备件。", "现场作业先断电、后拆检，更换零件须征得客户同意。", "完工后试运行不少于十分钟，请客户签字。")),
    ("退换货管理规定", ("符合退换条件的，凭购货凭证办理，不得推诿。", "退回的商品单独存放，经鉴定后返修或报废。", "退款在收到退货后七个工作日内原路返回。")),
    ("备件管理办法", ("备件实行定额储备，低于下限时自动提出采购申请。", "领用备件须凭工单，用后交回旧件。", "每半年盘点一次，账物不符须查明原因。")),
    ("售后人员培训管理程序", ("年初制定培训计划，内容包括产品知识、操作技能、服务礼仪和安全。", "培训后进行考试或实操评价，不合格者补训。", "培训档案由行政人事部保存。")),
    ("服务监督考核制度", ("考核指标包括及时率、一次修复率、满意度和投诉率。", "督导人员每月随机抽取不少于三十份工单复核。", "考核结果于次月五日前公布，连续两次不达标者调岗。")),
    ("客户回访制度", ("交付或维修完成后七日内回访，回访率不低于90%。", "回访内容包括人员态度、处理质量、收费情况。", "不满意的回访记录当日转投诉流程。")),
    ("商品配送与交付管理规定", ("发货前核对品名、数量、收货人。", "装卸轻拿轻放，雨天采取防护。", "客户签收单三日内交回。")),
    ("客户信息管理办法", ("客户资料仅限工作需要查阅，不得外泄。", "资料变更后两日内更新系统。", "离职人员须交回全部客户资料。")),
    ("服务应急预案", ("遇大面积故障或自然灾害，启动应急响应。", "应急小组一小时内到位，统一对外口径。", "事后五日内形成总结报告。")),
    ("内部审核程序", ("每年至少进行一次内审，间隔不超过十二个月。", "内审员不得审核本岗位工作。", "不符合项限期整改并验证。")),
    ("文件和记录控制程序", ("文件经批准后发放，作废文件及时收回。", "记录字迹清楚，保存期三年。", "外来文件登记后转发使用部门。")),
)  # fmt: skip


def _procedure(
    c: Company, chance: random.Random, number: str, name: str, said: tuple[str, ...], made: date
) -> list[Block]:
    steps = [f"{place}、{line}" for place, line in zip(("一", "二", "三"), said, strict=True)]
    style = chance.randrange(2)
    head = (
        [table([["文件编号", number, "版本", "A/0"], ["编制", c.people[1], "批准", c.person], ["生效日期", f"{made.year}-{made.month:02d}-{made.day:02d}", "受控状态", "受控"]])]
        if style
        else text(f"文件编号：{number}　　版次：第1版", f"编制：{c.people[1]}　审核：{c.people[2]}　批准：{c.person}　　实施日期：{made.year}年{made.month}月{made.day}日")
    )  # fmt: skip
    filler = (
        "本文件适用于公司总部及各网点的相关工作，各岗位须严格执行。",
        "各部门负责人对本部门执行情况负责，发现与实际不符时应及时提出修订建议。",
        "本文件涉及的记录应当真实、完整，不得涂改，由资料员归档。",
    )
    return [title(name), *head, heading("1 目的"), *text(f"为规范{name.removesuffix('程序').removesuffix('制度').removesuffix('规定').removesuffix('管理办法')}工作，提高客户满意度，制定本文件。"),
            heading("2 范围"), *text(filler[0]), heading("3 职责"), *text(f"服务部门为归口管理部门。{filler[1]}"),
            heading("4 内容与要求"), *text(*steps), heading("5 记录"), *text(filler[2])]  # fmt: skip


_UNCONTROLLED = 3
"""Which of the documents is the one without a number: neither lost nor unlisted."""


def management(
    c: Company,
    chance: random.Random,
    *,
    with_list: bool = True,
    lost: int = 0,
    unlisted: int = 0,
    uncontrolled: bool = False,
) -> list[Paper]:
    """The list and the documents: separate files, or one manual with the list inside.

    ``lost``: so many listed documents are not sent; ``unlisted``: so many sent are not in the list;
    ``uncontrolled``: one of them bears no number, version, approval or date.
    """
    chosen = chance.sample(PROCEDURES[:7], 6) + chance.sample(PROCEDURES[7:], 3)
    prefix = "".join(chance.choice("ABCDEFGHJKLMNPQRSTWXYZ") for _ in range(2))
    style = chance.choice(("{p}-SH-{n:02d}", "{p}/CX-{n:02d}", "Q/{p} SHFW{n:03d}-2025", "{p}-QP-{n:02d}"))
    made = date(2025, chance.randrange(1, 12), chance.randrange(1, 28))
    every = [(style.format(p=prefix, n=n), name, said) for n, (name, said) in enumerate(chosen, 1)]
    listed = every[: len(every) - unlisted]
    sent = every[lost:]
    head = chance.choice(
        (
            ["序号", "文件编号", "文件名称", "版本"],
            ["序号", "文件名称", "文件编号", "生效日期"],
            ["编号", "名称", "归口部门"],
        )
    )
    grid = [head]
    for n, (number, name, _) in enumerate(listed, 1):
        row = {
            "序号": str(n),
            "文件编号": number,
            "编号": number,
            "文件名称": name,
            "名称": name,
            "版本": "A/0",
            "生效日期": made.isoformat(),
            "归口部门": "服务部门",
        }
        grid.append([row[column] for column in head])
    list_paper = Paper("list", "management_document_list", ("management_documents",), chance.choice(("文件清单", "受控文件一览", "体系文件目录")),
                       [title(chance.choice(("售后服务管理文件清单", "售后服务体系受控文件一览表", "售后服务管理体系文件目录"))), table(grid)],
                       {"document_list": [(number, name) for number, name, _ in listed]})  # fmt: skip
    papers = [list_paper] if with_list else []
    for n, (number, name, said) in enumerate(sent):
        blocks = _procedure(c, chance, number, name, said, made)
        bare = uncontrolled and n == _UNCONTROLLED
        if bare:
            first = next(place for place, block in enumerate(blocks) if block.kind == "heading")
            blocks = [blocks[0], *blocks[first:]]
        papers.append(
            Paper(
                f"proc{n}",
                "management_document",
                ("management_documents",),
                name if bare else f"{number.replace('/', '')} {name}",
                blocks,
                {"title": name} if bare else {"document_number": number, "title": name},
            )
        )
    return papers
