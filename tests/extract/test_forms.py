"""Forms read by geometry, from what an engine makes of photographs: labels printed a hand's breadth wide
are broken, joined downwards, stuck to values; values run over lines."""

from dataclasses import replace

import pytest

from intake.extract import empty_places
from intake.extract.form import form_of
from intake.extract.labels import label_index
from intake.model import Box, Document, Mark, Page
from tests.extract.pages import SCHEME, facts_of, photographed, values_of

LICENCE = "business_licence"
Piece = tuple[float, float, float, float, str]

BELOW: tuple[Piece, ...] = (
    (0.18, 0.49, 0.37, 0.52, "法定代表人"),
    (0.39, 0.49, 0.47, 0.52, "闻人谨"),
    (0.18, 0.53, 0.37, 0.56, "注册资本"),
    (0.39, 0.53, 0.52, 0.56, "捌佰万元整"),
    (0.18, 0.57, 0.37, 0.60, "成立日期"),
    (0.39, 0.57, 0.61, 0.60, "2016年05月18日"),
    (0.18, 0.61, 0.37, 0.64, "经营范围"),
    (0.39, 0.61, 0.90, 0.64, "净水设备的研发、生产、销售及售后服务；水处理"),
    (0.39, 0.635, 0.60, 0.66, "剂销售。"),
)
"""The rows of a portrait licence that engines read without trouble."""

READ = {
    "organization_name": "临州青岚净水设备有限公司",
    "organization_type": "有限责任公司（自然人独资）",
    "address": "临州市青石区云溪街道滨河路18号",
    "legal_representative": "闻人谨",
    "registered_capital": 8_000_000,
    "established_on": "2016-05-18",
    "business_scope": "净水设备的研发、生产、销售及售后服务；水处理剂销售。",
}


@pytest.mark.parametrize(
    "wide",
    [
        pytest.param(
            (
                (0.19, 0.369, 0.23, 0.486, "名类住"),
                (0.34, 0.369, 0.37, 0.396, "称"),
                (0.39, 0.365, 0.68, 0.394, "临州青岚净水设备有限公司"),
                (0.34, 0.410, 0.37, 0.440, "型"),
                (0.39, 0.409, 0.68, 0.436, "有限责任公司(自然人独资)"),
                (0.34, 0.451, 0.37, 0.482, "所"),
                (0.39, 0.451, 0.80, 0.476, "临州市青石区云溪街道"),
                (0.39, 0.471, 0.50, 0.492, "滨河路18号"),
            ),
            id="first halves joined downwards",
        ),
        pytest.param(
            (
                (0.19, 0.369, 0.23, 0.486, "名类住"),
                (0.34, 0.369, 0.37, 0.486, "称型所"),
                (0.39, 0.365, 0.68, 0.394, "临州青岚净水设备有限公司"),
                (0.39, 0.409, 0.68, 0.436, "有限责任公司(自然人独资)"),
                (0.39, 0.451, 0.80, 0.476, "临州市青石区云溪街道滨河路18号"),
            ),
            id="both halves joined downwards",
        ),
        pytest.param(
            (
                (0.19, 0.369, 0.23, 0.440, "名类"),
                (0.34, 0.369, 0.68, 0.396, "称临州青岚净水设备有限公司"),
                (0.34, 0.410, 0.68, 0.438, "型有限责任公司(自然人独资)"),
                (0.19, 0.451, 0.23, 0.480, "住"),
                (0.34, 0.451, 0.80, 0.480, "所临州市青石区云溪街道滨河路18号"),
            ),
            id="second halves stuck to the values",
        ),
        pytest.param(
            (
                (0.34, 0.369, 0.68, 0.396, "称临州青岚净水设备有限公司"),
                (0.34, 0.410, 0.68, 0.438, "型有限责任公司(自然人独资)"),
                (0.34, 0.451, 0.80, 0.480, "所临州市青石区云溪街道滨河路18号"),
            ),
            id="first halves not read at all",
        ),
        pytest.param(
            (
                (0.19, 0.369, 0.22, 0.396, "名"),
                (0.39, 0.369, 0.68, 0.396, "临州青岚净水设备有限公司"),
                (0.19, 0.410, 0.22, 0.438, "类"),
                (0.39, 0.410, 0.68, 0.438, "有限责任公司(自然人独资)"),
                (0.19, 0.451, 0.22, 0.480, "住"),
                (0.39, 0.451, 0.80, 0.480, "临州市青石区云溪街道滨河路18号"),
            ),
            id="second halves not read at all",
        ),
        pytest.param(
            (
                (0.19, 0.403, 0.23, 0.486, "名类住"),
                (0.34, 0.411, 0.37, 0.428, "称"),
                (0.34, 0.407, 0.68, 0.456, "型临州青岚净水设备有限公司"),
                (0.39, 0.438, 0.68, 0.463, "有限责任公司(自然人独资)"),
                (0.34, 0.463, 0.37, 0.482, "所"),
                (0.39, 0.463, 0.80, 0.486, "临州市青石区云溪街道滨河路18号"),
            ),
            id="a half joined to the value of the row above",
        ),
        pytest.param(
            (
                (0.18, 0.369, 0.37, 0.396, "名 称"),
                (0.39, 0.369, 0.68, 0.396, "临州青岚净水设备有限公司"),
                (0.18, 0.410, 0.37, 0.438, "类型"),
                (0.39, 0.410, 0.68, 0.438, "有限责任公司(自然人独资)"),
                (0.18, 0.455, 0.37, 0.485, "住 所"),
                (0.39, 0.448, 0.66, 0.468, "临州市青石区云溪街道"),
                (0.39, 0.468, 0.53, 0.488, "滨河路18号"),
            ),
            id="an address of two lines about the middle of its label",
        ),
    ],
)
def test_labels_printed_wide_are_read_however_the_engine_broke_them(wide: tuple[Piece, ...]) -> None:
    assert values_of(LICENCE, photographed(*wide, *BELOW)) == READ


