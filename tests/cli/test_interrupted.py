"""Ctrl-C at any moment: one sentence about what was kept, and the exit code that scripts know."""

import pytest

from intake import scheme
from intake.cli import main


def test_ctrl_c_says_what_was_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def pressed() -> tuple[str, ...]:
        raise KeyboardInterrupt

    monkeypatch.setattr(scheme, "available_schemes", pressed)
    monkeypatch.setattr("sys.argv", ["intake", "scheme", "list"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
    told = capsys.readouterr().err
    assert told.startswith("intake: 已中断。")
    assert "读过的文件已记下" in told and len(told.splitlines()) == 1
