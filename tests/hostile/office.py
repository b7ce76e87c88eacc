"""Office files with entities, bombs, outside addresses, macros, and sheets of absurd declared size."""

import io
import zipfile
from collections.abc import Iterator

Files = Iterator[tuple[str, bytes]]

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_A = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'

_MAIN = {
    "docx": "word/document.xml",
    "xlsx": "xl/worksheets/sheet1.xml",
    "pptx": "ppt/slides/slide1.xml",
    "ofd": "Doc_0/Pages/Page_0/Content.xml",
}
_BODY = {
    "docx": (f"<w:document {_W}><w:body><w:p><w:r><w:t>", "</w:t></w:r></w:p></w:body></w:document>"),
    "xlsx": (
        f'<worksheet {_S}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>',
        "</t></is></c></row></sheetData></worksheet>",
    ),
    "pptx": (
        f"<p:sld {_A}><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>",
        "</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>",
    ),
    "ofd": (
        '<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer><ofd:TextObject ID="1" '
        'Boundary="0 0 99 9" Size="4"><ofd:TextCode X="1" Y="5">',
        "</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>",
    ),
}
_OFD = {
    "OFD.xml": '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.0" DocType="OFD"><ofd:DocBody>'
    "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
    "Doc_0/Document.xml": '<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CommonData><ofd:PageArea>'
    "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
    '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>',
}
_BOOK = (
    f'<workbook {_S} xmlns:r="{_R}"><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_SLIDES = (
    f'<p:presentation {_A} xmlns:r="{_R}"><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst>'
    "</p:presentation>"
)


