"""The applicant's own papers in the words of the samples' generator: another writer's, for the same company."""

import random
from collections.abc import Sequence

from benchmarks.packs.blocks import Block, Paper, title
from benchmarks.packs.company import Company
from benchmarks.packs.plant import Draft
from samples._generator import blocks as sample_blocks
from samples._generator import papers
from samples._generator.companies import Company as SampleCompany
from samples._generator.companies import outlet_rows

_PLACES = ("安徽省合肥市", "湖北省武汉市", "江苏省南京市", "河南省郑州市", "四川省成都市", "陕西省西安市")
_FOOD = "食品"
_BOXES = {"left": "text", "center": "centre", "right": "right"}


def rewrite(pack: Draft, chance: random.Random) -> bool:
    """Puts those texts in the place of the pack's own; not of who only serves: they speak of goods."""
    if not pack.company.trade.makes:
        return False
    company = _as_sample(pack.company)
    managed, listed = _management(company, chance)
    own: dict[str, list[Paper]] = {
        "organization_profile": [_text("profile", papers.profile(company, chance.choice("ab")))],
        "sales_mode": [_text("sales", papers.sales(company, chance.choice("ab")))],
        "service_system": [_text("service", papers.service_system(company, chance.choice("ab")))],
        "product_introduction": [
            _text("product", papers.product_introduction(company, chance.choice("ab")))
        ],
        "standards_list": [_text("standards", papers.standards_paper(company))],
        "outlet_list": [_outlets(company, chance)],
        "management_document_list": [listed],
        "management_document": managed,
    }
    rewritten: list[Paper] = []
    for paper in pack.papers:
        if paper.kind not in own:
            rewritten.append(paper)
            continue
        for other in own[paper.kind]:
            other.kind, other.submissions = paper.kind, paper.submissions
            rewritten.append(other)
        own[paper.kind] = []
    pack.papers = rewritten
    return True


def _as_sample(c: Company) -> SampleCompany:
    goods = [
        {
            "name": name,
            "model": model,
            "standard": c.trade.product_standards[0][0],
            "base": base,
            "use": f"用于{base}的场合",
        }
        for name, model, base in c.trade.products
    ]
    return SampleCompany(
        key="food" if c.trade.word == _FOOD else f"pack-{c.brand}",
        name=c.name, short=c.short, english="", division=c.code[2:8], organization=c.code[8:16],
        legal=c.person, kind="有限责任公司", capital=f"{c.capital}万元", established=f"{c.founded.year}年{c.founded.month}月{c.founded.day}日",
        term="长期", address=c.address, scope=c.trade.scope, authority="", issued="", trade=f"{c.trade.category}的生产和销售",
        hotline=c.phone, mail="service@example.cn", staff=c.employees, service_staff=max(5, c.employees // 8),
        revenue=str(c.employees * 40), fund=str(c.employees), places=list(_PLACES), products=goods, doc_code="FW",
        after_sales="售后服务部",
    )  # fmt: skip


def _text(name: str, blocks: Sequence[sample_blocks.Block]) -> Paper:
    found = [block for one in blocks for block in _block(one)]
    heads = [block.value for block in found if block.kind == "title"]
    return Paper(name, "", (), heads[0] if heads else name, found)


def _block(block: sample_blocks.Block) -> list[Block]:
    match block:
        case sample_blocks.Title(text):
            return [title(text)]
        case sample_blocks.Heading(_, text):
            return [Block("heading", text)]
        case sample_blocks.Para(text, align):
            return [Block(_BOXES[align], text)]
        case sample_blocks.Grid(rows):
            return [Block("table", [list(row) for row in rows])]
        case sample_blocks.Sign(name, day):
            return [Block("right", name), Block("right", day)]
        case _:
            return []


def _outlets(company: SampleCompany, chance: random.Random) -> Paper:
    count = chance.choice((8, 14, 22))
    table = papers.outlets_table(company, count, layout=chance.choice("ab"))
    paper = _text("outlets", papers.table_paper("产品销售网点及售后服务网点清单", table))
    paper.facts["outlets"] = [dict(row) for row in outlet_rows(company, count)]
    return paper


def _management(company: SampleCompany, chance: random.Random) -> tuple[list[Paper], Paper]:
    managed = papers.manual_set(company, version=chance.choice(("A/0", "B/1")))
    made = []
    for one in managed:
        paper = _text(one.number, one.blocks)
        paper.name = f"{one.number.replace('/', '')} {one.title}"
        paper.facts |= {"document_number": one.number, "title": one.title}
        made.append(paper)
    listed = _text("list", papers.table_paper("售后服务管理体系文件清单", papers.managed_table(managed)))
    listed.facts["document_list"] = [(one.number, one.title) for one in managed]
    return made, listed
