"""Both databases: a file, and a PostgreSQL server of our own where its programs are installed."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


def _program(name: str) -> str | None:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(found[-1]) if found else shutil.which(name)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of an empty server of our own."""
    pytest.importorskip("pg8000", reason="pg8000 (extra postgresql) is not installed")
    initdb, server = _program("initdb"), _program("pg_ctl")
    if not initdb or not server:
        pytest.skip("PostgreSQL's server programs are not installed")
    # The server refuses to run as root: then the account that comes with its package owns it.
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="intake-pg-"))
    if prefix:
        shutil.chown(folder, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    try:
        for command in (
            [initdb, "-D", data, "-U", "intake", "-A", "trust", "-E", "UTF8", "--locale=C"],
            [server, "-D", data, "-w", "-t", "60", "-l", folder / "log", "-o", options, "start"],
        ):
            done = subprocess.run(
                [*prefix, *map(str, command)], capture_output=True, text=True, cwd=folder, check=False
            )
            if done.returncode:
                pytest.skip(f"PostgreSQL does not start here: {done.stderr[-300:]}")
        yield f"postgresql://intake@127.0.0.1:{port}/postgres"
        subprocess.run(
            [*prefix, server, "-D", str(data), "-m", "immediate", "stop"],
            capture_output=True,
            cwd=folder,
            check=False,
        )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def register(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a register lies, empty in the eyes of this test."""
    if request.param == "sqlite":
        return str(tmp_path / "register.sqlite3")
    address: str = request.getfixturevalue("postgresql")
    from sqlalchemy import create_engine, text

    engine = create_engine(address.replace("postgresql:", "postgresql+pg8000:"))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return address
