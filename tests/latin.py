"""Which Latin words may stand in a Chinese text: what is typed; names of programs, formats, standards."""

import re
from dataclasses import fields

from intake.limits import Limits

_LIMITS = "|".join(field.name for field in fields(Limits))
_ALLOWED = rf"""
    --?[a-z][\w-]*                       # options
  | \b(?:intake|pip|apt-get)\b(?:\s(?:--?)?[a-zA-Z][\w=.-]*)*   # commands
  | \b(?:pipx|uv\stool)\sinstall|\bdask\s(?:scheduler|worker)
  | \w*INTAKE_\w+                        # variables of the environment
  | [\w*/-]*\.(?:json|ya?ml|html|docx?|xlsx?|xlsb|pptx?|csv|txt|md|js|jpg|png|pdf|pem|zip|7z|rar|tar|gz|whl
               |bin|wps|et|rtf|msg|emf|wmf|dwg|sqlite3)\b
  | [\w+]+://\S* | \b[\w.]+@[\w.]+\w | \b(?:\w+\.)+(?:cn|com)\b    # addresses
  | \b(?:auto|openvino|int8|rapidocr|tesseract|cuda|directml|coreml|off|text|json|html|zh|en|default|none)\b
  | \b(?:notice|correction|acceptance|reminder|rejection|first|surveillance|reassessment)\b
  | \b(?:accept|dismiss|confirm|undo|action|received_on)\b          # keys and values of our files
  | \b(?:audits(?:\.\w+)?|charges|prices|tiers|eligibility|number\.pattern|examples)\b
  | \b(?:{_LIMITS})\b
  | gbt27922 | \bf\d | \b[a-z]+-[a-z-]+\b                           # schemes, findings, codes of findings
  | Word|Excel|PowerPoint|Visio|Outlook|OpenDocument|AutoCAD|WebP|iWork|Office|LibreOffice|Windows|Debian
  | OpenVINO|RapidOCR|Tesseract|pytesseract|Python|calamine|keyring|distributed|fsspec|s3fs|Dask|7-Zip
  | PostgreSQL|SQLite|pg_dump|Tab|Ctrl-C|true|false
  | dpi|kB|xxxx|(?<![a-z])(?:yyyy|mm|ss)(?![a-z])|bf16|\bh(?=时)  # units, patterns of numbers and days
  | [A-Z]{{2,}}\d*
"""
_WORD = re.compile(r"[A-Za-z]{2,}")


def latin_words(text: str, also: str = "") -> list[str]:
    """Its Latin words that are none of these, and not in `also`, a pattern."""
    known = re.sub(_ALLOWED, " ", text, flags=re.VERBOSE)
    return _WORD.findall(re.sub(also, " ", known) if also else known)
