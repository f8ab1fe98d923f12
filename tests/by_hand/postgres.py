"""A real PostgreSQL for tests: from Debian's package, on a free loopback port, gone when its test run has ended."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

PACKAGE = "postgresql"
_SECONDS_TO_START = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A running server.

    Attributes:
        port: on 127.0.0.1.
        password: of the user `postgres`, checked by scram-sha-256.
        main: the number of its main process.
    """

    port: int
    password: str = field(repr=False)
    main: int
    user: str = "postgres"

    def address(self, database: str = "postgres", *, password: str | None = None) -> str:
        """For SQLAlchemy. The password has no character that an address cannot hold."""
        secret = self.password if password is None else password
        return f"postgresql+psycopg://{self.user}:{secret}@127.0.0.1:{self.port}/{database}"


def programs() -> Path | None:
    """The folder of the newest server's programs, if there is one."""
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    found = sorted((each for each in debian if (each / "initdb").exists()), key=lambda each: float(each.parent.name))
    on_path = shutil.which("initdb")
    return found[-1] if found else Path(on_path).resolve().parent if on_path else None


@contextmanager
def running(bin_folder: Path) -> Iterator[Server]:
    """A server with an empty database, stopped and deleted at the end, even where the test run is killed."""
    home = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        owner = _owner()
        if owner is not None:
            os.chown(home, owner.pw_uid, owner.pw_gid)
        password = secrets.token_hex(16)
        _make(bin_folder, home, owner, password)
        port = _free_port()
        started = _start(bin_folder, home, owner, port)
        guard = _guard(started.pid, home)
        try:
            _wait(bin_folder, port, started)
            yield Server(port, password, started.pid)
        finally:
            _stop(started)
            guard.terminate()
            guard.wait()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _owner() -> pwd.struct_passwd | None:
    """As whom the server runs, where that is not whoever runs the tests: it refuses to be root."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise RuntimeError("the server may not run as root, and there is no user postgres or nobody")


def _as(owner: pwd.struct_passwd | None) -> dict[str, object]:
    return {} if owner is None else {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


def _make(bin_folder: Path, home: Path, owner: pwd.struct_passwd | None, password: str) -> None:
    secret = home / "password"
    secret.write_text(password, encoding="ascii")
    if owner is not None:
        os.chown(secret, owner.pw_uid, owner.pw_gid)
    call = [bin_folder / "initdb", "-D", home / "data", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    call += ["--auth=scram-sha-256", f"--pwfile={secret}"]
    subprocess.run(call, check=True, capture_output=True, cwd=home, env=_environment(), **_as(owner))
    secret.unlink()


def _start(bin_folder: Path, home: Path, owner: pwd.struct_passwd | None, port: int) -> subprocess.Popen[bytes]:
    settings = {
        "port": port,
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": "",
        "fsync": "off",
        "max_connections": 20,
    }
    call = [bin_folder / "postgres", "-D", home / "data", *(f"--{name}={value}" for name, value in settings.items())]
    with (home / "log").open("wb") as log:
        return subprocess.Popen(
            call, stdout=log, stderr=log, cwd=home, env=_environment(), start_new_session=True, **_as(owner)
        )


def _environment() -> dict[str, str]:
    return {"PATH": os.defpath, "LC_ALL": "C.UTF-8"}


def _guard(server: int, home: Path) -> subprocess.Popen[bytes]:
    """A process that stops the server and deletes its files once whoever runs the tests is no more."""
    program = (
        "import os, shutil, signal, sys, time\n"
        "server, tests, home = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]\n"
        "while os.getppid() == tests: time.sleep(0.5)\n"
        "os.kill(server, signal.SIGQUIT)\n"
        "time.sleep(2)\n"
        "shutil.rmtree(home, ignore_errors=True)\n"
    )
    call = [sys.executable, "-I", "-S", "-c", program, str(server), str(os.getpid()), str(home)]
    return subprocess.Popen(call, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _wait(bin_folder: Path, port: int, started: subprocess.Popen[bytes]) -> None:
    last = time.monotonic() + _SECONDS_TO_START
    call = [bin_folder / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    while subprocess.run(call, check=False, env=_environment()).returncode:
        if started.poll() is not None or time.monotonic() > last:
            raise RuntimeError("PostgreSQL did not start")
        time.sleep(0.1)


def _stop(started: subprocess.Popen[bytes]) -> None:
    """Politely, with a fast shutdown, then at once."""
    started.send_signal(signal.SIGINT)
    try:
        started.wait(20)
    except subprocess.TimeoutExpired:
        started.send_signal(signal.SIGQUIT)
        started.wait(20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def fresh_database(server: Server) -> Iterator[str]:
    """The address of an empty database, which is dropped again, whoever is still connected."""
    name = f"t{secrets.token_hex(4)}"
    tell(server.address(), f"CREATE DATABASE {name}")
    yield server.address(name)
    tell(server.address(), f"DROP DATABASE {name} WITH (FORCE)")


def tell(address: str, *statements: str) -> None:
    """Run statements, each by itself."""
    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())
