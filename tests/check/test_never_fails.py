"""Whatever facts come, judging gives an answer, and the same one again."""

import string

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.checks import judge
from intake.model import Box, Cell, Line, Page, Table
from tests.check.builders import SCHEME, Pack, complete, with_fact
from tests.check.whole_case import report

_NAMES = sorted(
    {name for kind in SCHEME.kinds.values() for name in kind.fact_schema.get("properties", {})}
    | {"outlets", "standards", "document_list"}
)
_TEXT = st.text(
    alphabet=string.digits
    + string.ascii_letters
    + "公司年月日（）()有限食品服务不适用，。、：{}\\*[]【】XX ",
    max_size=30,
)
_DATES = st.sampled_from(
    ["2026-11-24", "2024-02-29", "long_term", "2026-13-40", "", "0001-01-01", "9999-12-31"]
)
_ROWS = st.lists(
    st.dictionaries(
        st.sampled_from(["name", "address", "phone", "kind", "number", "title"]), _TEXT, max_size=5
    ),
    max_size=5,
)
_VALUES = st.one_of(
    _TEXT, _DATES, st.integers(-5, 10**9), st.floats(allow_nan=False, allow_infinity=False), _ROWS
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from([item.kind for item in complete().documents]),
    st.sampled_from(_NAMES),
    _VALUES,
    st.floats(0, 1),
)
def test_one_odd_fact(kind: str, name: str, value: object, sure: float) -> None:
    pack = with_fact(complete(), kind, name, value, sure)
    assert pack.judge() == pack.judge()


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.sampled_from([*SCHEME.kinds, "unknown"]),
            _TEXT,
            st.floats(0, 1),
            st.dictionaries(st.sampled_from(_NAMES), _VALUES, max_size=6),
        ),
        max_size=6,
    )
)
def test_any_documents(documents: list[tuple[str, str, float, dict[str, object]]]) -> None:
    pack = Pack()
    for kind, text, confidence, facts in documents:
        pack.add(kind, text, confidence=confidence, ocr=confidence, **_renamed(facts))
    judgement = judge(pack.case())
    assert [item.id for item in judgement.findings] == [
        f"f{place}" for place in range(1, len(judgement.findings) + 1)
    ]
    assert {item.number for item in judgement.submissions} == {item.number for item in SCHEME.submissions}


def _renamed(facts: dict[str, object]) -> dict[str, object]:
    """Facts whose names are also options of the builder are left out."""
    return {name: value for name, value in facts.items() if name not in {"file", "submission", "table"}}


def test_pages_of_a_table_alone_and_of_nothing() -> None:
    """A part may have no line: what it belongs to is told by its table, or by nothing."""
    cells = tuple(tuple(Cell(text) for text in row) for row in (("序号", "内容"), ("1", "说明。其他；")))
    text = tuple(
        Line(words, Box(0.1, 0.05 * place, 0.9, 0.05 * place + 0.03))
        for place, words in enumerate(
            ("一、我们能为您做什么", "本公司提供上门检修。响应及时；价格公道。" * 3), 1
        )
    )
    pages = (Page("a.docx", 1, (), (Table(cells),)), Page("a.docx", 2, text), Page("a.docx", 3))
    assert report(*pages).judged
