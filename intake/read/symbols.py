"""Characters of symbol fonts (Wingdings and its kin) in Unicode: ticked and empty boxes above all."""

_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0x75: "◆", 0xA8: "☐", 0xB7: "•", 0xD8: "➢",
    0xFB: "✘", 0xFC: "✔", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✘", 0x50: "✔", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x56: "☒", 0x98: "●", 0xA2: "■",
    0xA3: "☐", 0xA4: "☐",
}  # fmt: skip
_SYMBOL = {
    0x44: "Δ", 0x57: "Ω", 0x6D: "μ", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•",
    0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}

_WITHOUT_FONT = str.maketrans(
    {chr(0xF000 + code): sign for code, sign in {**_WINGDINGS, 0x52: "☑", 0xA3: "☐"}.items()}
)
"""U+F000-F0FF are where such fonts' characters lie when the font is not known: Wingdings mostly."""


def symbol(font: str, code: str) -> str:
    """The character of that font with that code in hex (``F0FE``); `""` for one not known."""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    known = _FONTS.get(font.lower().strip(), {})
    if 0xF000 <= value <= 0xF0FF:
        value -= 0xF000
    elif value not in known:
        return chr(value) if 0x20 <= value < 0xD800 else ""
    return known.get(value, "")


def readable_symbols(text: str) -> str:
    """The text with its symbol fonts' characters as people see them."""
    return text.translate(_WITHOUT_FONT) if any("\uf000" <= sign <= "\uf0ff" for sign in text) else text
