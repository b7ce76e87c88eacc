"""`intake show --format html`: boxes over the page's picture, complete in itself."""

from pathlib import Path

from intake.model import Box, Cell, Line, Mark, Page, SourceFile, Table
from intake.render.pages_html import pages_to_html

FILE = SourceFile(
    "a.pdf", Path("a.pdf"), "0" * 64, "application/pdf", 1, notes=("文档内 1 处矢量图未读取",)
)
PAGE = Page(
    "a.pdf",
    1,
    (Line("<b>名称</b>", Box(0.1, 0.2, 0.4, 0.25)), Line("看不清", Box(0.1, 0.3, 0.4, 0.35), 0.4)),
    (Table(((Cell("站", Box(0.1, 0.4, 0.3, 0.45)), Cell("电话")),)),),
    (Mark("seal", Box(0.6, 0.6, 0.8, 0.8), "某某公司"),),
    why=("文字层完好",),
)


def test_boxes_lie_over_the_picture_and_text_is_escaped() -> None:
    page = pages_to_html([FILE], [PAGE], lambda _: b"\xff\xd8picture")
    assert "data:image/jpeg;base64," in page
    assert 'class="line" style="left:10.00%;top:20.00%;width:30.00%;height:5.00%"' in page
    assert 'class="line doubtful"' in page
    assert 'class="cell" style="left:10.00%;top:40.00%;width:20.00%;height:5.00%" title="站"' in page
    assert "seal 某某公司" in page
    assert "<td>电话</td>" in page
    assert "<b>名称</b>" not in page
    assert "矢量图未读取" in page
    assert "http" not in page


def test_a_page_without_a_picture_is_its_text() -> None:
    page = pages_to_html([FILE], [PAGE], lambda _: None)
    assert "<img" not in page
    assert "看不清" in page
