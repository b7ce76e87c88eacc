"""``python -m samples._generator [CASE …] [--to DIR]``: writes the sample cases."""

import argparse
import sys
import time
from pathlib import Path

from samples._generator import clean, deficient, deficient_more, doubtful, messy, single
from samples._generator.fonts import check_fonts

CASES = clean.CASES | deficient.CASES | deficient_more.CASES | doubtful.CASES | messy.CASES | single.CASES


def main() -> None:
    """Writes the named cases, or all."""
    parser = argparse.ArgumentParser(prog="python -m samples._generator", description=__doc__)
    parser.add_argument("case", nargs="*", choices=[[], *CASES], help="which (default: all)")
    parser.add_argument("--to", type=Path, default=Path(__file__).parents[1], help="target folder")
    options = parser.parse_args()
    check_fonts()
    for name in options.case or sorted(CASES):
        started = time.monotonic()
        CASES[name](options.to)
        print(f"{name}: {time.monotonic() - started:.1f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
