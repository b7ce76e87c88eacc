"""Locked files, real ones of every kind, are opened by a password that fits and by no other."""

import io
import struct
import zipfile
from hashlib import md5
from pathlib import Path

import msoffcrypto
import pikepdf
import py7zr
import pytest
import pyzipper
from docx import Document
from msoffcrypto.method.rc4 import DocumentRC4
from olefile import OleFileIO
from openpyxl import Workbook

from intake.errors import ReadError
from intake.gather.archives import open_archive
from intake.gather.inspect import inspect_file
from intake.gather.opening import Spent
from intake.gather.unlock import LOCKED, UNLOCKED, opens_by_password, unlocked
from intake.limits import Limits
from intake.model import SourceFile
from intake.read.types import ReadOptions
from intake.read.xls import read as read_xls
from tests.hostile.volumes import block, number
from tests.read.old_workbook import excel

RIGHT = "审核2026"


def locked_office(path: Path, plain: bytes, password: str = RIGHT) -> Path:
    from msoffcrypto.format.ooxml import OOXMLFile

    with path.open("wb") as stream:
        OOXMLFile(io.BytesIO(plain)).encrypt(password, stream)
    return path


def word(text: str = "公司简介") -> bytes:
    buffer = io.BytesIO()
    document = Document()
    document.add_paragraph(text)
    document.save(buffer)
    return buffer.getvalue()


def sheet() -> bytes:
    buffer = io.BytesIO()
    book = Workbook()
    book.worksheets[0].append(["网点"])
    book.save(buffer)
    return buffer.getvalue()


def locked_pdf(path: Path, password: str = RIGHT) -> Path:
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(path, encryption=pikepdf.Encryption(owner="x", user=password))
    return path


