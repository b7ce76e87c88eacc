"""The text papers of a pack: introduction, profile, sales, service system, management documents, lists."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from samples._generator.blocks import TEXTS, Block, Grid, Heading, Para, Title, load, parse
from samples._generator.companies import Company, outlet_rows
from samples._generator.people import people

_TRADE_OF = {"food": "food", "fruit": "food", "soft": "software", "lift": "lift"}
_ROOM = {"goods": "180", "food": "40"}

Table = list[list[str]]


@cache
def _data(name: str) -> dict[str, Any]:
    return yaml.safe_load(Path(TEXTS / f"{name}.yaml").read_text("utf-8"))


def _values(company: Company, **more: Any) -> dict[str, Any]:
    trade = _TRADE_OF.get(company.key, "goods")
    own = {
        name: text.replace("{room}", _ROOM.get(trade, "100"))
        for name, text in _data("trades")[trade].items()
    }
    places = "、".join(place.removesuffix("市").split("省")[-1] for place in company.places)
    fund = {"fund_next": f"{int(int(company.fund) * 1.15)}", "year": "2025", "next": "2026"}
    return company.values(**own, **fund, place_names=places, **more)


def profile(company: Company, variant: str, **more: Any) -> list[Block]:
    """The organization's profile. ``more`` may replace values (another ``name``)."""
    return load(f"profile_{variant}", _values(company) | more)


def sales(company: Company, variant: str) -> list[Block]:
    """How the goods are sold."""
    return load(f"sales_{variant}", _values(company))


def service_system(company: Company, variant: str) -> list[Block]:
    """The service-system description; variant ``thin`` covers too little."""
    blocks = load(f"service_{variant}", _values(company))
    rows = [line.split("|") for line in _values(company)["facilities"].split("\n")]
    return _fill(blocks, "%FACILITIES%", [Grid([["名称", "数量", "用途"], *rows])])


def product_introduction(company: Company, variant: str) -> list[Block]:
    """The declared products' introduction."""
    head = ["产品名称", "规格型号", "执行标准", "主要成分/结构"]
    grid = Grid(
        [
            head,
            *[[item["name"], item["model"], item["standard"], item["base"]] for item in company.products],
        ]
    )
    uses: list[Block] = [Para(f"{item['name']}：{item['use']}。") for item in company.products]
    bases: list[Block] = [
        Para(f"{item['name']}（{item['model']}）由{item['base']}组成。") for item in company.products
    ]
    blocks = load(f"product_{variant}", _values(company))
    for mark, filling in (("%PRODUCTS%", [grid]), ("%USES%", uses), ("%BASES%", bases)):
        blocks = _fill(blocks, mark, filling)
    return blocks


def _fill(blocks: list[Block], mark: str, filling: list[Block]) -> list[Block]:
    return [new for block in blocks for new in (filling if block == Para(mark) else [block])]


def standards(company: Company) -> list[tuple[str, str, str]]:
    """Number, title and kind of the laws and standards that apply."""
    own = _data("standards").get(company.key)
    if own is None:
        own = [
            [item, "产品标准", "推荐性国家标准"]
            for item in sorted({p["standard"] for p in company.products})
        ]
    return [tuple(row) for row in [*_data("standards")["common"], *own]]


def standards_table(company: Company) -> Table:
    """The same as a table with a head."""
    head = ["序号", "标准/法规编号", "名称", "类别"]
    return [head, *[[str(n), *row] for n, row in enumerate(standards(company), 1)]]


def standards_paper(company: Company) -> list[Block]:
    """The same as a paper: laws first, then standards, with other column names."""
    rows = standards(company)
    laws = [[str(n), title, kind] for n, (_, title, kind) in enumerate([r for r in rows if r[0] == "—"], 1)]
    norms = [
        [str(n), number, title] for n, (number, title, _) in enumerate([r for r in rows if r[0] != "—"], 1)
    ]
    return [
        Title("适用的法律法规及标准清单"),
        Para(company.name, "center"),
        Heading(1, "一、法律法规"),
        Grid([["序号", "法律法规名称", "层级"], *laws]),
        Heading(1, "二、标准"),
        Grid([["序号", "标准号", "标准名称"], *norms]),
    ]


def tests(company: Company) -> list[tuple[str, str, str, str]]:
    """The lines of an inspection report."""
    return [(item, wanted, measured, "合格") for item, wanted, measured in _data("tests")[company.key]]


