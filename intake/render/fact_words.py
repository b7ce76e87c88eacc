"""A fact as people read it: what the scheme calls it and its values, units and open ends in words."""

from intake.model import CaseReport, Fact, FactValue
from intake.render.say import say
from intake.render.words import words
from intake.scheme import Kind, Scheme


class FactWords:
    """The facts of one report in its language."""

    def __init__(self, report: CaseReport, scheme: Scheme) -> None:
        self._language = report.language
        self._scheme = scheme
        self._words = words(report.language)
        self._kinds = {document.id: document.kind for document in report.documents}

    def label(self, fact: Fact) -> str:
        """A fact's name; ``""`` for one of a document whose kind the scheme does not know."""
        kind = self._kind(fact)
        return say(kind.fact_title(fact.name), self._language) if kind else ""

    def value(self, fact: Fact) -> str:
        """A value; of one that is one of few, what the scheme calls it; ``""`` for rows."""
        if isinstance(fact.value, tuple):
            return ""
        if fact.value == "long_term":
            return self._words["long_term"]
        kind = self._kind(fact)
        titled = kind.value_title(fact.name, str(fact.value)) if kind else None
        field = next((one for one in kind.fields if one.name == fact.name), None) if kind else None
        said = titled.in_language(self._language) if titled else _plain(fact.value)
        return f"{said} {self._words['yuan']}" if field and field.type == "money" else said

    def column(self, fact: Fact, column: str) -> str:
        """What a column of a fact's rows is called."""
        kind = self._kind(fact)
        return say(kind.column_title(fact.name, column), self._language) if kind else column

    def _kind(self, fact: Fact) -> Kind | None:
        return self._scheme.kinds.get(self._kinds.get(fact.document, ""))


def _plain(value: FactValue) -> str:
    if isinstance(value, float) and value.is_integer():
        return f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, float) else str(value)
