"""The products and services an applicant declares, from wherever they are stated."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from intake.checks.certainty import sureness
from intake.checks.describe import evidence_of
from intake.checks.shapes import KIND, column_of, fact_of, record, several
from intake.checks.types import Case
from intake.model import Box, Cell, Document, Evidence, Page
from intake.zh.product_names import has_model, model_in, split_names
from intake.zh.text import squeeze

SOURCES_SHAPE = several(
    record(
        ("kind", "fact"),
        kind=KIND,
        fact=fact_of("kind"),
        column=column_of("kind"),
        instead=column_of("kind"),
        examples=column_of("kind"),
        model=column_of("kind"),
    )
)
"""JSON Schema of ``sources``: the facts (or columns of lists, with the column of the model) that state
products. A row without a name bears the name of the column ``instead`` (a series, a class of goods, of
which the column ``examples`` names some), else its model."""


@dataclass(frozen=True, slots=True)
class Product:
    """One declared product or service, without brackets and verbs, its model where that is known, where
    it is stated, and all that its row of the list says."""

    name: str
    evidence: Evidence
    certainty: float
    model: str = ""
    by_series: bool = False
    """Whether the list calls it by a series, a class or its model only: no paper need bear its name."""
    examples: tuple[str, ...] = ()
    """Names of some goods of the class."""
    row: tuple[tuple[str, str], ...] = ()

    @property
    def is_class(self) -> bool:
        """Whether it is a series or class of goods whose models are not known."""
        return self.by_series and not self.model

    @property
    def nameless(self) -> bool:
        """Whether its model is all that it is called by."""
        return self.by_series and self.name == self.model

    @property
    def called(self) -> str:
        """Its name, with its model where that tells more."""
        return f"{self.name} {self.model}" if self.model and not self.nameless else self.name


def declared(case: Case, sources: Sequence[Mapping[str, Any]]) -> tuple[Product, ...]:
    """Every declared product once, in the order of the sources."""
    found: dict[tuple[str, str], Product] = {}
    for source in sources:
        for product in _stated(case, source):
            key = product.name, product.model
            if key not in found or found[key].certainty < product.certainty:
                found[key] = product
    modelled = {name for name, model in found if model}
    known = {squeeze(one.model) for one in found.values() if one.model and not one.nameless}
    return tuple(
        product
        for (name, model), product in found.items()
        if (model or name not in modelled) and not (product.nameless and squeeze(model) in known)
    )


def _stated(case: Case, source: Mapping[str, Any]) -> Iterator[Product]:
    for document in case.of_kind(source["kind"]):
        for fact in case.facts_of(document):
            if fact.name != source["fact"]:
                continue
            rows = fact.row_dicts() if isinstance(fact.value, tuple) else [{"": str(fact.value)}]
            whole_list, sure = evidence_of(case, fact)[0], sureness(document, fact)
            in_tables = _rows_by_cell(case, document) if isinstance(fact.value, tuple) else {}
            for row in rows:
                place = _row_place(in_tables, whole_list, row)
                yield from _of_row(source, row, place, sure)


def _of_row(
    source: Mapping[str, Any], row: Mapping[str, str], place: Evidence, sure: float
) -> Iterator[Product]:
    stated = row.get(source.get("column", ""), "")
    model = row.get(source.get("model", "-"), "").strip()
    whole = tuple(row.items())
    if stated.strip() or "instead" not in source:
        names = split_names(stated)
        for name in names:
            own = (model if len(names) == 1 else "") or ("" if "column" in source else model_in(name))
            yield Product(name, place, sure, own, row=whole)
        return
    known = model if has_model(model) else ""
    series = split_names(row.get(source["instead"], ""))
    examples = tuple(split_names(row.get(source.get("examples", "-"), "")))
    for name in series or ([squeeze(known)] if known else []):
        own = (known if len(series) == 1 else "") if series else name
        yield Product(name, place, sure, own, True, examples, whole)


_Rows = Mapping[str, Sequence[tuple[Page, Sequence[Cell]]]]
"""The rows of a document's tables by each of their cells' texts."""


def _rows_by_cell(case: Case, document: Document) -> _Rows:
    found: dict[str, list[tuple[Page, Sequence[Cell]]]] = {}
    for page in case.pages_of(document):
        for table in page.tables:
            for cells in table.rows:
                for text in {squeeze(cell.text) for cell in cells}:
                    found.setdefault(text, []).append((page, cells))
    return found


def _row_place(rows: _Rows, whole_list: Evidence, row: Mapping[str, str]) -> Evidence:
    """Where a row of a list stands: the row of a table with all of its values, else the list."""
    values = [squeeze(value) for value in row.values() if value.strip()]
    if not values or "" in row:
        return whole_list
    rarest = min(values, key=lambda value: len(rows.get(value, ())))
    for page, cells in rows.get(rarest, ()):
        if {*values} <= {squeeze(cell.text) for cell in cells}:
            text = " ".join(cell.text for cell in cells)
            return Evidence(page.file, page.number, Box.around(cell.box for cell in cells), text[:160])
    return replace(whole_list, text=" ".join(row.values())[:160])
