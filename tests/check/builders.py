"""Cases built by hand, a line a document, so that a test shows only what it is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from intake.checks import Judgement, judge
from intake.checks.types import Case
from intake.cut import cut
from intake.model import (
    Box,
    Cell,
    Document,
    EmptyPlace,
    Fact,
    FactValue,
    Finding,
    Line,
    Mark,
    Page,
    SourceFile,
    Table,
)
from intake.render.wording import word_finding
from intake.scheme import Scheme, load_scheme
from tests.check.invariants import hold

SCHEME = load_scheme("gbt27922")
AS_OF = date(2026, 11, 24)
CODE = "91330100799655058B"
OTHER_CODE = "91440300708461136T"
NAME = "绍兴清溪电器有限公司"


@dataclass
class Pack:
    """A case in the making."""

    scheme: Scheme = SCHEME
    as_of: date = AS_OF
    language: str = "zh"
    files: list[SourceFile] = field(default_factory=list)
    pages: dict[tuple[str, int], Page] = field(default_factory=dict)
    documents: list[Document] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    empty: list[EmptyPlace] = field(default_factory=list)

    def add(
        self,
        kind: str,
        text: str = "正文",
        *,
        file: str | None = None,
        submission: str | None = "",
        ocr: float | None = None,
        confidence: float = 0.97,
        table: Sequence[Sequence[str]] = (),
        marks: Sequence[Mark] = (),
        sure: float = 0.98,
        **facts: FactValue | Sequence[Mapping[str, str]],
    ) -> "Pack":
        """A one-page document of a kind. ``ocr``: it was scanned, its lines read with that confidence."""
        number = max((int(item.id[1:]) for item in self.documents), default=0) + 1
        path = file or f"{number:02d}.pdf"
        lines = tuple(
            Line(part, Box(0.1, 0.1 + 0.02 * place, 0.9, 0.115 + 0.02 * place), 1.0 if ocr is None else ocr)
            for place, part in enumerate(text.split("\n"))
        )
        tables = (Table(tuple(tuple(Cell(cell) for cell in row) for row in table)),) if table else ()
        method = "text" if ocr is None else "ocr"
        self.file(path)
        self.pages[path, 1] = Page(path, 1, lines, tables, tuple(marks), method)
        if submission == "":
            serving = self.scheme.serving(kind) if kind in self.scheme.kinds else ()
            submission = serving[0].id if serving else None
        document = Document(f"d{number}", path, (1,), kind, submission, confidence)
        self.documents.append(document)
        for place, (name, value) in enumerate(facts.items()):
            plain = value
            if isinstance(value, list | tuple):
                plain = tuple(tuple(row.items()) if isinstance(row, Mapping) else row for row in value)
            box = Box(0.2, 0.1 + 0.02 * place, 0.6, 0.115 + 0.02 * place)
            self.facts.append(Fact(document.id, name, plain, str(value)[:80], 1, box, sure))
        return self

    def file(self, path: str, **changes: object) -> "Pack":
        """A file that no page was read from, unless a document is added to it."""
        source = SourceFile(path, Path(), f"sha-{path}", "application/pdf", 100)
        self.files.append(replace(source, **changes))
        return self

    def page(self, path: str, *, problem_code: str | None = None, text: str = "") -> "Pack":
        """A page that belongs to no document."""
        lines = (Line(text, Box(0, 0, 1, 0.1)),) if text else ()
        self.file(path)
        self.pages[path, 1] = Page(path, 1, lines, problem_code=problem_code, method="none")
        return self

    def without(self, *kinds: str) -> "Pack":
        """The same pack, documents of those kinds taken out."""
        gone = [item for item in self.documents if item.kind in kinds]
        ids, files = {item.id for item in gone}, {item.file for item in gone}
        return replace(
            self,
            documents=[item for item in self.documents if item.id not in ids],
            facts=[fact for fact in self.facts if fact.document not in ids],
            files=[file for file in self.files if file.path not in files],
            pages={place: page for place, page in self.pages.items() if place[0] not in files},
        )

    def case(self) -> Case:
        return Case(
            tuple(self.files),
            self.pages,
            tuple(self.documents),
            tuple(self.facts),
            self.scheme,
            self.as_of,
            tuple(self.empty),
            cut(self.pages.values()),
        )

    def judge(self) -> Judgement:
        """What is found, in words of the pack's language."""
        found = judge(self.case())
        hold(found.findings, self.scheme, self.pages, {file.path for file in self.files})
        words = (word_finding(item, self.scheme, self.language) for item in found.findings)
        return replace(found, findings=tuple(words))

    def found(self, code: str) -> list[Finding]:
        return [finding for finding in self.judge().findings if finding.code == code]

    def severities(self, code: str) -> list[str]:
        return [finding.severity for finding in self.found(code)]


SERVICE_SYSTEM = """售后服务体系建设情况说明
公司设立售后服务部，组织架构清晰，配备服务人员36名，均经培训上岗。
服务设施：维修车间200平方米，服务车辆5台，检测仪器12台套。
经费保证：每年按销售收入的2%提取售后服务经费，2026年预算120万元。
制定了服务规范和服务流程，定期监督检查并考核奖惩，持续改进。
服务理念：客户至上；服务承诺：24小时到场。
产品包装和使用说明书齐全，提供技术支持和安装调试，统一配送。
提供维修和保养，质量保证期三年，实行三包，回收废旧产品。
建立顾客关系档案，定期回访，设投诉热线，投诉处理不超过三天。"""

