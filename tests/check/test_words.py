"""Words are searched in lines and cells: what stands in two of them is no match, save in broken lines."""

from collections.abc import Sequence

from intake.checks.words import find_words
from intake.model import Box, Line, Page
from tests.check.builders import Pack

MANY = r"\d{1,4}人"


def found(text: str, pattern: str, table: Sequence[Sequence[str]] = ()) -> list[str]:
    pack = Pack().add("organization_profile", text, table=table)
    case = pack.case()
    return [hit.matched for hit in find_words(case, case.documents[0], [pattern])]


def test_what_stands_in_one_line_or_one_cell_is_found() -> None:
    assert found("现有员工 120 人", MANY) == ["120人"]
    assert found("人员表", MANY, table=[["服务部", "36人"]]) == ["36人"]


def test_a_number_in_one_cell_and_a_word_in_the_next_are_no_match() -> None:
    assert found("人员表", MANY, table=[["36", "人事部"]]) == []
    assert found("合计36\n人事部", MANY) == []


def test_a_word_that_the_pages_width_breaks_is_found() -> None:
    wide = "我公司位于工业园区，占地面积广阔，交通便利，目前在岗的员工总数为12"
    assert found(f"{wide}\n8人，其中服务人员36名。", MANY) == ["128人"]
    # A full line that ends its sentence is not broken.
    assert found(f"{wide[:-1]}。\n8人，其中服务人员36名。", "。8人") == []


def test_a_paragraph_of_text_that_flows_is_whole() -> None:
    pack = Pack().add("organization_profile", "正文")
    pack.pages["01.pdf", 1] = Page(
        "01.pdf",
        1,
        (Line("目前在岗的员工总数为12", Box(0, 0, 1, 0.1)), Line("8人", Box(0, 0.1, 1, 0.2))),
        flowing=True,
    )
    case = pack.case()
    assert list(find_words(case, case.documents[0], [r"128人"])) == []


def test_a_hit_names_the_line_it_begins_in() -> None:
    case = Pack().add("organization_profile", "第一行\n员工120人\n第三行").case()
    (hit,) = find_words(case, case.documents[0], [MANY])
    assert (hit.evidence.text, hit.before, hit.after) == ("员工120人", "第一行员工", "第三行")
