"""`report.html`: the case on one page for our own staff, evidence beside every statement."""

from intake.model import CaseReport
from intake.render.audit_words import audit_lines
from intake.render.report_view import Pictures, ReportView
from intake.render.web_page import render_page
from intake.render.words import verdict_sentence, words
from intake.scheme import Scheme


def report_page(report: CaseReport, scheme: Scheme, pictures: Pictures) -> bytes:
    """The page's bytes (UTF-8): the same for the same report and pictures."""
    view = ReportView(report, scheme, pictures)
    columns, rows = view.coverage()
    return render_page(
        "report.html",
        "report.js",
        w=words(report.language),
        report=report,
        verdict=verdict_sentence(report),
        scheme_title=scheme.title.in_language(report.language),
        pictures=view.pictures(),
        submissions=view.submissions(),
        rounds=view.rounds(),
        events=view.events(),
        groups=view.finding_groups(),
        documents=view.documents(),
        files=view.files(),
        eligibility=view.eligibility(),
        audit=audit_lines(report, scheme, report.language),
        coverage_columns=columns,
        coverage_rows=rows,
    )
