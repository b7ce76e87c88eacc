"""Whole cases from pages by hand: cut, assigned, read, judged as the road does it."""

from pathlib import Path

from intake.model import CaseReport, Finding, Page, SourceFile
from intake.pipeline import report_on
from intake.settings import Settings
from tests.check.builders import AS_OF, SCHEME
from tests.check.invariants import hold


def report(*pages: Page, also: tuple[str, ...] = ()) -> CaseReport:
    """The report on a case of these pages. `also`: files that no page was read from."""
    paths = dict.fromkeys((*(page.file for page in pages), *also))
    files = tuple(SourceFile(path, Path(), f"sha-{path}", "application/pdf", 100) for path in paths)
    found = report_on(Path("案件"), files, tuple(pages), SCHEME, Settings(as_of=AS_OF)).report
    hold(found.findings, SCHEME, {(page.file, page.number) for page in pages}, paths)
    return found


def found(case: CaseReport, submission: str, *codes: str) -> list[Finding]:
    """The findings about a submission (of those codes)."""
    return [
        finding
        for finding in case.findings
        if finding.submission == submission and (not codes or finding.code in codes)
    ]
