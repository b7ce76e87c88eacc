"""What could not be read, as findings on the file or page."""

from collections.abc import Iterator, Mapping
from typing import Any

from intake.checks.certainty import only_its_title, pasted_in, unread_pictures
from intake.checks.describe import document_name
from intake.checks.filing import named_for
from intake.checks.shapes import EXPRESSION, PROBLEM, SEVERITY, parameters, record, several
from intake.checks.types import Case, Problem
from intake.model import READING_PROBLEMS, WHOLE_PAGE, Evidence, Page, SourceFile, Value
from intake.model.finding import Severity
from intake.model.media_types import can_be_material
from intake.model.value import File, Number, Text
from intake.zh.expressions import compiled

NAME = "reading"
PARAMS = {
    **parameters(
        needed=SEVERITY,
        not_needed=SEVERITY,
        always_note=several(PROBLEM),
        always_doubt=several(PROBLEM),
        copies=EXPRESSION,
        never_begun=record(("problem", "name"), problem=PROBLEM, name=EXPRESSION),
    ),
    "x-raises": READING_PROBLEMS,
}


_ILLEGIBLE = "page-illegible"
_PICTURE_ILLEGIBLE = "picture-illegible"


def run(case: Case, params: Mapping[str, Any]) -> Iterator[Problem]:
    """Files and pages with problems.

    A closed file is ``needed`` severe when what it seems to be (by its name; without one, anything
    required) is nowhere else in the case, and ``not_needed`` severe otherwise. Codes of ``always_note``
    are only noted; those of ``always_doubt`` are a person's to look at: what kept the file from being read
    lies here, not with the applicant. What can be no material (a video, a shortcut, a program), whatever
    its name says, is only noted, and belongs to no submission; so is a file with the problem and a name of
    ``never_begun``: nobody ever put anything in it.
    """
    needed: Severity = params.get("needed", "deficiency")
    not_needed: Severity = params.get("not_needed", "doubt")
    always: dict[str, Severity] = dict.fromkeys(params.get("always_doubt", ()), "doubt")
    always |= dict.fromkeys(params.get("always_note", ()), "note")
    for file in case.files:
        if file.problem_code is not None:
            submission, is_needed = _serves(case, file.path)
            severity = always.get(file.problem_code, needed if is_needed else not_needed)
            if not can_be_material(file.media_type) or _never_begun(file, params):
                submission, severity = None, "note"
            yield Problem(
                file.problem_code,
                submission,
                _file_values(file),
                (Evidence(file.path),),
                severity=severity,
            )
    for page in case.pages.values():
        yield from _page_problem(case, page, always, not_needed)
    for document in case.documents:
        if only_its_title(case, document):
            page = case.pages_of(document)[0]
            values = _page_values(page, document_name(case, document))
            place = (Evidence(page.file, page.number, WHOLE_PAGE),)
            yield Problem(_ILLEGIBLE, document.submission, values, place, severity=not_needed)
        for page, box in unread_pictures(case, document, params.get("copies")):
            values = _page_values(page, Text("")) | {"document": document_name(case, document)}
            place = (Evidence(page.file, page.number, box),)
            yield Problem(_PICTURE_ILLEGIBLE, document.submission, values, place, severity=not_needed)


def _never_begun(file: SourceFile, params: Mapping[str, Any]) -> bool:
    """Whether it is as its program made it: without content, under the name that programs give."""
    rule = params.get("never_begun")
    name = file.path.replace("!/", "/").rsplit("/", 1)[-1]
    return (
        rule is not None
        and file.problem_code == rule["problem"]
        and bool(compiled(rule["name"]).match(name))
    )


def _page_problem(
    case: Case, page: Page, always: Mapping[str, Severity], severity: Severity
) -> Iterator[Problem]:
    code = page.problem_code
    if code is None or (code == _ILLEGIBLE and pasted_in(case, page) is not None):
        return
    covering = [
        item
        for item in case.documents
        if item.file == page.file and page.number in item.pages and item.submission
    ]
    submission = covering[0].submission if covering else _serves(case, page.file)[0]
    values = _page_values(page, Text(page.problem or ""))
    place = (Evidence(page.file, page.number, WHOLE_PAGE),)
    yield Problem(code, submission, values, place, severity=always.get(code, severity))


def _page_values(page: Page, problem: Value) -> dict[str, Value]:
    return {
        "file": File(page.file),
        "name": File(page.file, "name"),
        "page": Number(page.number),
        "problem": problem,
    }


def _serves(case: Case, path: str) -> tuple[str | None, bool]:
    """The submission a closed file seems to serve, and whether it is still wanted."""
    open_ones = [
        item.id
        for item in case.scheme.submissions
        if item.required == "always"
        and not any(doc.kind in item.satisfied_by for doc in case.serving(item.id))
    ]
    named = named_for(case, path)
    if named:
        wanted = next((item.id for item in named if item.id in open_ones), None)
        return wanted or (named[0].id if len(named) == 1 else None), wanted is not None
    return (open_ones[0] if len(open_ones) == 1 else None), bool(open_ones)


def _file_values(file: SourceFile) -> dict[str, Value]:
    return {
        "file": File(file.path),
        "name": File(file.path, "name"),
        "problem": Text(file.problem or ""),
        **{name: Text(text) for name, text in file.problem_params},
    }
