"""Organization charts as boxes and lines."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from samples._generator.fonts import font
from samples._generator.pdf import drawn

Tree = tuple[str, Sequence["Tree"]]
"""A unit and the units under it."""


def _leaves(tree: Tree) -> int:
    return sum(_leaves(child) for child in tree[1]) or 1


def _depth(tree: Tree) -> int:
    return 1 + max((_depth(child) for child in tree[1]), default=0)


def boxes(
    title: str,
    tree: Tree,
    *,
    face: str = "hei",
    upright_leaves: bool = True,
    note: str = "",
    tint: tuple[float, float, float] = (0.87, 0.92, 0.98),
) -> bytes:
    """A landscape page with the tree; the lowest boxes are written downwards when ``upright_leaves``."""

    def draw(canvas: Canvas, width: float, height: float) -> None:
        canvas.setFont(font(face), 22)
        canvas.drawCentredString(width / 2, height - 70, title)
        step = (width - 80) / _leaves(tree)
        drop = min(110, (height - 230) / max(1, _depth(tree) - 1))
        _unit(canvas, tree, 40, height - 130, step, drop)
        canvas.setFont(font(face), 10)
        canvas.drawString(44, 40, note)

    def _unit(canvas: Canvas, unit: Tree, left: float, y: float, step: float, drop: float) -> float:
        name, below = unit
        middle = left + _leaves(unit) * step / 2
        downwards = upright_leaves and not below
        wide, high = (26, 19 * len(name) + 12) if downwards else (15 * len(name) + 22, 32)
        canvas.setFillColorRGB(*tint)
        canvas.setLineWidth(1)
        canvas.rect(middle - wide / 2, y - high, wide, high, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont(font(face), 14)
        if downwards:
            for place, char in enumerate(name):
                canvas.drawCentredString(middle, y - 20 - 19 * place, char)
        else:
            canvas.drawCentredString(middle, y - 21, name)
        if below:
            bar = y - drop + 20
            canvas.line(middle, y - high, middle, bar)
            spots, at = [], left
            for child in below:
                spots.append(_unit(canvas, child, at, y - drop, step, drop))
                at += _leaves(child) * step
            canvas.line(min([*spots, middle]), bar, max([*spots, middle]), bar)
            for spot in spots:
                canvas.line(spot, bar, spot, y - drop)
        return middle

    return drawn(draw, wide=True)


def company_tree(after_sales: str, *, makes: bool, serves: bool = True) -> Tree:
    """A usual company: ``serves`` tells whether an after-sales unit stands on the chart."""
    production = [("生产部", []), ("质检部", [])] if makes else [("采购部", []), ("仓储物流部", [])]
    market: list[Tree] = [("销售部", []), ("市场部", [])]
    if serves:
        market.append((after_sales, []))
    office: list[Tree] = [("行政人事部", []), ("财务部", [])]
    return (
        "总经理",
        [("生产副总" if makes else "运营副总", production), ("营销副总", market), ("行政副总", office)],
    )


def service_tree(after_sales: str) -> Tree:
    """The after-sales unit from inside."""
    return (
        f"{after_sales}经理",
        [
            ("客服主管", [("热线受理组", []), ("投诉处理组", []), ("客户回访组", [])]),
            ("技术主管", [("维修服务组", []), ("技术支持组", [])]),
            ("配件主管", [("配件管理组", []), ("网点管理组", [])]),
        ],
    )
