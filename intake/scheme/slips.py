"""What people write wrong in YAML and JSON, told in Chinese with how to write it: they know neither."""

import json
import re
from collections.abc import Iterator

_FULL_WIDTH = re.compile(r"^(\s*(?:- )?\s*[A-Za-z_]+)\s*：\s*(.*)$")
_NO_SPACE = re.compile(r"^(\s*(?:- )?\s*[A-Za-z_]+):(?!//)([^\s].*)$")

_IN_YAML = (
    ("found a tab", "行首有制表符（Tab），请改为空格"),
    ("mapping values are not allowed", "这里不能又有“键: 值”：看上一行的缩进，或给含冒号的文字加引号"),
    ("could not find expected ':'", "这一行（或上一行）的键后面缺少“: ”"),
    ("did not find expected key", "缩进与同一组的其他行没有对齐，或引号、括号不成对"),
    ("did not find expected '-' indicator", "列表的各条没有对齐，每条以“- ”开头"),
    ("did not find expected ',' or '}'", "花括号里的各项之间缺少逗号，或没有写“}”"),
    ("did not find expected ',' or ']'", "方括号里的各项之间缺少逗号，或没有写“]”"),
    ("did not find expected node content", "这里缺少内容，或多了一个逗号"),
    ("found unexpected end of stream", "引号没有成对"),
    ("found character that cannot start any token", "这个符号开头的文字要加引号"),
    ("unknown escape character", "双引号中的反斜杠有特殊意义，请改用单引号"),
    ("found undefined alias", "以 * 开头的文字要加引号"),
    ("block sequence entries are not allowed", "“- ”要另起一行，写在键的下面"),
)
_IN_JSON = (
    (
        "Expecting property name enclosed in double quotes",
        "这里应是带双引号的键：是否多了一个逗号，或用了单引号",
    ),
    ("Expecting ',' delimiter", "两项之间缺少逗号，或括号没有成对"),
    ("Expecting ':' delimiter", "键后面缺少半角冒号"),
    ("Expecting value", "这里缺少内容：是否多了一个逗号，文字没有加双引号，或用了全角标点"),
    ("Extra data", "结尾之后还有内容：是否多了一个括号"),
    ("Unterminated string", "双引号没有成对"),
    ("Invalid \\escape", "反斜杠要写两个"),
    ("Illegal trailing comma", "最后一项后面多了一个逗号"),
)


def slips(text: str) -> Iterator[tuple[int, str]]:
    """What looks right on the screen, and reads as something else or as nothing: line, and how to write
    it."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("#"):
            continue
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            yield number, "行首有制表符（Tab），请改为空格"
        elif "\u3000" in indent:
            yield number, "行首有全角空格，请改为半角空格"
        elif found := _FULL_WIDTH.match(line):
            yield number, f"冒号“：”是全角的，请改为半角冒号加一个空格：{found[1].strip()}: {found[2]}"
        elif found := _NO_SPACE.match(line):
            yield number, f"冒号后要空一格：{found[1].strip()}: {found[2]}"


def yaml_trouble(text: str, problem: str, line: int) -> tuple[int, str]:
    """What is wrong with a YAML text that its reader refuses at `line`: the line, and how to write it."""
    before = [slip for slip in slips(text) if line - 1 <= slip[0] <= line + 1]
    return before[0] if before else (line, _worded(problem, _IN_YAML))


def json_trouble(error: json.JSONDecodeError) -> str:
    """What is wrong with a JSON text."""
    return _worded(error.msg, _IN_JSON)


def _worded(problem: str, words: tuple[tuple[str, str], ...]) -> str:
    found = next((told for known, told in words if known in problem), None)
    return found or f"格式有误（{problem}）：请检查引号、括号是否成对，缩进是否对齐"
