"""What a report leaves behind, as bytes: a function of values that touches no disk but the templates."""

from collections.abc import Callable, Mapping

from intake.case.folder import NOTICE, NOTICE_MAIL, REPORT_HTML, REPORT_JSON
from intake.model import CaseReport, effective_severity
from intake.render.letter import letter_content
from intake.render.letter_context import NoticeOptions
from intake.render.letter_email import letter_email
from intake.render.report_html import report_page
from intake.render.report_json import to_json
from intake.scheme import Scheme

Pictures = Mapping[tuple[str, int], bytes]

Rendering = Callable[[CaseReport, Scheme, Pictures, NoticeOptions], Mapping[str, bytes]]
"""`rendered_outputs`, here or in another process; the latter may raise NotDone."""


def needs_letter(report: CaseReport) -> bool:
    """Whether anything must be asked for."""
    return any(effective_severity(finding) == "deficiency" for finding in report.findings)


def rendered_outputs(
    report: CaseReport, scheme: Scheme, pictures: Pictures, options: NoticeOptions
) -> Mapping[str, bytes]:
    """The bytes of report.json, report.html and, where something is deficient, of the letter and its
    e-mail, by their names.

    Raises:
        SchemeError: a template or letter.yaml is broken.
    """
    files = {
        REPORT_JSON: to_json(report).encode("utf-8"),
        REPORT_HTML: report_page(report, scheme, pictures),
    }
    if needs_letter(report):
        files[NOTICE] = letter_content(report, scheme, "notice", options=options)
        files[NOTICE_MAIL] = letter_email(report, scheme, "notice", options=options).encode("utf-8")
    return files
