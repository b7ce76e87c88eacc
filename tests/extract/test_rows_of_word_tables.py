"""In a Word table a value ends with its row; in running text a long one goes on in the next line."""

from dataclasses import replace

from intake.model import Cell, Page, Table
from tests.extract.pages import flowing, values_of


def form(*rows: tuple[str, ...]) -> Page:
    """As the Word reader gives a table: a line a row, and the cells beside it."""
    lines = flowing("认证申请书", *("  ".join(row) for row in rows))
    cells = tuple(tuple(map(Cell, row)) for row in rows)
    return replace(lines, tables=(Table(cells),))


def test_the_scope_ends_with_its_row() -> None:
    page = form(
        ("范围", "充电桩的生产、销售及售后服务"), ("我公司对材料真实性负责。", "（盖章） 2026年11月17日")
    )
    assert values_of("application_form", page)["applied_scope"] == "充电桩的生产、销售及售后服务"


def test_a_scope_in_running_text_goes_on() -> None:
    page = flowing("认证申请书", "认证范围：充电桩的生产、销售及", "售后服务（安装调试、维修）")
    scope = values_of("application_form", page)["applied_scope"]
    assert scope == "充电桩的生产、销售及售后服务（安装调试、维修）"


def test_the_applicant_is_known_by_any_of_its_labels() -> None:
    for label in ("申请认证的组织", "认证委托人", "申请组织"):
        page = form((label, "绍兴清溪电器有限公司"), ("邮编", "312000"))
        assert values_of("application_form", page)["organization_name"] == "绍兴清溪电器有限公司"
