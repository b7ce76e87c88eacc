"""Columns of a form's labels, notes beside it, words and names on two lines, and what is read of whom."""

from dataclasses import replace

import pytest

from intake.extract import extract
from intake.extract.form.columns import columns_of
from intake.extract.form.heads import ALIGNED, Head
from intake.extract.layout import with_joined_words
from intake.extract.notes import without_notes
from intake.model import Box, Document, Line, Page
from tests.extract.pages import SCHEME, flowing, page


def head(x0: float, x1: float, y0: float, *, exact: bool = True) -> Head:
    return Head("名称", ("name",), Box(x0, y0, x1, y0 + 0.02), 1.0, exact=exact)


def test_three_labels_below_each_other_are_a_column() -> None:
    heads = [
        head(0.1, 0.2, 0.1),
        head(0.1, 0.2, 0.15),
        head(0.1, 0.2, 0.25),
        head(0.6, 0.7, 0.1),
        head(0.6, 0.7, 0.15),
    ]
    (column,) = columns_of(heads)
    assert (column.heads, column.x0, column.x1, column.justified) == (tuple(heads[:3]), 0.1, 0.2, True)
    assert column.step == pytest.approx(0.075), "the median of the steps"
    right = head(0.6, 0.7, 0.2)
    assert [one.x0 for one in columns_of([right, *heads[3:], *heads[:3]])] == [0.1, 0.6], (
        "from left to right"
    )
    assert columns_of(heads[:2]) == []
    assert columns_of(heads[2::-1])[0].heads == tuple(heads[:3]), "from top to foot"


def test_a_column_is_justified_where_two_labels_surely_end_together() -> None:
    def column(*ends: tuple[float, bool]) -> tuple[bool, float]:
        made = [head(0.1, x1, 0.1 + 0.05 * at, exact=exact) for at, (x1, exact) in enumerate(ends)]
        (found,) = columns_of(made)
        return found.justified, found.x1

    assert column((0.2, True), (0.2, True), (0.3, False)) == (True, 0.2)
    assert column((0.2, True), (0.25, False), (0.3, False)) == (False, 0.2)
    assert column((0.2, False), (0.25, False), (0.3, False)) == (False, 0.25)
    assert column((0.2, True), (0.2 + ALIGNED + 0.001, True), (0.2, False))[0] is False
    assert column((0.2, True), (0.2 + ALIGNED - 0.001, True), (0.2, False))[0] is True


def test_a_column_holds_what_stands_from_the_row_before_it_to_its_end() -> None:
    (column,) = columns_of([head(0.1, 0.2, y0) for y0 in (0.3, 0.4, 0.5)])

    def box(middle: float, height: float = 0.02) -> Box:
        return Box(0.4, middle - height / 2, 0.6, middle + height / 2)

    assert [column.holds(box(y)) for y in (0.19, 0.21, 0.4, 0.51, 0.53)] == [False, True, True, True, False]
    assert [column.spans(box(y)) for y in (-0.11, -0.09, 0.91, 0.93)] == [False, True, True, False]
    assert not column.spans(box(0.4, 0.2)), "a title beside it"


NOTES = (
    (0.6, 0.2, "1. 本证有效"),
    (0.6, 0.25, "2. 不得转让"),
    (0.6, 0.3, "3. 变更须报"),
    (0.62, 0.33, "并换发新证"),
)
FORM = ((0.1, 0.2, "名称"), (0.3, 0.2, "清溪公司"))


def kept(*pieces: tuple[float, float, str]) -> list[str]:
    return [line.text for line in without_notes(page(*pieces)).lines]


def test_numbered_notes_under_a_head_of_their_own_are_no_part_of_the_form() -> None:
    said = (0.65, 0.15, "说 明")
    assert kept(*FORM, said, *NOTES) == ["名称", "清溪公司", "说 明"]
    assert kept(*FORM, *NOTES) == [text for *_, text in (*FORM, *NOTES)], "without a head"
    assert len(kept(*FORM, said, *NOTES[:2])) == 5, "of two"
    above = [(x, y - 0.15, text) for x, y, text in NOTES]
    assert len(kept(*above, *FORM, said)) == 7, "below it"
    assert len(kept(*FORM, (0.1, 0.15, "说明"), *NOTES)) == 7, "a head that stands elsewhere"
    wide = [(0.1, 0.5 + 0.05 * at, f"{at}. {'字' * 30}") for at in (1, 2, 3)]
    assert len(kept((0.3, 0.45, "注意事项"), *wide)) == 4, "the page's text"
    assert kept(*FORM, (0.65, 0.15, "使用须知："), *NOTES, (0.6, 0.5, "发证机关")) == [
        "名称",
        "清溪公司",
        "使用须知：",
        "发证机关",
    ]
    text = flowing("说明", *(text for *_, text in NOTES))
    assert without_notes(text) is text


