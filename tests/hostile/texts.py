"""Texts, mails, web pages, old office containers and programs that strangers also send."""

import random
import struct
from collections.abc import Iterator

Files = Iterator[tuple[str, bytes]]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def files() -> Files:
    yield "空.txt", b""
    yield "空.pdf", b""
    yield "一字节.docx", b"P"
    yield "零.bin", bytes(200_000)
    yield "随机.pdf", random.Random(1).randbytes(200_000)
    yield "随机.jpg", b"\xff\xd8\xff" + random.Random(2).randbytes(200_000)
    yield "程序.exe", b"MZ" + bytes(2000)
    yield "脚本.sh", b"#!/bin/sh\nrm -rf /\n"
    yield "快捷方式.lnk", b"L\0\0\0\x01\x14\x02\0" + bytes(200)
    yield "一行五兆.csv", b"a," * 2_500_000
    yield "公式.csv", "=cmd|'/C calc'!A0,+1,-1,@SUM(A1)\n\"未闭合,\n".encode()
    yield "空字节.csv", b"a,b\n\0,\0\n"
    yield "十万行.txt", "一行文字\n".encode() * 100_000
    yield "转义.txt", b"\x1b]0;title\x07\x1b[2J\x1b[31m\xe7\xbb\x84\xe7\xbb\x87\x07\x08\x08\x7f\n" * 50
    yield "方向.txt", "组织\u202e简介\u2066\u200b\ufeff".encode() * 50
    yield "标记.txt", b"<script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}{% for x in y %}\n" * 20
    yield "超长行.txt", "长".encode() * 2_000_000
    yield "坏UTF8.txt", b"\xff\xfe\xfd\xc0\x80\xed\xa0\x80" * 500
    yield "UTF32.txt", "组织简介".encode("utf-32") * 20
    yield "半个字.txt", "组织简介".encode("gbk")[:-1]
    yield "深网页.html", b"<html><body>" + b"<div>" * 100_000
    yield "表中表.html", b"<html>" + b"<table><tr><td>" * 5000
    yield "跨列.html", b"<html><table><tr><td colspan=999999999 rowspan=999999999>x</table>"
    yield (
        "取外.html",
        (
            b'<html><base href="http://127.0.0.1:9/"><img src="file:///etc/passwd"><iframe src="//127.0.0.1:9">'
            b'<link rel=stylesheet href=x><meta http-equiv=refresh content="0;url=http://127.0.0.1:9"><script src=x>'
        ),
    )
    yield "未闭合.html", b"<html><!--" + b"x" * 500_000
    yield "属性多.html", b"<html><p " + b"a=b " * 100_000 + b">x"
    laughs = b'<!ENTITY a0 "ha">' + b"".join(
        b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 10)
    )
    yield "笑弹.xml", b'<?xml version="1.0"?><!DOCTYPE d [' + laughs + b"]><d>&a9;</d>"
    yield (
        "外部实体.xml",
        b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>',
    )
    yield (
        "外部实体.svg",
        b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
    )
    nested = b"text"
    for level in range(120):
        nested = b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n%s\n--b%d--\n" % (
            level,
            level,
            nested,
            level,
        )
    head = b"From: a@b.c\nTo: d@e.f\nMIME-Version: 1.0\n"
    yield "深邮件.eml", head + nested
    yield (
        "邮件附件.eml",
        head
        + (
            b'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/pdf; name="../../x.pdf"\n'
            b"Content-Disposition: attachment; filename*=utf-8''%2e%2e%2f%2e%2e%2ftmp%2fintake-was-here\n"
            b"Content-Transfer-Encoding: base64\n\nJVBERi0xLjcK\n--b--\n"
        ),
    )
    yield "头炸弹.eml", head + b"Subject: " + b"=?utf-8?b?5qC8?= " * 20_000 + b"\n\nx"
    yield (
        "坏编码.eml",
        head + b"Content-Type: text/plain; charset=x-nonsense\nContent-Transfer-Encoding: x\n\n\xff\xfe",
    )
    yield (
        "千附件.eml",
        head
        + b"Content-Type: multipart/mixed; boundary=b\n\n"
        + b"".join(
            b"--b\nContent-Disposition: attachment; filename=%d.txt\n\nx%d\n" % (number, number)
            for number in range(1000)
        ),
    )
    yield "只有头.doc", _OLE + bytes(504)
    fat = struct.pack("<8s16s5H6x9I", _OLE, bytes(16), 62, 3, 0xFFFE, 9, 6, 0, 1, 0, 0, 4096, 0, 0, 0, 0)
    yield "分配表循环.doc", fat.ljust(512, b"\0") + struct.pack("<I", 0) * 256 + bytes(2048)
    yield "扇区过大.xls", fat[:30] + struct.pack("<H", 60) + fat[32:].ljust(2000, b"\xff")
    yield "旧表截断.xls", b"\x09\x08\x10\0\0\x06\x05\0" + bytes(40)
    yield "长度谎报.xls", _OLE + bytes(22) + b"\xff" * 3000
