"""Personal data masked: for letters, logs, summaries."""

import re

_IDENTITY = re.compile(r"(?<![0-9A-Za-z])(\d{3})\d{11}(\d{3}[0-9Xx])(?![0-9A-Za-z])")
_OLD_IDENTITY_OR_BANK = re.compile(r"(?<![0-9A-Za-z*])(\d{3})\d{9,13}(\d{3})(?![0-9A-Za-z])")
_BANK_IN_GROUPS = re.compile(r"(?<![0-9A-Za-z])(\d{4})(?:[ -]\d{4}){2,3}[ -](\d{1,4})(?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<![0-9A-Za-z])(1[3-9]\d)[ \-]?\d{4}[ \-]?(\d{4})(?![0-9A-Za-z])")
_LANDLINE = re.compile(
    r"(?<![0-9A-Za-z])([(（]?0\d{2,3}[)）]?[ \-－—]?)[2-9]\d{2,3}[ \-]?(\d{4})(?![0-9A-Za-z])"
)
_KEEPS_OPEN = ("400", "800")


def mask_private(text: str) -> str:
    """The text with identity numbers (340***********123X), bank accounts and phones masked.

    Service numbers (400, 800) and an organization's credit code are public and stay. Masking what is
    masked changes nothing.
    """
    masked = _IDENTITY.sub(lambda found: f"{found[1]}***********{found[2]}", text)
    masked = _BANK_IN_GROUPS.sub(lambda found: f"{found[1]}********{found[2]}", masked)
    masked = _MOBILE.sub(lambda found: f"{found[1]}****{found[2]}", masked)
    masked = _LANDLINE.sub(lambda found: f"{found[1]}****{found[2]}", masked)
    return _OLD_IDENTITY_OR_BANK.sub(_mask_long, masked)


def _mask_long(found: re.Match[str]) -> str:
    """15 to 19 digits are an old identity number or an account, unless they begin as a service number."""
    whole = found.group()
    if whole.startswith(_KEEPS_OPEN):
        return whole
    return f"{found[1]}{'*' * (len(whole) - 6)}{found[2]}"
