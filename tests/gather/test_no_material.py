"""What can be no application material is known by its content, or, where nobody knows that, by its name."""

from pathlib import Path

import pytest

from intake.gather import inspect_file
from intake.limits import Limits
from intake.model.media_types import can_be_material

MADE = {
    "介绍.mp4": b"\0\0\0\x20ftypisom" + bytes(80),
    "介绍.mov": b"\0\0\0\x14ftypqt  " + bytes(80),
    "介绍.avi": b"RIFF\0\0\0\0AVI LIST" + bytes(80),
    "介绍.wmv": b"\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9" + bytes(80),
    "介绍.mkv": b"\x1a\x45\xdf\xa3\x01\0\0\0" + bytes(80),
    "介绍.flv": b"FLV\x01\x05\0\0\0\x09" + bytes(80),
    "介绍.rmvb": b".RMF\0\0\0\x12" + bytes(80),
    "录音.mp3": b"ID3\x03\0\0" + bytes(80),
    "录音.m4a": b"\0\0\0\x20ftypM4A " + bytes(80),
    "录音.amr": b"#!AMR\n" + bytes(80),
    "录音.wav": b"RIFF\0\0\0\0WAVEfmt " + bytes(80),
    "营业执照.lnk": b"\x4c\0\0\0\x01\x14\x02\0" + bytes(80),
    "网点清单.url": b"[InternetShortcut]\r\nURL=http://example.invalid/\r\n",
    "安装.exe": b"MZ" + bytes(200),
    "安装": b"\x7fELF\x02\x01\x01" + bytes(80),
    "运行.bat": "@echo off\r\necho 你好\r\n".encode("gbk"),
    "宋体.ttf": b"\0\x01\0\0\0\x0f\0\x80" + bytes(80),
    "光盘.iso": bytes(32768) + b"\x01CD001" + bytes(80),
    "设置.txt": b"[.ShellClassInfo]\r\nIconResource=x\r\n",
    "缓存.db": b"SQLite format 3\0" + bytes(80),
    # Cut off, or of a kind that nobody knows: their names alone say it.
    "监控录像.mp4": bytes(range(1, 32)) * 9 + b"\xff\xfe\x81",
    "监控录像.avi": b"\x93\x01\x02\xff" * 99,
}


def found(folder: Path, name: str, data: bytes) -> tuple[str, str | None, str]:
    (folder / name).write_bytes(data)
    source = inspect_file(folder / name, name, Limits())
    return source.media_type, source.problem_code, source.problem or ""


@pytest.mark.parametrize("name", MADE)
def test_it_is_told_and_asks_for_nothing(tmp_path: Path, name: str) -> None:
    media_type, code, problem = found(tmp_path, name, MADE[name])
    assert code == "file-unsupported"
    assert not can_be_material(media_type)
    assert "请改交" not in problem


OTHERS = {
    "清单.mp4": b"%PDF-1.4\n",
    "清单.lnk": "售后服务网点清单\n一、北京".encode(),
    "说明.bat.txt": "说明文字，运行前先看。".encode(),
    "合同.dwg": b"AC1032" + bytes(80),
    "方案.key": b"\x93\x01\x02\xff" * 99,
    "数据.dat": b"\x93\x01\x02\xff" * 99,
    "照片.jpg": b"\xff\xd8\xff\xe0" + bytes(80),
    "照片.heic": b"\0\0\0\x20ftypheic" + bytes(80),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_may_hold_something_stays_material(tmp_path: Path, name: str) -> None:
    """A wrong name makes nothing of a PDF; bytes that nobody knows may be anything."""
    media_type, _, _ = found(tmp_path, name, OTHERS[name])
    assert can_be_material(media_type)
