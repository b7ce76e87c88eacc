"""Which finding codes one use of a family may raise, and what the message of each may name."""

from collections.abc import Iterator, Mapping
from typing import Any


def raised_codes(shape: Mapping[str, Any], value: object) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The codes that a family raises with parameters (``value`` of the ``shape`` PARAMS), each with the
    values its finding has: those the parameters name, and those raised whatever they are (``x-raises``)."""
    for code, values in shape.get("x-raises", {}).items():
        yield code, tuple(values)
    if isinstance(value, str) and "x-gives" in shape:
        yield value, tuple(shape["x-gives"])
    elif isinstance(value, Mapping):
        further = shape.get("additionalProperties")
        for name, inner in value.items():
            own = shape.get("properties", {}).get(name, further)
            yield from raised_codes(own if isinstance(own, Mapping) else {}, inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from raised_codes(shape.get("items", {}), inner)
