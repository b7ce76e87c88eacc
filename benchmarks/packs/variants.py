"""Faults and harmless habits of strangers' packs, each a small change to a pack without faults.

A variant with ``codes`` is a fault: one of these must be told, firmly or as a doubt, of one of these submissions.
One without is a habit: nothing may be told of the submissions that it touches.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.packs import official, service
from benchmarks.packs.blocks import Block, Paper, table, text, title
from benchmarks.packs.company import AS_OF, credit_code, person
from benchmarks.packs.plant import Draft, replace_words

Told = tuple[str, str]
"""A code, and the submission under which it is told (``*``: any)."""


@dataclass(frozen=True)
class Variant:
    """``touches``: submissions; two variants of one pack touch no same one. ``plant`` says whether it could.
    ``doubt_by_rule``: why it is to be told as a doubt, never firmly; ``of_some``: why it is in that pack."""

    name: str
    touches: frozenset[str]
    plant: Callable[[Draft, random.Random], bool]
    codes: tuple[Told, ...] = ()
    doubt_by_rule: str = ""
    of_some: Callable[[Draft], str] | None = None

    def by_rule(self, pack: Draft) -> str:
        """Why a person must look at it in this pack; empty: it is to be told firmly."""
        return self.doubt_by_rule or (self.of_some(pack) if self.of_some else "")


def _of(pack: Draft, kind: str) -> list[Paper]:
    return [paper for paper in pack.papers if paper.kind == kind]


def _rows(paper: Paper) -> tuple[Sequence[str], list[dict[str, str]]]:
    """The outlet list as columns and rows; it is a plain table from now on."""
    return ("name", "address", "contact", "phone"), paper.facts["outlets"]


def _lay_out(paper: Paper, rows: list[list[str]]) -> None:
    paper.blocks = [paper.blocks[0], table(rows)]


# Lists of outlets


def _two_heads(pack: Draft, chance: random.Random) -> bool:
    (paper,) = _of(pack, "outlet_list")
    keys, rows = _rows(paper)
    top, head = chance.choice(
        (
            (
                ["序号", "网点基本信息", "", "联系方式", ""],
                ["", "网点名称", "详细地址", "负责人", "联系电话"],
            ),
            (["序号", "网点", "", "联络", ""], ["", "名称", "地址", "姓名", "手机"]),
            (["序号", "服务商情况", "", "对接人", ""], ["", "全称", "所在地址", "姓名", "电话"]),
        )
    )
    _lay_out(paper, [top, head, *([str(n), *(row[key] for key in keys)] for n, row in enumerate(rows, 1))])
    return True


def _two_heads_and_blanks(pack: Draft, chance: random.Random) -> bool:
    (paper,) = _of(pack, "outlet_list")
    for row in chance.sample(paper.facts["outlets"], 3):
        row["phone"] = ""
    return _two_heads(pack, chance)


def _own_heads(pack: Draft, chance: random.Random) -> bool:
    (paper,) = _of(pack, "outlet_list")
    keys, rows = _rows(paper)
    head = chance.choice(
        (
            ["门店", "店址", "找谁", "打哪个电话"],
            ["驻点", "在哪里", "值守人", "热线"],
            ["哪家店", "门店位置", "店长", "联系"],
        )
    )
    _lay_out(paper, [head, *([row[key] for key in keys] for row in rows)])
    return True


def _wrapped(pack: Draft, chance: random.Random) -> bool:
    """Cells as narrow columns break them."""
    (paper,) = _of(pack, "outlet_list")
    keys, rows = _rows(paper)
    broken = [
        {
            key: f"{value[:8]} {value[8:]}" if key == "phone" and len(value) > 9 else value
            for key, value in row.items()
        }
        for row in rows
    ]
    _lay_out(paper, [["名称", "地址", "联系人", "电话"], *([row[key] for key in keys] for row in broken)])
    return True


def _prose(pack: Draft, chance: random.Random) -> bool:
    (paper,) = _of(pack, "outlet_list")
    words = chance.choice(
        (
            "{n}、{name}，地址：{address}，联系人：{contact}，电话：{phone}。",
            "（{n}）{name}：位于{address}，负责人{contact}，联系电话{phone}；",
            "{n}. {name}（{address}），{contact}，{phone}",
        )
    )
    lines = [words.format(n=n, **row) for n, row in enumerate(paper.facts["outlets"], 1)]
    paper.blocks = [
        title("销售与售后服务网点"),
        *text("公司目前设有以下网点，均可受理报修和退换：", *lines),
    ]
    return True


def _prose_and_blank(pack: Draft, chance: random.Random) -> bool:
    _prose(pack, chance)
    (paper,) = _of(pack, "outlet_list")
    row = paper.facts["outlets"][2]
    for block in paper.blocks:
        if row["phone"] in str(block.value):
            for before in ("，电话：", "，联系电话", "，"):
                block.value = block.value.replace(f"{before}{row['phone']}", "")
    return True


def _two_in_a_cell(pack: Draft, chance: random.Random) -> bool:
    (paper,) = _of(pack, "outlet_list")
    head, form = chance.choice(
        (
            (["序号", "网点名称", "地址及电话", "联系人"], "{address} {phone}"),
            (["序号", "单位", "地址、联系电话", "负责人"], "{address}，电话{phone}"),
        )
    )
    rows = paper.facts["outlets"]
    _lay_out(
        paper,
        [
            head,
            *([str(n), row["name"], form.format(**row), row["contact"]] for n, row in enumerate(rows, 1)),
        ],
    )
    return True


def _side_by_side(pack: Draft, chance: random.Random) -> bool:
    (paper,) = _of(pack, "outlet_list")
    rows = paper.facts["outlets"]
    half = (len(rows) + 1) // 2
    cells = [[row["name"], row["address"], row["phone"]] for row in rows]
    cells += [["", "", ""]] * (2 * half - len(rows))
    _lay_out(paper, [["网点名称", "地址", "电话"] * 2, *(cells[n] + cells[n + half] for n in range(half))])
    return True


def _stated_outlets(pack: Draft, chance: random.Random) -> bool:
    (paper,) = _of(pack, "outlet_list")
    more = len(paper.facts["outlets"]) + chance.choice((4, 7, 12))
    words = chance.choice(
        ("截至目前，我公司网点共{}家，清单如下。", "全国共设{}个网点：", "以上合计{}个服务网点。")
    )
    paper.blocks.insert(1, Block("text", words.format(more)))
    return True


# Standards


def _wrapped_standards(pack: Draft, chance: random.Random) -> bool:
    (paper,) = _of(pack, "standards_list")
    rows = [["序号", "标准名称", "标准编号"]]
    for n, (number, name) in enumerate(
        (("GB/T 27922-2011", "商品售后服务评价体系"), *pack.company.trade.product_standards), 1
    ):
        rows.append([str(n), f"{name[:6]} {name[6:]}", number.replace("-", "- ")])
    paper.blocks = [
        title("适用标准清单"),
        *text(
            "一、法律法规", "1. 中华人民共和国产品质量法", "2. 中华人民共和国消费者权益保护法", "二、标准"
        ),
        table(rows),
    ]
    paper.facts.clear()
    return True


def _name_and_number(pack: Draft, chance: random.Random) -> bool:
    (paper,) = _of(pack, "standards_list")
    numbers = [
        ("GB/T 27922-2011", "商品售后服务评价体系"),
        ("GB/T 19001-2016", "质量管理体系 要求"),
        *pack.company.trade.product_standards,
    ]
    form = chance.choice(("《{name}》（{number}）", "{number}《{name}》", "{name} {number}"))
    rows = [
        ["序号", "法律法规和标准"],
        ["1", "《中华人民共和国产品质量法》"],
        ["2", "《中华人民共和国消费者权益保护法》"],
    ]
    rows += [[str(n), form.format(name=name, number=number)] for n, (number, name) in enumerate(numbers, 3)]
    paper.blocks = [title("适用的法律法规、标准清单"), table(rows)]
    paper.facts["standards"] = [number for number, _ in numbers]
    return True


# The applicant's own texts


def _another_maker(pack: Draft, chance: random.Random) -> bool:
    """All procedures are headed with another company, and speak of it: they were copied."""
    c = pack.company
    other = c.name.replace(
        c.brand, chance.choice([brand for brand in ("华信通", "众诚达", "云帆") if brand != c.brand])
    )
    papers = _of(pack, "management_document")
    for paper in papers:
        replace_words(paper, c.name, other)
        if other not in str(paper.blocks[0].value):
            paper.blocks.insert(0, Block("centre", other))
    return bool(papers)


def _another_person(pack: Draft, chance: random.Random) -> bool:
    (paper,) = _of(pack, "organization_profile")
    other = chance.choice(
        [name for name in (person(chance) for _ in range(9)) if name != pack.company.person]
    )
    for label in ("法定代表人：", "法定代表人"):
        replace_words(paper, f"{label}{pack.company.person}", "")
    words = chance.choice(
        ("公司法定代表人为{}。", "法定代表人：{}", "企业由法定代表人{}先生于创业之初带领团队组建。")
    )
    paper.blocks.append(Block("text", words.format(other)))
    return True


def _blanks(pack: Draft, chance: random.Random) -> bool:
    (paper,) = _of(pack, chance.choice(("organization_profile", "sales_mode")))
    words = chance.choice(
        (
            "公司法定代表人XXX，自20XX年XX月起主持工作。",
            "公司总部位于XX省XX市，交通便利。",
            "负责人（姓名）对本说明的真实性负责。",
            "年销售额×××万元，员工××人。",
        )
    )
    paper.blocks.append(Block("text", words))
    return True


def _no_facilities(pack: Draft, chance: random.Random) -> bool:
    """The facilities are gone; the money for tools is no facility."""
    if _rewrite_service(pack, chance, leave_out={"facilities", "funding"}):
        (paper,) = _of(pack, "service_system")
        sum_ = chance.choice(
            (
                "经费保证：2026年售后服务预算38.6万元，其中人员工资21万元、设备工具9.2万元、培训8.4万元。",
                "售后专项经费50万元/年，含差旅18万元、工具购置12万元、其他20万元，由财务单列。",
            )
        )
        paper.blocks.append(Block("text", sum_))
        paper.facts.clear()
        return True
    return False


def _rewrite_service(pack: Draft, chance: random.Random, leave_out: set[str]) -> bool:
    (old,) = _of(pack, "service_system")
    unit = next(paper.code_number for paper in pack.papers if paper.kind == "organization_chart")
    new = service.service_system(pack.company, chance, unit, leave_out=frozenset(leave_out), excluded=False)
    old.blocks, old.facts = new.blocks, new.facts
    return True


def _forget_none(paper: Paper) -> None:
    """Takes out that no clause is excluded."""
    paper.blocks = [block for block in paper.blocks if "本公司无不涉及条款" not in str(block.value)]


def _part_excluded(pack: Draft, chance: random.Random) -> bool:
    """Of one clause nothing is said but that a part of it does not apply, without a reason."""
    clause, words = chance.choice(
        (
            ("5.2.6", "5.2.6.1 报废品的回收本公司不适用。"),
            ("5.2.3", "5.2.3.2安装条款不适用。"),
            ("5.2.1", "5.2.1.1包装要求，本公司不适用。"),
        )
    )
    _rewrite_service(pack, chance, {clause})
    (paper,) = _of(pack, "service_system")
    _forget_none(paper)
    paper.blocks.append(Block("text", words))
    return True


def _unknown_clause(pack: Draft, chance: random.Random) -> bool:
    (paper,) = _of(pack, "service_system")
    _forget_none(paper)
    paper.blocks.append(
        Block(
            "text",
            chance.choice(
                ("5.4.2 条不适用于本公司。", "不适用条款：5.1.9、5.6。", "标准第7.3条对我公司不适用。")
            ),
        )
    )
    return True


def _one_box(pack: Draft, chance: random.Random) -> bool:
    """The company's chart alone, with the after-sales unit as one of its boxes."""
    (paper,) = _of(pack, "organization_chart")
    paper.blocks = paper.blocks[:2]
    return True


