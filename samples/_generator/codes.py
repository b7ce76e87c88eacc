"""Unified social credit codes with both check digits (GB 32100-2015, GB 11714-1997)."""

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORGANIZATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def credit_code(department_and_kind: str, division: str, organization: str) -> str:
    """18 characters from ``91``/``92``, a division of GB/T 2260 and 8 characters of organization code."""
    total = sum(
        weight * (int(char) if char.isdigit() else ord(char) - 55)
        for weight, char in zip(_ORGANIZATION_WEIGHTS, organization, strict=True)
    )
    inner = "0123456789X0"[11 - total % 11]
    body = department_and_kind + division + organization + inner
    outer = sum(pow(3, place, 31) * _ALPHABET.index(char) for place, char in enumerate(body))
    return body + _ALPHABET[(31 - outer % 31) % 31]
