"""Output that programs read on: whole in whatever encoding a console or pipe has (Windows: GBK)."""

import re
import sys

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def put_json(text: str) -> None:
    """JSON on stdout: characters that are not ASCII as escapes, where the stream is not UTF-8."""
    sys.stdout.write(text if _is_utf8() else _NOT_ASCII.sub(_escaped, text))


def put_html(text: str) -> None:
    """HTML on stdout: characters that are not ASCII as references, where the stream is not UTF-8."""
    sys.stdout.write(text if _is_utf8() else text.encode("ascii", "xmlcharrefreplace").decode())


def _is_utf8() -> bool:
    return (sys.stdout.encoding or "").lower().replace("_", "-") in ("utf-8", "utf8")


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