def joined(*lines: Line, labels: tuple[str, ...] = ()) -> list[str]:
    return [line.text for line in with_joined_words([Page("甲.jpg", 1, lines)], labels)[0].lines]


def line(text: str, x0: float, x1: float, y0: float = 0.1, height: float = 0.02) -> Line:
    return Line(text, Box(x0, y0, x1, y0 + height), 0.9)


def test_halves_of_words_and_dates_in_one_row_are_one_line() -> None:
    assert joined(line(" 名", 0.1, 0.12), line("称 清溪", 0.15, 0.4)) == ["名称 清溪"]
    assert joined(line("名", 0.1, 0.12), line("称", 0.215, 0.24)) == ["名", "称"], "too far"
    assert joined(line("名", 0.1, 0.12), line("称", 0.15, 0.2, 0.2)) == ["名", "称"], "another row"
    assert joined(line("住", 0.1, 0.12), line("所郑州市", 0.15, 0.4)) == ["住", "所郑州市"]
    assert joined(line("住", 0.1, 0.12), line("所郑州市", 0.15, 0.4), labels=("住所",)) == ["住所郑州市"]
    assert joined(line("2024 ", 0.1, 0.2), line(" 年07月23日", 0.21, 0.4)) == ["2024年07月23日"]
    assert joined(line("2024年7", 0.1, 0.2), line("月23日", 0.25, 0.4)) == ["2024年7", "月23日"]
    assert joined(line("编号2", 0.1, 0.2), line("年", 0.21, 0.4)) == ["编号2", "年"]


def test_a_firms_name_on_two_lines_is_one() -> None:
    first, end = line("绍兴清溪物流供", 0.3, 0.6), line("应链有限公司", 0.3, 0.5, 0.125)
    assert joined(first, end) == ["绍兴清溪物流供应链有限公司"]
    (made,) = with_joined_words([Page("甲.jpg", 1, (first, end))])[0].lines
    assert (made.box, made.confidence) == (Box(0.3, 0.1, 0.6, 0.145), 0.9)
    assert len(joined(first, replace(end, box=Box(0.35, 0.125, 0.55, 0.145)))) == 1, "centred below it"
    assert len(joined(first, replace(end, box=Box(0.6, 0.125, 0.8, 0.145)))) == 2
    assert len(joined(first, replace(end, box=Box(0.3, 0.139, 0.5, 0.159)))) == 2, "too far below"
    assert len(joined(first, replace(end, box=Box(0.3, 0.125, 0.5, 0.155)))) == 2, "in larger print"
    assert len(joined(replace(first, text="绍兴清溪公司"), end)) == 2, "that is a name already"
    assert len(joined(first, replace(end, text="供应商大会"))) == 2
    page_ = flowing("绍兴清溪物流供", "应链有限公司")
    assert with_joined_words([page_]) == [page_]


LICENCE = page((0.1, 0.1, "名称：绍兴清溪电器有限公司"), (0.1, 0.15, "法定代表人：王澜"))


def test_documents_of_unknown_kinds_are_passed_over_and_the_next_are_read() -> None:
    def document(number: int, kind: str) -> Document:
        return Document(f"d{number}", f"{number}.pdf", (1,), kind, None, 1.0)

    documents = [document(1, "unknown"), document(2, "cover"), document(3, "business_licence")]
    pages = {(one.file, 1): replace(LICENCE, file=one.file) for one in documents}
    found = extract(documents, pages, SCHEME)
    assert {fact.document for fact in found} == {"d3"}
    assert {fact.name: fact.value for fact in found}["legal_representative"] == "王澜"


def test_a_wall_of_papers_states_nothing() -> None:
    numbers = [(0.1, 0.1 + 0.05 * at, f"0162{at}Q1001{at}R0M") for at in range(6)]
    certificate = Document("d1", "墙.jpg", (1,), "system_certificate", None, 1.0)

    def numbers_of(count: int, method: str = "ocr") -> int:
        shown = page((0.3, 0.05, "质量管理体系认证证书"), *numbers[:count])
        shown = replace(shown, file="墙.jpg", method=method)  # type: ignore[arg-type]
        found = extract([certificate], {("墙.jpg", 1): shown}, SCHEME)
        return sum(one.name == "certificate_number" for one in found)

    assert (numbers_of(4) > 0, numbers_of(5)) == (True, 0)
    assert numbers_of(5, "text") > 0, "of what was typed all is read"