def outlets_table(company: Company, count: int, *, layout: str = "a") -> Table:
    """The network list, with one of two sets of columns."""
    rows = outlet_rows(company, count)
    if layout == "a":
        head = ["序号", "网点名称", "网点类别", "地址", "联系人", "联系电话"]
        return [
            head,
            *[
                [str(n), r["name"], r["kind"], r["address"], r["contact"], r["phone"]]
                for n, r in enumerate(rows, 1)
            ],
        ]
    head = ["编号", "单位名称", "详细地址", "负责人", "电话", "性质"]
    return [
        head,
        *[
            [str(n), r["name"], r["address"], r["contact"], r["phone"], r["kind"]]
            for n, r in enumerate(rows, 1)
        ],
    ]


@dataclass(frozen=True)
class Managed:
    """One management document: its number, title and text."""

    number: str
    title: str
    blocks: list[Block]


_MANUAL_SET = (
    ("manual_a", "售后服务管理手册", "{c}-SC-2025"),
    ("proc_doc", "文件和记录控制程序", "{c}-CX-01"),
    ("proc_staff", "服务人员培训与考核程序", "{c}-CX-02"),
    ("proc_process", "售后服务过程控制程序", "{c}-CX-03"),
    ("proc_complaint", "顾客投诉处理程序", "{c}-CX-04"),
    ("proc_return", "商品退换货与召回管理程序", "{c}-CX-05"),
    ("proc_improve", "服务监督与改进程序", "{c}-CX-06"),
)
_RULES = (
    "售后服务工作管理制度",
    "顾客投诉受理办法",
    "服务人员培训管理规定",
    "顾客档案与回访管理规定",
    "服务质量检查与奖惩办法",
)


def manual_set(company: Company, version: str = "A/0", since: str = "2025年06月01日") -> list[Managed]:
    """A manual with six procedures."""
    made = []
    for name, title, pattern in _MANUAL_SET:
        number = pattern.format(c=company.doc_code)
        values = _values(company, no=number, version=version) | {"from": since}
        made.append(Managed(number, title, load(name, values)))
    return made


def rules_set(
    company: Company, version: str = "2025版", since: str = "2025年03月10日"
) -> tuple[list[Block], Table]:
    """Five rules in one compilation, and the list of them."""
    numbers = {f"n{place}": f"{company.doc_code}〔2025〕{place:02d}号" for place in range(1, 6)}
    values = _values(company, version=version, **numbers) | {"from": since}
    head = ["序号", "文件编号", "文件名称", "版本", "实施日期"]
    rows = [[str(n), numbers[f"n{n}"], title, version, since] for n, title in enumerate(_RULES, 1)]
    return load("rules_b", values), [head, *rows]


def managed_table(papers: list[Managed], version: str = "A/0", since: str = "2025年06月01日") -> Table:
    """The document list of a manual set."""
    head = ["序号", "文件编号", "文件名称", "版本/修订", "批准日期"]
    return [
        head,
        *[[str(n), paper.number, paper.title, version, since] for n, paper in enumerate(papers, 1)],
    ]


def application_form(company: Company, day: str) -> list[Block]:
    """The application form, filled in."""
    person, *_ = people(company.key, 8)
    rows = [
        ["申请单位名称", company.name],
        ["统一社会信用代码", company.code],
        ["法定代表人", company.legal],
        ["注册地址", company.address],
        ["联系人", person],
        ["联系电话", company.hotline],
        ["员工总数", f"{company.staff}人"],
        ["认证依据", "GB/T 27922-2011《商品售后服务评价体系》"],
        ["申请星级", "五星级"],
        ["申请认证范围", "、".join(product["name"] for product in company.products) + "的销售及售后服务"],
        ["申请日期", day],
    ]
    stated: list[Block] = [
        Para("本单位声明：以上所填及所附材料真实、有效。"),
        Para("申请单位（盖章）：", "right"),
    ]
    return [*table_paper("商品售后服务认证申请表", rows), *stated]


def table_paper(title: str, rows: Table, *, name: str = "", day: str = "", lead: str = "") -> list[Block]:
    """A titled table as a paper, signed when ``name`` is given."""
    blocks: list[Block] = [Title(title)]
    if lead:
        blocks.append(Para(lead))
    blocks.append(Grid(rows))
    return blocks + (parse(f"!sign {day}", name) if name else [])
