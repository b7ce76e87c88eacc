"""The terminal's view: short, plain, nothing of a stranger obeyed."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from intake.model import Evidence
from intake.render.terminal import print_report
from intake.scheme import load_scheme
from tests.render.builders import build, clean, doubt, licence_expired, typical

SCHEME = load_scheme("gbt27922")


def printed(report: object, *written: Path, width: int = 100) -> str:
    stream = io.StringIO()
    print_report(report, SCHEME, written, Console(file=stream, width=width))  # type: ignore[arg-type]
    return stream.getvalue()


def test_verdict_submissions_findings_and_outputs() -> None:
    text = printed(typical(SCHEME), Path("out/report.html"))
    for part in (
        "需要补充材料",
        "江州市恒晟电器有限公司",
        "商品销售方式的介绍",
        "缺少",
        "疑问",
        "out/report.html",
    ):
        assert part in text
    assert "没有发现问题" in printed(clean(SCHEME))
    assert "Supplement needed" in printed(replace(typical(SCHEME), language="en"))


@pytest.mark.parametrize(
    "text", ["[red]x[/red]", "[/nothing]", ":smile:", "\x1b[31mred\x1b]0;title\x07", "\x9b31m\u202e"]
)
def test_no_markup_and_no_control_sequence_passes(text: str) -> None:
    finding = replace(licence_expired(1), message=text, evidence=(Evidence(text, 1),))
    shown = printed(replace(build(SCHEME, (finding,)), applicant=text))
    assert not set(shown) & {"\x1b", "\x07", "\x9b", "\u202e"}
    if text.isascii() and text.isprintable():
        assert text in shown


def test_a_pipe_gets_a_finding_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    message = "《网点清单》序号3（老桥头家电本溪城东服务中心）缺少地址、联系电话。" * 8
    print_report(build(SCHEME, (replace(licence_expired(1), message=message),)), SCHEME)
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "[licence-expired]" in line]
    assert message in line


def test_a_doubt_tells_staff_what_to_look_at_and_what_was_optional_is_just_not_sent() -> None:
    text = printed(build(SCHEME, (doubt(),), "needs_review"))
    assert "→ 请审查人员核对。" in text
    assert "12 认证申请表" in " ".join(text.split())
    assert "未提交（可选）" in text


def test_a_console_that_lacks_chinese_shows_question_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding="ascii"))
    print_report(typical(SCHEME), SCHEME)
    assert b"91440300708461136T" in raw.getvalue()
