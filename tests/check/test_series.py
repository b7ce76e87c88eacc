"""Goods that a list calls by a series, a class or a model alone: which owe a document of their own."""

from dataclasses import replace

from intake.checks.by_series import owing
from intake.checks.products import Product
from intake.model import Evidence

PLACE = Evidence("产品.xlsx", 1)


def goods(name: str, model: str = "", *, by_series: bool = True) -> Product:
    return Product(name, PLACE, 0.98, model, by_series)


FAN = goods("落地扇", "FS40-1", by_series=False)
CLASS = goods("循环扇系列")
MODEL = goods("FS40-3", "FS40-3")


def called(lacking: Product, *accompanied: Product, by_name: tuple[Product, ...] = ()) -> bool:
    return list(owing([lacking], accompanied, by_name)) == [lacking]


def test_what_bears_a_name_of_its_own_owes_a_document() -> None:
    assert called(FAN)
    assert called(replace(FAN, model=""))


def test_a_class_owes_one_where_a_document_calls_its_goods_by_another_class() -> None:
    assert not called(CLASS)
    assert called(CLASS, by_name=(goods("台扇系列"),))
    assert not called(CLASS, by_name=(MODEL,)), "a model is no class"
    assert not called(CLASS, by_name=(FAN,)), "nor is a name"
    assert not called(MODEL, by_name=(goods("台扇系列"),)), "a model alone owes none by that"


def test_a_model_owes_one_where_two_others_of_its_series_have_theirs() -> None:
    one, two, other = goods("FS40-1", "FS40-1"), goods("FS40-2", "FS40-2"), goods("KYT30", "KYT30")
    assert called(MODEL, one, two)
    assert not called(MODEL, one), "one may stand for all"
    assert not called(MODEL, one, one)
    assert not called(MODEL, one, MODEL), "itself counts for nothing"
    assert not called(MODEL, one, other), "of another series"
    assert not called(MODEL, one, CLASS), "whose model is not known"
    assert not called(CLASS, one, two)


def test_only_what_lacks_one_owes_it_in_the_lists_order() -> None:
    assert list(owing([FAN, CLASS, replace(FAN, name="台扇")], (), ())) == [FAN, replace(FAN, name="台扇")]
    assert list(owing([], [FAN], [FAN])) == []
