"""What JSON Schema finds wrong in a data file, in Chinese: whoever edits a scheme reads it."""

from collections.abc import Mapping
from typing import Any

from jsonschema import ValidationError

_TYPES: Mapping[str, str] = {
    "array": "列表",
    "boolean": "true 或 false",
    "integer": "整数",
    "null": "空",
    "number": "数",
    "object": "“键: 值”的各项",
    "string": "文字",
}
_LONGEST = 60


def in_chinese(error: ValidationError) -> str:
    """One sentence; the library's own where a keyword is none of those that our shapes use."""
    worded = _WORDS.get(str(error.validator))
    return worded.format(_shown(error.instance), _expected(error)) if worded else str(error.message)


_WORDS: Mapping[str, str] = {
    "type": "{0} 应为{1}",
    "enum": "{0} 不行，只能是 {1}",
    "const": "{0} 不行，只能是 {1}",
    "required": "缺少 {1}",
    "additionalProperties": "有不认识的条目",
    "unevaluatedProperties": "有不认识的条目",
    "minLength": "不能为空",
    "maxLength": "{0} 太长，最多 {1} 个字符",
    "minItems": "至少要有 {1} 条",
    "maxItems": "最多 {1} 条",
    "minProperties": "至少要有 {1} 项",
    "maxProperties": "最多 {1} 项",
    "uniqueItems": "有重复的条目",
    "minimum": "{0} 太小，不能小于 {1}",
    "maximum": "{0} 太大，不能大于 {1}",
    "exclusiveMinimum": "{0} 太小，必须大于 {1}",
    "exclusiveMaximum": "{0} 太大，必须小于 {1}",
    "pattern": "{0} 的写法不对，应符合 {1}",
    "format": "{0} 的写法不对，应为 {1}",
    "dependentRequired": "缺少应同时写的条目",
    "anyOf": "{0} 与哪一种写法都不符",
    "oneOf": "{0} 应恰好符合一种写法",
    "not": "{0} 不允许出现在这里",
}


def _expected(error: ValidationError) -> str:
    wanted: Any = error.validator_value
    if error.validator == "type":
        names = wanted if isinstance(wanted, list) else [wanted]
        return "或".join(_TYPES.get(str(name), str(name)) for name in names)
    if error.validator == "required" and isinstance(error.instance, Mapping):
        return "、".join(name for name in wanted if name not in error.instance)
    return "、".join(map(str, wanted)) if isinstance(wanted, list) else str(wanted)


def _shown(value: object) -> str:
    text = str(value)
    return f"“{text[:_LONGEST]}…”" if len(text) > _LONGEST else f"“{text}”"
