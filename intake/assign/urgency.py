"""In which order files are worth reading: what their names promise, before anything is read."""

from intake.assign.names import has_word
from intake.model import SourceFile
from intake.scheme import Scheme

APPLICANT, PAPER, REST = 2, 1, 0
"""Urgencies: the paper that says who applies, another paper of one page, all else."""


def urgency(source: SourceFile, scheme: Scheme) -> int:
    """How early a file should be read, by its own name: whoever waits sees soon whose case it is. What is
    in it is for assignment to say."""
    told = scheme.applicant
    if told is not None and has_word(source, scheme.kinds[told.kind].recognition.names):
        return APPLICANT
    papers = (kind.recognition.names for kind in scheme.kinds.values() if kind.recognition.one_page)
    return PAPER if any(has_word(source, names) for names in papers) else REST
