"""Reports built by hand for the renderers' tests: fictional applicants, every status and severity."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path

from intake.model import (
    Box,
    CaseReport,
    ClauseCoverage,
    Document,
    Evidence,
    Fact,
    Finding,
    SourceFile,
    SubmissionResult,
    Value,
)
from intake.model.finding import Status, Verdict
from intake.model.value import (
    Day,
    DocumentName,
    FactTitle,
    Number,
    ReviewDay,
    Row,
    Several,
    Text,
    Title,
    texts,
)
from intake.render.days import spoken_day
from intake.render.say import said
from intake.scheme import Scheme

LICENCE = "01营业执照/营业执照.pdf"
BOX = Box(0.1234567, 0.2, 0.45, 0.25)
AS_OF = date(2026, 11, 24)


def named(title: str, kind: str = "kind") -> DocumentName:
    """A document that is called by its kind's title."""
    return DocumentName(kind, (("zh", title),))


def source(path: str, pages_read: str = "read", **more: object) -> SourceFile:
    base = SourceFile(
        path=path,
        location=Path("anywhere") / "else",
        sha256="0" * 64,
        media_type="application/pdf",
        size=120_000,
        status="unreadable" if pages_read == "unreadable" else "read",
    )
    return replace(base, **more)  # type: ignore[arg-type]


def expired(number: int, submission: str, **more: object) -> Finding:
    """A certificate that has expired, as the check words it."""
    until = date(2020 + number % 4, number % 9 + 1, 15)
    base = Finding(
        id=f"f{number}",
        code="certificate-expired",
        submission=submission,
        severity="deficiency",
        message=f"《质量管理体系认证证书》有效期至{spoken_day(until, 'zh')}，"
        "在审查日2026年11月24日已届满。",
        remedy="请提交换发后的有效证书复印件（加盖公章）。",
        evidence=(Evidence(f"10证书/体系认证证书{number}.pdf", 1, BOX, f"有效期至：{until}"),),
        values=(
            ("as_of", ReviewDay(AS_OF)),
            ("document", named("质量管理体系认证证书")),
            ("value", Day(until)),
        ),
    )
    return replace(base, **more)  # type: ignore[arg-type]


def missing(number: int, scheme: Scheme, submission: str) -> Finding:
    """A submission that nothing in the case serves."""
    item = scheme.submission(submission)
    request = item.request.in_language("zh")
    return Finding(
        id=f"f{number}",
        code="submission-missing",
        submission=submission,
        severity="deficiency",
        message=f"申请材料中未见清单第{item.number}项“{item.title.in_language('zh')}”。",
        remedy=f"请提交{request}。",
        values=(
            ("number", Number(item.number)),
            ("request", Title(f"{item.id}.request", texts(item.request.texts))),
            ("title", item.name),
        ),
        looked_at=(LICENCE,),
    )


def outlet(number: int, row: str, name: str) -> Finding:
    """A row of the network list that lacks its telephone number."""
    telephone = Title("phone", (("en", "telephone"), ("zh", "联系电话")))
    return Finding(
        id=f"f{number}",
        code="outlet-incomplete",
        submission="service_network",
        severity="deficiency",
        message=f"《网点清单》序号{row}（{name}）缺少联系电话。",
        remedy="请补全网点清单中各网点的联系电话后重新提交。",
        evidence=(Evidence("网点清单.xlsx", 1),),
        values=(
            ("document", named("网点清单")),
            ("field", Several((telephone,))),
            ("name", Text(name)),
            ("row", Row(serial=row)),
        ),
    )


def licence_expired(number: int = 1) -> Finding:
    return Finding(
        id=f"f{number}",
        code="licence-expired",
        submission="business_licence",
        severity="deficiency",
        message="营业执照的营业期限至2025年3月17日，在审查日2026年11月24日已届满。",
        remedy="请办理延期或变更登记后，提交现行有效的营业执照副本复印件（加盖公章）。",
        evidence=(Evidence(LICENCE, 1, BOX, "营业期限 2005年03月18日至2025年03月17日"),),
        values=(
            ("as_of", ReviewDay(AS_OF)),
            ("document", named("营业执照")),
            ("value", Day(date(2025, 3, 17))),
        ),
    )


def doubt(number: int = 90) -> Finding:
    return Finding(
        id=f"f{number}",
        code="credit-code-invalid",
        submission="business_licence",
        severity="doubt",
        message="此处为内部疑问，不应出现在通知书中。",
        remedy="请审查人员核对。",
        evidence=(Evidence(LICENCE, 1, BOX, "9144O3001922038216"),),
        values=(("document", named("营业执照")), ("value", Text("9144O3001922038216"))),
    )


def note(number: int = 91) -> Finding:
    return Finding(
        id=f"f{number}",
        code="required-field-missing",
        submission="organization_profile",
        severity="note",
        message="此处为提示，不应出现在通知书中。",
        values=(
            ("document", named("组织简介")),
            ("field", FactTitle("established_on", printed="成立日期")),
        ),
    )


