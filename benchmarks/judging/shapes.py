"""Texts and sheets of any size for `benchmarks.judging_time`: 20 as offices write them, 40 made to be slow.

A shape is a function from a number of characters (of a sheet: ten times its number of cells) to a file's
pages, made by the readers' own page makers and bounded as the readers bound them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from intake.limits import Limits
from intake.model import Box, Line, Page, SourceFile
from intake.read.bounded import bounded
from intake.read.flowing import FlowingPage, make_page, pages_of_text
from intake.read.sheets import Sheet, sheet_page
from intake.read.types import ReadResult

CHARACTERS_A_CELL = 10
_COLUMNS = 10
_PROSE = (
    "本公司成立于2003年，注册资本5000万元，现有员工1200余人，主要从事家用电器的研发、生产和销售，产品销往全国各地。"
    "公司设有售后服务部，下设维修组、客服组和配件组，服务热线400-800-1234，全年无休。\n"
    "为保证服务质量，公司制定了投诉处理程序、维修服务规范、备件管理办法和人员培训制度，并按月考核。\n"
    "用户报修后，客服人员应当在两小时内响应，二十四小时内到场，七日内修复；逾期未修复的，予以退换。\n"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A name and what makes the pages."""

    name: str
    pages: Callable[[int], Sequence[Page]]
    adversarial: bool


def source(path: str) -> SourceFile:
    """A file as gathering would describe it."""
    return SourceFile(path, Path(), "0" * 64, "text/plain", 1)


def _as_read(path: str, pages: Sequence[Page]) -> Sequence[Page]:
    return bounded(ReadResult(source(path), tuple(pages)), Limits()).pages


