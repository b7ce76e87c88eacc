"""How a document is called in a sentence, and where a fact stands."""

from collections.abc import Iterable

from intake.check.types import Case
from intake.model import WHOLE_PAGE, Document, Evidence, Fact

_EVIDENCE_CHARACTERS = 160


def document_label(case: Case, document: Document) -> str:
    """《质量管理体系认证证书》（编号016ZB…，持有人××公司）: its name, and what tells it from others.

    The kind's schema says which facts do that: ``x-describe: {title, number, subject, holder}``. A holder
    alone is named only when the case has several documents of the kind.
    """
    kind = case.scheme.kinds.get(document.kind)
    if kind is None:
        return f"“{document.file}”"
    names = kind.fact_schema.get("x-describe", {})
    title = _text(case, document, names.get("title")) or kind.title.in_language(case.language)
    number = _text(case, document, names.get("number"))
    subject = _text(case, document, names.get("subject"))
    alone = set(names) == {"holder"} and len(case.of_kind(document.kind)) == 1
    holder = "" if alone else _text(case, document, names.get("holder"))
    if case.language == "en":
        details = [f"No. {number}" if number else "", subject, f"holder {holder}" if holder else ""]
        inside = ", ".join(detail for detail in details if detail)
        return f"“{title}”" + (f" ({inside})" if inside else "")
    details = [f"编号{number}" if number else "", subject, f"持有人{holder}" if holder else ""]
    inside = "，".join(detail for detail in details if detail)
    return f"《{title.strip('《》')}》" + (f"（{inside}）" if inside else "")


def field_label(case: Case, document: Document, name: str) -> str:
    """A fact's name for people: the schema's ``x-title``, else the field's first label."""
    kind = case.scheme.kinds.get(document.kind)
    if kind is None:
        return name.replace("_", " ")
    stated = kind.fact_schema.get("properties", {}).get(name, {}).get("x-title", {})
    title = stated.get(case.language) if isinstance(stated, dict) else None
    if title:
        return str(title)
    labels = next((field.labels for field in kind.fields if field.name == name), ())
    if case.language == "zh" and labels:
        return labels[0]
    return name.replace("_", " ")


def evidence_of(case: Case, *facts: Fact) -> tuple[Evidence, ...]:
    """The places the facts were read at."""
    files = {document.id: document.file for document in case.documents}
    return tuple(
        Evidence(files[fact.document], fact.page, fact.box, fact.text[:_EVIDENCE_CHARACTERS])
        for fact in facts
        if fact.document in files
    )


def whole(document: Document, pages: Iterable[int] | None = None) -> tuple[Evidence, ...]:
    """A document's first page as evidence: for statements about all of it."""
    numbers = list(pages if pages is not None else document.pages[:1])
    return tuple(Evidence(document.file, number, WHOLE_PAGE) for number in numbers) or (
        Evidence(document.file),
    )


def searched(case: Case) -> tuple[str, ...]:
    """The files in which something was looked for: every one that has a page."""
    with_pages = {file for file, _ in case.pages}
    return tuple(file.path for file in case.files if file.path in with_pages)


def _text(case: Case, document: Document, name: str | None) -> str:
    fact = case.fact(document, name) if name else None
    return fact.value.strip() if fact and isinstance(fact.value, str) else ""
