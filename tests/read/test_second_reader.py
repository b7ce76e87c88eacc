"""When our reader stumbles, another one tries; what neither reads is unread, never called damaged."""

import shutil
from pathlib import Path

import docx
import pytest

from intake.read import second_reader
from intake.read.second_reader import SAVED_ANEW
from intake.read.word import reader
from tests.read.builders import read_path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("公司成立于二〇一二年")
    document.save(str(tmp_path / "a.docx"))
    return tmp_path / "a.docx"


def stumble(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Makes the Word reader fail so often as no reader may."""
    opened = reader.open_document
    left = [times]

    def fail(*given: object) -> object:
        left[0] -= 1
        if left[0] >= 0:
            raise KeyError("w:odd")
        return opened(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(reader, "open_document", fail)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_a_document_is_read_as_libreoffice_saves_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stumble(monkeypatch, 1)
    result = read_path(path)
    assert result.source.status == "read"
    assert result.pages[0].text == "公司成立于二〇一二年"
    assert result.pages[0].why[0] == SAVED_ANEW


def test_what_no_reader_reads_is_not_called_damaged(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stumble(monkeypatch, 1)
    monkeypatch.setattr(second_reader, "find_office", lambda: None)
    result = read_path(path)
    assert result.source.problem_code == "file-not-read"
    assert "不等于文件已损坏" in (result.source.problem or "")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_what_both_stumble_over_is_not_called_damaged(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stumble(monkeypatch, 2)
    assert read_path(path).source.problem_code == "file-not-read"
