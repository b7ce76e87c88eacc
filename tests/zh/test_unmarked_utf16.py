"""UTF-16 without a byte order mark is told by its NULs and by what its characters are."""

import pytest

from intake.zh.unmarked_utf16 import unmarked_utf16

TEXT = "售后服务管理制度 2026年\r\n第一条 为规范服务，制定本制度。"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_chinese_and_english_are_told(encoding: str) -> None:
    assert unmarked_utf16(TEXT.encode(encoding)) == encoding
    assert unmarked_utf16("Outlet list, 2026".encode(encoding)) == encoding
    assert unmarked_utf16(TEXT.encode(encoding) + b"\x00") == encoding, "whatever is cut off at the end"
    assert unmarked_utf16((TEXT * 200).encode(encoding) + "\u0c00".encode(encoding) * 999) == encoding


def test_nearly_all_must_be_usual_characters() -> None:
    usual, odd = "a" * 97, "\u0c00"
    assert unmarked_utf16((usual + odd * 3).encode("utf-16-le")) == "utf-16-le"
    assert unmarked_utf16((usual[:-1] + odd * 4).encode("utf-16-le")) is None


@pytest.mark.parametrize(
    "data", [b"", b"\0", TEXT.encode(), TEXT.encode("gb18030"), bytes(range(256)) * 4, b"\xd8\x00\xd8\x00"]
)
def test_other_bytes_are_none(data: bytes) -> None:
    assert unmarked_utf16(data) is None