def _stated_documents(pack: Draft, chance: random.Random) -> bool:
    (paper,) = _of(pack, "management_document_list")
    count = len(paper.facts["document_list"]) + chance.choice((3, 5))
    paper.blocks.append(Block("text", chance.choice((f"以上文件共{count}个。", f"合计{count}份文件。"))))
    return True


def _ends_of_values(pack: Draft, chance: random.Random) -> bool:
    for paper in _of(pack, "management_document"):
        number = paper.facts["document_number"]
        paper.blocks = [
            block for block in paper.blocks if block.kind != "table" and "文件编号" not in str(block.value)
        ]
        lines = chance.choice(
            (
                [f"文件编号：{number}版次:A/2", f"批准：{pack.company.person}2025年6月1日起执行"],
                [f"编号:{number}　　版本/修改:A/1　　批准人:{pack.company.person}　　实施日期:2025-06-01"],
            )
        )
        paper.blocks[1:1] = [block for block in text(*lines) if block.value]
    return True


# Permits, reports, registers


_SURVEYED = (
    "监督审核：第一次 {first}　合格",
    "获证后监督记录：{first} 年度监督审核合格，准予保持",
    "第一次监督评审　{first}　结论：继续有效",
    "保持认证注册资格　{first}",
    "监督合格标识　{first}",
)


