"""What people write wrong in a scheme's files is told in Chinese, with its line and how to write it."""

import re
from pathlib import Path

import pytest

from intake.errors import SchemeError
from intake.scheme.files import read_json, read_yaml

LATIN = re.compile(r"[A-Za-z]{4,}")


def told(path: Path, content: str, encoding: str = "utf-8") -> str:
    path.write_text(content, encoding=encoding)
    with pytest.raises(SchemeError) as raised:
        read_json(path) if path.suffix == ".json" else read_yaml(path)
    return str(raised.value).removeprefix(str(path))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            "id: 甲\nversion：1\ntitle: 乙\n",
            "第2行: 冒号“：”是全角的，请改为半角冒号加一个空格：version: 1",
        ),
        ("submissions:\n\t- id: a\n", "第2行: 行首有制表符（Tab），请改为空格"),
        ("a:\n  b: 1\n c: 2\n", "缩进与同一组的其他行没有对齐"),
        ("title: {zh: 甲\nb: 1\n", "第2行: 花括号里的各项之间缺少逗号"),
        ("a: [1, 2\nb: 3\n", "方括号里的各项之间缺少逗号"),
        ("a: '甲\nb: 乙\n", "引号没有成对"),
        ("a: 甲: 乙\n", "第1行: 这里不能又有“键: 值”"),
        ("a: @甲\n", "第1行: 这个符号开头的文字要加引号"),
        ("a: 1\na: 2\n", "“a”在这里写了两次"),
    ],
)
def test_of_yaml(tmp_path: Path, content: str, said: str) -> None:
    complaint = told(tmp_path / "x.yaml", content)
    assert said in complaint
    assert LATIN.findall(complaint.replace("version", "")) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"a": 1,}', "是否多了一个逗号"),
        ('{"a": 1\n "b": 2}', "第2行第2列: 两项之间缺少逗号"),
        ('{"a"：1}', "键后面缺少半角冒号"),
        ('{"a": 甲}', "文字没有加双引号"),
        ('{"a": 1}}', "结尾之后还有内容"),
        ('{"a": "甲}', "双引号没有成对"),
    ],
)
def test_of_json(tmp_path: Path, content: str, said: str) -> None:
    complaint = told(tmp_path / "x.json", content)
    assert said in complaint
    assert LATIN.findall(complaint) == []


@pytest.mark.parametrize("name", ["x.yaml", "x.json"])
def test_of_an_encoding(tmp_path: Path, name: str) -> None:
    assert "另存为" in told(tmp_path / name, '{"a": "没有"}', "gbk")


@pytest.mark.parametrize("name", ["x.yaml", "x.json"])
def test_a_mark_before_the_text_is_none(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text('{"title": "甲"}', encoding="utf-8-sig")
    assert (read_json(path) if path.suffix == ".json" else read_yaml(path)) == {"title": "甲"}
