"""Outlets told item by item are rows, and an item that lacks what the others have lacks it."""

from collections.abc import Sequence

import pytest

from intake.extract.rows import listed
from intake.extract.rows_in_items import rows_in_items
from intake.model import Page
from intake.scheme import load_scheme
from tests.assign.pages import text_page

FIELD = next(one for one in load_scheme("gbt27922").kinds["outlet_list"].fields if one.name == "outlets")
SHOPS = (
    ("西安办事处", "西安市中山路12号", "王建国", "13902265683"),
    ("南昌服务站", "南昌市解放大道45号", "李海", "0791-8123456"),
    ("太原专卖店", "太原市北京路9号", "赵敏", ""),
    ("武汉鑫源家电经营部", "武汉市友谊路77号", "孙丽", "027-87654321"),
)
WAYS = (
    ("{n}、{0}，地址：{1}，联系人：{2}", "，电话：{3}", "。"),
    ("（{n}）{0}：位于{1}，负责人{2}", "，联系电话{3}", "；"),
    ("{n}. {0}（{1}），{2}", "，{3}", ""),
    ("● {0}　　{1}　　{2}", "　　{3}", ""),
    ("{mark}{0}——{1}；{2}", "；{3}", ""),
    ("{0}\n地址：{1}\n负责人：{2}", "\n电话：{3}", ""),
    ("{0}在{1}，店长{2}", "，24小时值班电话{3}", "。"),
)


def told(way: tuple[str, str, str], shops: Sequence[tuple[str, str, str, str]] = SHOPS) -> list[str]:
    said, phone, end = way
    return [
        f"{said.format(*shop, n=n, mark='①②③④'[n - 1])}{phone.format(*shop) if shop[3] else ''}{end}"
        for n, shop in enumerate(shops, 1)
    ]


def rows(text: str, *, flowing: bool = True) -> list[dict[str, str]]:
    page = text_page(f"服务网点\n{text}", file="网点.docx" if flowing else "网点.pdf", flowing=flowing)
    found = listed(FIELD, [page])
    return [dict(row) for row in found[0].value] if found and isinstance(found[0].value, tuple) else []


@pytest.mark.parametrize("flowing", [True, False])
@pytest.mark.parametrize("way", WAYS)
def test_items_are_rows_however_they_are_marked_and_worded(
    way: tuple[str, str, str], *, flowing: bool
) -> None:
    found = rows("公司设有以下网点，均可受理报修：\n" + "\n".join(told(way)), flowing=flowing)
    assert [(row["name"], row["address"], row["contact"], row.get("phone", "")) for row in found] == [
        *SHOPS
    ]


def test_an_item_broken_by_the_pages_width_is_one() -> None:
    broken = [line.replace("，联系人", "，\n联系人").replace("路", "路\n") for line in told(WAYS[0])]
    assert [row["address"] for row in rows("\n".join(broken), flowing=False)] == [shop[1] for shop in SHOPS]


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ("5、还有一个点开在孝感，周雪梅负责，0712-2868031。", 0),
        ("5、总店就是武昌区民主二路75号2栋，电话027-88881234。", 5),
        ("5、武昌区民主二路75号华银小区2栋那一家，电话027-88881234。", 0),
        ("5、宜昌站：宜昌市沿江大道8号，0717-6223344；荆州站：荆州市北京路3号，0716-8223344。", 6),
    ],
)
def test_an_item_counts_all_that_it_tells_of_and_none_does_where_one_is_not_understood(
    more: str, count: int
) -> None:
    assert len(rows("\n".join([*told(WAYS[0]), more]))) == count


@pytest.mark.parametrize(
    "beside",
    [
        "5、以上网点均由总部统一管理。",
        "全国服务热线：400-812-3456",
        "说明：网点由总部（合肥市长江路88号）管理，电话0551-62657310。",
    ],
)
def test_what_stands_beside_the_items_is_no_row(beside: str) -> None:
    assert len(rows("\n".join([*told(WAYS[0]), beside]))) == len(SHOPS)


def test_persons_with_their_telephones_are_no_outlets() -> None:
    text = (
        "1、王建国，销售部，13902265683。\n2、李海，售后部，13902265684。\n3、赵敏，财务部，13902265685。"
    )
    assert rows(text) == []


def test_two_items_are_rows_only_where_nothing_lacks() -> None:
    assert len(rows("\n".join(told(WAYS[0], SHOPS[:2])))) == len(SHOPS[:2])
    assert len(rows("\n".join(told(WAYS[0], SHOPS[1:3])))) == 1


def of_page(text: str) -> Page:
    return text_page(f"服务网点\n{text}", 3, "网点.pdf")


def test_items_numbered_anew_are_another_run_and_unlike_marks_another() -> None:
    def count(*texts: list[str]) -> int:
        return len(rows_in_items(FIELD, [of_page("\n".join(line for text in texts for line in text))]))

    two, more = SHOPS[:2], SHOPS[2:]
    assert count(told(WAYS[0])) == len(SHOPS)
    assert count(told(WAYS[0], two), told(WAYS[0], more)) == 0, "two runs of two"
    assert count(told(WAYS[0], two), told(WAYS[3], more)) == 0
    assert count(told(WAYS[3], two), told(WAYS[3], more)) == len(SHOPS), "bullets count nothing"
    assert count(told(WAYS[0]), told(WAYS[0], two)) == len(SHOPS)


def test_a_row_knows_its_number_its_page_and_its_lines() -> None:
    page = of_page("\n".join(told(WAYS[0])))
    (found,) = listed(FIELD, [page])
    assert [(one.serial, one.page, one.row) for one in found.row_places] == [
        (str(n), 3, 0) for n in (1, 2, 3, 4)
    ]
    first = found.row_places[0].boxes
    assert {name for name, _ in first} == {"name", "address", "contact", "phone"}
    assert {box for _, box in first} == {page.lines[1].box}
    assert (found.way, found.confidence) == ("items", 0.9)
    assert found.value[2] == (  # type: ignore[index]
        ("name", "太原专卖店"),
        ("address", "太原市北京路9号"),
        ("phone", ""),
        ("contact", "赵敏"),
    )


ALIKE = tuple(
    (f"{city}分公司", f"{city}市中山路{n}号", "王建国", f"0571-8800123{n}")
    for n, city in enumerate(("南京", "济南", "合肥", "武汉"), 1)
)


@pytest.mark.parametrize(
    ("alone", "counts"),
    [
        ("南昌分公司", True),
        ("● 南昌分公司", True),
        ("南京分公司", False),  # that is one of the rows
        ("各地分公司", False),
        ("南昌办事处", False),  # ends otherwise
        ("分公司", False),
        ("南昌，分公司", False),
        ("江西省南昌市青山湖区高新技术分公司", False),  # of 17 characters
        ("南昌青山湖区高新技术开发分公司", True),
    ],
)
def test_a_name_alone_that_ends_as_the_others_do_is_a_row(alone: str, counts: bool) -> None:
    text = "\n".join([*told(WAYS[0], ALIKE), alone])
    found = rows(text)
    assert len(found) == len(ALIKE) + counts
    if counts:
        assert found[-1] == {"name": alone.removeprefix("● ")}
        (one,) = listed(FIELD, [of_page(text)])
        place = one.row_places[-1]
        assert (place.serial, place.row, place.page) == ("", 0, 3)
        assert [name for name, _ in place.boxes] == ["name"]


def test_of_fewer_than_three_names_alike_no_other_is_told() -> None:
    assert len(rows("\n".join([*told(WAYS[0], (*ALIKE[:2], *SHOPS[:2])), "南昌分公司"]))) == len(ALIKE)
