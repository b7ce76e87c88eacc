"""The frozen values that go down the road: files, pages, documents, facts, findings, the report."""

from intake.model.decision import Action, Decision, RequestChange, RequestState, Rounds
from intake.model.document import SIDE_BY_SIDE, Document, EmptyPlace, Fact, FactValue, RowPlace, Rows, Span
from intake.model.file import READING_PROBLEMS, FileStatus, SourceFile
from intake.model.finding import (
    NOT_JUDGED,
    CaseReport,
    ClauseCoverage,
    Condition,
    Evidence,
    Finding,
    IndicatorSet,
    SubmissionResult,
    effective_severity,
)
from intake.model.geometry import WHOLE_PAGE, Box
from intake.model.page import BOLD, Cell, Line, Mark, Page, Table
from intake.model.part import Part
from intake.model.reading import Reading, Reported
from intake.model.value import Value, Values

__all__ = [
    "BOLD",
    "NOT_JUDGED",
    "READING_PROBLEMS",
    "SIDE_BY_SIDE",
    "WHOLE_PAGE",
    "Action",
    "Box",
    "CaseReport",
    "Cell",
    "ClauseCoverage",
    "Condition",
    "Decision",
    "Document",
    "EmptyPlace",
    "Evidence",
    "Fact",
    "FactValue",
    "FileStatus",
    "Finding",
    "IndicatorSet",
    "Line",
    "Mark",
    "Page",
    "Part",
    "Reading",
    "Reported",
    "RequestChange",
    "RequestState",
    "Rounds",
    "RowPlace",
    "Rows",
    "SourceFile",
    "Span",
    "SubmissionResult",
    "Table",
    "Value",
    "Values",
    "effective_severity",
]
