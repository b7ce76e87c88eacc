"""A finding's values as JSON, and back: each an object whose ``type`` says which it is."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from intake.model.value import KINDS, Value, texts

_NAMES = {kind: name for name, kind in KINDS.items()}


def value_to_data(value: Value) -> dict[str, Any]:
    """The value as plain JSON values, its fields by their names."""
    fields = {name: _plain(name, getattr(value, name)) for name in value.__dataclass_fields__}
    return {"type": _NAMES[type(value)]} | fields


def value_from_data(data: Mapping[str, Any]) -> Value:
    """The value that `value_to_data` wrote."""
    fields = {name: _read(name, item) for name, item in data.items() if name != "type"}
    return KINDS[data["type"]](**fields)


def _plain(name: str, item: Any) -> Any:
    if isinstance(item, date):
        return item.isoformat()
    if name == "values":
        return [value_to_data(one) for one in item]
    return dict(item) if name in ("texts", "kind_title") else item


def _read(name: str, item: Any) -> Any:
    if name == "day":
        return date.fromisoformat(item)
    if name == "values":
        return tuple(value_from_data(one) for one in item)
    return texts(item) if name in ("texts", "kind_title") else item
