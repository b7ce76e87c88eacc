"""Outlets told in sentences are rows where every one was understood; else the text counts nothing."""

from collections.abc import Sequence

import pytest

from intake.extract.rows import listed
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
