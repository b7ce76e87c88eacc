"""What a script calls: a scheme loaded, one case checked, as `intake check` does it."""

from collections.abc import Sequence
from datetime import date
from os import PathLike
from pathlib import Path

from intake.bench import Bench
from intake.case.outputs import write_outputs
from intake.case.sound import load_sound_scheme, require_ready
from intake.checks import validate_checks
from intake.events import read_log
from intake.model import CaseReport
from intake.pipeline import check_case
from intake.scheme import Scheme
from intake.settings import Settings
from intake.workers import ReadingPool


def load_scheme(id_or_folder: str | PathLike[str]) -> Scheme:
    """The shipped scheme of that id (``gbt27922``), or the one in that folder.

    Raises:
        UsageError: there is no such scheme.
        SchemeError: every mistake in it, a line each, with file, line, place and the nearest right name.
    """
    return load_sound_scheme(Path(id_or_folder))


def check(
    case: str | PathLike[str],
    scheme: Scheme,
    settings: Settings | None = None,
    *,
    supplements: Sequence[str | PathLike[str]] = (),
    out: str | PathLike[str] | None = None,
) -> CaseReport:
    """The report on one case: a folder of any depth, or one archive.

    ``settings``: by default everything is judged as of today. ``supplements``: what was sent after it, in
    the order it came. ``out``: a folder (made when missing) that gets report.json, report.html and, when
    something is deficient, the notice; decisions and rounds kept there are applied. Without it nothing is
    written. The case itself is never changed; files are read, and the case judged, in processes of their
    own, within ``settings.limits``.

    Raises:
        UsageError: there is no such case or supplement.
        SchemeError: the scheme cannot be applied; the message says where and why.
        CaseError: nothing in the case can be reached, or ``out`` cannot be written.
    """
    chosen = settings or Settings(as_of=date.today())
    if out is None:
        validate_checks(scheme)
    else:
        require_ready(scheme, chosen.language)
    material = [Path(case), *(Path(one) for one in supplements)]
    with Bench(scheme, chosen.limits, 1) as bench:
        bench.start()  # before there are threads
        with ReadingPool(chosen) as pool:
            outcome = check_case(
                material[0],
                scheme,
                chosen,
                pool,
                supplements=material[1:],
                events=read_log(Path(out)).events if out is not None else (),
                reporting=bench.report_on,
            )
        if out is None:
            return outcome.report
        written = write_outputs(
            outcome,
            scheme,
            Path(out),
            material=material,
            rendering=bench.render,
            again=bench.report_again,
        )
    return written.report
