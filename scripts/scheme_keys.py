"""Writes docs/zh/scheme-keys.md: every key of a scheme's files and every family's parameters, from the JSON
Schemas that loading checks them by. `python scripts/scheme_keys.py`; a test compares.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from intake.checks import FAMILIES
from intake.scheme import schemas_folder
from intake.scheme.files import shape_of

PAGE = Path(__file__).resolve().parents[1] / "docs" / "zh" / "scheme-keys.md"

TYPES = {
    "array": "列表",
    "boolean": "true/false",
    "integer": "整数",
    "number": "数",
    "object": "各项",
    "string": "文字",
}
WORDED = "分语言的文字"
NAMED = {
    "code": "问题代码",
    "column": "列名",
    "data": "数据文件名",
    "fact": "信息名",
    "fields.name": "信息名",
    "kind": "文件种类",
    "problem": "读取问题",
    "submission": "材料项",
}
FAMILY = {
    "presence": "要求的材料有没有",
    "applicant": "申请人是谁，各文件说得是否一致",
    "reading": "没有读到的文件和页",
    "schema_validity": "读出的内容是否满足 `种类.schema.json`。"
    "`required` 的用语里可写 {document} {field} {as_of}，"
    "一项内容的关键字（`minimum`、`notBeforeAsOf` 等）的用语里还可写 {value} {text}；"
    "`minimum` 的界限不能填入，请直接写在用语里",
    "contradictions": "同一份文件里同一内容有两种说法",
    "counts": "写明的行数、份数与实有的是否一致",
    "periodic_proof": "每年应有的证明有没有、是不是最近一年的",
    "agreement": "名称、代码等与基准文件是否一致",
    "statements": "申请方自己的各份文件对同一件事的说法是否一致",
    "makers": "材料里写的生产者与申请人的关系",
    "dates": "日期是否合理",
    "needed_by_law": "法律法规要求的许可有没有、是否有效",
    "needed_when": "另一份文件写明了某种情况，就要有这一项（车辆是租用的，要有租赁合同）；"
    "这一项的 `required` 写 `when_law_requires`，没有那种情况时是“不涉及”",
    "scope_of_goods": "体系、服务认证证书的范围是别的产品",
    "listed_copies": "表里列了证书、荣誉，而没有复印件",
    "annexes": "文中说见附件几，而没有这个附件",
    "pages_lacking": "写明共几页的文件，有的页不在",
    "each_covered": "型式批准、注册证等载有部分申报型号，另有型号都未载明",
    "accompanying": "申报的产品有没有相应的报告",
    "editions": "标准、法规是否已被代替或废止",
    "mentions": "文件有没有讲到该讲的内容",
    "rows": "表的各行是否填全、有无重复",
    "coverage": "各条款有没有讲到，不涉及的有没有理由",
    "listing": "文件清单与文件是否对得上",
    "placeholders": "模板里的空是否没有填",
    "seals": "要盖章的有没有章",
    "duplicates": "同样的文件或页",
    "unrecognised": "认不出是什么的文件",
    "within": "写的范围是否超出另一份文件允许的",
    "standing": "要到公开平台查的证书",
    "freshness": "数据文件是否旧了",
}


EXAMPLES = {
    "needed_when": """\
  - check: needed_when
    codes: {missing: lease-missing}
    submission: lease
    when: {kind: application_form, fact: vehicle_source, is: [租用]}""",
}
"""Of families that none of our schemes uses."""


def page() -> str:
    """The page's text."""
    return "\n".join(
        (
            "# 各文件的键",
            "",
            "由 `python scripts/scheme_keys.py` 从校验方案用的 JSON Schema 写出。粗体的必须写。",
            "怎样用它们，见[写一个方案](scheme-author.md)。",
            "",
            *_file("scheme.yaml", "scheme"),
            *_file("documents/种类.yaml", "kind"),
            "## 各族检查的参数",
            "",
            "写在 `scheme.yaml` 的 `checks` 里，与 `check`（族名）并列。"
            "`codes` 给出每种情况用的问题代码，列出的都要写，"
            "各在 `findings.yaml` 里有自己的用语（共用的在 `schemas/common` 里）。"
            "正则表达式写成 `{name: 名称, pattern: …, example: 正例, counterexample: 反例}`。",
            "",
            *_families(),
        )
    )


