"""Reads pictures of single lines of text by the recogniser's network, each shown as wide as it needs.

Chinese characters are read from two thirds of their width as well as from all of it, in a third less time,
and in long lines better (benchmarks/RESULTS.md, "Lines shown narrower"). Letters and figures are half as
wide and melt into each other then: a line that holds some of them in a row, one alone, or figures read
unsurely, is read again in full.
"""

import math
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import cv2
import numpy as np

from intake.ocr.runtime import STEP, Network

HEIGHT = 48
"""Pixels: the lines the network was taught on."""

NARROWER = 0.65
"""Of its width a line is shown at."""

_SHORT = 3.0
"""Width by height up to which a line is shown in full: its first and last character make most of it."""

_LETTERS = re.compile(r"[!-~]{5,}")
"""Letters, figures and their signs in a row: codes, telephones, words in Latin letters."""

_FIGURES = re.compile(r"[0-9]{2}")
"""Figures of days, sums and counts: one of them misread is another fact (2024 under a seal became 2021)."""

_LONE = re.compile(r"(?<![!-~])[A-Za-z0](?![!-~])")
"""A letter alone among Chinese characters (D区), or the nought it may be: nothing beside it tells which."""

_RUN = 2
"""Lines in letters and figures in a row that make such a page: one telephone does not."""

_SURELY = 0.97
"""Of a reading of a narrower line: one less sure is compared with a reading in full. Below it lie lines of
photographs, and of what was copied under seals; of clean print most are surer."""


class Reading(NamedTuple):
    """What a line says, and how surely (0-1)."""

    text: str
    confidence: float


Decode = Callable[[np.ndarray, np.ndarray], Reading]
"""From the likeliest sign at each place (n) and how likely it is (n) to what they spell."""


class LineReader:
    """Reads lines of one page, or of none; pictures are BGR, upright, as high as they come."""

    def __init__(self, network: Network, decode: Decode) -> None:
        self._network = network
        self._decode = decode

    def read(self, lines: Sequence[np.ndarray]) -> list[Reading]:
        """What each line says. After `_RUN` lines in letters and figures one is shown in full at once."""
        found: list[Reading] = []
        for line in lines:
            in_full = len(found) >= _RUN and all(map(_in_letters, found[-_RUN:]))
            found.append(self._line(line, in_full))
        return found

    def _line(self, line: np.ndarray, in_full: bool) -> Reading:
        height, width = line.shape[:2]
        if in_full or width < _SHORT * height:
            return self._shown(line, 1.0)
        first = self._shown(line, NARROWER)
        lone = _LONE.search(first.text)
        if not _in_letters(first) and not lone and first.confidence >= _SURELY:
            return first
        second = self._shown(line, 1.0)
        exact = _in_letters(first) or lone or _FIGURES.search(first.text)
        return second if exact else max(second, first, key=_weight)

    def _shown(self, line: np.ndarray, share: float) -> Reading:
        likely = self._network(as_shown(line, share))[0]
        signs = likely.argmax(axis=1)
        return self._decode(signs, likely[np.arange(len(signs)), signs])


def as_shown(line: np.ndarray, share: float = 1.0) -> np.ndarray:
    """The line's picture at a share of its width, as the network wants it: (1, 3, `HEIGHT`, width), levels
    from -1 to 1, padded with mid-grey (0), as the library pads, to a multiple of `STEP`."""
    height, width = line.shape[:2]
    wide = math.ceil(HEIGHT * width / height * share)
    small = cv2.resize(line, (wide, HEIGHT), interpolation=cv2.INTER_LINEAR)
    shown = np.zeros((1, 3, HEIGHT, -(-wide // STEP) * STEP), np.float32)
    for place, channel in enumerate(cv2.split(small)):
        shown[0, place, :, :wide] = channel * np.float32(2 / 255) - np.float32(1)
    return shown


def _in_letters(reading: Reading) -> bool:
    return _LETTERS.search(reading.text.replace(" ", "")) is not None


def _weight(reading: Reading) -> float:
    return len(reading.text) * reading.confidence
