"""What the report's web page shows, put together from the report: no judgement, only looking up."""

import base64
import io
from collections.abc import Mapping
from typing import Any

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
from intake.model.document import IRRELEVANT
from intake.render.clauses import clause_row
from intake.render.clean import shortened
from intake.render.event_words import event_words
from intake.render.fact_words import FactWords
from intake.render.finding_words import finding_words
from intake.render.say import say
from intake.render.words import status_word, words
from intake.scheme import Kind, Scheme, Wording

Pictures = Mapping[tuple[str, int], bytes]

_EXCERPT = 300
_LOOKED_AT = 12
_NO_KIND = {IRRELEVANT: "irrelevant"}
"""Words of documents without a kind of the scheme, but for those that could not be told."""
# Room around a box, as a share of the page, so that it does not touch what it frames.
_MARGIN = 0.004


class ReportView:
    """A report in one language, with pictures of the pages it speaks of."""

    def __init__(self, report: CaseReport, scheme: Scheme, pictures: Pictures) -> None:
        self._report = report
        self._scheme = scheme
        self._language = report.language
        self._words = words(report.language)
        self._titles = {item.id: item.title.in_language(self._language) for item in scheme.submissions}
        self._titles |= {item.id: item.title for item in report.submissions if item.id not in self._titles}
        self._picture_ids = {
            place: f"p{number}"
            for number, place in enumerate((place for place in sorted(pictures) if pictures[place]), 1)
        }
        self._pictures = pictures
        self._facts = FactWords(report, scheme)

    def pictures(self) -> list[dict[str, str]]:
        """Each picture once: its class, its data, its shape."""
        found = []
        for place, name in self._picture_ids.items():
            width, height = _picture_size(self._pictures[place])
            data = base64.b64encode(self._pictures[place]).decode("ascii")
            found.append({"id": name, "data": data, "shape": f"{width} / {height}"})
        return found

    def submissions(self) -> list[dict[str, Any]]:
        documents = {item.id: item for item in self._report.documents}
        return [
            {
                "id": item.id,
                "number": item.number,
                "title": self._titles[item.id],
                "status": item.status,
                "status_word": status_word(item, self._language, optional=item.id in self._scheme.optional),
                "documents": [
                    self._document_line(documents[name]) for name in item.documents if name in documents
                ],
                "counts": self._counts(item.findings),
            }
            for item in sorted(self._report.submissions, key=lambda item: item.number)
        ]

    def finding_groups(self) -> list[dict[str, Any]]:
        """Findings by submission in the list's order, the rest last; the gravest first."""
        order = {"deficiency": 0, "doubt": 1, "note": 2}
        groups = []
        places = [(item.id, f"{item.number}. {self._titles[item.id]}") for item in self._report.submissions]
        known = {name for name, _ in places}
        for name, title in [*places, (None, self._words["others"])]:
            found = [
                finding
                for finding in self._report.findings
                if (finding.submission == name if name else finding.submission not in known)
            ]
            if found:
                found.sort(key=lambda finding: order[effective_severity(finding)])
                groups.append(
                    {
                        "id": name or "others",
                        "title": title,
                        "findings": [self._finding(item) for item in found],
                    }
                )
        return groups

    def documents(self) -> list[dict[str, Any]]:
        facts: dict[str, list[Fact]] = {}
        for fact in self._report.facts:
            facts.setdefault(fact.document, []).append(fact)
        return [
            {
                **self._document_line(item),
                "confidence": f"{item.confidence:.0%}",
                "submissions": [self._titles.get(name, name) for name in item.submissions],
                "why": list(item.why),
                "facts": [self._fact(fact) for fact in facts.get(item.id, [])],
                "thumbs": self._thumbs(item, facts.get(item.id, [])),
            }
            for item in self._report.documents
        ]

    def files(self) -> list[dict[str, Any]]:
        pages = dict(self._report.page_counts)
        return [
            {
                "path": item.path,
                "status": item.status,
                "status_word": self._words[f"status_{item.status}"],
                "media_type": item.media_type,
                "size": _size(item.size),
                "pages": pages.get(item.path, ""),
                "problem": item.problem or "",
                "alias_of": item.alias_of or "",
                "notes": list(item.notes),
            }
            for item in self._report.files
        ]

    def coverage(self) -> tuple[list[str], list[list[str]]]:
        """The table's headings and its rows; none when the scheme asks for no such table."""
        rows = [clause_row(item, self._language) for item in self._report.coverage]
        columns = [name for name in rows[0] if name != "status"] if rows else []  # a code, for scripts
        return [self._words[f"coverage_{name}"] for name in columns], [
            [row[name] for name in columns] for row in rows
        ]

    def eligibility(self) -> list[dict[str, Any]]:
        """The conditions of who may apply, each with its state and the places that show it."""
        data = self._scheme.data.get("eligibility", {}).get("conditions", ())
        hints = {item["id"]: Wording(item["hint"]).in_language(self._language) for item in data}
        return [
            {
                "title": say(item.title, self._language),
                "state": item.state,
                "said": self._words[f"condition_{item.state}"],
                "hint": "" if item.state == "met" else hints.get(item.title.key, ""),
                "places": [self._evidence(place) for place in item.places],
            }
            for item in self._report.eligibility
        ]

    def events(self) -> list[dict[str, str]]:
        """What persons did that counts, a row each; decisions stand with their findings."""
        return [
            {
                "number": str(event.number),
                "said": event_words(event, self._scheme, self._language),
                "who": event.who,
                "at": event.at[:16].replace("T", " "),
                "why": event.why,
            }
            for event in self._report.events
        ]

    def _counts(self, ids: tuple[str, ...]) -> list[dict[str, Any]]:
        own = [finding for finding in self._report.findings if finding.id in ids]
        return [
            {"severity": severity, "word": self._words[severity], "count": count}
            for severity in ("deficiency", "doubt", "note")
            if (count := sum(effective_severity(finding) == severity for finding in own))
        ]

    def _thumbs(self, item: Document, facts: list[Fact]) -> list[dict[str, Any]]:
        """The document's pages that have a picture, with a frame around each fact, and around what of the
        page is the document's where that is not all of it."""
        return [
            {
                "picture": self._picture_ids[item.file, page],
                "where": self._words["page"].format(page=page),
                "boxes": [
                    _percent(fact.box) for fact in facts if fact.page == page and fact.box != WHOLE_PAGE
                ],
                "sections": [
                    _percent(place.box)
                    for place in item.places
                    if place.page == page and place.box != WHOLE_PAGE
                ],
            }
            for page in item.pages
            if (item.file, page) in self._picture_ids
        ]

    def _document_line(self, item: Document) -> dict[str, Any]:
        kind = self._scheme.kinds.get(item.kind)
        first, last = (item.pages[0], item.pages[-1]) if item.pages else (0, 0)
        return {
            "id": item.id,
            "kind": f"{kind.title.in_language(self._language)}{self._own_title(item, kind)}"
            if kind
            else self._words[_NO_KIND.get(item.kind, "unknown")],
            "file": item.file,
            "pages": self._words["page"].format(page=first if first == last else f"{first}–{last}"),
        }

    def _own_title(self, item: Document, kind: Kind) -> str:
        """What a document calls itself, in brackets: procedures bound together are told apart by it."""
        name = kind.fact_schema.get("x-describe", {}).get("title")
        facts = (fact for fact in self._report.facts if fact.document == item.id and fact.name == name)
        title = next((str(fact.value) for fact in facts), "")
        return f"《{title}》" if title and title != kind.title.in_language(self._language) else ""

    def _finding(self, finding: Finding) -> dict[str, Any]:
        said = finding_words(finding, self._report, self._scheme)
        return {
            "id": finding.id,
            "code": finding.code,
            "severity": effective_severity(finding),
            "severity_word": self._words[effective_severity(finding)],
            "decision": self._decision(finding),
            "title": said.title,
            "message": finding.message,
            "remedy": said.remedy,
            "remedy_label": self._words["look" if effective_severity(finding) == "doubt" else "remedy"],
            "why": said.why,
            "evidence": [self._evidence(place) for place in finding.evidence],
            "looked_at": list(finding.looked_at[:_LOOKED_AT]),
            "looked_at_more": max(0, len(finding.looked_at) - _LOOKED_AT),
        }

    def _decision(self, finding: Finding) -> dict[str, str] | None:
        """Who decided what on it, and what was found before; None when nobody has."""
        if finding.decision is None:
            return None
        return {
            "action": self._words[f"action_{finding.decision.action}"],
            "was": self._words[finding.severity],
            "who": finding.decision.who,
            "on": finding.decision.at[:16].replace("T", " "),
            "why": finding.decision.why,
        }

    def rounds(self) -> list[dict[str, str]]:
        """What became of the requests of the round before."""
        found = self._report.rounds.requests if self._report.rounds else ()
        return [
            {
                "state": item.state,
                "state_word": self._words[f"round_{item.state}"],
                "submission": self._titles.get(item.submission or "", self._words["others"]),
                "message": item.message,
                "finding": item.finding or "",
            }
            for item in found
        ]

    def _evidence(self, place: Evidence) -> dict[str, Any]:
        where = (
            self._words["whole_file"] if place.page is None else self._words["page"].format(page=place.page)
        )
        return {
            "file": place.file,
            "where": where,
            "text": shortened(place.text, _EXCERPT),
            "picture": self._picture_ids.get((place.file, place.page)) if place.page else None,
            "box": None if place.box == WHOLE_PAGE else _percent(place.box),
        }

    def _fact(self, fact: Fact) -> dict[str, Any]:
        rows = fact.row_dicts()
        return {
            "label": self._facts.label(fact),
            "value": self._facts.value(fact),
            "columns": [
                (name, self._facts.column(fact, name))
                for name in dict.fromkeys(name for row in rows for name in row)
            ],
            "rows": rows,
            "text": shortened(fact.text, _EXCERPT),
            "page": fact.page,
            "confidence": f"{fact.confidence:.0%}",
        }


def _percent(box: Box) -> str:
    """A box as CSS, in per cent of its page: numbers only, so nothing of a stranger gets into a style."""
    left, top = max(0.0, box.x0 - _MARGIN), max(0.0, box.y0 - _MARGIN)
    right, bottom = min(1.0, box.x1 + _MARGIN), min(1.0, box.y1 + _MARGIN)
    width, height = max(0.0, right - left), max(0.0, bottom - top)
    return f"left:{left:.2%};top:{top:.2%};width:{width:.2%};height:{height:.2%}"


def _picture_size(data: bytes) -> tuple[int, int]:
    # Pictures are only there for cases with pages shown; text-only reports need no imaging library.
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as picture:
            return picture.size
    except (UnidentifiedImageError, OSError):
        return 210, 297


def _size(size: int) -> str:
    for unit, step in (("MB", 1024 * 1024), ("kB", 1024)):
        if size >= step:
            return f"{size / step:.1f} {unit}"
    return f"{size} B"
