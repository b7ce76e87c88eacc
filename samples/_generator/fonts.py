"""Debian's Chinese fonts under short names, registered with reportlab and opened for Pillow.

Noto CJK has CFF outlines, which reportlab cannot embed: the characters the generator uses are turned
into TrueType outlines once a run.
"""

import tempfile
from functools import cache
from pathlib import Path

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont as FontFile
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

_TRUETYPE = "/usr/share/fonts/truetype/"
_FILES = {
    "song": (_TRUETYPE + "arphic/uming.ttc", 0),
    "song-light": (_TRUETYPE + "arphic-gbsn00lp/gbsn00lp.ttf", 0),
    "kai": (_TRUETYPE + "arphic/ukai.ttc", 0),
    "kai-old": (_TRUETYPE + "arphic-gkai00mp/gkai00mp.ttf", 0),
    "wenkai": (_TRUETYPE + "lxgw-wenkai/LXGWWenKai-Regular.ttf", 0),
    "wenkai-bold": (_TRUETYPE + "lxgw-wenkai/LXGWWenKai-Bold.ttf", 0),
    "hei": (_TRUETYPE + "wqy/wqy-zenhei.ttc", 0),
    "hei-micro": (_TRUETYPE + "wqy/wqy-microhei.ttc", 0),
}
_NOTO = {
    "noto-song": ("NotoSerifCJK-Regular.ttc", 2),
    "noto-song-bold": ("NotoSerifCJK-Bold.ttc", 2),
    "noto-hei": ("NotoSansCJK-Regular.ttc", 2),
    "noto-hei-bold": ("NotoSansCJK-Bold.ttc", 2),
}
_PACKAGES = (
    "fonts-noto-cjk fonts-wqy-zenhei fonts-wqy-microhei fonts-arphic-uming fonts-arphic-ukai "
    "fonts-arphic-gbsn00lp fonts-arphic-gkai00mp fonts-lxgw-wenkai"
)


def check_fonts() -> None:
    """Raises SystemExit naming the Debian packages when a font is missing."""
    wanted = [Path(path) for path, _ in _FILES.values()]
    wanted += [Path("/usr/share/fonts/opentype/noto", name) for name, _ in _NOTO.values()]
    missing = [str(path) for path in wanted if not path.exists()]
    if missing:
        raise SystemExit(f"missing fonts {missing}: apt-get install {_PACKAGES}")


@cache
def font(name: str) -> str:
    """The reportlab name of a font, registered at first use."""
    path, index = _FILES[name] if name in _FILES else (_noto_as_truetype(name), 0)
    pdfmetrics.registerFont(TTFont(name, path, subfontIndex=index))
    return name


@cache
def _used_characters() -> str:
    here = Path(__file__).parent
    sources = sorted(path for path in here.rglob("*") if path.suffix in {".py", ".txt", ".yaml"})
    text = "".join(path.read_text("utf-8") for path in sources)
    return "".join(sorted(set(text) | {chr(code) for code in range(32, 127)}))


def _noto_as_truetype(name: str) -> str:
    file_name, number = _NOTO[name]
    source = FontFile(Path("/usr/share/fonts/opentype/noto", file_name), fontNumber=number, lazy=True)
    options = subset.Options(layout_features=[], name_IDs=[1, 2, 4, 6], notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(text=_used_characters())
    cutter.subset(source)
    order, glyphs, shapes = source.getGlyphOrder(), source.getGlyphSet(), {}
    for glyph in order:
        pen = TTGlyphPen(None)
        glyphs[glyph].draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
        shapes[glyph] = pen.glyph()
    builder = FontBuilder(source["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(source.getBestCmap())
    builder.setupGlyf(shapes)
    builder.setupHorizontalMetrics({glyph: source["hmtx"][glyph] for glyph in order})
    builder.setupHorizontalHeader(ascent=source["hhea"].ascent, descent=source["hhea"].descent)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False  # else every run would give other bytes
    folder = Path(tempfile.mkdtemp(prefix="sample-fonts-"))
    target = folder / f"{name}.ttf"
    builder.save(target)
    return str(target)
