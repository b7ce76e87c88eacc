"""What can be no material answers nothing, asks for nothing, hides no absence, whatever its name says."""

import pytest

from tests.check.builders import Pack, complete

NONE = {
    "销售方式介绍.mp4": "video/mp4",
    "07 销售方式/销售方式.lnk": "application/x-ms-shortcut",
    "销售方式说明.exe": "application/x-msdownload",
    "会议录音.m4a": "audio/mp4",
    "缓存.db": "application/x-leftover",
}


def closed(pack: Pack, path: str, media_type: str, code: str) -> Pack:
    return pack.file(
        path, media_type=media_type, status="unreadable", problem_code=code, problem="未读取。"
    )


@pytest.mark.parametrize("path", NONE)
def test_a_real_absence_stays_one(path: str) -> None:
    pack = closed(complete().without("sales_mode"), path, NONE[path], "file-unsupported")
    assert pack.severities("submission-missing") == ["deficiency"]
    assert pack.severities("submission-uncertain") == []
    (note,) = pack.found("file-unsupported")
    assert (note.severity, note.submission, note.remedy) == ("note", None, None)
    assert "不是可以审查的申请材料" in note.message


@pytest.mark.parametrize("path", NONE)
def test_beside_a_complete_application_it_is_a_note_and_no_more(path: str) -> None:
    pack = closed(complete(), path, NONE[path], "file-unsupported")
    assert pack.severities("file-unsupported") == ["note"]
    assert {finding.severity for finding in pack.judge().findings} <= {"note"}


@pytest.mark.parametrize(
    ("path", "media_type", "code"),
    [
        ("销售方式介绍.pdf", "application/pdf", "file-encrypted"),
        ("07 销售方式/扫描.docx", "application/octet-stream", "file-unsupported"),
        ("销售方式.dwg", "image/vnd.dwg", "file-unsupported"),
    ],
)
def test_a_closed_file_that_may_hold_it_makes_the_absence_a_doubt(
    path: str, media_type: str, code: str
) -> None:
    pack = closed(complete().without("sales_mode"), path, media_type, code)
    assert pack.severities("submission-missing") == ["doubt"]
    assert pack.severities(code) == ["deficiency"]