def survey(pack: Draft, chance: random.Random) -> None:
    """Writes on every certificate that is to be surveyed each year when it was last: such a pack is without fault."""
    for paper in _of(pack, "system_certificate"):
        issued = date.fromisoformat(paper.facts["issued_on"])
        if issued <= AS_OF - timedelta(days=365):
            audited = AS_OF - timedelta(days=chance.randrange(20, 330))
            words = chance.choice(_SURVEYED).format(first=official.plain(max(audited, issued), chance))
            seal = next(n for n, block in enumerate(paper.blocks) if block.kind == "small")
            paper.blocks.insert(seal, Block("text", words, _SURVEY))
    pack.expected = [told for told in pack.expected if told[0] != "certificate-surveillance"]


_SURVEY = "survey"


def _not_surveyed(pack: Draft, chance: random.Random) -> bool:
    """A quality certificate of more than a year ago tells of no audit since, or of the one before the last."""
    late = [paper for paper in _of(pack, "system_certificate") if "质量管理体系" in paper.name]
    late = [paper for paper in late if any(block.style == _SURVEY for block in paper.blocks)]
    old = chance.random() < 0.4
    for paper in late:
        issued = date.fromisoformat(paper.facts["issued_on"])
        for block in paper.blocks:
            if block.style == _SURVEY:
                day = issued + timedelta(days=300)
                told = old and day < AS_OF - timedelta(days=370)
                block.value = chance.choice(_SURVEYED).format(first=day.isoformat()) if told else _DUTY
    return bool(late)


