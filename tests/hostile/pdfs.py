"""PDFs of endless trees, cycles, bombs in filters, and actions that must never run."""

import zlib
from collections.abc import Iterator

Files = Iterator[tuple[str, bytes]]

_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_TEXT = b"BT /F1 12 Tf 50 700 Td (plain text of a page that can be read) Tj ET"


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (extra, len(data), data)


def document(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1, the first its catalogue, with a right cross reference."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Root 1 0 R/Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return bytes(out)


def page(
    content: bytes = _TEXT, *, catalog: bytes = b"", leaf: bytes = b"", resources: bytes = b"",
    more: tuple[bytes, ...] = (), box: bytes = b"[0 0 595 842]", trailer: bytes = b"",
) -> bytes:  # fmt: skip
    """A PDF of one page; `more` are objects from 6 on."""
    return document(
        [
            b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>%s>>"
            % (box, resources, leaf),
            content if content.startswith(b"<<") else stream(content),
            _FONT,
            *more,
        ],
        trailer,
    )


def image(attributes: bytes, data: bytes) -> bytes:
    """A page that shows one picture object."""
    return page(
        b"q 500 0 0 700 40 40 cm /I Do Q",
        resources=b"/XObject<</I 6 0 R>>",
        more=(stream(data, b"/Type/XObject/Subtype/Image" + attributes),),
    )


def _trees() -> Files:
    depth = 20_000
    chain = [b"<</Type/Catalog/Pages 2 0 R>>"]
    chain += [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 3) for number in range(depth)]
    chain.append(b"<</Type/Page/MediaBox[0 0 99 99]>>")
    yield "深页树.pdf", document(chain)
    yield (
        "页树自指.pdf",
        document([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>"]),
    )
    yield "页数谎报.pdf", document(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>",
         b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"]
    )  # fmt: skip
    yield "负页数.pdf", document([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count -7>>"])
    yield "同页万次.pdf", document(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count 2500>>" % (b"3 0 R " * 2500),
         b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"]
    )  # fmt: skip
    yield "页过多.pdf", document(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count 3500>>" % (b"3 0 R " * 3500),
         b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"]
    )  # fmt: skip
    yield "父自指.pdf", document(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Parent 2 0 R/Kids[3 0 R]/Count 1>>",
         b"<</Type/Page/Parent 3 0 R>>"]
    )  # fmt: skip
    yield "百万对象.pdf", page(more=tuple([b"null"] * 1_000_000))
    yield "无根.pdf", b"%PDF-1.7\ntrailer<</Root 9 0 R>>\n"
    yield "只有头.pdf", b"%PDF-1.7\n"
    yield "无交叉表.pdf", page().split(b"xref")[0]
    good = page()
    start = good.rindex(b"startxref")
    yield "交叉表自指.pdf", page(trailer=b"/Prev %d" % good.index(b"\nxref"))
    yield "交叉位置错.pdf", good[:start] + b"startxref\n99999999999\n%%EOF"
    yield "尺寸谎报.pdf", good.replace(b"/Size 6", b"/Size 2147483647")


def _boxes() -> Files:
    for title, box in {
        "巨页": b"[0 0 99999999 99999999]", "零页": b"[0 0 0 0]", "负页": b"[100 100 -500 -900]",
        "非数页": b"[a b c d]", "无穷页": b"[0 0 1e400 1e400]", "细长页": b"[0 0 1 14400]",
        "两值页": b"[0 0]",
    }.items():  # fmt: skip
        yield f"{title}.pdf", page(b"0 0 9999 9999 re f", box=box)
        yield f"{title}文.pdf", page(box=box)
    yield "单位.pdf", page(leaf=b"/UserUnit 1000000")
    yield "转角.pdf", page(leaf=b"/Rotate 12345")


def _pictures() -> Files:
    size = b"/Width 60000/Height 60000/ColorSpace/DeviceGray/BitsPerComponent 1"
    page_info = b"\0\0\0\0\x30\0\x01\0\0\0\x13" + b"\xff\xff\xff\xf0" * 2 + bytes(11)
    yield "JBIG2炸弹.pdf", image(size + b"/Filter/JBIG2Decode", page_info)
    box = b"\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14ftypjp2 \0\0\0\0jp2 "
    head = b"\0\0\0\x16ihdr" + b"\x7f\xff\xff\xff" * 2 + b"\0\x03\x07\x07\0\0"
    yield (
        "JPX炸弹.pdf",
        image(size + b"/Filter/JPXDecode", box + b"\0\0\0\x1ejp2h" + head + b"\xff\x4f\xff\x51"),
    )
    siz = b"\xff\x4f\xff\x51\0\x2f\0\0" + b"\x7f\xff\xff\xff" * 2 + bytes(8) + b"\0\0\0\x01" * 2 + bytes(8)
    yield "JPX碎块.pdf", image(size + b"/Filter/JPXDecode", siz + b"\0\x03" + b"\x07\x01\x01" * 3)
    yield (
        "传真炸弹.pdf",
        image(size + b"/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 60000>>", b"\0" * 99),
    )
    flat = zlib.compress(bytes(60 << 20))
    yield (
        "图片炸弹.pdf",
        image(
            b"/Width 20000/Height 20000/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode", flat
        ),
    )
    yield (
        "声明巨图.pdf",
        image(b"/Width 2147483647/Height 2147483647/ColorSpace/DeviceRGB/BitsPerComponent 8", b"x"),
    )
    yield "预测巨列.pdf", image(
        b"/Width 9/Height 9/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode"
        b"/DecodeParms<</Predictor 15/Columns 2147483647>>", zlib.compress(bytes(100))
    )  # fmt: skip
    yield (
        "坏JPEG.pdf",
        image(
            b"/Width 9/Height 9/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode", b"\xff\xd8\xff"
        ),
    )
    yield (
        "遮罩自指.pdf",
        image(b"/Width 9/Height 9/ColorSpace/DeviceGray/BitsPerComponent 8/SMask 6 0 R", bytes(81)),
    )
    nested = zlib.compress(bytes(60 << 20), 9)
    for _ in range(3):
        nested = zlib.compress(nested, 9)
    yield "四层压缩.pdf", page(stream(nested, b"/Filter[/FlateDecode/FlateDecode/FlateDecode/FlateDecode]"))
    yield "千层过滤.pdf", page(stream(b"41>", b"/Filter[%s]" % (b"/ASCIIHexDecode " * 1000)))
    yield "内容炸弹.pdf", page(stream(zlib.compress(b"q " * (6 << 20)), b"/Filter/FlateDecode"))


def _content() -> Files:
    yield "万字.pdf", page(b"BT /F1 9 Tf 1 0 0 1 9 9 Tm " + b"(abcdefghij) Tj " * 60_000 + b"ET")
    yield "十万线.pdf", page(b"0 0 m 9 9 l S " * 100_000)
    yield "自画.pdf", page(
        b"/X Do", resources=b"/XObject<</X 6 0 R>>",
        more=(stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"),),
    )  # fmt: skip
    layers = tuple(
        stream(
            b"/X Do " * 10,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % number,
        )
        for number in range(7, 18)
    )
    yield (
        "十的十一次.pdf",
        page(
            b"/X Do",
            resources=b"/XObject<</X 6 0 R>>",
            more=(*layers, stream(b"0 0 9 9 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")),
        ),
    )
    yield "图案自指.pdf", page(
        b"/Pattern cs /P scn 0 0 500 500 re f", resources=b"/Pattern<</P 6 0 R>>",
        more=(stream(b"/Pattern cs /P scn 0 0 9 9 re f", b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]"
                     b"/XStep 0.0001/YStep 0.0001/Resources<</Pattern<</P 6 0 R>>>>"),),
    )  # fmt: skip
    yield "字形自指.pdf", page(
        b"BT /T 9 Tf (aaa) Tj ET", resources=b"/Font<</T 6 0 R>>",
        more=(b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 7 0 R>>"
              b"/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1]/Resources<</Font<</T 6 0 R>>>>>>",
              stream(b"BT /T 9 Tf (a) Tj ET")),
    )  # fmt: skip
    for title, open_, close in (("数组", b"[", b"]"), ("字典", b"<</A ", b">>"), ("括号", b"(", b")")):
        yield f"深{title}.pdf", page(more=(open_ * 100_000 + close * 100_000,))
    yield "长度负.pdf", page(b"<</Length -5>>stream\n" + _TEXT + b"\nendstream")
    yield "长度巨.pdf", page(b"<</Length 99999999999>>stream\n" + _TEXT + b"\nendstream")
    yield "长度自指.pdf", page(b"<</Length 4 0 R>>stream\n" + _TEXT + b"\nendstream")
    yield "未闭串.pdf", page(b"BT (abc" + b"\\(" * 50_000)
    yield "控制字.pdf", page(b"BT /F1 9 Tf 9 99 Td (\x1b[2J\x07=cmd\x9b) Tj ET")
    yield "映射炸弹.pdf", page(more=(stream(b"1 beginbfrange <0000> <FFFF> <0000> endbfrange " * 2000),))
    yield (
        "函数深.pdf",
        page(more=(stream(b"{" * 50_000 + b"}" * 50_000, b"/FunctionType 4/Domain[0 1]/Range[0 1]"),)),
    )


def _actions() -> Files:
    script = b"<</S/JavaScript/JS(app.alert\\(1\\);while\\(1\\);)>>"
    launch = b"<</S/Launch/F(/bin/sh)/Win<</F(cmd.exe)/P(/c calc)>>>>"
    actions = {
        "脚本": script, "启动": launch, "网址": b"<</S/URI/URI(http://127.0.0.1:9/x)>>",
        "远程": b"<</S/GoToR/F(\\\\\\\\127.0.0.1\\\\x)/D[0/Fit]>>",
        "提交": b"<</S/SubmitForm/F(http://127.0.0.1:9/x)>>", "导入": b"<</S/ImportData/F(/etc/passwd)>>",
        "连环": b"<</S/JavaScript/JS(1)/Next 1 0 R>>",
    }  # fmt: skip
    for title, action in actions.items():
        yield f"打开即{title}.pdf", page(catalog=b"/OpenAction " + action)
    yield "页上脚本.pdf", page(leaf=b"/AA<</O %s/C %s>>" % (script, launch))
    yield "名称脚本.pdf", page(catalog=b"/Names<</JavaScript<</Names[(a) %s]>>>>" % script)
    yield "批注启动.pdf", page(leaf=b"/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 99 99]/A %s>>]" % launch)
    yield (
        "万条批注.pdf",
        page(leaf=b"/Annots[%s]" % (b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(n)>>" * 10_000)),
    )
    yield (
        "批注自指.pdf",
        page(
            leaf=b"/Annots[6 0 R 6 0 R]",
            more=(b"<</Type/Annot/Subtype/Popup/Parent 6 0 R/Rect[0 0 9 9]>>",),
        ),
    )
    yield "表单循环.pdf", page(
        catalog=b"/AcroForm<</Fields[6 0 R]>>",
        more=(b"<</FT/Tx/T(a)/Kids[6 0 R 7 0 R]/Parent 7 0 R>>", b"<</T(b)/Kids[6 0 R]/Parent 6 0 R>>"),
    )  # fmt: skip
    yield "目录循环.pdf", page(
        catalog=b"/Outlines 6 0 R", more=(b"<</First 7 0 R/Last 7 0 R>>", b"<</Title(x)/Next 7 0 R/Parent 6 0 R/First 6 0 R>>")
    )  # fmt: skip
    yield "XFA.pdf", page(
        catalog=b"/AcroForm<</XFA 6 0 R/Fields[]>>",
        more=(stream(b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xdp:xdp>&e;</xdp:xdp>'),),
    )  # fmt: skip
    for title, name, data in (
        ("程序", b"a.exe", b"MZ" + bytes(500)), ("越界", b"../../../../tmp/intake-was-here", b"x"),
        ("自身", b"self.pdf", page()), ("炸弹", b"b.zip", b"PK\x05\x06" + bytes(18)),
    ):  # fmt: skip
        yield (
            f"附件{title}.pdf",
            page(
                catalog=b"/Names<</EmbeddedFiles<</Names[(%s) 6 0 R]>>>>" % name,
                more=(
                    b"<</Type/Filespec/F(%s)/EF<</F 7 0 R>>>>" % name,
                    stream(data, b"/Type/EmbeddedFile"),
                ),
            ),
        )
    yield "附件压缩炸弹.pdf", page(
        catalog=b"/Names<</EmbeddedFiles<</Names[(z) 6 0 R]>>>>",
        more=(b"<</Type/Filespec/F(z.bin)/EF<</F 7 0 R>>>>",
              stream(zlib.compress(bytes(60 << 20)), b"/Type/EmbeddedFile/Filter/FlateDecode")),
    )  # fmt: skip
    yield (
        "坏加密.pdf",
        page(trailer=b"/Encrypt<</Filter/Standard/V 5/R 6/Length 256/O(x)/U(x)/P -1>>/ID[(a)(a)]"),
    )
    yield (
        "名树循环.pdf",
        page(catalog=b"/Names<</EmbeddedFiles 6 0 R>>", more=(b"<</Kids[6 0 R 6 0 R]/Limits[(a)(z)]>>",)),
    )


def files() -> Files:
    yield from _trees()
    yield from _boxes()
    yield from _pictures()
    yield from _content()
    yield from _actions()