def _filled(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def _text(path: str, head: str, unit: str) -> Callable[[int], Sequence[Page]]:
    """A plain text: a heading, then the unit again and again."""

    def made(size: int) -> Sequence[Page]:
        return _as_read(path, pages_of_text(path, f"{head}\n{_filled(unit, size)}", ()))

    return made


def _one_page(path: str, head: str, unit: str) -> Callable[[int], Sequence[Page]]:
    """A flowing page as long as a page may be, then further ones: a Word file without a break."""

    def made(size: int) -> Sequence[Page]:
        most = Limits().page_characters
        pages: list[Page] = []
        for number, start in enumerate(range(0, size, most), 1):
            filled = FlowingPage()
            filled.add_text(head)
            filled.add_text(_filled(unit, min(most, size - start)))
            pages.append(make_page(path, number, filled, ()))
        return _as_read(path, pages)

    return made


def _sheet(
    path: str, head: Sequence[str], row: Callable[[int], Sequence[str]]
) -> Callable[[int], Sequence[Page]]:
    """A sheet of one page with a head and rows of cells."""

    def made(size: int) -> Sequence[Page]:
        sheet = Sheet("Sheet1")
        cells = size // CHARACTERS_A_CELL
        if head:
            sheet.add(list(head), Limits().table_cells)
        number = 0
        while sheet.cells < cells:
            number += 1
            sheet.add(list(row(number)), Limits().table_cells)
        return _as_read(path, [sheet_page(path, 1, sheet)])

    return made


def _placed(path: str, head: str, unit: str, *, columns: int = 1) -> Callable[[int], Sequence[Page]]:
    """Pages as a PDF's, lines with places: 60 rows a page, one or more pieces a row."""

    def made(size: int) -> Sequence[Page]:
        width = max(4, 60 // columns)
        texts = _pieces(_filled(unit, size), width)
        pages: list[Page] = []
        while True:
            lines = [Line(head, Box(0.3, 0.03, 0.7, 0.05))] if head else []
            for row in range(60):
                top = 0.06 + row * 0.015
                for column in range(columns):
                    text = next(texts, "")
                    if text.strip():
                        left = 0.08 + 0.84 * column / columns
                        lines.append(Line(text, Box(left, top, left + 0.8 / columns, top + 0.012)))
            if not lines or (pages and len(lines) == 1 and head):
                return _as_read(path, pages)
            pages.append(Page(path, len(pages) + 1, tuple(lines)))

    return made


def _pieces(text: str, width: int) -> Iterator[str]:
    for start in range(0, len(text), width):
        yield text[start : start + width].replace("\n", " ")


def _numbers(columns: int, digits: int) -> Callable[[int], Sequence[str]]:
    return lambda row: [
        str((row * 7919 + column * 104729) % 10**digits).zfill(digits) for column in range(columns)
    ]


_COMPANIES = ("绍兴清溪电器有限公司", "杭州宏达商贸有限公司", "宁波安泰五金厂", "台州星光家电经营部")
_CITIES = ("杭州市西湖区文三路", "宁波市海曙区中山东路", "温州市鹿城区人民路", "嘉兴市南湖区勤俭路")


def _outlet(row: int) -> Sequence[str]:
    name = _COMPANIES[row % 4]
    return (
        str(row),
        f"{name}第{row}服务点",
        f"{_CITIES[row % 4]}{row}号",
        f"0571-8{row % 10**7:07d}",
        "王小明",
        "售后服务",
    )


PLAIN: tuple[Shape, ...] = tuple(
    Shape(name, pages, adversarial=False)
    for name, pages in (
        (
            "outlets, sheet",
            _sheet("网点清单.xlsx", ("序号", "网点名称", "地址", "联系电话", "联系人", "性质"), _outlet),
        ),
        (
            "products, sheet",
            _sheet(
                "产品清单.xlsx",
                ("序号", "产品名称", "规格型号", "执行标准"),
                lambda row: (str(row), f"空气压缩机{row}", f"KY-{row}", "GB/T 13279-2015"),
            ),
        ),
        (
            "standards, sheet",
            _sheet(
                "标准清单.xlsx",
                ("序号", "标准编号", "标准名称", "实施日期"),
                lambda row: (
                    str(row),
                    f"GB/T {row % 90000 + 1000}-2015",
                    f"家用电器安全要求第{row}部分",
                    "2016-01-01",
                ),
            ),
        ),
        (
            "documents, sheet",
            _sheet(
                "文件清单.xlsx",
                ("序号", "文件编号", "文件名称", "版本"),
                lambda row: (str(row), f"QX-SH-{row:04d}", f"第{row}号服务管理程序", "A/0"),
            ),
        ),
        (
            "certificates, sheet",
            _sheet(
                "证书一览.xlsx",
                ("序号", "证书名称", "证书编号", "有效期至"),
                lambda row: (
                    str(row),
                    "质量管理体系认证证书",
                    f"证书编号：016ZB{row % 100000:05d}R2M",
                    "2027年3月4日",
                ),
            ),
        ),
        ("measurements, sheet", _sheet("检测数据.xlsx", (), _numbers(_COLUMNS, 5))),
        (
            "staff, sheet",
            _sheet(
                "员工花名册.xlsx",
                ("序号", "姓名", "部门", "手机", "入职日期"),
                lambda row: (
                    str(row),
                    "张三李四王五赵六"[row % 4 * 2 :][:2],
                    "售后服务部",
                    f"138{row % 10**8:08d}",
                    f"20{row % 24:02d}-0{row % 9 + 1}-15",
                ),
            ),
        ),
        (
            "prices, sheet",
            _sheet(
                "价格表.xlsx",
                ("品名", "型号", "单价（元）", "数量", "金额"),
                lambda row: (
                    f"轴承{row}",
                    f"6{row % 1000:03d}-2RS",
                    f"{row % 500}.00",
                    str(row % 90),
                    f"{row % 500 * (row % 90)}.00",
                ),
            ),
        ),
        (
            "complaints, sheet",
            _sheet(
                "投诉记录.xlsx",
                ("日期", "用户", "电话", "投诉内容", "处理结果"),
                lambda row: (
                    f"2025年{row % 12 + 1}月{row % 28 + 1}日",
                    "李先生",
                    f"139{row % 10**8:08d}",
                    "空调不制冷，要求上门维修",
                    "已修复，用户满意",
                ),
            ),
        ),
        ("prose, text file", _text("情况说明.txt", "情况说明", _PROSE)),
        ("profile, text file", _text("企业简介.txt", "企业简介", _PROSE)),
        ("service system, one page", _one_page("售后服务体系.docx", "售后服务体系建设情况", _PROSE)),
        (
            "manual, one page",
            _one_page(
                "管理手册.docx",
                "售后服务管理手册",
                "1 目的\n规范售后服务。\n2 适用范围\n适用于本公司。\n3 职责\n售后服务部负责实施。\n"
                + _PROSE,
            ),
        ),
        (
            "rules, text file",
            _text(
                "管理办法.txt",
                "售后服务管理办法",
                "第一条 为规范售后服务，制定本办法。\n第二条 本办法适用于全体员工。\n",
            ),
        ),
        (
            "sales, one page",
            _one_page(
                "销售方式.docx",
                "销售方式介绍",
                "我公司采用直销、经销和电商三种方式，其中直销占比45%，经销占比35%，电商占比20%。\n",
            ),
        ),
        ("prose, placed", _placed("手册.pdf", "", _PROSE)),
        (
            "outlets, placed",
            _placed("网点.pdf", "网点清单", "杭州市西湖区文三路12号0571-88881234王小明", columns=4),
        ),
        (
            "English, text file",
            _text(
                "manual.txt",
                "Service manual",
                "The customer service department answers every request within two hours and repairs within two days.\n",
            ),
        ),
        (
            "log, text file",
            _text("日志.txt", "运行日志", "2025-03-04 12:33:01 INFO service started pid=1234 status=OK\n"),
        ),
        (
            "empty rows, sheet",
            _sheet("空表.xlsx", ("项目", "内容"), lambda row: ("", "—") if row % 2 else ("备注", "")),
        ),
    )
)
"""Shapes as offices write them."""


def _adversarial() -> Iterator[tuple[str, Callable[[int], Sequence[Page]]]]:
    heads = cycle(
        (
            ("组织简介.txt", "组织简介"), ("营业执照.txt", "营业执照"), ("许可证.txt", "食品经营许可证"), ("检验报告.txt", "检验报告"),
            ("体系证书.txt", "质量管理体系认证证书"), ("服务体系.txt", "售后服务体系建设情况"), ("网点清单.txt", "售后服务网点清单"),
            ("标准清单.txt", "法律法规及标准清单"), ("文件清单.txt", "管理文件清单"), ("手册.txt", "售后服务管理手册"),
        )
    )  # fmt: skip
    units = (
        "7", "1234567890", "A", "证", "证书编号", "证书编号：CQC20", "（", "《", "名 称 ", "注册资本", "有限公司", "2024年",
        "2024年3月", "统一社会信用代码", "91330100799655058B", "有效期至：", "员工100", "第一条", "GB/T 1", "、，", "：", "-",
        "授予浙江", "认证范围是", "集团（", "X", "{{ ", "010-", "1380013800",
    )  # fmt: skip
    for unit, (path, head) in zip(units, heads, strict=False):
        yield f"“{unit}” again and again, {path}", _text(path, head, unit)
    yield (
        "labels of a licence, one page",
        _one_page("营业执照.docx", "营业执照", "名称类型住所法定代表人注册资本成立日期营业期限经营范围"),
    )
    yield (
        "labels, placed in eight columns",
        _placed("营业执照.pdf", "营业执照", "名称类型住所成立日期", columns=8),
    )
    yield (
        "headings only, one page",
        _one_page("目录.docx", "目录", "一、营业执照\n二、检验报告\n三、管理手册\n四、网点清单\n"),
    )
    yield "integers, sheet", _sheet("检测数据.xlsx", (), _numbers(_COLUMNS, 5))
    yield (
        "labels in every cell, sheet",
        _sheet("营业执照.xlsx", (), lambda _: ("名称", "地址", "电话", "法定代表人", "成立日期")),
    )
    yield (
        "heads again and again, sheet",
        _sheet(
            "网点清单.xlsx",
            ("网点名称", "地址", "电话"),
            lambda row: ("网点名称", "地址", "电话") if row % 3 else ("甲店", "乙路1号", "123"),
        ),
    )
    yield (
        "one outlet again and again, sheet",
        _sheet(
            "网点清单.xlsx",
            ("网点名称", "地址", "联系电话", "联系人"),
            lambda _: ("清溪电器服务点", "杭州市文三路1号", "0571-88881234", "王五"),
        ),
    )
    yield "a thousand columns, sheet", _sheet("清单.xlsx", (), _numbers(1000, 3))
    yield "one column, sheet", _sheet("证书.xlsx", (), lambda row: (f"证书编号：CQC20{row:08d}",))
    yield (
        "outlets without anything, sheet",
        _sheet(
            "网点清单.xlsx",
            ("网点名称", "地址", "联系电话", "联系人"),
            lambda row: (f"第{row}服务点", "/", "—", ""),
        ),
    )
    yield "digits, placed in twelve columns", _placed("数据.pdf", "检测数据", "12345 67890 ", columns=12)


ADVERSARIAL: tuple[Shape, ...] = tuple(
    Shape(name, pages, adversarial=True) for name, pages in _adversarial()
)
"""Shapes made to be slow: what patterns, labels and lists look for, again and again."""
