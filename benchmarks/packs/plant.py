"""The papers of a pack with the faults that its plan asks for."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.packs import official, service, written
from benchmarks.packs.blocks import Block, Paper, heading, text, title
from benchmarks.packs.company import AS_OF, Company, credit_code, day, registration_number
from benchmarks.packs.plan import FILE_FAULTS

ANYWHERE = "*"

Planted = Callable[[str, str], bool]
"""Whether a code is to be planted; if so it is expected under that submission from now on."""


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

    def planted(code: str, submission: str) -> bool:
        if code in codes:
            pack.expected.append((code, submission))
        return code in codes

    c = company
    papers = _licence(c, chance, planted, pack)
    papers += _permits(c, chance, planted)
    papers += _products(c, chance, planted, codes)
    papers += _written(c, chance, planted, pack)
    papers += _certificates(c, chance, planted)
    listed = not planted("document-list-missing", "management_documents")
    lost = 2 if planted("listed-document-missing", "management_documents") else 0
    more = 2 if planted("unlisted-document", "management_documents") else 0
    bare = planted("document-control-incomplete", "management_documents")
    papers += service.management(c, chance, with_list=listed, lost=lost, unlisted=more, uncontrolled=bare)
    _disagree(papers, c, chance, planted)
    if not codes and chance.random() < _RENAMED:
        papers.insert(1, _rename(papers, c, chance))
    if "submission-missing" in codes:
        _drop(papers, chance, pack, codes)
    if chance.random() < 0.35:
        papers.insert(0, written.application_form(c, chance))
    else:
        pack.expected.append(("application-form-missing", "application_form"))
    pack.expected += _unwatched(papers)
    if chance.random() < 0.4:
        papers.insert(0, written.cover(c))
    pack.papers = papers
    pack.file_faults = [code for code in FILE_FAULTS if code in codes]
    pack.expected += [(code, ANYWHERE) for code in pack.file_faults]
    return pack


def _unwatched(papers: list[Paper]) -> list[tuple[str, str]]:
    """A certificate to GB/T 19001 that is in force, and older than the year in which it is to be surveyed."""
    return [
        ("certificate-surveillance", "certificates_and_honours")
        for paper in papers
        if paper.kind == "system_certificate"
        and "质量管理体系" in paper.name
        and paper.facts["issued_on"] < (AS_OF - timedelta(days=366)).isoformat()
        and paper.facts["valid_until"] >= AS_OF.isoformat()
    ]


_RENAMED = 0.3
"""Share of clean packs whose certificate bears a former name, with the notice of the change enclosed."""


def _licence(c: Company, chance: random.Random, planted: Planted, pack: Draft) -> list[Paper]:
    licence_expired = planted("licence-expired", "business_licence")
    if licence_expired:
        c.term = day(chance, AS_OF - timedelta(days=500), AS_OF - timedelta(days=3))
    licence = official.licence(c, chance)
    if planted("credit-code-invalid", "business_licence"):
        last = c.code[-1]
        wrong = c.code[:-1] + chance.choice([sign for sign in "0123456789ABCDEFGH" if sign != last])
        replace_words(licence, c.code, wrong)
        licence.facts.pop("unified_social_credit_code")
        pack.tolerated.add("credit-code-mismatch")
    if planted("required-field-missing", "business_licence"):
        licence.blocks = [
            block
            for block in licence.blocks
            if not (isinstance(block.value, str) and c.code in block.value)
        ]
        licence.facts.pop("unified_social_credit_code")
    if planted("registration-number-old", "business_licence"):
        number = registration_number(chance, c.area)
        replace_words(licence, c.code, number)
        replace_words(licence, "统一社会信用代码", "注册号")
        licence.facts["unified_social_credit_code"] = number
    if planted("annual-report-missing", "business_licence"):
        return [licence]
    old = planted("annual-report-outdated", "business_licence")
    report = official.annual_report(
        c,
        chance,
        2023 if old else 2025,
        dated=not planted("annual-report-unclear", "business_licence"),
        abnormal=planted("abnormal-listing", "business_licence"),
    )
    return [licence, report]


def _permits(c: Company, chance: random.Random, planted: Planted) -> list[Paper]:
    form = c.trade.permit
    if form is None or planted("permit-required", "permits"):
        return []
    late = planted("permit-expired", "permits")
    until = day(chance, date(2025, 1, 1), AS_OF - timedelta(days=2)) if late else None
    malformed = bool(form.malformed) and planted("number-malformed", "permits")
    other = form.lists_products and planted("permit-scope-unclear", "permits")
    return [official.permit(c, chance, until, malformed=malformed, other=other)]


def _products(c: Company, chance: random.Random, planted: Planted, codes: set[str]) -> list[Paper]:
    papers = [written.product_introduction(c, chance, in_table="permit-scope-unclear" in codes)]
    if c.trade.service:
        return papers
    lacking = planted("inspection-report-missing", "product_introduction")
    bad = planted("inspection-failed", "product_introduction")
    old = planted("inspection-expired", "product_introduction")
    unmarked = planted("inspection-body-unclear", "product_introduction")
    if not lacking:
        issued = date(2022, 3, 9) if old else None
        papers.append(
            official.inspection_report(c, chance, 0, passed=not bad, issued=issued, marked=not unmarked)
        )
        papers.append(official.inspection_report(c, chance, 1))
    return papers


def _written(c: Company, chance: random.Random, planted: Planted, pack: Draft) -> list[Paper]:
    without_laws = planted("content-missing", "applicable_standards")
    standards = written.standards_list(c, chance, laws=not without_laws)
    if planted("standard-superseded", "applicable_standards"):
        replace_words(standards, "GB/T 19001-2016", chance.choice(("GB/T 19001-2008", "GB/T 19001-2000")))
        standards.facts.clear()
    chart = written.chart(c, chance)
    unit = chart.code_number
    if planted("after-sales-organization-missing", "organization_chart"):
        chart.blocks = chart.blocks[:2]
        top, middle, units = chart.blocks[1].value
        chart.blocks[1].value = (top, middle, [name for name in units if name != unit])
    count = chance.choice((8, 15, 26, 41))
    net = written.outlets(c, chance, count)
    _outlet_faults(net, chance, planted, pack)
    miscounted = planted("count-mismatch", "service_network")
    profile = written.profile(c, chance, count + 3 * miscounted, counted=miscounted)
    if planted("detail-mismatch", "organization_profile"):
        other = c.capital + chance.choice((300, 1500, 4000))
        for words in ("注册资本{}万元", "注册资金{}万元", "{}万元注册资本"):
            replace_words(profile, words.format(c.capital), words.format(other))
    sales = written.sales_mode(c, chance)
    if planted("placeholder-text", ANYWHERE):
        _leave_template(chance.choice((profile, sales)), chance)
    return [standards, profile, chart, net, sales, _service_system(c, chance, unit, planted, pack)]


def _outlet_faults(net: Paper, chance: random.Random, planted: Planted, pack: Draft) -> None:
    rows = net.facts["outlets"]
    if planted("outlet-incomplete", "service_network"):
        for row in chance.sample(rows, 2):
            row[chance.choice(("phone", "address"))] = ""
    if planted("outlet-duplicate", "service_network"):
        rows.append(dict(rows[1]))
        pack.tolerated.add("count-mismatch")
    if planted("phone-impossible", "service_network"):
        chance.choice(rows)["phone"] = chance.choice(("1385521", "13805512", "0551-6218", "139055233661"))


def _service_system(c: Company, chance: random.Random, unit: str, planted: Planted, pack: Draft) -> Paper:
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
    return service.service_system(
        c, chance, unit, leave_out=frozenset(leave), excluded=excluded, reason=reason
    )


def _leave_template(where: Paper, chance: random.Random) -> None:
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


def _certificates(c: Company, chance: random.Random, planted: Planted) -> list[Paper]:
    late = planted("certificate-expired", "certificates_and_honours")
    early = planted("date-in-future", "certificates_and_honours")
    papers = []
    for place, which in enumerate(chance.sample(range(3), chance.choice((1, 2, 2)))):
        until = None
        if late and not place:
            until = day(chance, date(2025, 1, 1), AS_OF - timedelta(days=2))
        if early and not place:
            until = day(chance, AS_OF + timedelta(days=1120), AS_OF + timedelta(days=1300))
        papers.append(official.system_certificate(c, chance, which, until))
    if c.trade.compulsory:
        malformed = planted("number-malformed", "certificates_and_honours")
        papers += [
            official.compulsory(c, chance, product, malformed=malformed and not place)
            for place, product in enumerate(c.trade.products)
        ]
    return papers + [
        official.honour(c, chance, chance.randrange(7) + 7 * n) for n in range(chance.choice((1, 2)))
    ]


def _rename(papers: list[Paper], c: Company, chance: random.Random) -> Paper:
    """A certificate bears the company's former name: the notice of the change."""
    former = c.name.replace(
        c.brand, chance.choice([name for name in ("华泰", "新丰", "三江") if name != c.brand])
    )
    paper = chance.choice([paper for paper in papers if paper.kind == "system_certificate"])
    replace_words(paper, c.name, former)
    paper.facts["organization_name"] = former
    return official.change_notice(c, chance, former)


