"""Outlets told in sentences are rows where every one was understood; else the text counts nothing."""

from collections.abc import Sequence

import pytest

from intake.extract.rows import listed
from intake.model import Box, Line, Page
from intake.scheme import load_scheme
from tests.assign.pages import text_page

SCHEME = load_scheme("gbt27922")
FIELD = next(one for one in SCHEME.kinds["outlet_list"].fields if one.name == "outlets")
SHOPS = (
    "旗舰店：在合肥市庐阳区寿春路156号，店长程蔚，电话0551-62657310。",
    "芜湖店：在芜湖市镜湖区中山路77号，店长陶婕，电话0553-3842510。",
    "衡阳站在衡阳市蒸湘区解放大道47号，站长伍建国，电话13805981201；岳阳站在岳阳楼区金鹗中路113号，站长彭立，电话0730-8839016。",
)


def rows(lines: Sequence[str]) -> int:
    page = text_page("门店在哪里\n" + "\n".join(lines), file="门店.docx", flowing=True)
    found = listed(FIELD, [page])
    return len(found[0].value) if found and isinstance(found[0].value, tuple) else 0


@pytest.mark.parametrize(("number", "count"), [(1, 1), (2, 2), (3, 4)])
def test_each_sentence_is_a_row(number: int, count: int) -> None:
    assert rows(SHOPS[:number]) == count


def test_of_sentences_that_were_not_all_understood_none_counts() -> None:
    assert rows([*SHOPS, "还有一个开在孝感，周雪梅负责，0712-2868031。"]) == 0


PROSE = (
    "海口服务站位于海口市龙华区海秀路301号一楼，站长宿强，电话13960819152，负责周边九区；三亚服务站设在三亚市吉阳区迎宾路402号，由李海涛负责，联系电话17710718029；文昌店在文昌市文清大道77号，负责人金成日，手机13532824648。",
    "此外，琼海服务站（琼海市爱华路918号，联系人：栾凤英，13845893104）与万宁服务站（万宁市红专路260号，联系人：国志民）分别承担东线用户的值守。",
    "总部客服中心统一调度，各站实行24小时值班。",
)


def test_running_text_tells_rows_and_which_of_them_lacks_what_the_others_have() -> None:
    page = text_page("服务网络说明\n" + "\n".join(PROSE), file="网络.docx", flowing=True)
    (found,) = listed(FIELD, [page])
    assert isinstance(found.value, tuple)
    told = [(dict(row)["name"], dict(row)["address"], dict(row).get("phone", "")) for row in found.value]
    assert told == [
        ("海口服务站", "海口市龙华区海秀路301号一楼", "13960819152"),
        ("三亚服务站", "三亚市吉阳区迎宾路402号", "17710718029"),
        ("文昌店", "文昌市文清大道77号", "13532824648"),
        ("琼海服务站", "琼海市爱华路918号", "13845893104"),
        ("万宁服务站", "万宁市红专路260号", ""),
    ]
    assert found.confidence < SCHEME.doubt_below  # what a sentence lacks a person looks at


@pytest.mark.parametrize("more", ["另有东方市八所镇解放路2号一处。", "夜间请拨0898-62223333。"])
def test_running_text_of_which_a_value_is_left_tells_none(more: str) -> None:
    assert rows([*PROSE[:2], more]) in (0, 4)  # those alone that the pattern of a whole sentence knows


PLACES_FIRST = (
    "在新乡市红旗区平原路422号，我们开设了红旗服务部，经理彭文博（手机16645238589）。",
    "在荆州市沙市区江津中路711号设有沙市服务部，由范磊负责，电话0716-2964405。",
    "宝鸡市金台区宝福路608号，公司又成立了金台经营部，联系人傅海涛，15210438684。",
)


def told(page: Page) -> list[tuple[str, str, str]]:
    found = listed(FIELD, [page])
    rows = found[0].value if found and isinstance(found[0].value, tuple) else ()
    return [(dict(row)["name"], dict(row)["address"], dict(row).get("phone", "")) for row in rows]


def test_a_name_may_stand_behind_its_place() -> None:
    page = text_page("网点情况\n" + "\n".join(PLACES_FIRST), file="网点.docx", flowing=True)
    assert told(page) == [
        ("红旗服务部", "新乡市红旗区平原路422号", "16645238589"),
        ("沙市服务部", "荆州市沙市区江津中路711号", "0716-2964405"),
        ("金台经营部", "宝鸡市金台区宝福路608号", "15210438684"),
    ]


def test_what_stands_behind_a_place_and_is_no_outlets_name_makes_no_row() -> None:
    other = "在新乡市红旗区平原路422号，我们开设了培训课程，电话0373-2964405。"
    assert rows([*PLACES_FIRST, other]) == 0


@pytest.mark.parametrize(
    ("line", "count"),
    [("总部服务热线：400-867-2190，法定节假日照常受理。", 5), ("值班电话：0898-62223333。", 0)],
)
def test_a_hotline_for_all_the_country_is_no_outlets(line: str, count: int) -> None:
    page = text_page("服务网络\n" + "\n".join((*PROSE[:2], line)), file="网络.docx", flowing=True)
    assert len(told(page)) in ({count} if count else {0, 4})


def printed(*texts: str, width: int = 36, margin: float = 0.9) -> Page:
    """A page of a PDF: each text broken into lines of so many characters, the last as long as it is."""
    lines, top = [], 0.1
    for text in texts:
        for start in range(0, len(text), width):
            piece = text[start : start + width]
            lines.append(Line(piece, Box(0.1, top, 0.1 + (margin - 0.1) * len(piece) / width, top + 0.014)))
            top += 0.022
    return Page("网络.pdf", 1, tuple(lines))


@pytest.mark.parametrize("width", [29, 36, 41])
def test_sentences_broken_by_lines_of_print_are_read_whole(width: int) -> None:
    whole = told(text_page("服务网络说明\n" + "\n".join(PROSE), file="网络.docx", flowing=True))
    assert told(printed("服务网络说明", *PROSE, width=width)) == whole
    assert len(whole) == 5


def test_lines_that_end_before_the_margin_are_paragraphs_of_their_own() -> None:
    ragged = [
        Line(line.text, Box(0.1, line.box.y0, 0.5 + 0.01 * at, line.box.y1))
        for at, line in enumerate(printed(*PROSE[:1], width=36).lines)
    ]
    wide = Line("服务网络说明及各站分布情况", Box(0.1, 0.05, 0.9, 0.064))
    assert told(Page("网络.pdf", 1, (wide, *ragged))) == []
