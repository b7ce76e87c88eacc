"""Old and open formats whose head says that a password is needed are told as locked, not as damaged."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from intake.errors import ReadError
from intake.gather.inspect import inspect_file
from intake.gather.media import DOC, PPT
from intake.limits import Limits
from intake.model import SourceFile
from intake.read.locked import refuse_locked
from tests.read.ole import ole_with_stream

ODT = "application/vnd.oasis.opendocument.text"
ENTRY = b'<manifest:file-entry manifest:full-path="content.xml">%s</manifest:file-entry>'


def word(flags: int) -> bytes:
    """The head of a document of Word 97: its flags stand at byte 10."""
    return ole_with_stream(
        "WordDocument", bytes.fromhex("eca5c100") + bytes(6) + flags.to_bytes(2, "little")
    )


def slides(token: int) -> bytes:
    head = bytes.fromhex("0000f60f3100000014000000")
    return ole_with_stream("Current User", head + token.to_bytes(4, "little"))


def package(entry: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("mimetype", ODT)
        made.writestr(
            "META-INF/manifest.xml", b"<manifest:manifest>" + ENTRY % entry + b"</manifest:manifest>"
        )
    return buffer.getvalue()


def source(folder: Path, data: bytes, media_type: str) -> SourceFile:
    path = folder / "材料"
    path.write_bytes(data)
    return replace(inspect_file(path, path.name, Limits()), media_type=media_type)


@pytest.mark.parametrize(
    ("data", "media_type", "locked"),
    [
        (word(0x0100), DOC, True),
        (word(0xFEFF), DOC, False),  # every other flag
        (slides(0xF3D1C4DF), PPT, True),
        (slides(0xE391C05F), PPT, False),
        (package(b"<manifest:encryption-data/>"), ODT, True),
        (package(b""), ODT, False),
        (word(0x0100)[:700], DOC, False),  # cut off: that is told by who reads it
        (package(b"<manifest:encryption-data/>")[:90], ODT, False),
        (b"", PPT, False),
    ],
    ids=["doc", "doc open", "ppt", "ppt open", "odt", "odt open", "doc cut", "odt cut", "empty"],
)
def test_the_head_says_whether_a_password_is_needed(
    tmp_path: Path, data: bytes, media_type: str, locked: bool
) -> None:
    file = source(tmp_path, data, media_type)
    if locked:
        with pytest.raises(ReadError) as raised:
            refuse_locked(file)
        assert raised.value.code == "file-encrypted"
    else:
        refuse_locked(file)
