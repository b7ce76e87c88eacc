"""The order in which a person reads what stands on a page."""

from intake.model import Box, Line
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
