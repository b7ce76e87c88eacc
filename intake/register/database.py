"""Opens the register's database, brings its tables up to date, and keeps its writers apart."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from filelock import FileLock
from filelock import Timeout as LockTimeout
from platformdirs import user_data_path
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from intake.errors import RegisterError, UsageError

DEFAULT = "default"
"""The word by which the user's own register is asked for."""

_BUSY_SECONDS = 60
_WRITES = "intake_writes"
_ONE_WRITER = 0x1A7A4E
"""Name of the lock that PostgreSQL's writers take in turn, as SQLite's do by nature."""


def default_location() -> Path:
    """Where the user's own register lies."""
    return user_data_path("intake", appauthor=False) / "register.sqlite3"


class Database:
    """An open register. ``writing`` and ``reading`` give connections, each one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that no other writer runs beside: on disk when the block ends, undone if it fails.

        Raises:
            RegisterError: the database refuses.
        """
        with _in_words(self._engine.url), self._engine.connect() as connection:
            writer = connection.execution_options(**{_WRITES: True})
            with writer.begin():
                if self._engine.dialect.name == "postgresql":
                    writer.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _ONE_WRITER})
                yield writer

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one moment's state. Raises RegisterError."""
        with _in_words(self._engine.url), self._engine.connect() as connection, connection.begin():
            yield connection

    @property
    def file(self) -> Path | None:
        """The file it lies in; None: it is a server's."""
        url = self._engine.url
        return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None

    def close(self) -> None:
        self._engine.dispose()


def open_database(target: str) -> Database:
    """The register at a file, a database address, or ``default``; made when it is not there, its tables
    brought up to date.

    Raises:
        UsageError: the address is none, or its driver is missing.
        RegisterError: it cannot be opened, or a newer version of this program made it.
    """
    url = _url(target)
    engine = _engine(url)
    database = Database(engine)
    # SQLite cannot wait while another process turns the journal over to WAL, so openers queue up.
    file = Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None
    try:
        with FileLock(f"{file}.lock", timeout=_BUSY_SECONDS) if file else nullcontext():
            _bring_up_to_date(database)
    except (OSError, LockTimeout) as error:
        raise RegisterError(f"登记簿打不开：{_shown(url)}：{error}。") from error
    return database


def _url(target: str) -> URL:
    if target == DEFAULT:
        path = default_location()
    elif "://" in target:
        try:
            url = make_url(target)
        except ArgumentError as error:
            raise UsageError(f"登记簿地址无效：{error}") from error
        if url.drivername == "postgresql":
            # The driver that comes with the extra `postgresql`.
            return url.set(drivername="postgresql+pg8000")
        return url
    else:
        path = Path(target)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RegisterError(f"登记簿的文件夹建不了：{path.parent}：{error}") from error
    return URL.create("sqlite", database=str(path.resolve()))


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        try:
            return create_engine(url, pool_pre_ping=True)
        except (ImportError, SQLAlchemyError) as error:
            raise UsageError(
                f"数据库驱动未安装或地址无效（{error}）。PostgreSQL：pip install pg8000"
            ) from error
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": _BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _: object) -> None:
        # We say BEGIN ourselves (below): Python's driver would begin late, and without the writer's lock.
        connection.isolation_level = None
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _bring_up_to_date(database: Database) -> None:
    config = Config()
    config.set_main_option("script_location", "intake.register:migrations")
    scripts = ScriptDirectory.from_config(config)
    with database.reading() as connection:
        revision = MigrationContext.configure(connection).get_current_revision()
    if revision == scripts.get_current_head():
        return
    if revision is not None and revision not in {script.revision for script in scripts.walk_revisions()}:
        raise RegisterError(f"登记簿由更新版本的 intake 建立（{revision}），请升级。")
    with database.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def _in_words(url: URL) -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or error
        raise RegisterError(f"登记簿读写失败：{_shown(url)}：{cause}。") from error


def _shown(url: URL) -> str:
    return url.render_as_string(hide_password=True)
