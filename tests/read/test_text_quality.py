"""Garbage is told from text by what is known of Chinese and English, without seeing the page."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.read.text_quality import assess
from intake.zh.common_characters import EVERYDAY_SIMPLIFIED
from tests.read.builders import BODY

TEXT = "".join(BODY)

GOOD = {
    "body": TEXT,
    "names": "张伟 王芳 李娜 刘洋 陈静 杨敏 赵磊 黄勇 周杰 吴霞 徐强 孙丽 "
    "马超 朱琳 胡鑫 郭淼 何璐 高昂 林峰 罗茜",
    "addresses": "合肥市蜀山区长江西路200号 芜湖市镜湖区北京中路88号 "
    "蚌埠市龙子湖区延安路6号 安庆市迎江区人民路12号",
    "table": "序号 型号 数量 单价\n1 IHG50-160 20 3500.00\n2 ISW65-200 15 4200.00\n3 QDX10-16 8 980.00",
    "english": "The manufacturer shall provide after-sales service for all products "
    "sold within the warranty period.",
    "codes": "91340100MA2MXXXX1Y GB/T 27922-2011 GB/T 19001-2016 ISO 9001:2015 016ZB23Q31248R2M",
    "form": "企业名称：________________ 联系人：____________ 电话：____________ 传真：___________",
    "traditional": "本公司成立於二零一二年，主要從事工業泵閥及成套設備的研發、生產、銷售和售後服務，"
    "設有售後服務部。",
    "bullets": "\uf0b7 售后服务管理制度\n\uf0b7 客户投诉处理制度\n"
    "\uf0b7 配件管理制度\n\uf0b7 服务人员培训制度",
    "dots": "第一章 总则..........................1\n第二章 服务.......................12",
    "contents": "\n".join(f"{number} 总则{'.' * 60}{number}" for number in range(30)),
    "radicals": TEXT.translate(str.maketrans("青见长民母龙门页风", "⻘⻅⻓⺠⺟⻰⻔⻚⻛")),
    "pump": "阀门 泵 轴承 法兰 垫片 螺栓 密封圈 叶轮 泵壳 联轴器 电机 减速机 齿轮箱 液压缸 滤芯",
}

_MIXED = sorted(EVERYDAY_SIMPLIFIED)
random.Random(5).shuffle(_MIXED)
_SHUFFLED = dict(zip(sorted(EVERYDAY_SIMPLIFIED), _MIXED, strict=True))

GARBAGE = {
    "private use": "".join(chr(0xE000 + ord(character) % 6000) for character in TEXT),
    "private use between leader dots": "\ue001\ue002一\ue003\n" + ("." * 60 + "1\n") * 25,
    "private use between blanks": "\ue001\ue002\ue003：________________\n" * 6 + "第 1 页",
    "replacement": "\ufffd" * 60 + "2024",
    "cid": "".join(f"(cid:{ord(character) % 9000})" for character in TEXT),
    "control": "".join(chr(ord(character) % 30 + 1) for character in TEXT),
    "random han": "".join(chr(0x4E00 + ord(character) * 7919 % 20900) for character in TEXT),
    "shifted by one": "".join(
        chr(ord(character) + 1) if character > "\u4e00" else character for character in TEXT
    ),
    "shuffled everyday": "".join(_SHUFFLED.get(character, character) for character in TEXT),
    "utf-8 as gbk": TEXT.encode().decode("gb18030", "replace"),
    "gbk as latin-1": TEXT.encode("gb18030").decode("latin-1"),
    "a third wrong": "".join(
        chr(0x4E00 + ord(character) * 7919 % 20900) if place % 3 == 0 else character
        for place, character in enumerate(TEXT)
    ),
    "shifted letters": "".join(
        chr((ord(character) - 3 - 32) % 95 + 32) for character in GOOD["english"] * 2
    ).replace(" ", "x"),
    "hangul": "".join(chr(0xAC00 + ord(character) % 11000) for character in TEXT),
    "kun jin kao": "锟斤拷" * 30,
}


@pytest.mark.parametrize("name", GOOD)
def test_text_is_trusted(name: str) -> None:
    assert assess(GOOD[name]).problem is None


@pytest.mark.parametrize("name", GARBAGE)
def test_garbage_is_not(name: str) -> None:
    assert assess(GARBAGE[name]).problem is not None


def test_leader_dots_do_not_change_the_share_of_what_is_unreadable() -> None:
    few = "管理制度\ue001汇编目录内容总则附则"
    many = "管理\ue001\ue002\ue003目录"
    for dots in ("", "." * 500, "·" * 500, "…" * 500, "_" * 500):
        assert assess(few + dots).problem is None
        assert assess(many + dots).problem is not None


def test_a_page_of_nothing_but_dots_is_no_garbage() -> None:
    assert assess("." * 80).problem is None


@given(st.text(max_size=400))
def test_any_text_has_a_quality(text: str) -> None:
    quality = assess(text)
    assert quality.length <= len(text)
    assert 0 <= quality.everyday <= 1