CLAUSES = """售后服务体系建设情况说明
5.1.1 组织架构：公司设立售后服务部。
5.1.2 人员配置：服务人员36名，均经培训上岗。
5.1.3 资源配置：维修车间200平方米，服务车辆5台；2026年售后服务经费预算120万元。
5.1.4 规范要求：编制了服务规范和服务流程。
5.1.5 监督：每月抽查并考核奖惩。
5.1.6 改进：对重复发生的问题立项整改。
5.1.7 服务文化：服务理念为客户至上。
5.2.1 商品信息：包装和说明书齐全。
5.2.2 技术支持：提供安装调试。
5.2.3 配送：由物流送货上门。
5.2.4 维修：提供维修和保养。
5.2.5 质量保证：实行三包。
5.2.6 废弃商品回收：回收废旧产品。
5.3.1 顾客关系：建立档案，定期回访。
5.3.2 投诉处理：设投诉热线。"""

OUTLETS = [
    {"name": "杭州服务中心", "address": "杭州市西湖区文三路18号", "phone": "0571-88123456", "kind": "服务"},
    {"name": "宁波服务站", "address": "宁波市鄞州区中山路6号", "phone": "13858612345", "kind": "服务"},
]
LIST = [
    {"number": "QX-SH-01", "title": "售后服务管理手册"},
    {"number": "QX-SH-02", "title": "投诉处理程序"},
]


def complete() -> Pack:
    """A case in which nothing is wrong."""
    pack = Pack()
    pack.add(
        "business_licence", "营业执照", organization_name=NAME, unified_social_credit_code=CODE,
        legal_representative="王澜", registered_capital=5_000_000.0,
        established_on="2012-05-08", valid_until="long_term",
        address="绍兴市越城区解放路9号", business_scope="电风扇制造；电风扇销售",
    )  # fmt: skip
    pack.add("annual_report", "2025年度报告", organization_name=NAME, annual_report_year=2025)
    pack.add(
        "product_introduction",
        "产品介绍\n落地电风扇 型号FS-40 技术参数",
        product_names=[{"name": "落地电风扇", "model": "FS-40"}],
    )
    pack.add(
        "inspection_report", "检验报告 合格", report_number="J2026-01",
        product_name="落地电风扇", conclusion="pass", issued_on="2026-03-01",
        cma_number="210012345678", client=NAME,
    )  # fmt: skip
    pack.add(
        "standards_list",
        "标准清单\n中华人民共和国产品质量法\nGB/T 27922-2011",
        standards=[{"number": "GB/T 27922-2011", "title": "商品售后服务评价体系"}],
    )
    pack.add(
        "organization_profile",
        f"{NAME}主营电风扇，员工260人，占地30亩，坚持自主创新，拥有专利12项和多项荣誉证书。",
        organization_name=NAME, employees=260, outlet_count=2,
    )  # fmt: skip
    pack.add("organization_chart", "总经理\n生产部\n销售部\n售后服务部\n客服组\n维修组")
    pack.add("outlet_list", "网点清单", outlets=OUTLETS)
    pack.add("sales_mode", "采用直销和经销商两种方式销售。")
    pack.add("service_system", SERVICE_SYSTEM)
    pack.add(
        "system_certificate", "质量管理体系认证证书", certificate_type="质量管理体系认证证书",
        certificate_number="016ZB24Q31248R2M", organization_name=NAME,
        standard="GB/T 19001-2016", issued_on="2026-03-02", valid_until="2027-03-04",
    )  # fmt: skip
    pack.add(
        "management_document_list",
        "文件清单\nQX-SH-01 售后服务管理手册\nQX-SH-02 投诉处理程序",
        document_list=LIST,
    )
    for row in LIST:
        pack.add(
            "management_document",
            f"{row['title']}\n文件编号：{row['number']}\n维修、退换货、培训、监督考核、投诉",
            document_number=row["number"], title=row["title"], version="A/0",
            approved_by="王澜", issued_on="2024-01-05",
        )  # fmt: skip
    pack.add(
        "application_form",
        "认证申请表\n认证依据：GB/T 27922-2011\n申请星级：五星\n"
        "认证范围：电风扇的销售及售后服务\n申请单位（盖章）",
        organization_name=NAME, contact="李清", phone="0575-88123456",
        applied_scope="电风扇的销售及售后服务", applied_on="2026-11-20",
    )  # fmt: skip
    return pack


def without_fact(pack: Pack, kind: str, *names: str) -> Pack:
    """The pack, some facts of a kind's documents taken out."""
    ids = {item.id for item in pack.documents if item.kind == kind}
    return replace(
        pack, facts=[fact for fact in pack.facts if fact.document not in ids or fact.name not in names]
    )


def with_fact(
    pack: Pack, kind: str, name: str, value: FactValue | list[dict[str, str]], sure: float = 0.98
) -> Pack:
    """The pack, one fact of the first document of a kind set to another value."""
    document = next(item for item in pack.documents if item.kind == kind)
    plain = tuple(tuple(row.items()) for row in value) if isinstance(value, list) else value
    others = [fact for fact in pack.facts if fact.document != document.id or fact.name != name]
    fact = Fact(document.id, name, plain, str(value)[:80], 1, Box(0.2, 0.3, 0.6, 0.32), sure)
    return replace(pack, facts=[*others, fact])


def with_text(pack: Pack, kind: str, text: str, ocr: float | None = None) -> Pack:
    """The pack, the text of the first document of a kind replaced."""
    document = next(item for item in pack.documents if item.kind == kind)
    lines = tuple(
        Line(part, Box(0.1, 0.1 + 0.02 * place, 0.9, 0.115 + 0.02 * place), 1.0 if ocr is None else ocr)
        for place, part in enumerate(text.split("\n"))
    )
    page = Page(document.file, 1, lines, method="text" if ocr is None else "ocr")
    return replace(pack, pages=pack.pages | {(document.file, 1): page})
