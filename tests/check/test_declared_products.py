"""The products that an applicant declares, each once, and the place where it is stated."""

from typing import Any

import pytest

from intake.checks.products import Product, declared
from tests.check.builders import Pack

LIST = {"kind": "product_introduction", "fact": "product_names", "column": "name", "model": "model"}
SERIES = LIST | {"instead": "series"}
SCOPE = {"kind": "application_form", "fact": "applied_scope"}


def stated(*rows: dict[str, str], table: Any = (), sure: float = 0.98, **more: Any) -> Pack:
    return Pack().add("product_introduction", product_names=list(rows), table=table, sure=sure, **more)


def told(pack: Pack, *sources: dict[str, str]) -> list[tuple[str, str]]:
    return [(one.name, one.model) for one in declared(pack.case(), sources)]


def test_each_row_declares_a_product_with_its_model() -> None:
    pack = stated(
        {"name": "落地扇", "model": "FS40"},
        {"name": "台扇", "model": " FT30 "},
        {"name": "落地扇", "model": "FS40"},
    )
    assert told(pack, LIST) == [("落地扇", "FS40"), ("台扇", "FT30")]


def test_of_several_products_in_a_row_no_one_has_its_model() -> None:
    assert told(stated({"name": "落地扇、台扇", "model": "FS40"}), LIST) == [("落地扇", ""), ("台扇", "")]


def test_a_product_whose_model_is_known_is_not_declared_without_it() -> None:
    pack = stated(
        {"name": "落地扇", "model": ""}, {"name": "落地扇", "model": "FS40"}, {"name": "台扇", "model": ""}
    )
    assert told(pack, LIST) == [("落地扇", "FS40"), ("台扇", "")]


def test_a_row_without_a_name_that_has_a_model_bears_its_series() -> None:
    row = {"name": " ", "model": "FS40-1", "series": "清风系列"}
    (product,) = declared(stated(row).case(), [SERIES])
    assert (product.model, product.by_series) == ("FS40-1", True)
    assert "清风" in product.name
    (named,) = declared(stated(row | {"name": "落地扇"}).case(), [SERIES])
    assert (named.name, named.by_series) == ("落地扇", False)
    assert told(stated(row), LIST) == []


def test_a_row_without_name_and_model_is_a_class_of_goods_with_examples() -> None:
    row = {"series": "代用茶", "examples": "桂花茶、菊花茶", "model": "60g"}
    (product,) = declared(stated(row).case(), [SERIES | {"examples": "examples"}])
    assert (product.name, product.model, product.is_class) == ("代用茶", "", True)
    assert product.examples == ("桂花茶", "菊花茶")
    assert product.called == "代用茶"


def test_a_row_that_has_nothing_but_a_model_is_called_by_it() -> None:
    (product,) = declared(stated({"model": "PY-8W"}, {"model": "60g"}).case(), [SERIES])
    assert (product.name, product.model, product.nameless, product.is_class) == (
        "PY-8W",
        "PY-8W",
        True,
        False,
    )
    assert product.called == "PY-8W"


def test_a_model_that_a_named_product_has_is_no_product_of_its_own() -> None:
    rows = ({"name": "制氧机", "model": "PY-8W"}, {"model": "PY-8W"}, {"model": "PY-3W"})
    assert told(stated(*rows), SERIES) == [("制氧机", "PY-8W"), ("PY-3W", "PY-3W")]


def test_a_text_declares_its_products_and_the_models_in_their_names() -> None:
    pack = Pack().add("application_form", applied_scope="FS40-1落地扇；台扇")
    found = told(pack, SCOPE)
    assert [model for _, model in found] == ["FS40-1", ""]
    assert told(stated({"name": "FS40-1落地扇", "model": ""}), LIST)[0][1] == "", "a column has it or not"


def test_sources_count_in_their_order_and_the_surer_reading_stays() -> None:
    pack = stated({"name": "落地扇", "model": ""}, sure=0.7).add(
        "application_form", applied_scope="台扇；落地扇"
    )
    found = declared(pack.case(), [LIST, SCOPE])
    assert [one.name for one in found] == ["落地扇", "台扇"]
    assert found[0].evidence.file == "02.pdf"
    assert found[0].certainty == pytest.approx(0.97)
    first = declared(
        stated({"name": "落地扇", "model": ""}).add("application_form", applied_scope="落地扇").case(),
        [LIST, SCOPE],
    )
    assert first[0].evidence.file == "01.pdf"


def test_it_is_as_sure_as_its_paper_and_its_reading() -> None:
    row = {"name": "落地扇", "model": ""}
    assert declared(stated(row, sure=0.6).case(), [LIST])[0].certainty == pytest.approx(0.6)
    assert declared(stated(row, confidence=0.5).case(), [LIST])[0].certainty == pytest.approx(0.5)


def place(product: Product) -> tuple[str, str]:
    return product.evidence.file, product.evidence.text


def test_the_place_is_the_tables_row_with_all_of_its_values_else_the_list() -> None:
    rows = ({"name": "落地扇", "model": "FS40"}, {"name": "台扇", "model": "FS40"})
    table = (("品名", "型号"), ("台扇", "FS40"), ("落地扇", "FS40"))
    first, second = declared(stated(*rows, table=table).case(), [LIST])
    assert (place(first), place(second)) == (("01.pdf", "落地扇 FS40"), ("01.pdf", "台扇 FS40"))
    (without,) = declared(stated(rows[0], table=table[:2]).case(), [LIST])
    assert place(without) == ("01.pdf", "落地扇 FS40")
    assert without.evidence.box.x0 == pytest.approx(0.2), "where the list was read"
