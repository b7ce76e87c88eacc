"""Recognition says nothing to anybody: the library that runs the models carries a telemetry client, which
wants to be told before it is loaded."""

import os

_SWITCHES = {"ORT_DISABLE_TELEMETRY": "1", "ORT_TELEMETRY_DISABLED": "1"}
"""onnxruntime's own: the first is the one its Privacy.md names (1.29 and later; nothing is started, written
or looked up then), the second the name that some of its versions ask for."""


def silence_onnxruntime() -> None:
    """Turns onnxruntime's telemetry off by every switch it has. To be called before whatever imports it."""
    os.environ.update(_SWITCHES)
    import onnxruntime

    # Older versions, and the tracing of Windows, know this one alone.
    onnxruntime.disable_telemetry_events()
