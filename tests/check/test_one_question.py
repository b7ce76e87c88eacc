"""One cause, one question: an unread page or file is asked about once, whatever it may have been."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.check.builders import Pack, complete
from tests.check.test_honesty import status

GONE = ("sales_mode", "organization_profile", "standards_list")
ITEMS = ("sales_mode", "organization_profile", "applicable_standards")


def lacking(*kinds: str) -> Pack:
    return complete().without(*kinds)


def doubts(pack: Pack) -> list[str]:
    return [one.code for one in pack.judge().findings if one.severity == "doubt"]


def test_a_page_that_may_be_three_things_is_one_question() -> None:
    pack = lacking(*GONE).page("扫描件0007.pdf", problem_code="page-illegible")
    assert doubts(pack) == ["page-illegible"]
    (finding,) = pack.found("page-illegible")
    assert finding.remedy
    assert all(f"{number} " in finding.remedy for number in (4, 5, 8))
    assert [status(pack, item) for item in ITEMS] == ["needs_review"] * 3


def test_a_page_that_may_be_what_is_only_noted_is_asked_about() -> None:
    """An unsure note is left out: it must not take the question about the page with it."""
    pack = complete().without("application_form").page("8经费.jpg", problem_code="page-illegible")
    assert "application-form-missing" not in doubts(pack)
    assert doubts(pack) == ["page-illegible"]


def test_a_page_that_may_be_what_the_body_does_not_ask_for_is_asked_about() -> None:
    pack = lacking("sales_mode").page("扫描件0007.pdf", problem_code="page-illegible")
    pack = replace(pack, scheme=replace(pack.scheme, off=frozenset({"submission-missing"})))
    assert doubts(pack) == ["page-illegible"]


KINDS = sorted({document.kind for document in complete().documents})


@settings(max_examples=25, deadline=None)
@given(
    st.sets(st.sampled_from(KINDS), max_size=4),
    st.sampled_from(["8经费.jpg", "扫描件0007.pdf", "5 组织简介.pdf"]),
)
def test_whatever_lacks_a_page_that_was_not_read_is_spoken_of(gone: set[str], name: str) -> None:
    findings = lacking(*gone).page(name, problem_code="page-illegible").judge().findings
    told = {place.file for one in findings if one.severity != "note" for place in one.evidence}
    assert name in told


def test_two_such_pages_are_two_questions() -> None:
    pack = lacking(*GONE)
    for name in ("a.pdf", "b.pdf"):
        pack.page(name, problem_code="page-illegible")
    assert doubts(pack) == ["page-illegible"] * 2


def test_where_one_thing_lacks_its_absence_is_the_question() -> None:
    pack = lacking("sales_mode").page("扫描件0007.pdf", problem_code="page-illegible")
    assert doubts(pack) == ["submission-missing"]


def test_where_nothing_lacks_the_page_is_asked_about() -> None:
    pack = complete().page("扫描件0007.pdf", problem_code="page-illegible")
    assert doubts(pack) == ["page-illegible"]
    assert "其他材料" in (pack.found("page-illegible")[0].remedy or "")


@pytest.mark.parametrize("code", ["file-encrypted", "file-unreadable"])
def test_a_closed_file_that_may_be_three_things_is_asked_for_once(code: str) -> None:
    pack = lacking(*GONE).file("材料.pdf", status="unreadable", problem_code=code)
    told = [(one.code, one.severity) for one in pack.judge().findings if one.severity != "note"]
    assert told == [(code, "deficiency")]
    assert [status(pack, item) for item in ITEMS] == ["needs_review"] * 3


def test_what_may_stand_in_a_text_that_was_read_is_a_question_of_its_own() -> None:
    pack = lacking("sales_mode", "organization_profile")
    pack.page("扫描件0007.pdf", problem_code="page-illegible")
    parts = "一、网点\n两处。\n二、我们怎么卖\n由业务员上门洽谈，谈妥以后在办公室签字盖章。"
    pack = pack.add("outlet_list", parts, file="汇总.docx")
    assert "submission-missing" in doubts(pack)


def test_what_a_locked_file_with_its_name_may_be_is_asked_about_itself() -> None:
    pack = lacking(*GONE).page("扫描件0007.pdf", problem_code="page-illegible")
    pack.file("8销售方式.pdf", status="unreadable", problem_code="file-encrypted")
    assert [one.submission for one in pack.found("submission-missing")] == ["sales_mode"]
    assert pack.severities("page-illegible") == ["doubt"]
