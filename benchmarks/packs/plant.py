"""Which faults are planted in which pack, and the papers that result."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.packs import official, service, written
from benchmarks.packs.blocks import Block, Paper, heading, text, title
from benchmarks.packs.company import AS_OF, Company, credit_code, day

ANYWHERE = "*"

GROUPS: tuple[tuple[str, ...], ...] = (
    (
        "annual-report-missing",
        "annual-report-outdated",
        "licence-expired",
        "credit-code-invalid",
        "required-field-missing",
    ),
    ("permit-expired", "permit-required"),
    ("inspection-report-missing", "inspection-failed", "inspection-expired"),
    ("after-sales-organization-missing", "outlet-incomplete", "outlet-duplicate"),
    ("clause-not-covered", "exclusion-reason-missing", "facilities-missing", "funding-missing"),
    ("document-list-missing", "listed-document-missing", "unlisted-document"),
    ("certificate-expired", "credit-code-mismatch", "name-mismatch"),
    ("placeholder-text", "standard-superseded", "submission-missing"),
    (
        "file-encrypted",
        "file-unreadable",
        "file-empty",
        "file-unsupported",
        "file-duplicate",
        "file-unrecognised",
        "page-blank",
    ),
)
"""Faults of one group exclude each other: they would touch the same paper."""

ANY_SEVERITY = {"standard-superseded", "inspection-expired", *GROUPS[-1]}
"""Faults that may rightly be told as a doubt or a note (the scheme, or the role of the file, decides)."""


@dataclass
class Draft:
    """A pack before it is written. ``expected``: (code, submission); ``tolerated``: codes that follow from it."""

    number: int
    company: Company
    papers: list[Paper]
    expected: list[tuple[str, str]] = field(default_factory=list)
    tolerated: set[str] = field(default_factory=set)
    file_faults: list[str] = field(default_factory=list)


def draft(company: Company, chance: random.Random, number: int, codes: set[str]) -> Draft:
    """The papers of a pack with those faults; no codes: a clean one."""
    pack = Draft(number, company, [])
    used: set[str] = set()

    def planted(code: str, submission: str) -> bool:
        if code not in codes:
            return False
        used.add(code)
        pack.expected.append((code, submission))
        return True

    c = company
    if "licence-expired" in codes:
        c.term = day(chance, AS_OF - timedelta(days=500), AS_OF - timedelta(days=3))
    licence = official.licence(c, chance)
    if planted("licence-expired", "business_licence"):
        pass
    if planted("credit-code-invalid", "business_licence"):
        last = c.code[-1]
        wrong = c.code[:-1] + chance.choice([sign for sign in "0123456789ABCDEFGH" if sign != last])
        for block in licence.blocks:
            if isinstance(block.value, str):
                block.value = block.value.replace(c.code, wrong)
        licence.facts.pop("unified_social_credit_code")
        pack.tolerated.add("credit-code-mismatch")
    if planted("required-field-missing", "business_licence"):
        licence.blocks = [
            block
            for block in licence.blocks
            if not (isinstance(block.value, str) and c.code in block.value)
        ]
        licence.facts.pop("unified_social_credit_code")
    papers = [licence]
    if not planted("annual-report-missing", "business_licence"):
        old = planted("annual-report-outdated", "business_licence")
        papers.append(official.annual_report(c, chance, 2023 if old else 2025))
    trade = c.trade
    if trade.permit and not planted("permit-required", "permits"):
        late = planted("permit-expired", "permits")
        papers.append(
            official.permit(
                c, chance, day(chance, date(2025, 1, 1), AS_OF - timedelta(days=2)) if late else None
            )
        )
    papers.append(written.product_introduction(c, chance))
    if not trade.service:
        lacking = planted("inspection-report-missing", "product_introduction")
        bad = planted("inspection-failed", "product_introduction")
        old = planted("inspection-expired", "product_introduction")
        if not lacking:
            papers.append(
                official.inspection_report(
                    c, chance, 0, passed=not bad, issued=date(2022, 3, 9) if old else None
                )
            )
            papers.append(official.inspection_report(c, chance, 1))
    standards = written.standards_list(c, chance)
    if planted("standard-superseded", "applicable_standards"):
        _replace(standards, "GB/T 19001-2016", chance.choice(("GB/T 19001-2008", "GB/T 19001-2000")))
        standards.facts.clear()
    count = chance.choice((8, 15, 26, 41))
    chart = written.chart(c, chance)
    unit = chart.code_number
    if planted("after-sales-organization-missing", "organization_chart"):
        chart.blocks = chart.blocks[:2]
        top, middle, units = chart.blocks[1].value
        chart.blocks[1].value = (top, middle, [name for name in units if name != unit])
    net = written.outlets(c, chance, count)
    rows = net.facts["outlets"]
    if planted("outlet-incomplete", "service_network"):
        for row in chance.sample(rows, 2):
            row[chance.choice(("phone", "address"))] = ""
    if planted("outlet-duplicate", "service_network"):
        rows.append(dict(rows[1]))
        pack.tolerated.add("count-mismatch")
    profile, sales = written.profile(c, chance, count), written.sales_mode(c, chance)
    papers += [standards, profile, chart, net, sales]
    leave = set()
    for code, key in (("facilities-missing", "facilities"), ("funding-missing", "funding")):
        if planted(code, "service_system"):
            leave.add(key)
            pack.tolerated.add("clause-not-covered")
    excluded, reason = None, True
    if planted("clause-not-covered", "service_system"):
        leave.add(chance.choice(("5.1.7", "5.2.6", "5.2.1")))
        excluded = False
    if planted("exclusion-reason-missing", "service_system"):
        excluded, reason = True, False
        pack.tolerated.add("clause-not-covered")
    papers.append(
        service.service_system(
            c, chance, unit, leave_out=frozenset(leave), excluded=excluded, reason=reason
        )
    )
    late = planted("certificate-expired", "certificates_and_honours")
    kept = chance.sample(range(3), chance.choice((1, 2, 2)))
    for place, which in enumerate(kept):
        until = day(chance, date(2025, 1, 1), AS_OF - timedelta(days=2)) if late and not place else None
        papers.append(official.system_certificate(c, chance, which, until))
    if trade.compulsory:
        papers += [official.compulsory(c, chance, product) for product in trade.products]
    papers += [
        official.honour(c, chance, chance.randrange(7) + 7 * n) for n in range(chance.choice((1, 2)))
    ]
    listed = not planted("document-list-missing", "management_documents")
    lost = 2 if planted("listed-document-missing", "management_documents") else 0
    more = 2 if planted("unlisted-document", "management_documents") else 0
    papers += service.management(c, chance, with_list=listed, lost=lost, unlisted=more)
    _disagree(papers, c, chance, planted)
    if planted("placeholder-text", ANYWHERE):
        where = chance.choice((profile, sales))
        place = next(place for place, block in enumerate(where.blocks) if block.kind == "text")
        filler = chance.choice(
            (
                "XX公司始终把客户放在第一位。",
                "本公司地址：（请填写）",
                "某某有限公司愿与各界朋友携手。",
                "【公司名称】将一如既往提供优质服务。",
            )
        )
        where.blocks.insert(place + 1, Block("text", filler))
    if "submission-missing" in codes:
        _drop(papers, chance, pack)
    if chance.random() < 0.35:
        papers.insert(0, written.application_form(c, chance))
    if chance.random() < 0.4:
        papers.insert(0, written.cover(c))
    pack.papers = papers
    pack.file_faults = [code for code in codes if code in GROUPS[-1]]
    pack.expected += [(code, ANYWHERE) for code in pack.file_faults]
    return pack


def _disagree(papers, c, chance, planted) -> None:  # type: ignore[no-untyped-def]
    """Another code or name on one of the papers that others issued."""
    where = [paper for paper in papers if paper.kind in ("permit", "system_certificate", "annual_report")]
    coded = [paper for paper in where if any(c.code in str(block.value) for block in paper.blocks)]
    if coded and planted("credit-code-mismatch", ANYWHERE):
        paper = chance.choice(coded)
        _replace(paper, c.code, credit_code(chance, c.area))
        paper.facts.pop("unified_social_credit_code", None)
    if where and planted("name-mismatch", ANYWHERE):
        paper = chance.choice(where)
        other = c.name.replace(
            c.brand, chance.choice([brand for brand in ("盛世华", "广源", "世纪星") if brand != c.brand])
        )
        _replace(paper, c.name, other)
        paper.facts["organization_name"] = other


def _drop(papers: list[Paper], chance: random.Random, pack: Draft) -> None:
    what = chance.choice(("applicable_standards", "organization_profile", "organization_chart", "service_network", "sales_mode",
                          "service_system", "certificates_and_honours", "product_introduction", "business_licence"))  # fmt: skip
    pack.expected = [item for item in pack.expected if item[1] != what]
    keep = [paper for paper in papers if what not in paper.submissions[:1]]
    papers[:] = keep
    pack.expected.append(("submission-missing", what))
    if what == "business_licence":
        pack.tolerated |= {"annual-report-missing", "credit-code-mismatch", "name-mismatch"}
    if what == "product_introduction":
        pack.tolerated |= {"inspection-report-missing"}
    if what == "service_system":
        pack.tolerated |= {"clause-not-covered", "facilities-missing", "funding-missing"}


def _replace(paper: Paper, old: str, new: str) -> None:
    for block in paper.blocks:
        if isinstance(block.value, str):
            block.value = block.value.replace(old, new)
        elif block.kind == "pairs":
            block.value = [(label, value.replace(old, new)) for label, value in block.value]
        elif block.kind == "table":
            block.value = [[cell.replace(old, new) for cell in row] for row in block.value]


def stray(chance: random.Random) -> Paper:
    """A paper that belongs to no submission."""
    blocks = chance.choice(
        (
            [title("十一月食堂菜谱"), *text("周一：红烧肉、清炒时蔬、紫菜汤。", "周二：宫保鸡丁、土豆丝、番茄蛋汤。", "周三：清蒸鱼、麻婆豆腐、冬瓜汤。")],
            [title("关于国庆节放假的通知"), *text("全体员工：", "根据安排，10月1日至7日放假，8日正常上班。请各科室做好值班，锁好门窗。")],
            [title("房屋租赁合同"), heading("第一条"), *text("甲方将位于本市的房屋出租给乙方居住使用，租期一年。"), heading("第二条"), *text("租金每月两千元，按季支付，押金两千元。")],
        )
    )  # fmt: skip
    return Paper("stray", "unknown", (), "其他", blocks)


def fault_plan(count: int, clean_every: int, chance: random.Random) -> list[set[str]]:
    """Codes to plant, pack by pack: each group's faults in turn, so that all come about equally often."""
    plans: list[set[str]] = []
    turn = 0
    for number in range(count):
        if number % clean_every == 0:
            plans.append(set())
            continue
        turn += 1
        groups = chance.sample(range(len(GROUPS)), 5)
        plans.append({GROUPS[g][(turn + g) % len(GROUPS[g])] for g in groups})
    return plans
