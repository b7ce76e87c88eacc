"""A scheme's `audits.yaml`: the cycle of audits, person-days by employees, prices."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from intake.errors import SchemeError, UsageError
from intake.scheme import Scheme
from intake.scheme.files import validate_shape
from intake.scheme.same import Same

AuditKind = Literal["first", "surveillance", "reassessment"]
AUDIT_KINDS: tuple[AuditKind, ...] = get_args(AuditKind)


def audit_data(scheme: Scheme) -> Mapping[str, Any]:
    """The scheme's data on audits.

    Raises:
        UsageError: the scheme has none.
        SchemeError: it is broken; the message names file, line and place.
    """
    data: Mapping[str, Any] | None = scheme.data.get("audits")
    if data is None:
        raise UsageError(f"方案 {scheme.id} 没有审核安排和收费数据（audits.yaml）。")
    return _sound(Same(data), scheme.folder / "audits.yaml")


@lru_cache(maxsize=4)
def _sound(key: Same[Mapping[str, Any]], path: Path) -> Mapping[str, Any]:
    """The data, checked once: a report asks for it at every letter, plan and quotation."""
    data = key.value
    validate_shape(data, "audits", path)
    for kind in AUDIT_KINDS:
        unknown = [name for name in data["charges"][kind] if name not in data["prices"]]
        if unknown:
            raise SchemeError(f"{path}: charges.{kind}: prices 中没有这一项：{', '.join(unknown)}")
    tiers = data["tiers"]
    for before, after in zip([{"to": 0}, *tiers], tiers, strict=False):
        if after["from"] != before["to"] + 1 or after["to"] < after["from"]:
            raise SchemeError(f"{path}: tiers: {after['from']}–{after['to']}：人数区间不连续。")
    return data