def test_a_landscape_licence_is_two_columns_even_where_a_label_joined_the_line_before_it() -> None:
    values = values_of(
        LICENCE,
        photographed(
            (0.09, 0.47, 0.11, 0.50, "名"),
            (0.16, 0.47, 0.40, 0.50, "称临州青岚净水设备有限公司"),
            (0.53, 0.47, 0.67, 0.50, "注册资本捌佰万"),
            (0.09, 0.52, 0.11, 0.55, "类"),
            (0.16, 0.52, 0.33, 0.55, "型其他有限责任公司"),
            (0.53, 0.52, 0.73, 0.55, "成立日期2016年5月18日"),
            (0.09, 0.56, 0.23, 0.59, "法定代表人闻人谨"),
            (0.53, 0.56, 0.63, 0.59, "营业期限"),
            (0.64, 0.56, 0.87, 0.59, "2016年5月18日 至2046年5月17日"),
            (0.09, 0.61, 0.19, 0.64, "经营范围"),
            (0.19, 0.61, 0.55, 0.64, "净水设备的研发、生产、销售及售后服务；水处理剂住"),
            (0.61, 0.60, 0.81, 0.64, "所临州市青石区滨河路18号"),
            (0.19, 0.64, 0.30, 0.67, "的批发、零售。"),
        ),
    )
    assert values == {
        "organization_name": "临州青岚净水设备有限公司",
        "organization_type": "其他有限责任公司",
        "legal_representative": "闻人谨",
        "registered_capital": 8_000_000,
        "established_on": "2016-05-18",
        "valid_from": "2016-05-18",
        "valid_until": "2046-05-17",
        "address": "临州市青石区滨河路18号",
        "business_scope": "净水设备的研发、生产、销售及售后服务；水处理剂的批发、零售。",
    }


def test_a_label_that_is_not_known_keeps_its_value_from_its_neighbours() -> None:
    page = photographed(
        (0.18, 0.30, 0.37, 0.33, "名称"),
        (0.39, 0.30, 0.68, 0.33, "老周家电维修部"),
        (0.18, 0.34, 0.37, 0.37, "经营场所"),
        (0.39, 0.34, 0.90, 0.37, "临州市青石区云溪街道"),
        (0.18, 0.38, 0.37, 0.41, "兼营项目"),
        (0.39, 0.38, 0.68, 0.41, "旧家电回收"),
        (0.18, 0.42, 0.37, 0.45, "经营者"),
        (0.39, 0.42, 0.45, 0.45, "周海生"),
    )
    assert values_of(LICENCE, page) == {
        "organization_name": "老周家电维修部",
        "address": "临州市青石区云溪街道",
        "legal_representative": "周海生",
    }


