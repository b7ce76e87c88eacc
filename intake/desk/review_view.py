"""What the review page shows of a report: looked up and put in order, never judged."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from intake.decisions.fingerprint import finding_keys
from intake.desk.conflicts import Conflict, conflicts
from intake.desk.page_list import PageList
from intake.model import (
    WHOLE_PAGE,
    Box,
    CaseReport,
    Document,
    Evidence,
    Fact,
    Finding,
    effective_severity,
)
from intake.model.event import Corrected
from intake.render.clean import shortened
from intake.render.event_words import event_words
from intake.render.fact_words import FactWords
from intake.render.finding_words import finding_words
from intake.render.say import say
from intake.render.words import status_word, words
from intake.scheme import Scheme

_EXCERPT = 300
_ORDER = {"doubt": 0, "deficiency": 1, "note": 2}


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """Where a statement stands: the page's number in the case (None: there is none to see), the box as
    four numbers (empty: the whole page), file, page and text in words."""

    page: int | None
    box: str
    file: str
    where: str
    text: str


@dataclass(frozen=True, slots=True)
class FindingShown:
    """One finding. ``open``: a doubt that nobody has decided on. ``seen`` tells the state it is shown in:
    when it was decided, or nothing."""

    id: str
    key: str
    seen: str
    code: str
    severity: str
    severity_word: str
    open: bool
    title: str
    message: str
    remedy: str
    why: str
    submission: str
    decision: dict[str, str] | None
    places: tuple[PlaceShown, ...]
    looked_at: tuple[str, ...]
    conflict: Conflict | None


class ReviewView:
    """A report in its language."""

    def __init__(self, report: CaseReport, scheme: Scheme, pages: PageList) -> None:
        self._report = report
        self._scheme = scheme
        self._pages = pages
        self._words = words(report.language)
        self._keys = finding_keys(report)
        self._conflicts = conflicts(report, scheme)
        self._facts = FactWords(report, scheme)
        self._corrected = {
            (act.place.file, act.place.page, act.name): event.who
            for event in report.events
            if isinstance(act := event.act, Corrected)
        }

    def findings(self) -> list[FindingShown]:
        """All, in the order they are walked: open doubts, then by submission, the gravest first."""
        numbers = {item.id: item.number for item in self._report.submissions}
        shown = [self._finding(item) for item in self._report.findings]
        last = len(numbers) + 1
        return sorted(
            shown,
            key=lambda one: (not one.open, numbers.get(one.submission, last), _ORDER[one.severity]),
        )

    def items(self, findings: Sequence[FindingShown]) -> list[dict[str, Any]]:
        """The submissions, each with its documents and those findings that are no open doubts; then what
        belongs to none."""
        documents = {item.id: item for item in self._report.documents}
        known = {item.id for item in self._report.submissions}
        language = self._report.language
        found: list[dict[str, Any]] = [
            {
                "id": item.id,
                "number": item.number,
                "waiver": item.waiver,
                "title": self._title(item.id, item.title),
                "status": item.status,
                "status_word": status_word(item, language, optional=item.id in self._scheme.optional),
                "documents": [self.document(name) for name in item.documents if name in documents],
                "findings": [one for one in findings if one.submission == item.id and not one.open],
                "open": sum(one.submission == item.id and one.open for one in findings),
            }
            for item in sorted(self._report.submissions, key=lambda item: item.number)
        ]
        others = [one for one in findings if one.submission not in known and not one.open]
        unused = [
            self.document(item.id) for item in self._report.documents if not set(item.submissions) & known
        ]
        if others or unused:
            found.append(
                {
                    "id": "",
                    "number": "",
                    "waiver": "",
                    "title": self._words["others"],
                    "status": "",
                    "status_word": "",
                    "documents": unused,
                    "findings": others,
                    "open": 0,
                }
            )
        return found

    def document(self, id_: str) -> dict[str, Any]:
        """One document: what it is, where it begins, what was read from it."""
        item = next(one for one in self._report.documents if one.id == id_)
        kind = self._scheme.kinds.get(item.kind)
        first, last = (item.pages[0], item.pages[-1]) if item.pages else (0, 0)
        return {
            "id": item.id,
            "kind": kind.title.in_language(self._report.language) if kind else self._words["unknown"],
            "file": item.file,
            "where": self._words["page"].format(page=first if first == last else f"{first}–{last}"),
            "page": self._pages.number(item.file, first) if first else None,
            "why": list(item.why),
            "confidence": f"{item.confidence:.0%}",
            "facts": [self._fact(fact) for fact in self._report.facts if fact.document == item.id],
            "others": self._not_read(item),
        }

    def events(self) -> list[dict[str, Any]]:
        """What persons did that counts, the newest first; decisions stand with their findings."""
        return [
            {
                "number": event.number,
                "words": event_words(event, self._scheme, self._report.language),
                "who": event.who,
                "on": event.at[:16].replace("T", " "),
                "why": event.why,
            }
            for event in reversed(self._report.events)
        ]

    def _not_read(self, item: Document) -> list[dict[str, str]]:
        """The fields of its kind that nothing was read for, lists aside."""
        kind = self._scheme.kinds.get(item.kind)
        read = {fact.name for fact in self._report.facts if fact.document == item.id}
        return [
            {"name": field.name, "label": say(kind.fact_title(field.name), self._report.language)}
            for field in (kind.fields if kind else ())
            if kind and field.name not in read and field.type != "rows"
        ]

    def boxes(self, file: str, page: int) -> list[dict[str, Any]]:
        """What is framed on one page: parts of pages, facts, findings; each with its words."""
        found: list[dict[str, Any]] = []
        for document in self._report.documents:
            if document.file != file:
                continue
            kind = self._scheme.kinds.get(document.kind)
            title = kind.title.in_language(self._report.language) if kind else self._words["unknown"]
            found += [
                _framed("part", span.box, document.id, title)
                for span in document.places
                if span.page == page and span.box != WHOLE_PAGE
            ]
            found += [
                _framed("fact", fact.box, document.id, self._facts.label(fact))
                for fact in self._report.facts
                if fact.document == document.id and fact.page == page and fact.box != WHOLE_PAGE
            ]
        for finding in self._report.findings:
            title = finding_words(finding, self._report, self._scheme).title
            found += [
                _framed(f"finding {effective_severity(finding)}", place.box, finding.id, title)
                for place in finding.evidence
                if (place.file, place.page) == (file, page) and place.box != WHOLE_PAGE
            ]
        return found

    def _finding(self, item: Finding) -> FindingShown:
        said, severity = finding_words(item, self._report, self._scheme), effective_severity(item)
        decision = item.decision
        return FindingShown(
            id=item.id,
            key=self._keys[item.id],
            seen=decision.at if decision else "",
            code=item.code,
            severity=severity,
            severity_word=self._words[severity],
            open=severity == "doubt",
            title=said.title,
            message=said.message,
            remedy=said.remedy,
            why=said.why,
            submission=item.submission or "",
            decision={
                "action": self._words[f"action_{decision.action}"],
                "was": self._words[item.severity],
                "who": decision.who,
                "on": decision.at[:16].replace("T", " "),
                "why": decision.why,
            }
            if decision
            else None,
            places=tuple(self._place(place) for place in item.evidence),
            looked_at=item.looked_at,
            conflict=self._conflicts.get(item.id),
        )

    def _place(self, place: Evidence) -> PlaceShown:
        whole = place.page is None
        return PlaceShown(
            page=self._pages.number(place.file, place.page),
            box="" if place.box == WHOLE_PAGE else _numbers(place.box),
            file=place.file,
            where=self._words["whole_file"] if whole else self._words["page"].format(page=place.page),
            text=shortened(place.text, _EXCERPT),
        )

    def _fact(self, fact: Fact) -> dict[str, Any]:
        file = next(one.file for one in self._report.documents if one.id == fact.document)
        rows = fact.row_dicts()
        columns = list(dict.fromkeys(name for row in rows for name in row))
        return {
            "name": fact.name,
            "label": self._facts.label(fact) or fact.name,
            "value": f"{len(rows)}" if rows else self._facts.value(fact),
            "typed": "" if rows else str(fact.value),
            "corrected": self._corrected.get((file, fact.page, fact.name), ""),
            "columns": [self._facts.column(fact, name) for name in columns],
            "rows": [[row.get(name, "") for name in columns] for row in rows[:200]],
            "text": shortened(fact.text, _EXCERPT),
            "page": self._pages.number(file, fact.page),
            "box": "" if fact.box == WHOLE_PAGE else _numbers(fact.box),
            "confidence": f"{fact.confidence:.0%}",
        }

    def _title(self, id_: str, fallback: str) -> str:
        known = next((item for item in self._scheme.submissions if item.id == id_), None)
        return known.title.in_language(self._report.language) if known else fallback


def _framed(kind: str, box: Box, id_: str, title: str) -> dict[str, Any]:
    return {"kind": kind, "box": box, "id": id_, "title": title}


def _numbers(box: Box) -> str:
    return " ".join(f"{value:.4f}" for value in box.rounded())