def aes_zip(path: Path, files: dict[str, bytes], password: str = RIGHT) -> Path:
    deflated = pyzipper.ZIP_DEFLATED
    with pyzipper.AESZipFile(path, "w", compression=deflated, encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(password.encode())
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def seven(path: Path, files: dict[str, bytes], *, names_too: bool) -> Path:
    with py7zr.SevenZipFile(path, "w", password=RIGHT, header_encryption=names_too) as archive:
        for name, data in files.items():
            archive.writef(io.BytesIO(data), name)
    return path


def source(path: Path, code: str | None = LOCKED) -> SourceFile:
    from dataclasses import replace

    return replace(inspect_file(path, path.name, Limits()), problem_code=code, round=2)


def locked_workbook(path: Path, text: str, password: str = RIGHT) -> Path:
    """A workbook of Excel 97 in its cipher, RC4 ([MS-XLS] 2.2.10, [MS-OFFCRYPTO] 2.3.6.2): what follows the
    record that says so is enciphered, but for heads of records, BOF, and a sheet's place."""
    salt, verifier = bytes(range(16)), bytes(range(16, 32))

    def cipher(data: bytes) -> bytes:
        return bytes(DocumentRC4.decrypt(password, salt, io.BytesIO(data), blocksize=1024).read())

    proof = cipher(verifier + md5(verifier, usedforsecurity=False).digest())
    said = struct.pack("<HHHHH", 0x2F, 54, 1, 1, 1) + salt + proof
    for padding in range(4):  # what follows the last record is read as empty ones, of four bytes
        plain = excel({(0, 0): text}, names=said + struct.pack("<HH", 0xE1, padding) + bytes(padding))
        with OleFileIO(io.BytesIO(plain)) as document:
            stream = document.openstream("Workbook").read()
        hidden, out, place = cipher(stream), bytearray(stream), 0
        while place + 4 <= len(stream):
            kind, size = struct.unpack_from("<HH", stream, place)
            open_ = {0x0809: size, 0x2F: size, 0xE1: size, 0x85: 4}.get(kind, 0)
            out[place + 4 + open_ : place + 4 + size] = hidden[place + 4 + open_ : place + 4 + size]
            place += 4 + size
        if place == len(stream):
            path.write_bytes(plain.replace(stream, bytes(out)))
    return path


def test_a_workbook_of_excel_97_is_opened_by_the_password_that_fits(tmp_path: Path) -> None:
    path = locked_workbook(tmp_path / "网点.xls", "城东服务网点")
    options = ReadOptions(Limits(), tmp_path / "work")
    with pytest.raises(ReadError) as raised:
        read_xls(source(path), options)
    assert raised.value.code == LOCKED
    target = tmp_path / "copy"
    assert unlocked(source(path), target, Limits(), ("falsch",)) is None
    opened = unlocked(source(path), target, Limits(), ("falsch", RIGHT))
    assert opened is not None
    assert "城东服务网点" in read_xls(opened, options).pages[0].text


def test_a_cut_off_workbook_is_told_as_damaged(tmp_path: Path) -> None:
    path = locked_workbook(tmp_path / "网点.xls", "城东服务网点")
    path.write_bytes(path.read_bytes()[:-3500])
    with pytest.raises(ReadError) as raised:
        unlocked(source(path), tmp_path / "copy", Limits(), (RIGHT,))
    assert raised.value.code == "file-unreadable"


def test_a_locked_rar_says_what_to_do_with_it(tmp_path: Path) -> None:
    """Its program takes a password only on its command line, where other users of the machine see it."""
    path = tmp_path / "材料.rar"
    head, cipher = number(1) + number(0) + number(0), number(4) + number(0) + number(0) + number(0)
    path.write_bytes(b"Rar!\x1a\x07\x01\x00" + block(cipher + b"\x0f" + bytes(16)) + block(head))
    opened = open_archive(source(path, None), tmp_path / "out", Limits(), Spent(), passwords=(RIGHT,))
    assert opened.archive.problem_code == LOCKED
    assert "请先用密码解开，再审查解开的文件夹" in (opened.archive.problem or "")
    assert not opens_by_password(opened.archive.media_type)


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx"])
def test_a_file_is_opened_by_the_password_that_fits(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"材料.{kind}"
    if kind == "pdf":
        locked_pdf(path)
    else:
        locked_office(path, word() if kind == "docx" else sheet())
    target = tmp_path / "copy"
    assert unlocked(source(path), target, Limits(), ("falsch", "审核2025")) is None
    opened = unlocked(source(path), target, Limits(), ("falsch", RIGHT))
    assert opened is not None
    assert (opened.problem_code, opened.status, opened.round) == (None, "read", 2)
    assert opened.notes[-1] == UNLOCKED
    assert opened.path == path.name
    assert opened.media_type == inspect_file(target, path.name, Limits()).media_type
    assert "encrypted" not in opened.media_type


FILES = {"营业执照.txt": "营业执照".encode(), "简介.txt": "公司简介".encode() * 9000}


@pytest.mark.parametrize("kind", ["zip", "7z", "7z-names"])
def test_an_archive_is_opened_by_the_password_that_fits(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"材料.{kind[:2] if kind != 'zip' else 'zip'}"
    if kind == "zip":
        aes_zip(path, FILES)
    else:
        seven(path, FILES, names_too=kind == "7z-names")
    for given, opens in (((), False), (("falsch",), False), (("falsch", RIGHT), True)):
        opened = open_archive(
            source(path, None), tmp_path / f"out{len(given)}", Limits(), Spent(), passwords=given
        )
        read = {one.path.rsplit("/", 1)[1]: one for one in opened.members if one.status == "read"}
        assert set(read) == (set(FILES) if opens else set())
        assert opened.archive.problem_code == (None if opens else LOCKED)
        assert (UNLOCKED in opened.archive.notes) is opens
        for name, member in read.items():
            assert member.location.read_bytes() == FILES[name]


# Made by Info-ZIP (`printf 营业执照 > 1.txt; zip -P 2026 -X old.zip 1.txt`), in the old cipher.
OLD_CIPHER = bytes.fromhex(
    "504b03040a0009000000a4007b5d9f20e784180000000c00000005000000312e74787490f26b455142250caa93ef610ce8"
    "e1757e51daaaa564a74b504b07089f20e784180000000c000000504b01021e030a0009000000a4007b5d9f20e784180000"
    "000c000000050000000000000001000000a48100000000312e747874504b05060000000001000100330000004b00000000"
    "00"
)


def test_the_old_cipher_of_zip_is_opened_too(tmp_path: Path) -> None:
    path = tmp_path / "旧.zip"
    path.write_bytes(OLD_CIPHER)
    for given, read in ((("2025",), []), (("2025", "2026"), ["营业执照"])):
        opened = open_archive(
            source(path, None), tmp_path / f"out{len(given)}", Limits(), Spent(), passwords=given
        )
        found = [one.location.read_text("utf-8") for one in opened.members if one.status == "read"]
        assert found == read


def test_of_an_archive_with_some_locked_members_the_others_need_no_password(tmp_path: Path) -> None:
    path = aes_zip(tmp_path / "半锁.zip", {"锁.txt": b"locked"})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("开.txt", "没有锁")
    for given, locked in (((), {"锁.txt"}), ((RIGHT,), set())):
        opened = open_archive(
            source(path, None), tmp_path / f"out{len(given)}", Limits(), Spent(), passwords=given
        )
        assert {
            one.path.rsplit("/", 1)[1] for one in opened.members if one.problem_code == LOCKED
        } == locked


def test_a_bomb_behind_a_password_is_a_bomb(tmp_path: Path) -> None:
    path = aes_zip(tmp_path / "大.zip", {"大.txt": bytes(3 * 1024**2)})
    small = Limits(file_bytes=1024**2)
    opened = open_archive(source(path, None), tmp_path / "out", small, Spent(), passwords=(RIGHT,))
    assert "file-too-large" in {opened.archive.problem_code, *(one.problem_code for one in opened.members)}


def test_a_password_leaves_no_trace_in_what_is_told_of_a_broken_file(tmp_path: Path) -> None:
    path = locked_pdf(tmp_path / "坏.pdf")
    path.write_bytes(path.read_bytes()[:200])
    try:
        told = repr(unlocked(source(path), tmp_path / "copy", Limits(), (RIGHT,)))
    except Exception as error:
        told = f"{error!r}"
    assert RIGHT not in told


def test_the_maker_of_locked_office_files_locks_them(tmp_path: Path) -> None:
    with locked_office(tmp_path / "x.docx", word()).open("rb") as stream:
        assert msoffcrypto.OfficeFile(stream).is_encrypted()
