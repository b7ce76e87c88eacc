"""A letter as PDF, where LibreOffice is here to make it."""

from hashlib import sha256
from pathlib import Path

from intake.errors import ReadError
from intake.gather.working_folder import working_folder
from intake.limits import Limits
from intake.model import SourceFile
from intake.read.office_convert import converted
from intake.read.types import ReadOptions

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def pdf_of(docx: bytes) -> bytes | None:
    """The PDF's bytes; None: there is no LibreOffice that can make it."""
    with working_folder() as folder:
        path = Path(folder) / "letter.docx"
        path.write_bytes(docx)
        source = SourceFile("letter.docx", path, sha256(docx).hexdigest(), _WORD, len(docx))
        try:
            with converted(source, ReadOptions(workdir=folder, limits=Limits()), "docx", "pdf") as made:
                return made.location.read_bytes()
        except ReadError:
            return None
