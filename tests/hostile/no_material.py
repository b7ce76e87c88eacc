"""What can be no application material, under names that promise some; and what only looks like it."""

from collections.abc import Iterator

Files = Iterator[tuple[str, bytes]]

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


def files() -> Files:
    yield from MADE.items()
    yield from OTHERS.items()
    yield "Thumbs.db", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    yield "desktop.ini", b"[.ShellClassInfo]\r\n"
    yield "~$执照.docx", b"\x05admin" + bytes(150)
