"""`intake` whose benches have the faults."""

import intake.bench.bench
from intake.cli import main
from tests.bench.faults import faulty_serve

intake.bench.bench.serve = faulty_serve  # type: ignore[attr-defined]

if __name__ == "__main__":
    main()
