"""Ready-made official papers of a company: licence, annual report, permit, certificate, reports, charts."""

from collections.abc import Mapping, Sequence
from typing import Any

from samples._generator import papers
from samples._generator.companies import Company
from samples._generator.degrade import pictures, png
from samples._generator.forms import annual_report
from samples._generator.forms.certificate import Certificate
from samples._generator.forms.inspection import Inspection
from samples._generator.forms.permit import Permit
from samples._generator.pack import iso
from samples._generator.pdf import page_count

_BODIES = {
    "a": ("浙东食品质量检验检测中心", "231101060418"),
    "b": ("南粤产品质量检测有限公司", "221919340265"),
    "c": ("燕赵家具及室内环境检测站", "210306110937"),
    "d": ("华中机电产品检验研究院", "241700112804"),
    "e": ("西川软件测评中心", "232301150522"),
}


def inspected(
    company: Company, number: int, *, body: str, day: str, received: str, report: str, client: str = ""
) -> tuple[Inspection, dict[str, Any]]:
    """The report on the company's product ``number``, and its facts."""
    product = company.products[number]
    name, cma = _BODIES[body]
    what = Inspection(
        report,
        product["name"],
        product["model"],
        product["standard"],
        day,
        received,
        name,
        cma,
        papers.tests(company),
        client=client,
    )
    facts = {
        "report_number": report,
        "product_name": product["name"],
        "conclusion": "pass",
        "issued_on": iso(day),
        "issued_by": name,
    }
    return what, facts


def certified(
    company: Company,
    *,
    number: str,
    scope: str,
    first: str,
    issued: str,
    until: str,
    body: str = "华北远衡认证有限公司",
    holder: str = "",
    system: str = "quality",
) -> tuple[Certificate, dict[str, Any]]:
    """A management-system certificate and its facts."""
    title, english, standard = {
        "quality": (
            "质量管理体系认证证书",
            "QUALITY MANAGEMENT SYSTEM CERTIFICATE",
            "GB/T 19001-2016 / ISO 9001:2015",
        ),
        "environment": (
            "环境管理体系认证证书",
            "ENVIRONMENTAL MANAGEMENT SYSTEM CERTIFICATE",
            "GB/T 24001-2016 / ISO 14001:2015",
        ),
        "safety": (
            "职业健康安全管理体系认证证书",
            "OCCUPATIONAL HEALTH AND SAFETY CERTIFICATE",
            "GB/T 45001-2020 / ISO 45001:2018",
        ),
    }[system]
    what = Certificate(number, title, english, standard, scope, first, issued, until, body, holder)
    facts = {
        "certificate_number": number,
        "organization_name": holder or company.name,
        "issued_on": iso(issued),
        "valid_until": iso(until),
        "issued_by": body,
    }
    return what, facts


def permit(
    title: str,
    number: tuple[str, str],
    holder: tuple[str, str],
    left: Sequence[tuple[str, str]],
    right: Sequence[tuple[str, str]],
    *,
    until: str,
    day: str,
    authority: str,
    **more: Any,
) -> tuple[Permit, Mapping[str, Any]]:
    """A permit and its facts; ``number`` and ``holder`` are label and text."""
    what = Permit(title, [number, holder, *left], [*right, ("有效期至", until)], authority, day, **more)
    facts = {
        "certificate_number": number[1],
        "organization_name": holder[1],
        "issued_on": iso(day),
        "valid_until": iso(until),
        "issued_by": authority,
    }
    return what, facts


def annual_facts(company: Company, year: int) -> dict[str, Any]:
    """What the proof of the annual report says."""
    return {
        "organization_name": company.name,
        "unified_social_credit_code": company.code,
        "annual_report_year": year,
    }


def screenshot_png(company: Company, year: int, published: str) -> bytes:
    """A browser screenshot of the public system."""
    return png(pictures(annual_report.screenshot(company, year, published), 110)[0], 64)


def chart_png(data: bytes, dpi: int = 110) -> bytes:
    """A drawn chart as a picture to paste."""
    return png(pictures(data, dpi)[0], 16)


def pages(data: bytes) -> int:
    """How many pages a PDF has."""
    return page_count(data)