def build(scheme: Scheme, findings: tuple[Finding, ...], verdict: Verdict = "deficient") -> CaseReport:
    """A report of one case with these findings; submissions' statuses follow from them."""
    results = []
    for item in scheme.submissions:
        own = tuple(finding for finding in findings if finding.submission == item.id)
        results.append(
            SubmissionResult(
                number=item.number,
                id=item.id,
                title=item.title.in_language("zh"),
                status=_status(item.required, own),
                documents=() if _status(item.required, own) in ("missing", "not_applicable") else ("d1",),
                findings=tuple(finding.id for finding in own),
            )
        )
    return CaseReport(
        tool_version="0.1.0",
        scheme_id=scheme.id,
        scheme_version=scheme.version,
        language="zh",
        as_of="2026-11-24",
        case_name="江州市恒晟电器有限公司",
        applicant="江州市恒晟电器有限公司",
        unified_social_credit_code="91440300708461136T",
        verdict=verdict,
        files=(
            source(LICENCE),
            source("05组织简介/公司简介.docx"),
            source("扫描件/坏文件.pdf", "unreadable", problem="文件损坏，无法打开"),
        ),
        page_counts=((LICENCE, 1), ("05组织简介/公司简介.docx", 4)),
        documents=(
            Document(
                "d1", LICENCE, (1,), "business_licence", "business_licence", 0.97123, ("标题“营业执照”",)
            ),
        ),
        facts=(
            Fact(
                "d1",
                "organization_name",
                "江州市恒晟电器有限公司",
                "名称 江州市恒晟电器有限公司",
                1,
                BOX,
                0.98765,
            ),
            Fact("d1", "registered_capital", 5000000.0, "伍佰万圆整", 1, BOX, 0.9),
            Fact("d1", "outlets", ((("name", "一店"), ("phone", "13800138000")),), "一店", 1, BOX, 0.9),
        ),
        submissions=tuple(results),
        findings=findings,
        coverage=(
            ClauseCoverage(
                "5.1.1",
                Title("5.1.1", (("zh", "组织架构"),)),
                "covered",
                Evidence(LICENCE, 1, BOX, "设售后服务部"),
            ),
        ),
    )


def typical(scheme: Scheme) -> CaseReport:
    """An expired licence, five expired certificates, two missing submissions, a doubt and a note."""
    findings = (
        licence_expired(1),
        missing(2, scheme, "sales_mode"),
        *(expired(number, "certificates_and_honours") for number in range(3, 8)),
        missing(8, scheme, "management_documents"),
        doubt(),
        note(),
    )
    return build(scheme, findings)


def crowded(scheme: Scheme, count: int = 60) -> CaseReport:
    """`count` deficiencies over all submissions, of three codes, each in another place; worded, as of a
    real case, by the scheme from what they say."""
    ids = [item.id for item in scheme.submissions if item.required != "optional"]
    fields = ("证书编号", "发证日期", "有效期截止日")
    findings = []
    for number in range(1, count + 1):
        document = named(f"质量管理体系认证证书{number}")
        values: dict[str, dict[str, Value]] = {
            "certificate-expired": {"value": Day(date(2020 + number % 4, number % 9 + 1, 15))},
            "required-field-missing": {"field": Several((Text(fields[number % 3]),))},
            "credit-code-invalid": {"value": Text(f"9133010079965{number:04d}B"), "field": Text("代码")},
        }
        code = list(values)[number % len(values)]
        said = {"as_of": ReviewDay(AS_OF), "document": document} | values[code]
        findings.append(
            expired(
                number,
                ids[number % len(ids)],
                code=code,
                message="",
                remedy=None,
                values=tuple(sorted(said.items())),
                evidence=(Evidence(f"材料/第{number}部分/扫描件{number:04d}.pdf", number, BOX, "有效期"),),
            )
        )
    return build(scheme, tuple(findings))


_CERTIFICATE = DocumentName(
    "system_certificate",
    (("zh", "质量管理体系认证证书"),),
    number="016ZB23Q31248R2M",
    holder="江州市恒晟电器有限公司",
)
_VALUES: dict[str, Value] = {
    "document": _CERTIFICATE,
    "value": Day(date(2024, 3, 4)),
    "as_of": ReviewDay(AS_OF),
    "field": Text("发证日期"),
    "number": Number(5),
    "title": Text("组织简介"),
    "request": Text("加盖公章的组织简介"),
    "product": Text("家用电热水器"),
    "expected": Text("江州市恒晟电器股份有限公司"),
    "reference": named("营业执照"),
    "clauses": Several((Text("5.1.5 监督"), Text("5.1.6 改进"), Text("5.2.3 配送"))),
    "permit": Text("全国工业产品生产许可证"),
    "name": Text("江州市第一服务网点"),
    "file": Text("扫描件0001.pdf"),
}


def varied(scheme: Scheme, count: int = 60) -> CaseReport:
    """`count` deficiencies of every declared code in turn, hardly two alike: the longest letter."""
    ids = [item.id for item in scheme.submissions if item.required != "optional"]
    words = defaultdict(lambda: "若干内容", said(tuple(_VALUES.items()), "zh"))
    rules = [rule for rule in scheme.findings.values() if rule.severity == "deficiency"]
    findings = []
    for number in range(1, count + 1):
        rule = rules[number % len(rules)]
        findings.append(
            Finding(
                id=f"f{number}",
                code=rule.code,
                submission=ids[number * 7 % len(ids)],
                severity="deficiency",
                message=rule.message.in_language("zh").format_map(words),
                remedy=rule.remedy.in_language("zh").format_map(words),
                evidence=(Evidence(f"材料/第{number}部分/扫描件{number:04d}.pdf", number, BOX, "…"),),
                values=tuple(_VALUES.items()),
            )
        )
    return build(scheme, tuple(findings))


def clean(scheme: Scheme) -> CaseReport:
    return build(scheme, (), "complete")


def _status(required: str, own: tuple[Finding, ...]) -> Status:
    if any(finding.code == "submission-missing" for finding in own):
        return "missing"
    if any(finding.severity == "deficiency" for finding in own):
        return "deficient"
    if any(finding.severity == "doubt" for finding in own):
        return "needs_review"
    return "not_applicable" if required != "always" else "satisfied"