_DUTY = "获证组织应按期接受监督审核，经审核合格本证书方继续有效。"


def _expired_of_one(pack: Draft, chance: random.Random) -> bool:
    """A second permit of the same kind, for other goods, has run out."""
    permits = _of(pack, "permit")
    if not permits or not pack.company.trade.permit or not pack.company.trade.permit.lists_products:
        return False
    old = official.permit(pack.company, chance, date(2026, 3, 1), other=True)
    old.key, old.name = "permit2", f"{permits[0].name}2"
    pack.papers.insert(pack.papers.index(permits[0]) + 1, old)
    return True


def _beyond_scope(pack: Draft, chance: random.Random) -> bool:
    """The scope names licensed items for which there is no permit."""
    (paper,) = _of(pack, "business_licence")
    c = pack.company
    if "许可项目" in c.trade.scope or c.trade.permit:
        return False
    items = chance.choice(
        ("道路货物运输（不含危险货物）；保安服务", "食品经营；餐饮服务", "危险化学品经营")
    )
    scope = f"许可项目：{items}（依法须经批准的项目，经相关部门批准后方可开展经营活动）。一般项目：{c.trade.scope}"
    replace_words(paper, c.trade.scope, scope)
    paper.facts["business_scope"] = scope
    return True


def _wire_for_cable(pack: Draft, chance: random.Random) -> bool:
    """A compulsory certificate of a wire stands where the production licence of cables should."""
    if pack.company.trade.word != "电缆":
        return False
    permits = _of(pack, "permit")
    wire = official.compulsory(pack.company, chance, ("聚氯乙烯绝缘软电线", "RVV 300/300V 2×1.0", ""))
    pack.papers[pack.papers.index(permits[0])] = wire
    return True


_OTHER_MODELS = ("TZ-9081", "WQ-55G", "LM3-270")


def _other_model(pack: Draft, chance: random.Random) -> bool:
    reports = _of(pack, "inspection_report")
    if not reports:
        return False
    product, model, _ = pack.company.trade.products[0]
    if not model[0].isalpha():  # a size of clothes is no model
        return False
    report = next(paper for paper in reports if paper.facts["product_name"] == product)
    replace_words(report, model, chance.choice(_OTHER_MODELS))
    return True


