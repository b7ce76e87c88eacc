"""Which audit comes next, by the certificate to GB/T 27922 that the applicant holds."""

from dataclasses import replace
from datetime import date

import pytest

from intake.audit.plan import plan_audit, staff_of
from intake.model import Box, CaseReport, Document, Fact
from intake.scheme import load_scheme
from intake.zh.dates import months_after
from tests.render.builders import typical

SCHEME = load_scheme("gbt27922")
BOX = Box(0.1, 0.1, 0.5, 0.2)


def holding(as_of: str, *certificates: dict[str, str]) -> CaseReport:
    report = replace(typical(SCHEME), as_of=as_of, documents=(), facts=())
    documents, facts = [], []
    for number, values in enumerate(certificates, 1):
        documents.append(
            Document(
                f"c{number}",
                f"证书{number}.pdf",
                (1,),
                "system_certificate",
                "certificates_and_honours",
                0.97,
            )
        )
        facts += [Fact(f"c{number}", name, value, value, 1, BOX, 0.98) for name, value in values.items()]
    return replace(report, documents=tuple(documents), facts=tuple(facts))


def certificate(**changes: str) -> dict[str, str]:
    return {
        "certificate_number": "CN27922-24-0031",
        "organization_name": typical(SCHEME).applicant or "",
        "standard": "GB/T 27922-2011",
        "issued_on": "2024-03-05",
        "valid_until": "2027-03-04",
        "issued_by": "某某认证有限公司",
    } | changes


def test_without_one_it_is_a_first_audit() -> None:
    found = plan_audit(holding("2026-11-24"), SCHEME)
    assert (found.kind, found.reason, found.steps) == ("first", "no_certificate", ())


@pytest.mark.parametrize(
    ("as_of", "kind", "due"),
    [
        ("2024-03-05", "surveillance", "2025-03-05"),
        ("2025-03-05", "surveillance", "2025-03-05"),
        ("2025-03-06", "surveillance", "2026-03-05"),
        ("2026-03-05", "surveillance", "2026-03-05"),
        ("2026-03-06", "reassessment", "2027-03-04"),
        ("2027-03-04", "reassessment", "2027-03-04"),
    ],
)
def test_every_year_a_surveillance_and_in_the_third_a_reassessment(as_of: str, kind: str, due: str) -> None:
    found = plan_audit(holding(as_of, certificate()), SCHEME)
    assert (found.kind, str(found.due), found.reason) == (kind, due, "in_force")
    assert [(step.kind, str(step.due)) for step in found.steps] == [
        ("surveillance", "2025-03-05"),
        ("surveillance", "2026-03-05"),
        ("reassessment", "2027-03-04"),
    ]


def test_one_that_has_run_out_is_followed_by_a_first_audit() -> None:
    found = plan_audit(holding("2027-03-05", certificate()), SCHEME)
    assert (found.kind, found.reason, found.due) == ("first", "expired", None)


@pytest.mark.parametrize(
    "changes",
    [
        {"organization_name": "另一家电器有限公司"},
        {"standard": "GB/T 19001-2016"},
    ],
)
def test_one_of_another_company_or_to_another_standard_does_not_count(changes: dict[str, str]) -> None:
    assert plan_audit(holding("2026-11-24", certificate(**changes)), SCHEME).reason == "no_certificate"


def test_spelling_of_the_standard_does_not_matter() -> None:
    for standard in ("GB/T27922—2011", "《商品售后服务评价体系》"):
        assert (
            plan_audit(holding("2026-11-24", certificate(standard=standard)), SCHEME).reason == "in_force"
        )


def test_the_newest_of_several_counts() -> None:
    older = certificate(issued_on="2021-03-05", valid_until="2024-03-04", certificate_number="alt")
    found = plan_audit(holding("2026-11-24", certificate(), older), SCHEME)
    assert found.certificate is not None
    assert found.certificate.number == "CN27922-24-0031"


def test_an_unread_day_of_issue_is_reckoned_back_and_said_so() -> None:
    values = certificate()
    del values["issued_on"]
    found = plan_audit(holding("2026-11-24", values), SCHEME)
    assert found.certificate is not None
    assert found.certificate.issue_reckoned
    assert found.certificate.issued_on == date(2024, 3, 5)
    assert (found.kind, str(found.due)) == ("reassessment", "2027-03-04")


def test_an_unread_term_decides_nothing() -> None:
    values = certificate()
    del values["valid_until"]
    assert plan_audit(holding("2026-11-24", values), SCHEME).reason == "term_unread"


def test_the_last_day_of_a_month_has_its_day_every_year() -> None:
    assert months_after(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_after(date(2026, 1, 31), -2) == date(2025, 11, 30)


def test_staff_is_read_from_the_form_before_the_profile() -> None:
    report = holding("2026-11-24")
    documents = tuple(
        Document(name, f"{name}.docx", (1,), name, None, 0.97)
        for name in ("organization_profile", "application_form")
    )
    facts = (
        Fact("organization_profile", "employees", 260, "员工260人", 1, BOX, 0.98),
        Fact("application_form", "employees", 1200, "1200", 1, BOX, 0.98),
    )
    found = staff_of(replace(report, documents=documents, facts=facts), SCHEME)
    assert found is not None
    assert (found.number, found.evidence.file) == (1200, "application_form.docx")
    assert staff_of(report, SCHEME) is None