def test_what_stands_far_right_of_a_value_or_is_much_larger_is_not_part_of_it() -> None:
    values = values_of(
        LICENCE,
        photographed(
            (0.18, 0.30, 0.37, 0.33, "名称"),
            (0.39, 0.28, 0.80, 0.40, "营业执照"),
            (0.39, 0.30, 0.62, 0.33, "老周家电维修部"),
            (0.18, 0.34, 0.37, 0.37, "经营场所"),
            (0.39, 0.34, 0.62, 0.37, "青石区滨河路18号"),
            (0.75, 0.34, 0.98, 0.37, "3.执照不得伪造、涂改。"),
            (0.18, 0.38, 0.37, 0.41, "经营者"),
            (0.39, 0.38, 0.45, 0.41, "周海生"),
        ),
    )
    assert values["organization_name"] == "老周家电维修部"
    assert values["address"] == "青石区滨河路18号"


@pytest.mark.parametrize(
    ("pieces", "start", "end"),
    [
        (("2016年05月18日", "至 2046年05月17日"), "2016-05-18", "2046-05-17"),
        (("自2016年05月18日", "至2046年05月17日"), "2016-05-18", "2046-05-17"),
        (("2016年05月18日至", "长期"), "2016-05-18", "long_term"),
        (("2016年05月18日至", "年 月 日"), "2016-05-18", None),
        (("2016年05月18日至", "……"), "2016-05-18", "long_term"),
        (("2016年05月18日", "至水久"), "2016-05-18", "long_term"),  # 永久, as engines read it
        (("2016年05月18日", "至承文"), "2016-05-18", None),  # misread: no end, and never the start
        (("自2016年05月18日", ""), "2016-05-18", None),
    ],
)
@pytest.mark.parametrize("below", [False, True])
def test_a_term_in_two_pieces_beside_or_below_each_other(
    pieces: tuple[str, str], start: str, end: str | None, below: bool
) -> None:
    first, second = pieces
    place = (0.39, 0.53, 0.60, 0.56) if below else (0.66, 0.50, 0.88, 0.53)
    further = [(*place, second)] if second else []
    values = values_of(
        LICENCE,
        photographed(
            (0.18, 0.42, 0.37, 0.45, "法定代表人"),
            (0.39, 0.42, 0.45, 0.45, "闻人谨"),
            (0.18, 0.46, 0.37, 0.49, "注册资本"),
            (0.39, 0.46, 0.52, 0.49, "捌佰万元整"),
            (0.18, 0.50, 0.37, 0.53, "营业期限"),
            (0.39, 0.50, 0.60, 0.53, first),
            *further,
        ),
    )
    assert values.get("valid_from") == start
    assert values.get("valid_until") == end


@pytest.mark.parametrize(
    ("date", "sure"),
    [("2016年05月18日", False), ("至2046年05月17日", True), ("2016年05月18日至2046年05月17日", True)],
)
def test_a_date_alone_behind_a_label_of_whole_terms_is_no_sure_end(date: str, sure: bool) -> None:
    page = photographed(*BELOW[:6], (0.18, 0.61, 0.37, 0.64, "营业期限"), (0.39, 0.61, 0.80, 0.64, date))
    assert (facts_of(LICENCE, page)["valid_until"].confidence >= SCHEME.doubt_below) == sure


@pytest.mark.parametrize(("day", "read"), [("2009年08月17", "2009-08-17"), ("2009年08月1", None)])
def test_a_date_cut_within_its_day_is_no_date(day: str, read: str | None) -> None:
    rows = (*BELOW[:4], (0.18, 0.57, 0.37, 0.60, "成立日期"), (0.39, 0.57, 0.55, 0.60, day))
    assert values_of(LICENCE, photographed(*rows)).get("established_on") == read


