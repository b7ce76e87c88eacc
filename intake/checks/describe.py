"""What a document is called, and where a fact stands."""

from collections.abc import Iterable

from intake.checks.types import Case
from intake.model import Document, Evidence, Fact, Value
from intake.model.value import DocumentName, FactTitle, File, Several, texts
from intake.zh.text import squeeze

_EVIDENCE_CHARACTERS = 160

_NAMED = 3
"""Documents that are named of those which say the same."""


def document_name(case: Case, document: Document) -> Value:
    """Its kind and title, and what tells it from others (《体系认证证书》, 编号016ZB…, 持有人××公司).

    The kind's schema says which facts do that: ``x-describe: {title, number, subject, holder}``. A holder
    alone is named only when the case has several documents of the kind.
    """
    kind = case.scheme.kinds.get(document.kind)
    if kind is None:
        return File(document.file, "quoted")
    names = kind.fact_schema.get("x-describe", {})
    alone = set(names) == {"holder"} and len(case.of_kind(document.kind)) == 1
    return DocumentName(
        kind.id,
        texts(kind.title.texts),
        title=own_title(case, document),
        number=_text(case, document, names.get("number")),
        subject=_text(case, document, names.get("subject")),
        holder="" if alone else _text(case, document, names.get("holder")),
    )


def document_names(case: Case, documents: Iterable[Document]) -> Value:
    """What documents that say the same are called, the first few of them, each name once."""
    names = list(dict.fromkeys(document_name(case, document) for document in documents))[:_NAMED]
    return names[0] if len(names) == 1 else Several(tuple(names))


def own_title(case: Case, document: Document) -> str:
    """What a document calls itself, as its kind's schema says where; ``""``: nothing was read."""
    kind = case.scheme.kinds.get(document.kind)
    return _text(case, document, kind.fact_schema.get("x-describe", {}).get("title")) if kind else ""


def fact_title(case: Case, document: Document, name: str) -> FactTitle:
    """A fact's name for people."""
    kind = case.scheme.kinds.get(document.kind)
    return kind.fact_title(name) if kind else FactTitle(name)


def evidence_of(case: Case, *facts: Fact) -> tuple[Evidence, ...]:
    """The places the facts were read at."""
    files = {document.id: document.file for document in case.documents}
    return tuple(
        Evidence(files[fact.document], fact.page, fact.box, fact.text[:_EVIDENCE_CHARACTERS])
        for fact in facts
        if fact.document in files
    )


def whole(document: Document, pages: Iterable[int] | None = None) -> tuple[Evidence, ...]:
    """A document's first place (or those on `pages`) as evidence: for statements about all of it."""
    wanted = set(document.pages[:1] if pages is None else pages)
    first = {place.page: place for place in reversed(document.places) if place.page in wanted}
    places = tuple(Evidence(document.file, page, first[page].box) for page in sorted(first))
    return places or (Evidence(document.file),)


def searched(case: Case) -> tuple[str, ...]:
    """The files in which something was looked for: every one that has a page."""
    with_pages = {file for file, _ in case.pages}
    return tuple(file.path for file in case.files if file.path in with_pages)


def _text(case: Case, document: Document, name: str | None) -> str:
    fact = case.fact(document, name) if name else None
    return fact.value.strip() if fact and isinstance(fact.value, str) else ""


def compared_value(case: Case, document: Document, name: str) -> str:
    """A fact as it is compared with the same one of another document: without white space, in capitals;
    empty where it was not read."""
    fact = case.fact(document, name)
    return squeeze(str(fact.value)).upper() if fact is not None else ""
