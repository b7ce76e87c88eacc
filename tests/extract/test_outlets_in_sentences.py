"""Outlets told in sentences are rows where every one was understood; else the text counts nothing."""

from collections.abc import Sequence

import pytest

from intake.extract.rows import listed
from intake.scheme import load_scheme
from tests.assign.pages import text_page

FIELD = next(one for one in load_scheme("gbt27922").kinds["outlet_list"].fields if one.name == "outlets")
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