def _other_goods(pack: Draft, chance: random.Random) -> bool:
    reports = _of(pack, "inspection_report")
    if not reports:
        return False
    product, model, _ = pack.company.trade.products[1]
    report = next(paper for paper in reports if paper.facts["product_name"] == product)
    other = chance.choice(("便携式折叠梯", "车用吸尘器", "儿童滑板车"))
    replace_words(report, product, other)
    replace_words(report, model, "ZD-100")
    report.facts["product_name"] = other
    report.name = f"检验报告-{other}"
    return True


def _second_report(pack: Draft, chance: random.Random) -> bool:
    reports = _of(pack, "inspection_report")
    if len(reports) < 2:
        return False
    pack.papers.remove(reports[1])
    return True


def _menus(pack: Draft, chance: random.Random) -> bool:
    """The page of the public system with its tabs, buttons and foot."""
    (paper,) = _of(pack, "annual_report")
    tabs = chance.choice(
        (
            "基础信息　行政许可信息　行政处罚信息　列入经营异常名录信息　列入严重违法失信名单（黑名单）信息",
            "基础信息 | 行政许可 | 行政处罚 | 经营异常 | 严重违法失信",
        )
    )
    place = next(n for n, block in enumerate(paper.blocks) if block.kind == "title")
    paper.blocks[place + 1 : place + 1] = text(
        "首页　企业信息填报　信息公告　重点领域企业　导航", tabs, "发送报告　信息分享　信息打印"
    )
    paper.blocks += text(
        "主办单位：国家市场监督管理总局　地址：北京市西城区三里河东路八号　备案号：京ICP备18022388号-2",
        "http://www.gsxt.gov.cn/corp-query-homepage.html",
    )
    return True


def _branch(pack: Draft, chance: random.Random) -> bool:
    """The annual report is the branch's."""
    (paper,) = _of(pack, "annual_report")
    c = pack.company
    town = chance.choice(("宿州", "泰安", "荆门"))
    replace_words(paper, c.name, f"{c.name}{town}分公司")
    replace_words(paper, c.code, credit_code(chance, c.area))
    paper.facts = {}
    return True


def _certified(pack: Draft) -> str:
    return "its compulsory certificate may stand for the report" if pack.company.trade.compulsory else ""


def _of_no_model(pack: Draft) -> str:
    _, model, _ = pack.company.trade.products[1]
    return _certified(pack) or (
        "" if model[0].isalpha() else "of goods without a model one report may stand for a class"
    )


def _of_a_series(pack: Draft) -> str:
    _, model, _ = pack.company.trade.products[0]
    (report,) = [
        paper
        for paper in _of(pack, "inspection_report")
        if paper.facts["product_name"] == pack.company.trade.products[0][0]
    ]
    planted = next(other for other in _OTHER_MODELS if other in _words(report))
    letters = [re.match("[A-Z]+", one) for one in (model, planted)]
    alike = letters[0] and letters[1] and letters[0][0] == letters[1][0]
    return _certified(pack) or ("one model may stand for its series" if alike else "")


def _words(paper: Paper) -> str:
    return "".join(str(block.value) for block in paper.blocks)


_NET, _STD = frozenset({"service_network"}), frozenset({"applicable_standards"})
_SERVICE, _DOCS = frozenset({"service_system"}), frozenset({"management_documents"})
_PRODUCT, _LICENCE = frozenset({"product_introduction"}), frozenset({"business_licence"})
_EXCLUDED: tuple[Told, ...] = tuple(
    (code, "service_system")
    for code in ("exclusion-reason-missing", "clause-not-covered", "exclusion-not-allowed")
)
_REPORT: tuple[Told, ...] = tuple(
    (code, "product_introduction") for code in ("inspection-report-missing", "report-for-another")
)

