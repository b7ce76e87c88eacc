"""`report.json`: the report's shape that users' scripts rely on, formally `schemas/report.schema.json`.

The same report gives the same bytes: fixed key order, rounded numbers, no clock. Where a file's bytes
lay on the machine is not written.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from intake.errors import UsageError
from intake.model import (
    WHOLE_PAGE,
    Box,
    CaseReport,
    ClauseCoverage,
    Condition,
    Decision,
    Document,
    Evidence,
    Fact,
    FactValue,
    Finding,
    IndicatorSet,
    RequestChange,
    Rounds,
    SourceFile,
    Span,
    SubmissionResult,
    Values,
)
from intake.model.event import Event
from intake.model.value import Title, stated, texts
from intake.render.clauses import clause_row
from intake.render.clean import encodable
from intake.render.say import plain, say
from intake.render.values_json import value_from_data, value_to_data

REPORT_VERSION = "1.0"
_CONFIDENCE_DIGITS = 3


def to_json(report: CaseReport) -> str:
    """The report as JSON text: two spaces' indent, UTF-8 characters as they are, a newline at the end."""
    return encodable(json.dumps(to_data(report), ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def to_data(report: CaseReport) -> dict[str, Any]:
    """The report as plain JSON values, keys in the contract's order."""
    pages = dict(report.page_counts)
    return {
        "report_version": REPORT_VERSION,
        "tool": {"name": "intake", "version": report.tool_version},
        "scheme": {"id": report.scheme_id, "version": report.scheme_version},
        "language": report.language,
        "as_of": report.as_of,
        "case": {
            "name": report.case_name,
            "applicant": report.applicant,
            "unified_social_credit_code": report.unified_social_credit_code,
        },
        "verdict": report.verdict,
        "files": [_file(item, pages.get(item.path, 0)) for item in report.files],
        "documents": [_document(item) for item in report.documents],
        "facts": [_fact(item) for item in report.facts],
        "submissions": [_submission(item) for item in report.submissions],
        "findings": [_finding(item, report.language) for item in report.findings],
        "coverage": [_clause(item, report.language) for item in report.coverage],
        "indicators": [_indicators(item, report.language) for item in report.indicators],
        "eligibility": [_condition(item, report.language) for item in report.eligibility],
        "events": [msgspec.to_builtins(event) for event in report.events],
    } | ({"rounds": _rounds(report.rounds)} if report.rounds else {})


def from_json(text: str, *, ours: bool = False) -> CaseReport:
    """The report a `report.json` holds; files' `location` is empty, as it was never written.
    ``ours``: known to be just as this program wrote it, so its shape is not checked again.

    Raises:
        UsageError: this is no report of `intake`, or one of another version; the message says what to do.
    """
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise UsageError(
            f"这不是 report.json（不是有效的 JSON：{error}）。请重新运行 intake check 生成报告。"
        ) from error
    problem = None if ours else _problem(data)
    if problem:
        raise UsageError(f"这不是本程序能读的 report.json：{problem}。请用 intake check 重新生成。")
    return _report(data)


def _problem(data: Any) -> str | None:
    """What keeps the data from being a report, in words; ``None`` when it is one."""
    # Only reading a report back needs the validator: `check` must not pay for its import.
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    from intake.scheme import schemas_folder

    version = data.get("report_version") if isinstance(data, dict) else None
    if isinstance(version, str) and version.split(".")[0] != REPORT_VERSION.split(".", maxsplit=1)[0]:
        return f"report_version {version}"
    schema = json.loads((schemas_folder() / "report.schema.json").read_text(encoding="utf-8"))
    error = best_match(Draft202012Validator(schema).iter_errors(data))
    if error is None:
        return None
    place = ".".join(str(part) for part in error.absolute_path) or "(top)"
    return f"{place}: {error.message[:200]}"


def _file(item: SourceFile, pages: int) -> dict[str, Any]:
    return {
        "path": item.path,
        "sha256": item.sha256,
        "media_type": item.media_type,
        "size": item.size,
        "pages": pages,
        "status": item.status,
        "problem": item.problem,
        "problem_code": item.problem_code,
        "problem_params": dict(item.problem_params),
        "notes": list(item.notes),
        "alias_of": item.alias_of,
        "context": item.context,
        "round": item.round,
    }


def _document(item: Document) -> dict[str, Any]:
    return {
        "id": item.id,
        "file": item.file,
        "pages": list(item.pages),
        "kind": item.kind,
        "submission": item.submission,
        "also": list(item.also),
        "confidence": round(item.confidence, _CONFIDENCE_DIGITS),
        "why": list(item.why),
        "spans": [{"page": place.page, "box": list(place.box.rounded())} for place in item.places],
        "inside": item.inside,
    }


def _fact(item: Fact) -> dict[str, Any]:
    return {
        "document": item.document,
        "name": item.name,
        "value": item.row_dicts() if isinstance(item.value, tuple) else item.value,
        "text": item.text,
        "page": item.page,
        "box": list(item.box.rounded()),
        "confidence": round(item.confidence, _CONFIDENCE_DIGITS),
    }


def _submission(item: SubmissionResult) -> dict[str, Any]:
    return {
        "number": item.number,
        "id": item.id,
        "title": item.title,
        "status": item.status,
        "documents": list(item.documents),
        "findings": list(item.findings),
        "accepted": list(item.accepted),
        "waiver": item.waiver,
    }


def _finding(item: Finding, language: str) -> dict[str, Any]:
    return {
        "id": item.id,
        "code": item.code,
        "submission": item.submission,
        "severity": item.severity,
        "message": item.message,
        "remedy": item.remedy,
        "evidence": [_place(place) for place in item.evidence],
        "params": {name: plain(value, language) for name, value in item.values},
        "values": {name: value_to_data(value) for name, value in item.values},
        "in_text": item.in_text,
        "looked_at": list(item.looked_at),
        "decision": _decision(item.decision) if item.decision else None,
    }


def _clause(item: ClauseCoverage, language: str) -> dict[str, Any]:
    box = list(item.place.box.rounded()) if item.place else None
    return {**clause_row(item, language), "titles": dict(item.title.texts), "box": box}


def _indicators(item: IndicatorSet, language: str) -> dict[str, Any]:
    return {
        "id": item.title.key,
        "title": say(item.title, language),
        "titles": dict(item.title.texts),
        "followed": item.followed,
        "rows": [_clause(row, language) for row in item.rows],
    }


def _condition(item: Condition, language: str) -> dict[str, Any]:
    return {
        "id": item.title.key,
        "title": say(item.title, language),
        "titles": dict(item.title.texts),
        "status": item.state,
        "evidence": [_place(place) for place in item.places],
    }


def _place(place: Evidence) -> dict[str, Any]:
    return {"file": place.file, "page": place.page, "box": list(place.box.rounded()), "text": place.text}


def _decision(item: Decision) -> dict[str, Any]:
    return {
        "action": item.action,
        "who": item.who,
        "at": item.at,
        "why": item.why,
        "finding_key": item.finding_key,
        "message": item.message,
    }


def _rounds(item: Rounds) -> dict[str, Any]:
    return {
        "number": item.number,
        "earlier_as_of": item.earlier_as_of,
        "earlier_letter": item.earlier_letter,
        "requests": [
            {
                "state": one.state,
                "code": one.code,
                "submission": one.submission,
                "message": one.message,
                "earlier": one.earlier,
                "finding": one.finding,
            }
            for one in item.requests
        ],
    }


def _report(data: Mapping[str, Any]) -> CaseReport:
    return CaseReport(
        tool_version=data["tool"]["version"],
        scheme_id=data["scheme"]["id"],
        scheme_version=data["scheme"]["version"],
        language=data.get("language", "zh"),
        as_of=data["as_of"],
        case_name=data["case"]["name"],
        applicant=data["case"]["applicant"],
        unified_social_credit_code=data["case"]["unified_social_credit_code"],
        verdict=data["verdict"],
        files=tuple(_file_from(item) for item in data["files"]),
        page_counts=tuple((item["path"], item["pages"]) for item in data["files"] if item["pages"]),
        documents=tuple(_document_from(item) for item in data["documents"]),
        facts=tuple(_fact_from(item) for item in data["facts"]),
        submissions=tuple(_submission_from(item) for item in data["submissions"]),
        findings=tuple(_finding_from(item) for item in data["findings"]),
        coverage=tuple(_clause_from(item) for item in data.get("coverage", ())),
        indicators=tuple(_indicators_from(item) for item in data.get("indicators", ())),
        eligibility=tuple(_condition_from(item) for item in data.get("eligibility", ())),
        rounds=_rounds_from(data["rounds"]) if data.get("rounds") else None,
        events=tuple(msgspec.convert(event, Event) for event in data.get("events", ())),
    )


def _file_from(item: Mapping[str, Any]) -> SourceFile:
    return SourceFile(
        path=item["path"],
        location=Path(),
        sha256=item["sha256"],
        media_type=item["media_type"],
        size=item["size"],
        status=item["status"],
        problem=item["problem"],
        problem_code=item.get("problem_code"),
        problem_params=tuple(item.get("problem_params", {}).items()),
        notes=tuple(item.get("notes", ())),
        alias_of=item.get("alias_of"),
        context=item.get("context", ""),
        round=item.get("round", 0),
    )


def _document_from(item: Mapping[str, Any]) -> Document:
    return Document(
        id=item["id"],
        file=item["file"],
        pages=tuple(item["pages"]),
        kind=item["kind"],
        submission=item["submission"],
        confidence=item["confidence"],
        why=tuple(item["why"]),
        also=tuple(item.get("also", ())),
        spans=tuple(Span(place["page"], Box(*place["box"])) for place in item.get("spans", ())),
        inside=item.get("inside"),
    )


def _fact_from(item: Mapping[str, Any]) -> Fact:
    raw = item["value"]
    value: FactValue = tuple(tuple(row.items()) for row in raw) if isinstance(raw, list) else raw
    return Fact(
        document=item["document"],
        name=item["name"],
        value=value,
        text=item["text"],
        page=item["page"],
        box=Box(*item["box"]),
        confidence=item["confidence"],
    )


def _submission_from(item: Mapping[str, Any]) -> SubmissionResult:
    return SubmissionResult(
        number=item["number"],
        id=item["id"],
        title=item["title"],
        status=item["status"],
        documents=tuple(item["documents"]),
        findings=tuple(item["findings"]),
        accepted=tuple(item.get("accepted", ())),
        waiver=item.get("waiver", ""),
    )


def _finding_from(item: Mapping[str, Any]) -> Finding:
    return Finding(
        id=item["id"],
        code=item["code"],
        submission=item["submission"],
        severity=item["severity"],
        message=item["message"],
        remedy=item["remedy"],
        evidence=tuple(_place_from(place) for place in item["evidence"]),
        values=_values_from(item),
        looked_at=tuple(item.get("looked_at", ())),
        in_text=item.get("in_text", False),
        decision=_decision_from(item) if item.get("decision") else None,
    )


def _values_from(item: Mapping[str, Any]) -> Values:
    """A report of before 0.2 has no more than their words in its language."""
    if "values" in item:
        return tuple((name, value_from_data(value)) for name, value in item["values"].items())
    return tuple((name, stated(text)) for name, text in item.get("params", {}).items())


def _clause_from(item: Mapping[str, Any]) -> ClauseCoverage:
    page, box = item["page"], item.get("box")
    return ClauseCoverage(
        clause=item["clause"],
        title=Title(item["clause"], texts(item.get("titles", {"zh": item["title"]}))),
        state=item["status"],
        place=Evidence(
            item["file"], int(page) if page else None, Box(*box) if box else WHOLE_PAGE, item["text"]
        )
        if item["file"]
        else None,
    )


def _indicators_from(item: Mapping[str, Any]) -> IndicatorSet:
    return IndicatorSet(
        Title(item["id"], texts(item["titles"])),
        tuple(_clause_from(row) for row in item["rows"]),
        followed=item["followed"],
    )


def _condition_from(item: Mapping[str, Any]) -> Condition:
    return Condition(
        title=Title(item["id"], texts(item["titles"])),
        state=item["status"],
        places=tuple(_place_from(place) for place in item["evidence"]),
    )


def _place_from(place: Mapping[str, Any]) -> Evidence:
    return Evidence(place["file"], place["page"], Box(*place["box"]), place["text"])


def _decision_from(item: Mapping[str, Any]) -> Decision:
    made = item["decision"]
    return Decision(
        finding_key=made["finding_key"],
        code=item["code"],
        submission=item["submission"],
        action=made["action"],
        why=made["why"],
        who=made["who"],
        at=made["at"],
        message=made["message"],
    )


def _rounds_from(item: Mapping[str, Any]) -> Rounds:
    return Rounds(
        number=item["number"],
        earlier_as_of=item["earlier_as_of"],
        earlier_letter=item["earlier_letter"],
        requests=tuple(RequestChange(**one) for one in item["requests"]),
    )
