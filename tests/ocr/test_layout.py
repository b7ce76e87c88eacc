"""The order in which a person reads what stands on a page."""

from intake.model import Box, Cell, Line, Table
from intake.ocr.layout import reading_order


def line(x: float, y: float, text: str) -> Line:
    return Line(text, Box(x, y, x + 0.018 * len(text), y + 0.02), 0.99)


def texts(*lines: Line) -> list[str]:
    return [one.text for one in reading_order(lines)]


def paper(x: float, person: str) -> list[Line]:
    return [
        line(x + 0.1, 0.1, "食品经营许可证"),
        line(x, 0.3, "经营者名称：甲食品店"),
        line(x, 0.4, f"法定代表人：{person}"),
        line(x, 0.5, "有效期至：2027年3月"),
    ]


def test_two_papers_of_one_form_side_by_side_are_read_one_after_the_other() -> None:
    read = texts(*paper(0.05, "王建国"), *paper(0.55, "李晓燕"))
    assert read[:4] == [one.text for one in paper(0.05, "王建国")]
    assert read[4:] == [one.text for one in paper(0.55, "李晓燕")]


def test_a_form_of_two_columns_is_read_by_rows() -> None:
    read = texts(
        line(0.05, 0.1, "名称：甲公司"), line(0.55, 0.1, "注册资本：壹佰万元"),
        line(0.05, 0.2, "类型：有限公司"), line(0.55, 0.2, "成立日期：2016年"),
        line(0.05, 0.3, "住所：杭州市"), line(0.55, 0.3, "营业期限：长期"),
    )  # fmt: skip
    assert read == [
        "名称：甲公司", "注册资本：壹佰万元", "类型：有限公司", "成立日期：2016年",
        "住所：杭州市", "营业期限：长期",
    ]  # fmt: skip


def test_a_list_laid_out_twice_across_is_read_by_rows() -> None:
    rows = [
        ("姓名", "电话", "姓名", "电话"),
        ("王建国", "8801", "李晓燕", "8802"),
        ("张敏", "8803", "赵一鸣", "8804"),
    ]
    read = texts(
        *(
            line(x, 0.1 + 0.1 * number, text)
            for number, row in enumerate(rows)
            for x, text in zip((0.05, 0.25, 0.55, 0.75), row, strict=True)
        )
    )
    assert read == [text for row in rows for text in row]


def test_columns_of_running_text_are_read_one_after_the_other() -> None:
    left = [line(0.08, 0.1 + 0.05 * row, f"左栏第{row}行文字讲述公司的服务情况") for row in range(9)]
    right = [line(0.54, 0.1 + 0.05 * row, f"右栏第{row}行文字讲述产品的质量情况") for row in range(9)]
    assert texts(*left, *right) == [one.text for one in (*left, *right)]


def page_of(x: float, head: str, first: str, second: str) -> list[Line]:
    found = [line(x, 0.1, head)]
    for row in range(6):
        found += [line(x, 0.2 + 0.1 * row, first), line(x, 0.25 + 0.1 * row, second)]
    return found


def facing(fold: float = 0.54) -> list[Line]:
    left = page_of(0.04, "第三章服务响应", "一、服务人员接到报修后应在", "规定时限内到达用户现场。")
    right = page_of(fold, "第四章备件管理", "子、备件由仓库保管员登记，", "入库并按月盘点核对。")
    return [*left, *right]


def test_facing_pages_are_read_one_after_the_other() -> None:
    lines = facing()
    read = [one.text for one in reading_order(lines, shape=1.41)]
    assert read == [one.text for one in lines]


def test_facing_pages_whose_rows_do_not_meet_and_that_bear_numbers() -> None:
    left, right = facing()[:13], facing()[13:]
    lower = [
        Line(one.text, Box(one.box.x0, one.box.y0 + 0.017, one.box.x1, one.box.y1 + 0.017)) for one in right
    ]
    lines = [*left, line(0.2, 0.95, "12"), *lower, line(0.7, 0.967, "13")]
    read = [one.text for one in reading_order(lines, shape=1.3)]
    assert read == [one.text for one in lines]


def test_rows_across_a_landscape_page_stay_rows() -> None:
    """A list of names and addresses, and sentences side by side in a ruled table."""
    rows = [(f"杭州云栖电器服务{n}站", f"杭州市西湖区文三路{n}号一楼") for n in range(9)]
    pieces = [
        line(x, 0.1 + 0.08 * n, text)
        for n, row in enumerate(rows)
        for x, text in zip((0.05, 0.55), row, strict=True)
    ]
    assert [one.text for one in reading_order(pieces, shape=1.41)] == [text for row in rows for text in row]
    table = Table(((Cell("甲"), Cell("乙")),), Box(0.02, 0.05, 0.98, 0.9))
    read = [one.text for one in reading_order(facing(), shape=1.41, tables=(table,))]
    assert read[:2] == ["第三章服务响应", "第四章备件管理"]


def test_a_portrait_page_is_no_two_pages() -> None:
    read = [one.text for one in reading_order(facing(), shape=0.71)]
    assert read[:2] == ["第三章服务响应", "第四章备件管理"]


def column(x: float, text: str, y: float = 0.1, width: float = 0.03) -> Line:
    return Line(text, Box(x, y, x + width, y + 0.045 * len(text)), 0.99)


def test_columns_lettered_downwards_are_read_from_the_right() -> None:
    texts_ = ("荣誉证书", "临州青岚净水设备有限公司", "在售后服务评选中成绩优异", "特授予先进单位称号")
    lines = [column(0.9 - 0.05 * number, text) for number, text in enumerate(texts_)]
    assert [one.text for one in reading_order(list(reversed(lines)), shape=1.4)] == list(texts_)


def test_a_column_in_two_pieces_is_read_from_its_head() -> None:
    lines = [
        column(0.8, "售后服务质量管理规定"), column(0.75, "一、接到投诉后"),
        column(0.752, "两小时内答复用户", 0.5), column(0.7, "二、每月回访一次用户"),
    ]  # fmt: skip
    assert [one.text for one in reading_order(lines[::-1], shape=1.4)] == [one.text for one in lines]


def test_a_charts_boxes_lettered_downwards_stay_from_left_to_right() -> None:
    names = ("售后服务部", "生产技术部", "质量检验部", "财务管理部")
    boxes = [column(0.1 + 0.15 * number, name, 0.4) for number, name in enumerate(names)]
    lines = [line(0.45, 0.1, "组织机构图"), *boxes]
    assert [one.text for one in reading_order(lines, shape=1.4)] == ["组织机构图", *names]
