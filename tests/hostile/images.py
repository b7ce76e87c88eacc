"""Pictures that explode, end early, or are of absurd size."""

import io
import struct
import zlib
from collections.abc import Iterator

from PIL import Image, ImageDraw

Files = Iterator[tuple[str, bytes]]

_FORMATS = {"jpg": "JPEG", "png": "PNG", "gif": "GIF", "bmp": "BMP", "tif": "TIFF", "webp": "WEBP"}


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, _FORMATS[kind], **options)  # type: ignore[arg-type]
    return buffer.getvalue()


def picture(width: int = 300, height: int = 200) -> Image.Image:
    """A page with a few dark lines."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for row in range(10, height, 25):
        draw.line((10, row, width - 10, row), "black", 3)
    return image


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(
    width: int, height: int, *more: bytes, depth: int = 8, colour: int = 2, data: bytes = bytes(999)
) -> bytes:
    """A PNG that declares that size whatever its data."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + b"".join(more)
        + chunk(b"IDAT", zlib.compress(data))
        + chunk(b"IEND", b"")
    )


def _tiff(entries: list[tuple[int, int, int, int]], next_ifd: int = 0, tail: bytes = b"") -> bytes:
    table = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return struct.pack("<2sHIH", b"II", 42, 8, len(entries)) + table + struct.pack("<I", next_ifd) + tail


def files() -> Files:
    page = picture()
    for kind in _FORMATS:
        whole = saved(page, kind)
        for share in (0.02, 0.3, 0.6, 0.99):
            yield f"截断{int(share * 100)}.{kind}", whole[: max(20, int(len(whole) * share))]
        yield f"一点.{kind}", saved(page.crop((0, 0, 1, 1)), kind)
        yield f"尾部垃圾.{kind}", whole + b"\xff\xd8PK\x03\x04" * 200
        yield f"零化.{kind}", whole[:40] + bytes(len(whole) - 40)
    for kind in ("jpg", "png", "bmp"):
        yield f"四万宽.{kind}", saved(Image.new("L", (40_000, 12), 255), kind)
        yield f"四万高.{kind}", saved(Image.new("L", (12, 40_000), 255), kind)
    for width, height in (
        (0, 0),
        (40_000, 40_000),
        (2**31 - 1, 2**31 - 1),
        (1, 2**31 - 1),
        (10_900, 10_900),
    ):
        yield f"声明{width}x{height}.png", png(width, height)
    yield "文字炸弹.png", png(9, 9, chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(48 << 20))))
    yield "色彩炸弹.png", png(9, 9, chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(48 << 20))))
    yield "数据炸弹.png", png(9, 9, data=bytes(48 << 20))
    yield "无调色板.png", png(9, 9, colour=3)
    yield "坏深度.png", png(9, 9, depth=7)
    yield "动图.png", png(9, 9, chunk(b"acTL", struct.pack(">II", 2**31 - 1, 0)))
    jpeg = bytearray(saved(page, "jpg"))
    place = jpeg.index(b"\xff\xc0") + 5
    jpeg[place : place + 4] = b"\xff\xff\xff\xff"
    yield "声明65535.jpg", bytes(jpeg)
    jpeg[place : place + 4] = b"\0\0\0\0"
    yield "声明零.jpg", bytes(jpeg)
    scans = saved(picture(1500, 1500), "jpg", progressive=True)
    start = scans.rindex(b"\xff\xda")
    yield "千次扫描.jpg", scans[:-2] + scans[start:-2] * 1000 + b"\xff\xd9"
    yield "CMYK.jpg", saved(page.convert("CMYK"), "jpg")
    exif = Image.Exif()
    exif[0x0112] = 77
    yield "坏方向.jpg", saved(page, "jpg", exif=exif)
    yield "自指.tif", _tiff([(256, 4, 1, 9), (257, 4, 1, 9), (273, 4, 1, 8), (279, 4, 1, 243)], 8)
    yield (
        "声明过大.tif",
        _tiff([(256, 4, 1, 400_000), (257, 4, 1, 400_000), (273, 4, 1, 8), (279, 4, 1, 9)]),
    )
    yield (
        "越界.tif",
        _tiff([(256, 4, 1, 99), (257, 4, 1, 99), (273, 4, 1, 0xFFFFFF00), (279, 4, 1, 0xFFFFFF00)]),
    )
    yield "条数过多.tif", _tiff([(256, 4, 0xFFFFFFFF, 8), (273, 4, 0xFFFFFFFF, 8)])
    yield "无条目.tif", _tiff([])
    frames = [picture(40, 40)] * 400
    yield "四百帧.tif", saved(frames[0], "tif", save_all=True, append_images=frames[1:])
    yield "四百帧.gif", saved(frames[0], "gif", save_all=True, append_images=frames[1:])
    gif = bytearray(saved(page, "gif"))
    gif[6:10] = b"\xff\xff\xff\xff"
    yield "声明65535.gif", bytes(gif)
    bmp = bytearray(saved(page, "bmp"))
    for title, size in (("负高", (300, -200)), ("巨大", (2**31 - 1, 2**31 - 1)), ("零", (0, 0))):
        bmp[18:26] = struct.pack("<ii", *size)
        yield f"{title}.bmp", bytes(bmp)
    webp = bytearray(saved(page, "webp", lossless=True))
    webp[21:25] = b"\xff\xff\xff\xff"
    yield "声明16383.webp", bytes(webp)
    yield "空.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(300)
    yield "坏盒.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\xff\xff\xff\xffmeta" + b"\xff" * 300
    yield "十六位.png", saved(Image.new("I;16", (60, 60), 40_000), "png")
    yield "调色板.png", saved(page.convert("P"), "png")
    yield "透明.png", saved(page.convert("RGBA"), "png")
