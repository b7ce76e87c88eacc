"""Makes small OFD packages."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from PIL import Image


def part(name: str, inner: str, attributes: str = "") -> str:
    return f'<o:{name} xmlns:o="http://www.ofdspec.org/2016" {attributes}>{inner}</o:{name}>'


def text(
    x: float,
    y: float,
    words: str,
    size: float = 4.0,
    more: str = "",
    inner: str = "",
    delta: str | None = None,
) -> str:
    """Words whose base line begins at that place (millimetres)."""
    steps = (
        delta
        if delta is not None
        else " ".join(str(size * (1.0 if sign > "\u2e80" else 0.5)) for sign in words[:-1])
    )
    return (
        f"<o:TextObject Boundary='{x} {y - size} {size * len(words)} {1.2 * size}' Font='4' Size='{size}' "
        f"{more}>{inner}<o:TextCode X='0' Y='{size}' DeltaX='{steps}'>{words}</o:TextCode></o:TextObject>"
    )


def image(x: float, y: float, width: float, height: float, identifier: int) -> str:
    place = f"Boundary='{x} {y} {width} {height}' CTM='{width} 0 0 {height} 0 0'"
    return f"<o:ImageObject {place} ResourceID='{identifier}'/>"


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    return (
        f"<o:PathObject Boundary='{x0} {y0} {max(0.1, x1 - x0)} {max(0.1, y1 - y0)}' LineWidth='0.3'>"
        f"<o:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</o:AbbreviatedData></o:PathObject>"
    )


def filled(x: float, y: float, width: float, height: float, colour: str) -> str:
    return (
        f"<o:PathObject Boundary='{x} {y} {width} {height}' Stroke='false' Fill='true'>"
        f"<o:FillColor Value='{colour}'/><o:AbbreviatedData>M 0 0 L {width} 0 L {width} {height} "
        f"L 0 {height} C</o:AbbreviatedData></o:PathObject>"
    )


def png(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def ofd(
    path: Path,
    objects: str,
    *,
    template: str = "",
    pictures: Iterable[Image.Image | bytes] = (),
    font: bytes = b"",
    annotations: Iterable[tuple[str, str]] = (),
    attachments: Mapping[str, bytes] | None = None,
) -> Path:
    """A page of 200 × 100 mm; pictures have the ids 50, 51 …; annotations are (attributes, objects)."""
    files = {
        f"{50 + number}": item if isinstance(item, bytes) else png(item)
        for number, item in enumerate(pictures)
    }
    media = "".join(
        f"<o:MultiMedia ID='{name}' Type='Image'><o:MediaFile>{name}.png</o:MediaFile></o:MultiMedia>"
        for name in files
    )
    use = "<o:Template TemplateID='8'/>" if template else ""
    program = "<o:FontFile>f.ttf</o:FontFile>" if font else ""
    fonts = f"<o:Fonts><o:Font ID='4' FontName='a'>{program}</o:Font></o:Fonts>"
    page = f"{use}<o:Content><o:Layer>{objects}</o:Layer></o:Content>"
    notes = "".join(
        f"<o:Annot {attributes}><o:Appearance Boundary='0 0 200 100'>{inner}</o:Appearance></o:Annot>"
        for attributes, inner in annotations
    )
    attached = attachments or {}
    listed = "".join(f"<o:Attachment><o:FileLoc>{name}</o:FileLoc></o:Attachment>" for name in attached)
    parts: dict[str, str | bytes] = {
        "OFD.xml": part("OFD", "<o:DocBody><o:DocRoot>Doc_0/Document.xml</o:DocRoot></o:DocBody>"),
        "Doc_0/Document.xml": part(
            "Document",
            "<o:CommonData><o:PageArea><o:PhysicalBox>0 0 200 100</o:PhysicalBox></o:PageArea>"
            "<o:PublicRes>PublicRes.xml</o:PublicRes><o:DocumentRes>DocumentRes.xml</o:DocumentRes>"
            "<o:TemplatePage ID='8' BaseLoc='Tpls/T0.xml'/></o:CommonData>"
            "<o:Pages><o:Page ID='7' BaseLoc='Pages/P0/Content.xml'/></o:Pages>"
            "<o:Annotations>Annots/Annotations.xml</o:Annotations>"
            "<o:Attachments>Attachments.xml</o:Attachments>",
        ),
        "Doc_0/PublicRes.xml": part("Res", fonts, "BaseLoc='Res'"),
        "Doc_0/DocumentRes.xml": part("Res", f"<o:MultiMedias>{media}</o:MultiMedias>", "BaseLoc='Res'"),
        "Doc_0/Pages/P0/Content.xml": part("Page", page),
        "Doc_0/Tpls/T0.xml": part("Page", f"<o:Content><o:Layer>{template}</o:Layer></o:Content>"),
        "Doc_0/Annots/Annotations.xml": part(
            "Annotations", "<o:Page PageID='7'><o:FileLoc>P0.xml</o:FileLoc></o:Page>"
        ),
        "Doc_0/Annots/P0.xml": part("PageAnnot", notes),
        "Doc_0/Attachments.xml": part("Attachments", listed),
        **{f"Doc_0/Res/{name}.png": data for name, data in files.items()},
        **{f"Doc_0/{name}": data for name, data in attached.items()},
        **({"Doc_0/Res/f.ttf": font} if font else {}),
    }  # fmt: skip
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path