def test_a_sentence_that_uses_a_label_s_word_makes_no_form() -> None:
    page = photographed(
        (0.10, 0.30, 0.90, 0.33, "经营范围中属于法律规定应当经批准的项目，取得许可后方可开展。"),
        (0.10, 0.34, 0.90, 0.37, "注册资本实行认缴登记制度，名称以登记机关核准为准。"),
    )
    assert form_of(page, label_index(SCHEME.kinds[LICENCE].fields)) is None


def _rows(*value: Piece) -> tuple[Piece, ...]:
    return (
        (0.18, 0.30, 0.37, 0.33, "名称"),
        *value,
        (0.18, 0.34, 0.37, 0.37, "经营场所"),
        (0.39, 0.34, 0.62, 0.37, "青石区滨河路18号"),
        (0.18, 0.38, 0.37, 0.41, "经营者"),
        (0.39, 0.38, 0.45, 0.41, "周海生"),
    )


def _empty(page: Page) -> list[str]:
    document = Document("d1", page.file, (1,), LICENCE, None, 1.0)
    return [place.name for place in empty_places([document], {(page.file, 1): page}, SCHEME)]


def test_a_place_is_empty_where_its_label_was_read_and_nothing_stands_beside_it() -> None:
    assert _empty(photographed(*_rows())) == ["organization_name"]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(photographed(*_rows((0.39, 0.30, 0.50, 0.33, "口"))), id="something was read"),
        pytest.param(photographed(*_rows((0.18, 0.325, 0.30, 0.338, "模糊"))), id="below it"),
        pytest.param(
            replace(photographed(*_rows()), unread=(Box(0.40, 0.305, 0.48, 0.325),)), id="ink was not read"
        ),
        pytest.param(
            replace(photographed(*_rows()), marks=(Mark("seal", Box(0.45, 0.25, 0.60, 0.36)),)),
            id="a seal lies over it",
        ),
        pytest.param(photographed(*_rows()[1:]), id="its label was not read"),
        pytest.param(
            photographed((0.18, 0.30, 0.21, 0.33, "名"), *_rows()[1:]), id="its label was read in part"
        ),
        pytest.param(photographed(*_rows(), confidence=0.8), id="its label was read badly"),
    ],
)
def test_a_place_is_not_called_empty_when(page: Page) -> None:
    assert _empty(page) == []


def test_ink_far_right_of_a_label_is_not_its_value() -> None:
    frame = replace(photographed(*_rows()), unread=(Box(0.90, 0.28, 0.96, 0.36),))
    assert _empty(frame) == ["organization_name"]


def test_words_that_go_on_with_a_label_told_twice_are_not_its_value() -> None:
    """Date of expiry over 有效期至, the day below both."""
    page = photographed(
        (0.24, 0.20, 0.60, 0.23, "环境管理体系认证证书"),
        (0.24, 0.30, 0.60, 0.32, "证书编号：02624E20417R2M"),
        (0.24, 0.555, 0.34, 0.568, "Initial issue date"),
        (0.59, 0.555, 0.68, 0.568, "Date of expiry"),
        (0.24, 0.569, 0.32, 0.581, "初次颁证日期"),
        (0.59, 0.569, 0.64, 0.581, "有效期至"),
        (0.24, 0.587, 0.31, 0.599, "2015-06-10"),
        (0.59, 0.587, 0.66, 0.599, "2025-06-09"),
    )
    assert values_of("system_certificate", page)["valid_until"] == "2025-06-09"


@pytest.mark.parametrize(
    ("top", "bottom", "taken"), [(0.383, 0.425, True), (0.392, 0.434, False), (0.392, 0.421, True)]
)
def test_larger_words_laid_over_the_paper_off_a_values_row_are_no_part_of_it(
    top: float, bottom: float, taken: bool
) -> None:
    values = values_of(
        LICENCE,
        photographed(
            (0.18, 0.37, 0.37, 0.405, "组成形式"),
            (0.39, 0.37, 0.47, 0.405, "个人经营"),
            (0.48, top, 0.55, bottom, "好店铺"),
            *BELOW,
        ),
    )
    assert values["organization_type"] == ("个人经营好店铺" if taken else "个人经营")


