"""For every finding code: a case that raises it, and the complete case, its clean twin, which does not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from intake.checks import FAMILIES
from intake.checks.codes import raised_codes
from intake.model import Box, Mark
from tests.check.builders import (
    CLAUSES,
    CODE,
    LIST,
    NAME,
    OTHER_CODE,
    OUTLETS,
    SCHEME,
    SERVICE_SYSTEM,
    Pack,
    complete,
    with_fact,
    with_text,
    without_fact,
)
from tests.check.said import CODES_SAID, is_told, known, told
from tests.check.test_contradictions import two_codes
from tests.check.test_reports_on_products import case, report

OTHER = "宁波海岳机械有限公司"
BAD_CODE = CODE[:-1] + "C"


def food_maker() -> Pack:
    pack = with_fact(
        complete(),
        "business_licence",
        "business_scope",
        "许可项目：食品生产；食品销售（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
    )
    return with_fact(
        pack, "product_introduction", "product_names", [{"name": "酥性饼干"}, {"name": "夹心饼干"}]
    )


def in_future(pack: Pack) -> Pack:
    return with_fact(pack, "management_document", "issued_on", "2027-01-05")


CASES: dict[str, tuple[str, Callable[[], Pack]]] = {
    "submission-missing": ("deficiency", lambda: complete().without("sales_mode")),
    "applicant-uncertain": (
        "doubt",
        lambda: (
            Pack()
            .add("business_licence", "营业执照", organization_name=NAME)
            .add("business_licence", "营业执照", organization_name="宁波远帆电器有限公司")
        ),
    ),
    "submission-incomplete": ("deficiency", lambda: complete().without("product_introduction")),
    "submission-uncertain": (
        "doubt",
        lambda: complete().without("sales_mode").add("sales_mode", "直销", confidence=0.05),
    ),
    "required-field-missing": (
        "deficiency",
        lambda: without_fact(complete(), "business_licence", "unified_social_credit_code"),
    ),
    "credit-code-invalid": (
        "deficiency",
        lambda: with_fact(complete(), "business_licence", "unified_social_credit_code", BAD_CODE),
    ),
    "readings-contradict": ("doubt", two_codes),
    "pages-lacking": (
        "deficiency",
        lambda: complete().add("inspection_report", "检验报告 第1页 共3页", product_name="落地电风扇"),
    ),
    "annex-missing": (
        "doubt",
        lambda: complete().add("sales_mode", "经销商名单详见附表2。"),
    ),
    "copy-not-enclosed": (
        "doubt",
        lambda: complete().add(
            "honour", "荣誉一览", table=(("荣誉名称", "授予单位"), ("绍兴市纳税先进企业", "越城区人民政府"))
        ),
    ),
    "registration-number-old": (
        "doubt",
        lambda: with_fact(complete(), "business_licence", "unified_social_credit_code", "330100000000019"),
    ),
    "number-malformed": (
        "doubt",
        lambda: food_maker().add(
            "permit",
            "食品生产许可证 饼干",
            certificate_number="SC1103306020012",
            organization_name=NAME,
            valid_until="2027-01-31",
        ),
    ),
    "credit-code-mismatch": (
        "deficiency",
        lambda: with_fact(complete(), "annual_report", "unified_social_credit_code", OTHER_CODE),
    ),
    "name-mismatch": (
        "deficiency",
        lambda: with_fact(complete(), "system_certificate", "organization_name", OTHER),
    ),
    "report-for-another": ("doubt", lambda: report(case(("落地电风扇", "FS40-1")), "KYT30-A")),
    "text-of-another": (
        "deficiency",
        lambda: complete().add("management_document", "上海康泉环保科技有限公司\n客户回访制度"),
    ),
    "detail-mismatch": (
        "doubt",
        lambda: with_fact(complete(), "organization_profile", "registered_capital", 50_000_000.0),
    ),
    "date-in-future": ("doubt", lambda: in_future(complete())),
    "dates-out-of-order": (
        "doubt",
        lambda: with_fact(complete(), "inspection_report", "tested_on", "2026-03-03"),
    ),
    "licence-expired": (
        "deficiency",
        lambda: with_fact(complete(), "business_licence", "valid_until", "2026-11-23"),
    ),
    "annual-report-missing": ("deficiency", lambda: complete().without("annual_report")),
    "annual-report-outdated": (
        "deficiency",
        lambda: with_fact(complete(), "annual_report", "annual_report_year", 2023),
    ),
    "annual-report-unclear": (
        "doubt",
        lambda: without_fact(complete(), "annual_report", "annual_report_year"),
    ),
    "abnormal-listing": (
        "doubt",
        lambda: with_fact(complete(), "annual_report", "abnormal_listing", "yes"),
    ),
    "penalty-on-record": ("doubt", lambda: with_fact(complete(), "annual_report", "penalty", "yes")),
    "permit-required": ("deficiency", food_maker),
    "permit-expired": (
        "deficiency",
        lambda: food_maker().add(
            "permit",
            "食品生产许可证 SC11033060200123 饼干",
            organization_name=NAME,
            valid_until="2026-01-31",
        ),
    ),
    "permit-scope-unclear": (
        "doubt",
        lambda: food_maker().add(
            "permit",
            "食品生产许可证 SC11033060200123 糖果",
            organization_name=NAME,
            permit_scope="糖果制品",
        ),
    ),
    "licensed-item-unproven": (
        "doubt",
        lambda: with_fact(
            complete(),
            "business_licence",
            "business_scope",
            "许可项目：电视剧制作（依法须经批准的项目，经相关部门批准后方可开展经营活动）一般项目：电风扇制造",
        ),
    ),
    "inspection-report-missing": ("deficiency", lambda: complete().without("inspection_report")),
    "inspection-failed": (
        "deficiency",
        lambda: with_fact(complete(), "inspection_report", "conclusion", "fail"),
    ),
    "inspection-expired": (
        "doubt",
        lambda: with_fact(complete(), "inspection_report", "issued_on", "2024-11-23"),
    ),
    "inspection-body-unclear": (
        "note",
        lambda: without_fact(complete(), "inspection_report", "cma_number"),
    ),
    "standard-superseded": (
        "doubt",
        lambda: with_fact(complete(), "system_certificate", "standard", "GB/T 19001-2008"),
    ),
    "content-missing": (
        "doubt",
        lambda: with_text(complete(), "sales_mode", "商品由公司卖给顾客，价格公道。"),
    ),
    "after-sales-organization-missing": (
        "deficiency",
        lambda: with_text(
            complete(), "organization_chart", "董事会\n总经理办公室\n生产部\n销售部\n财务部\n质量管理部"
        ),
    ),
    "facilities-missing": (
        "deficiency",
        lambda: with_text(
            complete(),
            "service_system",
            SERVICE_SYSTEM.replace("服务设施：维修车间200平方米，服务车辆5台，检测仪器12台套。", ""),
        ),
    ),
    "funding-missing": (
        "deficiency",
        lambda: with_text(
            complete(),
            "service_system",
            SERVICE_SYSTEM.replace(
                "每年按销售收入的2%提取售后服务经费，2026年预算120万元。", "公司保证售后服务经费充足。"
            ),
        ),
    ),
    "clause-not-covered": (
        "deficiency",
        lambda: with_text(
            complete(), "service_system", CLAUSES.replace("\n5.2.6 废弃商品回收：回收废旧产品。", "")
        ),
    ),
    "exclusion-reason-missing": (
        "deficiency",
        lambda: with_text(
            complete(),
            "service_system",
            SERVICE_SYSTEM.replace("，回收废旧产品。", "。\n5.2.6 废弃商品回收不适用。"),
        ),
    ),
    "exclusion-not-allowed": (
        "deficiency",
        lambda: with_text(
            complete(), "service_system", f"{SERVICE_SYSTEM}\n5.3.2 投诉处理不适用，因为从来没有人投诉。"
        ),
    ),
    "exclusion-of-no-clause": (
        "doubt",
        lambda: with_text(complete(), "service_system", f"{SERVICE_SYSTEM}\n5.4.2 条不适用于本公司。"),
    ),
    "submission-not-held": (
        "doubt",
        lambda: with_text(
            complete().without("system_certificate"),
            "sales_mode",
            "直销。公司通过了ISO9001质量管理体系认证。",
        ),
    ),
    "application-form-missing": ("note", lambda: complete().without("application_form")),
    "scope-beyond-licence": (
        "doubt",
        lambda: with_fact(
            complete(), "application_form", "applied_scope", "电风扇的销售及售后服务；血压计的销售"
        ),
    ),
    "certificate-lookup": ("note", complete),
    "certificate-surveillance": (
        "doubt",
        lambda: with_fact(complete(), "system_certificate", "issued_on", "2025-11-23"),
    ),
    "data-old": ("note", lambda: replace(complete(), as_of=date(2027, 12, 1))),
    "outlet-incomplete": (
        "deficiency",
        lambda: with_fact(complete(), "outlet_list", "outlets", [OUTLETS[0], OUTLETS[1] | {"phone": ""}]),
    ),
    "outlet-duplicate": (
        "deficiency",
        lambda: with_fact(complete(), "outlet_list", "outlets", [OUTLETS[0], OUTLETS[1], OUTLETS[0]]),
    ),
    "phone-impossible": (
        "doubt",
        lambda: with_fact(
            complete(), "outlet_list", "outlets", [OUTLETS[0], OUTLETS[1] | {"phone": "1385861234"}]
        ),
    ),
    "edition-differs": (
        "doubt",
        lambda: with_text(
            with_fact(complete(), "standards_list", "standards", [{"number": "GB/T 15063-2009"}]),
            "product_introduction",
            "产品介绍\n落地电风扇 型号FS-40 执行标准 GB/T 15063-2020",
        ),
    ),
    "count-mismatch": ("doubt", lambda: with_fact(complete(), "organization_profile", "outlet_count", 30)),
    "certificate-expired": (
        "deficiency",
        lambda: with_fact(complete(), "system_certificate", "valid_until", "2024-03-04"),
    ),
    "compulsory-certificate-expired": (
        "deficiency",
        lambda: complete().add(
            "product_certificate",
            "中国国家强制性产品认证证书",
            certificate_type="中国国家强制性产品认证证书",
            certificate_number="2019010704187453",
            organization_name=NAME,
            valid_until="2024-03-17",
        ),
    ),
    "document-list-missing": ("deficiency", lambda: complete().without("management_document_list")),
    "listed-document-missing": (
        "deficiency",
        lambda: with_fact(
            complete(),
            "management_document_list",
            "document_list",
            [*LIST, {"number": "QX-SH-09", "title": "备件管理程序"}],
        ),
    ),
    "unlisted-document": (
        "deficiency",
        lambda: complete().add(
            "management_document", "备件管理规定", document_number="QX-SH-77", title="备件管理规定"
        ),
    ),
    "document-control-incomplete": (
        "note",
        lambda: without_fact(complete(), "management_document", "approved_by", "version", "issued_on"),
    ),
    "placeholder-text": (
        "deficiency",
        lambda: with_text(complete(), "sales_mode", "XX有限公司采用直销和经销商两种方式销售。"),
    ),
    "file-unreadable": (
        "deficiency",
        lambda: (
            complete()
            .without("sales_mode")
            .file("x.pdf", status="unreadable", problem_code="file-unreadable")
        ),
    ),
    "file-encrypted": (
        "deficiency",
        lambda: (
            complete()
            .without("sales_mode")
            .file("x.pdf", status="unreadable", problem_code="file-encrypted")
        ),
    ),
    "file-empty": (
        "deficiency",
        lambda: (
            complete().without("sales_mode").file("x.pdf", status="unreadable", problem_code="file-empty")
        ),
    ),
    "file-unsupported": (
        "doubt",
        lambda: complete().file("x.wps", status="unreadable", problem_code="file-unsupported"),
    ),
    "file-not-read": (
        "doubt",
        lambda: complete().file(
            "x.pdf", status="unreadable", problem_code="file-not-read", problem="超过限制 page_seconds=120"
        ),
    ),
    "volume-missing": (
        "deficiency",
        lambda: (
            complete()
            .without("sales_mode")
            .file(
                "x.7z.001",
                status="unreadable",
                problem_code="volume-missing",
                problem_params=(("missing", "x.7z.002"),),
            )
        ),
    ),
    "file-too-large": (
        "doubt",
        lambda: complete().file("x.pdf", status="unreadable", problem_code="file-too-large"),
    ),
    "page-illegible": ("doubt", lambda: complete().page("x.pdf", problem_code="page-illegible")),
    "page-too-small": ("doubt", lambda: complete().page("x.pdf", problem_code="page-too-small")),
    "picture-illegible": (
        "doubt",
        lambda: complete().add(
            "inspection_report",
            "检验报告 编号 J2026-02",
            report_number="J2026-02",
            marks=[Mark("picture", Box(0.1, 0.2, 0.9, 0.9), hides=True)],
        ),
    ),
    "page-blank": ("note", lambda: complete().page("x.pdf", problem_code="page-blank")),
    "file-duplicate": ("note", lambda: complete().file("copy.pdf", status="ignored", alias_of="01.pdf")),
    "file-unrecognised": ("note", lambda: complete().add("unknown", "随手记录", submission=None)),
}


@pytest.mark.parametrize("code", CASES)
def test_raises_and_says_what_it_says_and_where(code: str) -> None:
    severity, build = CASES[code]
    findings = build().judge().findings
    assert severity in [finding.severity for finding in findings if finding.code == code]
    found = told(findings, code)
    assert is_told(found, known(CODES_SAID)[code]), found


def test_clean_twin_is_clean() -> None:
    judgement = complete().judge()
    assert [finding.code for finding in judgement.findings] == ["certificate-lookup"], (
        "whose standing only a register tells"
    )
    assert judgement.verdict == "complete"


def test_every_code_of_the_scheme_is_shown_here() -> None:
    # What persons add, and what is told of it: tests/events.
    by_persons = {"own-finding", "event-lapsed", "wording-conflict"}
    # Seals are off in this scheme; tests/check/test_families.py turns them on. That a decision has lapsed
    # no check says; tests/decisions shows it. A case that was not judged: tests/bench.
    assert set(CASES) == set(SCHEME.findings) - by_persons - {
        "seal-missing",
        "decision-lapsed",
        "case-not-judged",
    }
    params = {family.NAME: family.PARAMS for family in FAMILIES}
    raised = {code for spec in SCHEME.checks for code, _ in raised_codes(params[spec.check], spec.params)}
    assert raised <= set(SCHEME.findings)


@pytest.mark.parametrize("code", CASES)
def test_is_worded_in_both_languages(code: str) -> None:
    build = CASES[code][1]
    for language in ("zh", "en"):
        pack = build()
        pack.language = language
        for finding in pack.judge().findings:
            assert finding.message
            assert "{" not in finding.message
            assert "（未读出）" not in finding.message
            assert "(not read)" not in finding.message


def test_one_day_more_is_not_expired() -> None:
    pack = with_fact(complete(), "system_certificate", "valid_until", date(2026, 11, 24).isoformat())
    assert pack.found("certificate-expired") == []
