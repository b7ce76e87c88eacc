"""Where the installed command and `python -m intake` begin: ready for Ctrl-C before anything is loaded."""

import os
import signal
import sys
from types import FrameType


def main() -> None:
    """The command line. While it is being loaded nothing has been done, and Ctrl-C ends it at once."""
    pressed = signal.getsignal(signal.SIGINT)
    if pressed is signal.default_int_handler:
        signal.signal(signal.SIGINT, _before_anything)
    from intake.cli import main as command_line

    signal.signal(signal.SIGINT, pressed)
    command_line()


def _before_anything(_: int, __: FrameType | None) -> None:
    """Ends without unwinding what is half loaded, its catalogue of English included."""
    english = os.environ.get("INTAKE_LANG") == "en" or sys.argv[1:3] == ["--lang", "en"]
    told = "Interrupted before anything was done." if english else "已中断，还什么都没有做。"
    print(f"intake: {told}", file=sys.stderr, flush=True)
    os._exit(130)


if __name__ == "__main__":
    main()
