"""Which cases below a folder are new or changed, once nobody writes into them any more."""

import time
from collections.abc import Iterator
from pathlib import Path

from intake.batch import case_size, is_case

_LOOK_EVERY = 0.5
"""Seconds between two looks at whether a changed case has settled; at most."""


def settled_cases(
    root: Path, out: Path, settle: float, *, poll: bool = False
) -> Iterator[tuple[dict[str, int], tuple[str, ...]]]:
    """Gives the cases there now, then, for ever, those that changed and have been left alone for `settle`
    seconds: each with its bytes; and the names of those that are gone.

    `out` is not looked at, should it lie below `root`. ``poll``: look at intervals instead of waiting for
    the system's word, which does not come from network shares.
    """
    from watchfiles import watch

    root, out = root.resolve(), out.resolve()
    step = min(_LOOK_EVERY, settle / 2)
    waiting: dict[str, float] = {}
    # The first look is at everything; a case still being copied in then shows its changes by itself.
    changes = watch(
        root,
        watch_filter=lambda _, path: not Path(path).is_relative_to(out),
        debounce=int(step * 1000),
        rust_timeout=int(step * 1000),
        yield_on_timeout=True,
        force_polling=poll or None,
    )
    there = {path.name for path in root.iterdir() if is_case(path) and path != out}
    waiting.update(dict.fromkeys(there, time.monotonic() - settle))
    for change in changes:
        now = time.monotonic()
        for _, path in change:
            waiting[Path(path).relative_to(root).parts[0] if Path(path) != root else ""] = now
        ready = sorted(name for name, at in waiting.items() if now - at >= settle)
        for name in ready:
            del waiting[name]
        paths = [root / name for name in ready if name]
        cases = {str(path): case_size(path) for path in paths if is_case(path) and path != out}
        gone = tuple(path.name for path in paths if not path.exists() and path.name in there)
        there = (there | {Path(path).name for path in cases}) - set(gone)
        if cases or gone:
            yield cases, gone