def package(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def office(kind: str, main: str | bytes, extra: dict[str, str | bytes] | None = None) -> bytes:
    """An office file of that kind whose main text part is `main`."""
    parts: dict[str, str | bytes] = dict(_OFD) if kind == "ofd" else {"[Content_Types].xml": "<Types/>"}
    if kind == "xlsx":
        parts["xl/workbook.xml"] = _BOOK
        parts["xl/_rels/workbook.xml.rels"] = (
            f'{_RELS}<Relationship Id="rId1" Type="{_R}/worksheet" Target="worksheets/sheet1.xml"/>'
            "</Relationships>"
        )
    if kind == "pptx":
        parts["ppt/presentation.xml"] = _SLIDES
        parts["ppt/_rels/presentation.xml.rels"] = (
            f'{_RELS}<Relationship Id="rId1" Type="{_R}/slide" Target="slides/slide1.xml"/></Relationships>'
        )
    parts[_MAIN[kind]] = main
    return package(parts | (extra or {}))


def slide(text: str) -> bytes:
    """A presentation of one slide with that text."""
    head, tail = _BODY["pptx"]
    return office("pptx", head + text + tail)


def _attacks(kind: str) -> Iterator[tuple[str, bytes]]:
    head, tail = _BODY[kind]
    laughs = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10)
    )
    doctypes = {
        "外部实体": '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        "网络实体": '<!DOCTYPE d [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>',
        "参数实体": '<!DOCTYPE d [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;]>',
        "外部DTD": '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">',
        "笑弹": f'<!DOCTYPE d [{laughs}<!ENTITY x "&a9;">]>',
        "平方": f'<!DOCTYPE d [<!ENTITY x "{"A" * 50_000}">]>',
    }
    for title, doctype in doctypes.items():
        text = "&x;" * (2000 if title == "平方" else 1) if "DTD" not in title else "t"
        yield title, office(kind, doctype + head + text + tail)
    yield "深嵌套", office(kind, head + "<b>" * 200_000 + tail)
    yield "未闭合", office(kind, head + "正文")
    yield "空部件", office(kind, "")
    yield "非XML", office(kind, bytes(range(256)) * 40)
    yield (
        "UTF16",
        office(kind, ('<?xml version="1.0" encoding="UTF-16"?>' + head + "正文" + tail).encode("utf-16")),
    )
    yield "假编码", office(kind, f'<?xml version="1.0" encoding="x-nonsense"?>{head}正文{tail}')
    yield "部件炸弹", office(kind, head + " " * (40 << 20) + tail)
    yield "旁部件炸弹", office(kind, f"{head}正文{tail}", {"media/zero.bin": bytes(40 << 20)})
    yield "超长文字", office(kind, head + "长" * 3_000_000 + tail)
    yield "控制字符", office(kind, head + "\u202e\u200b\x1b[31m".replace("\x1b", "") + "=1+1" + tail)
    folder, _, name = _MAIN[kind].rpartition("/")
    outside = "".join(
        f'<Relationship Id="r{number}" Type="{_R}/image" Target="{target}" TargetMode="External"/>'
        for number, target in enumerate(
            (
                "http://127.0.0.1:9/x.png",
                "file:///etc/passwd",
                "\\\\127.0.0.1\\share\\x",
                "ftp://127.0.0.1/x",
            )
        )
    )
    climbing = f'<Relationship Id="r9" Type="{_R}/image" Target="../../../../etc/passwd"/>'
    itself = f'<Relationship Id="r8" Type="{_R}/subDocument" Target="{name}"/>'
    yield (
        "外部关系",
        office(
            kind,
            f"{head}正文{tail}",
            {f"{folder}/_rels/{name}.rels": f"{_RELS}{outside}{climbing}{itself}</Relationships>"},
        ),
    )
    yield "缺主部件", package({"[Content_Types].xml": "<Types/>", f"{folder}/other.xml": "<x/>"})
    yield "越界部件", office(kind, f"{head}正文{tail}", {"../../../tmp/intake-was-here": b"x"})
    yield (
        "宏",
        office(kind, f"{head}正文{tail}", {f"{folder.split('/')[0]}/vbaProject.bin": b"\xd0\xcf" * 500}),
    )


def _sheets() -> Iterator[tuple[str, bytes]]:
    def sheet(inside: str, before: str = "") -> bytes:
        return office("xlsx", f"<worksheet {_S}>{before}<sheetData>{inside}</sheetData></worksheet>")

    cell = '<c r="{at}" t="inlineStr"><is><t>x</t></is></c>'
    yield (
        "声明百亿格",
        sheet(f'<row r="1">{cell.format(at="A1")}</row>', '<dimension ref="A1:XFD1048576"/>'),
    )
    yield (
        "最远的格",
        sheet(
            f'<row r="1">{cell.format(at="A1")}</row><row r="1048576">{cell.format(at="XFD1048576")}</row>'
        ),
    )
    yield "越界的格", sheet(f'<row r="99999999">{cell.format(at="ZZZZZ99999999")}</row>')
    yield "负行", sheet(f'<row r="-5">{cell.format(at="A-5")}</row>')
    yield "万列", sheet('<row r="1">' + '<c t="n"><v>1</v></c>' * 16_384 + "</row>")
    yield "三十万行", sheet('<row><c t="n"><v>1</v></c></row>' * 300_000)
    yield "共享串越界", sheet('<row r="1"><c r="A1" t="s"><v>99999999</v></c></row>')
    yield "数字过大", sheet(f'<row r="1"><c r="A1"><v>{"9" * 5000}</v></c><c r="B1"><v>1e999</v></c></row>')
    yield (
        "日期过大",
        sheet('<row r="1"><c r="A1" t="d"><v>99999-99-99</v></c><c r="B1" s="9999"><v>9</v></c></row>'),
    )
    yield (
        "公式",
        sheet(
            '<row r="1"><c r="A1" t="str"><f>cmd|"/C calc"!A0</f><v>=cmd</v></c>'
            '<c r="B1" t="inlineStr"><is><t>=HYPERLINK("http://127.0.0.1:9")</t></is></c></row>'
        ),
    )
    whole = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    yield (
        "合并全表",
        office(
            "xlsx",
            f'<worksheet {_S}><sheetData><row r="1">{cell.format(at="A1")}</row></sheetData>{whole}</worksheet>',
        ),
    )
    many = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 5001))
    yield (
        "五千表",
        office(
            "xlsx",
            f"<worksheet {_S}><sheetData/></worksheet>",
            {"xl/workbook.xml": f'<workbook {_S} xmlns:r="{_R}"><sheets>{many}</sheets></workbook>'},
        ),
    )


def files() -> Files:
    for kind in _MAIN:
        for title, data in _attacks(kind):
            yield f"{title}.{kind}", data
    for title, data in _sheets():
        yield f"{title}.xlsx", data
    field = (
        f'<w:document {_W}><w:body><w:p><w:fldSimple w:instr="DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe '
        '&quot;/k calc&quot;"/><w:r><w:t>正文</w:t></w:r></w:p></w:body></w:document>'
    )
    yield "DDE.docx", office("docx", field)
    head, tail = _BODY["docx"]
    yield (
        "五万段.docx",
        office("docx", head + "</w:t></w:r></w:p><w:p><w:r><w:t>段".join([""] * 50_000) + tail),
    )
    table = "<w:tbl><w:tr><w:tc>" * 3000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 3000
    yield "表中表.docx", office("docx", f"<w:document {_W}><w:body>{table}</w:body></w:document>")
    yield (
        "跨列过大.docx",
        office(
            "docx",
            f'<w:document {_W}><w:body><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>'
            "<w:p/></w:tc></w:tr></w:tbl></w:body></w:document>",
        ),
    )