def _disagree(papers: list[Paper], c: Company, chance: random.Random, planted: Planted) -> None:
    """Another code or name on one of the papers that others issued."""
    where = [paper for paper in papers if paper.kind in ("permit", "system_certificate", "annual_report")]
    coded = [paper for paper in where if any(c.code in str(block.value) for block in paper.blocks)]
    if coded and planted("credit-code-mismatch", ANYWHERE):
        paper = chance.choice(coded)
        replace_words(paper, c.code, credit_code(chance, c.area))
        paper.facts.pop("unified_social_credit_code", None)
    if where and planted("name-mismatch", ANYWHERE):
        paper = chance.choice(where)
        other = c.name.replace(
            c.brand, chance.choice([brand for brand in ("盛世华", "广源", "世纪星") if brand != c.brand])
        )
        replace_words(paper, c.name, other)
        paper.facts["organization_name"] = other


_NEEDED_FOR = {
    "business_licence": {"credit-code-mismatch", "name-mismatch", "permit-required", "detail-mismatch", "permit-scope-unclear"},
    "product_introduction": {"permit-required", "permit-scope-unclear"},
    "organization_profile": {"count-mismatch", "placeholder-text"},
    "sales_mode": {"placeholder-text"},
    "service_network": {"count-mismatch"},
}  # fmt: skip
"""Faults planted elsewhere that are only seen while the submission is there."""


def _drop(papers: list[Paper], chance: random.Random, pack: Draft, codes: set[str]) -> None:
    """Takes a submission out in which nothing else is planted."""
    touched = {submission for _, submission in pack.expected}
    free = [
        name
        for name in ("applicable_standards", "organization_profile", "organization_chart", "service_network", "sales_mode",
                     "service_system", "certificates_and_honours", "product_introduction", "business_licence")
        if name not in touched and not _NEEDED_FOR.get(name, set()) & codes
    ]  # fmt: skip
    if not free:
        return
    what = chance.choice(free)
    papers[:] = [paper for paper in papers if what not in paper.submissions[:1]]
    held = what == "certificates_and_honours"
    pack.expected.append(("submission-not-held" if held else "submission-missing", what))
    if what == "business_licence":
        pack.tolerated |= {"annual-report-missing", "credit-code-mismatch", "name-mismatch"}
    if what == "product_introduction":
        pack.tolerated |= {"inspection-report-missing"}
    if what == "service_system":
        pack.tolerated |= {"clause-not-covered", "facilities-missing", "funding-missing"}


def replace_words(paper: Paper, old: str, new: str) -> None:
    """In all that the paper says."""
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
