"""No file, however broken or malicious, is an error, hangs, or is left without a status."""

import random
import struct
import zipfile
import zlib
from pathlib import Path

import docx
import openpyxl
import pytest

from intake.gather import inspect_file
from intake.limits import Limits
from intake.read import ReadOptions, read_file
from tests.read.builders import (
    BODY,
    RecordingOcr,
    body,
    both,
    pdf,
    place_picture,
    read_path,
    scan_picture,
    source_of,
)

STATUSES = {"read", "partly_read", "unreadable", "ignored"}


def office(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        for name, data in parts.items():
            package.writestr(name, data)
    return path


W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_external_entities_are_never_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密")
    xml = (
        b'<!DOCTYPE d [<!ENTITY x SYSTEM "file://' + str(secret).encode() + b'">]><w:document ' + W
        + b"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    )  # fmt: skip
    result = read_path(office(tmp_path / "a.docx", {"word/document.xml": xml}))
    assert result.source.problem_code == "file-unreadable"


def test_billion_laughs_is_a_finding(tmp_path: Path) -> None:
    entities = b'<!ENTITY a0 "ha">' + b"".join(
        b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 10)
    )
    xml = (
        b"<!DOCTYPE d ["
        + entities
        + b"]><w:document "
        + W
        + b"><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>"
    )
    assert read_path(office(tmp_path / "a.docx", {"word/document.xml": xml})).source.status == "unreadable"


@pytest.mark.parametrize(
    ("name", "part"), [("a.docx", "word/document.xml"), ("a.xlsx", "xl/sharedStrings.xml")]
)
def test_a_bomb_inside_an_office_file_stops_at_the_limit(tmp_path: Path, name: str, part: str) -> None:
    path = office(tmp_path / name, {part: b" " * 80_000_000})
    result = read_path(path)
    assert result.source.problem_code == "file-too-large"
    assert dict(result.source.problem_params)["limit"] == "archive_ratio"


def test_deeply_nested_xml_and_html_do_not_overflow(tmp_path: Path) -> None:
    deep = (
        b"<w:document " + W + b"><w:body>" + b"<w:sdt><w:sdtContent>" * 50_000 + b"</w:body></w:document>"
    )
    assert read_path(office(tmp_path / "a.docx", {"word/document.xml": deep})).source.status in STATUSES
    (tmp_path / "a.html").write_text("<html><body>" + "<div>" * 100_000 + "深处")
    assert read_path(tmp_path / "a.html").source.status in STATUSES


def test_outside_relations_are_not_fetched(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("正文")
    document.part.relate_to(
        "http://127.0.0.1:9/x.png",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
        is_external=True,
    )
    document.save(str(tmp_path / "a.docx"))
    result = read_path(tmp_path / "a.docx")
    assert (result.pages[0].text, result.children) == ("正文", ())


def png_header(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


def test_a_decompression_bomb_is_too_large_before_it_is_decoded(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png_header(60_000, 60_000))
    source = read_path(tmp_path / "a.png", RecordingOcr()).source
    assert source.problem_code == "file-too-large"
    assert dict(source.problem_params)["limit"] == "image_pixels"


def test_a_truncated_picture_and_a_dot(tmp_path: Path) -> None:
    scan_picture(800, 600).save(tmp_path / "whole.jpg")
    data = (tmp_path / "whole.jpg").read_bytes()
    (tmp_path / "cut.jpg").write_bytes(data[: len(data) // 2])
    scan_picture(1, 1).save(tmp_path / "dot.png")
    assert read_path(tmp_path / "cut.jpg", RecordingOcr()).source.problem_code == "file-unreadable"
    assert read_path(tmp_path / "dot.png", RecordingOcr()).pages[0].method == "none"


def test_a_pdf_of_cyclic_pages_is_no_error(tmp_path: Path) -> None:
    cyclic = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>endobj\ntrailer<</Root 1 0 R>>\n"
    )
    (tmp_path / "a.pdf").write_bytes(cyclic)
    assert read_path(tmp_path / "a.pdf", RecordingOcr()).source.status in STATUSES


def test_a_pdf_page_of_absurd_size_is_read(tmp_path: Path) -> None:
    huge = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99999999 99999999]"
        b"/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length 20>>stream\n0 0 9999 9999 re f \nendstream endobj\ntrailer<</Root 1 0 R>>\n"
    )
    (tmp_path / "a.pdf").write_bytes(huge)
    assert read_path(tmp_path / "a.pdf", RecordingOcr()).source.status in STATUSES


@pytest.fixture(scope="module")
def valid(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One small valid file of each format that is parsed by hand or by a library."""
    folder = tmp_path_factory.mktemp("valid")
    document = docx.Document()
    document.add_heading("简介", 1)
    document.add_paragraph(BODY[0])
    document.add_table(2, 2).cell(0, 0).text = "表"
    document.save(str(folder / "a.docx"))
    book = openpyxl.Workbook()
    book.active.append(["名称", "电话"])
    book.save(folder / "a.xlsx")
    scan_picture(200, 260).save(folder / "a.jpg")
    scan_picture(200, 260).save(folder / "a.png")
    pdf(folder / "a.pdf", body, both(body, place_picture(scan_picture(300, 200), 100, 100, 300, 200)))
    (folder / "a.eml").write_bytes(b"From: a@b.c\nSubject: =?gbk?B?yerH6w==?=\n\n" + BODY[0].encode())
    (folder / "a.html").write_text(f"<html><body><p>{BODY[0]}<table><tr><td>1", encoding="utf-8")
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xlsx", "a.jpg", "a.png", "a.eml", "a.html"])
def test_mutations_end_with_a_status(valid: dict[str, bytes], tmp_path: Path, name: str) -> None:
    chance = random.Random(name)
    for number in range(60):
        data = bytearray(valid[name])
        for _ in range(chance.choice((1, 3, 20))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if number % 5 == 0:
            del data[chance.randrange(len(data)) :]
        if number % 7 == 0:
            other = valid[chance.choice(sorted(valid))]
            place = chance.randrange(len(data) + 1)
            data[place:place] = other[: chance.randrange(len(other))]
        path = tmp_path / f"{number}-{name}"
        path.write_bytes(bytes(data))
        source = inspect_file(path, path.name, Limits())
        result = read_file(source, ReadOptions(tmp_path / "work", RecordingOcr()))
        assert result.source.status in STATUSES
        assert (
            result.source.problem_code or result.pages or result.children or result.source.status == "read"
        )


def test_a_file_that_vanishes_is_a_finding(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", body)
    source = source_of(path)
    path.unlink()
    assert read_file(source, ReadOptions(tmp_path / "work")).source.problem_code == "file-not-read"