VARIANTS: tuple[Variant, ...] = (
    Variant("1 two header rows", _NET, _two_heads),
    Variant(
        "1 two header rows, blank phones",
        _NET,
        _two_heads_and_blanks,
        (("outlet-incomplete", "service_network"),),
    ),
    Variant("2 wrapped digits", _NET, _wrapped),
    Variant("2 wrapped standards", _STD, _wrapped_standards),
    Variant("4 outlets as prose", _NET, _prose),
    Variant(
        "4 outlets as prose, a blank phone",
        _NET,
        _prose_and_blank,
        (("outlet-incomplete", "service_network"),),
    ),
    Variant(
        "5 one approval of two expired",
        frozenset({"permits"}),
        _expired_of_one,
        (("permit-expired", "permits"),),
        doubt_by_rule="whether what is declared needs the paper, people decide",
    ),
    Variant(
        "6 part of a clause excluded without a reason",
        _SERVICE,
        _part_excluded,
        _EXCLUDED,
    ),
    Variant(
        "6 an unknown clause excluded",
        _SERVICE,
        _unknown_clause,
        (("exclusion-of-no-clause", "service_system"), *_EXCLUDED),
        doubt_by_rule="a clause of that number may be another edition's",
    ),
    Variant(
        "7 another company in procedures",
        _DOCS,
        _another_maker,
        (("text-of-another", "*"), ("name-mismatch", "management_documents")),
    ),
    Variant(
        "7 another legal representative",
        frozenset({"organization_profile"}),
        _another_person,
        (("detail-mismatch", "organization_profile"),),
        doubt_by_rule="who changed may not have told the register yet",
    ),
    Variant(
        "8 licensed items without a permit",
        frozenset({"permits", "business_licence"}),
        _beyond_scope,
        (("licensed-item-unproven", "*"), ("permit-required", "*")),
        doubt_by_rule="what is licensed may not be carried on",
    ),
    Variant(
        "8 a wire's certificate for a cable's licence",
        frozenset({"permits"}),
        _wire_for_cable,
        (
            ("permit-required", "permits"),
            ("permit-scope-unclear", "permits"),
            ("licensed-item-unproven", "*"),
        ),
        doubt_by_rule="the law asks a licence of part of the trade",
    ),
    Variant("9 the second report missing", _PRODUCT, _second_report, _REPORT, of_some=_of_no_model),
    Variant(
        "10 placeholders",
        frozenset({"organization_profile", "sales_mode"}),
        _blanks,
        (("placeholder-text", "*"),),
    ),
    Variant(
        "11 facilities removed",
        _SERVICE,
        _no_facilities,
        (("facilities-missing", "service_system"),),
        doubt_by_rule="tools are spoken of, as what money is for",
    ),
    Variant("15 menus of the public system", _LICENCE, _menus),
    Variant(
        "16 a branch's annual report",
        _LICENCE,
        _branch,
        tuple((code, "*") for code in ("annual-report-missing", "name-mismatch", "credit-code-mismatch")),
    ),
    Variant("17 heads in own words", _NET, _own_heads),
    Variant("17 address and telephone in a cell", _NET, _two_in_a_cell),
    Variant("17 two groups side by side", _NET, _side_by_side),
    Variant("17 name and number in a cell", _STD, _name_and_number),
    Variant(
        "18 stated outlets",
        _NET,
        _stated_outlets,
        (("count-mismatch", "*"),),
        doubt_by_rule="a text may count at another day, or other things",
    ),
    Variant(
        "18 stated documents",
        _DOCS,
        _stated_documents,
        (("count-mismatch", "*"),),
        doubt_by_rule="a text may count at another day, or other things",
    ),
    Variant(
        "19 a box for a chart",
        frozenset({"organization_chart"}),
        _one_box,
        (
            ("content-missing", "organization_chart"),
            ("after-sales-organization-missing", "organization_chart"),
        ),
        doubt_by_rule="whether one box will do, people decide",
    ),
    Variant("20 report on another model", _PRODUCT, _other_model, _REPORT, of_some=_of_a_series),
    Variant("20 report on other goods", _PRODUCT, _other_goods, _REPORT, of_some=_of_no_model),
    Variant("21 where values end", _DOCS, _ends_of_values),
    Variant(
        "a certificate not surveyed for a year",
        frozenset({"certificates_and_honours"}),
        _not_surveyed,
        (("certificate-surveillance", "certificates_and_honours"),),
        doubt_by_rule="only the public register tells whether it stands",
    ),
)


def planted(pack: Draft, count: Counter[str], chance: random.Random, *, harmless: bool) -> list[Variant]:
    """Plants what the pack can hold (`harmless`: habits alone), what was planted least first, never two that touch
    the same."""
    done: list[Variant] = []
    touched: set[str] = set()
    for one in sorted(VARIANTS, key=lambda item: (count[item.name], chance.random())):
        if not (harmless and one.codes) and not touched & one.touches and one.plant(pack, chance):
            touched |= one.touches
            count[one.name] += 1
            done.append(one)
    return done