def _file(title: str, name: str) -> Iterator[str]:
    shape = shape_of(name)
    yield from (f"## `{title}`", "", "| 键 | 值 | 意思 |", "|---|---|---|")
    yield from _rows(shape, shape, ())
    yield ""


def _families() -> Iterator[str]:
    for family in FAMILIES:
        yield from (f"### `{family.NAME}`", "", FAMILY[family.NAME] + "。", "")
        if family.PARAMS.get("properties"):
            yield from ("| 键 | 值 |", "|---|---|")
            yield from _parameters(family.PARAMS, ())
            yield ""
        own = EXAMPLES.get(family.NAME)
        yield "例：" if own else "例（取自自带的方案）："
        yield from ("", "```yaml", *(own.splitlines() if own else _example(family.NAME)), "```", "")


def _parameters(shape: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[str]:
    """A family's keys, and the keys within them; those of `codes` on one line, with what each may name."""
    for key, inner, must in _keys(shape):
        place = (*above, key)
        parts = (
            "；".join(_part(*one) for one in inner.get("properties", {}).items()) if key == "codes" else ""
        )
        yield f"| {_bold('.'.join(place), must)} | {_value(inner)}{f'：{parts}' if parts else ''} |"
        if key != "codes":
            below = inner.get("items", inner)
            named = below.get("additionalProperties")
            yield from _parameters(below, place)
            if isinstance(named, Mapping) and _value(below) != WORDED:
                own = (*place, _named_by(below))
                yield f"| {_bold('.'.join(own), must=False)} | {_value(named)} |"
                yield from _parameters(named.get("items", named), own)


def _named_by(shape: Mapping[str, Any]) -> str:
    """What stands as the name of an entry that the scheme names itself."""
    names = shape.get("propertyNames", {})
    return "zh" if "^[a-z]{2}$" in str(names) else NAMED.get(names.get("x-names", ""), "名称")


def _example(family: str) -> list[str]:
    """The shortest use of a family among our schemes, as it stands there."""
    uses = []
    for path in sorted(schemas_folder().glob("*/scheme.yaml")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for start in (at for at, line in enumerate(lines) if re.match(rf"  - check: {family}\b", line)):
            end = next(
                (
                    at
                    for at, line in enumerate(lines[start + 1 :], start + 1)
                    if re.match(r" {0,2}\S", line)
                ),
                len(lines),
            )
            uses.append([line for line in lines[start:end] if line.strip()])
    return min(uses, key=len)


def _part(name: str, shape: Mapping[str, Any]) -> str:
    """An entry of an entry; of a finding code also what its message may name."""
    gives = " ".join(f"{{{one}}}" for one in shape.get("x-gives", ()))
    return f"`{name}`" + (f"（用语里可写 {gives}）" if gives else "")


def _rows(shape: Mapping[str, Any], whole: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[str]:
    for key, inner, must in _keys(shape):
        own = _resolved(inner, whole)
        place = (*above, key)
        yield f"| {_bold('.'.join(place), must)} | {_value(own)} | {own.get('description', '')} |"
        below = _resolved(own.get("items", own), whole)
        if below.get("properties"):
            yield from _rows(below, whole, place)


def _keys(shape: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any], bool]]:
    for key, inner in shape.get("properties", {}).items():
        yield key, inner, key in shape.get("required", ())


def _bold(key: str, must: bool) -> str:
    return f"**`{key}`**" if must else f"`{key}`"


def _resolved(shape: Mapping[str, Any], whole: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" not in shape:
        return shape
    found = whole["$defs"][shape["$ref"].rsplit("/", 1)[-1]]
    return {**found, **{key: value for key, value in shape.items() if key != "$ref"}}


def _value(shape: Mapping[str, Any]) -> str:
    if "enum" in shape:
        return "、".join(f"`{one}`" for one in shape["enum"])
    if "x-names" in shape:
        return NAMED.get(shape["x-names"], shape["x-names"])
    if shape.get("format") == "regex":
        return "正则表达式"
    if shape.get("type") == "array" and isinstance(shape.get("items"), Mapping):
        inner = _value(shape["items"])
        return f"列表：{inner}" if inner else "列表"
    if shape.get("type") == "object" and "propertyNames" in shape and "properties" not in shape:
        return WORDED if "^[a-z]{2}$" in str(shape["propertyNames"]) else "各项"
    types = shape.get("type", "")
    return "或".join(TYPES[one] for one in ([types] if isinstance(types, str) else types) if one)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.exit(0)
