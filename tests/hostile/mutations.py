"""Valid files damaged in every way, by fixed seeds."""

import io
import random
import tempfile
import zipfile
from functools import cache
from pathlib import Path

import docx
import openpyxl
import pikepdf
from pptx import Presentation
from reportlab.pdfgen.canvas import Canvas

from tests.hostile.images import picture, saved
from tests.hostile.office import office

_LINES = ("Business licence of a company", "Unified code 91340100MA2N00000X", "Valid until 2030-12-31")


@cache
def valid() -> dict[str, bytes]:
    """One small valid file of each format, by extension."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        document = docx.Document()
        document.add_heading("组织简介", 1)
        for line in _LINES:
            document.add_paragraph(line)
        table = document.add_table(3, 3)
        table.cell(0, 0).text = "网点名称"
        document.add_picture(io.BytesIO(saved(picture(120, 80), "png")))
        document.save(str(folder / "a.docx"))
        book = openpyxl.Workbook()
        for row in (["名称", "电话"], ["合肥站", "0551-65551234"], ["蚌埠站", 5], ["", 3.5]):
            book.active.append(row)
        book.save(folder / "a.xlsx")
        slides = Presentation()
        slide = slides.slides.add_slide(slides.slide_layouts[1])
        slide.shapes.title.text = "服务网点"
        slides.save(str(folder / "a.pptx"))
        canvas = Canvas(str(folder / "a.pdf"), pageCompression=0)
        for number in range(2):
            for row, line in enumerate(_LINES):
                canvas.drawString(60, 760 - 20 * row, f"{line} {number}")
            canvas.grid([60, 200, 340], [500, 520, 540])
            canvas.drawInlineImage(picture(80, 60), 60, 300)
            canvas.showPage()
        canvas.save()
        with pikepdf.open(folder / "a.pdf") as pdf:
            pdf.save(
                folder / "b.pdf",
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                compress_streams=True,
            )
        found = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    found["a.ofd"] = office("ofd", "<x/>")
    found["a.jpg"] = saved(picture(), "jpg")
    found["a.png"] = saved(picture(), "png")
    found["a.tif"] = saved(picture(100, 80), "tif", compression="tiff_lzw")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("执照.txt", "营业执照" * 20)
        archive.writestr("图/a.png", found["a.png"])
        archive.writestr("内.zip", b"PK\x05\x06" + bytes(18))
    found["a.zip"] = buffer.getvalue()
    return found


def mutation(number: int) -> tuple[str, bytes]:
    """The mutation of that number: always the same name and bytes."""
    chance = random.Random(number)
    names = sorted(valid())
    name = names[number % len(names)]
    data = bytearray(valid()[name])
    way = chance.randrange(6)
    place = chance.randrange(len(data))
    if way <= 1:  # flips, few or many
        for _ in range(chance.choice((1, 2, 8, 60))):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    elif way == 2:  # cut off
        del data[place:]
    elif way == 3:  # spliced with another file
        other = valid()[chance.choice(names)]
        data[place:] = other[chance.randrange(len(other)) :]
    elif way == 4:  # a piece taken out, doubled, or zeroed
        end = min(len(data), place + chance.randint(1, 2000))
        piece = bytes(data[place:end])
        data[place:end] = chance.choice((b"", piece * 2, bytes(len(piece))))
    else:  # numbers made extreme
        for _ in range(chance.randint(1, 6)):
            spot = chance.randrange(max(1, len(data) - 4))
            data[spot : spot + 4] = chance.choice(
                (b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\0", b"9999")
            )
    stem, _, extension = name.rpartition(".")
    return f"{number:05d}-{stem}.{extension}", bytes(data)
