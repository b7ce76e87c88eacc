"""What runs the networks of a recogniser: one protocol, one file a library."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import numpy as np

Network = Callable[[np.ndarray], np.ndarray]
"""From a batch of pictures (n, 3, height, width; float32) to the network's one output (float32)."""

STEP = 32
"""Pixels: every side of a picture given to a network is a multiple of it. So few shapes occur, for each of
which a library keeps buffers and code of its own."""


class Runtime(Protocol):
    """A library that runs networks, on one thread or some."""

    @property
    def version(self) -> str:
        """Its name and version, and the precision where that is not the model's own."""
        ...

    def load(self, model: Path) -> Network:
        """The network in an ONNX file."""
        ...