@pytest.mark.parametrize(("pitch", "whole"), [(1.9, True), (2.8, False)])
def test_lines_of_a_value_set_far_apart_are_its_own(pitch: float, whole: bool) -> None:
    scope = (
        "许可项目：特种设备安装改造修理；电梯销售",
        "配套工程。（依法须经批准的项目，经相关部",
        "门批准后方可开展经营活动）",
    )
    height = 0.02
    rows: list[Piece] = [(0.085, 0.3, 0.14, 0.3 + height, "经营范围")]
    for at, text in enumerate(scope):
        top = 0.3 + at * pitch * height
        rows.append((0.195, top, 0.195 + 0.0145 * len(text), top + height, text))
    read = values_of(LICENCE, photographed(*BELOW[:6], *rows)).get("business_scope")
    assert (read == "".join(scope)) is whole


def staff(*beside: str) -> object:
    """An annual report's rows, of which the labels of some are nobody's."""
    labels = ("从业人数", "是否有网站或网店", "资产总额", "养老保险人数")
    rows = [
        piece
        for at, (label, value) in enumerate(zip(labels, beside, strict=True))
        for piece in (
            (0.13, 0.35 + 0.025 * at, 0.26, 0.367 + 0.025 * at, label),
            (0.32, 0.35 + 0.025 * at, 0.44, 0.367 + 0.025 * at, value),
        )
    ]
    return values_of("annual_report", photographed(*rows)).get("employees")


def test_a_count_stands_beside_its_label_and_is_no_other_rows() -> None:
    assert staff("58人", "否", "企业选择不公示", "21人") == 58
    assert staff("企业选择不公示", "否", "企业选择不公示", "21人") is None


SCOPE_LINES = (
    "许可项目：第三类医疗器械经营；第三类医疗器械租赁（依法须经批",
    "准的项目，经相关部门批准后方可开展经营活动）。一般项目：第一",
    "类医疗器械销售；第二类医疗器械销售；专用设备修理；软件销售；",
    "办公设备销售（除依法须经批准的项目外，凭营业执照依法自主开展",
    "经营活动）",
)


def middled(beside: int, count: int = len(SCOPE_LINES), from_: float = 0.396) -> Page:
    """A licence whose scope is that many lines, with the label level with one of them."""
    step = 0.0171
    lines = [
        (0.284, from_ + step * at, 0.284 + 0.02 * len(text), from_ + 0.0137 + step * at, text)
        for at, text in enumerate(SCOPE_LINES[:count])
    ]
    at = from_ + step * beside
    return photographed(
        (0.13, 0.2614, 0.23, 0.2739, "法定代表人"),
        (0.284, 0.2613, 0.34, 0.2742, "蔡玉兰"),
        (0.13, 0.2952, 0.21, 0.3077, "注册资本"),
        (0.284, 0.2957, 0.41, 0.3073, "1000万元人民币"),
        (0.13, 0.3288, 0.21, 0.3413, "成立日期"),
        (0.284, 0.3288, 0.41, 0.3415, "2017年03月08日"),
        (0.13, 0.3625, 0.21, 0.3752, "营业期限"),
        (0.284, 0.3625, 0.47, 0.3752, "2017年03月08日至长期"),
        (0.13, at, 0.21, at + 0.0137, "经营范围"),
        *lines,
    )


@pytest.mark.parametrize(("beside", "count"), [(2, 5), (1, 3), (0, 5), (1, 5)])
def test_a_value_of_many_lines_about_the_middle_of_its_label_is_read_whole(beside: int, count: int) -> None:
    found = values_of(LICENCE, middled(beside, count))
    assert found["business_scope"] == "".join(SCOPE_LINES[:count]).rstrip("；")
    assert found["valid_until"] == "long_term"


def test_no_more_lines_stand_above_a_label_than_below_it() -> None:
    assert values_of(LICENCE, middled(4))["business_scope"] != "".join(SCOPE_LINES)


def test_a_line_nearer_to_the_value_above_is_that_ones() -> None:
    page = middled(2, from_=0.3775)
    assert not str(values_of(LICENCE, page)["business_scope"]).startswith("许可项目")
