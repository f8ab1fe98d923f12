"""A mail server that says what it is told to, byte for byte, whatever a server may say; it notes what it hears."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Says = Callable[[bytes], bytes]
"""A line of the client -> what is said to it; empty before the first, which is the greeting."""


@dataclass
class SaidServer:
    """Where it is reached, and each line that it heard."""

    port: int
    heard: list[bytes] = field(default_factory=list)


@contextmanager
def said_server(says: Says, *, endless: bytes = b"", pause: float = 0) -> Iterator[SaidServer]:
    """A server for one client.

    Args:
        says: what to say.
        endless: what it goes on saying, once `says` has said it, until the client hangs up.
        pause: seconds before each time that it says it again.
    """
    with socket.create_server(("127.0.0.1", 0)) as door:
        server = SaidServer(door.getsockname()[1])
        thread = threading.Thread(target=_serve, args=(door, server, says), kwargs={"endless": endless, "pause": pause})
        thread.start()
        try:
            yield server
        finally:
            with suppress(OSError):
                door.shutdown(socket.SHUT_RDWR)
            thread.join()


def _serve(door: socket.socket, server: SaidServer, says: Says, *, endless: bytes, pause: float) -> None:
    with suppress(OSError):
        line, _ = door.accept()
        with line, line.makefile("rb") as hears:
            asked = b""
            while True:
                said = says(asked)
                line.sendall(said)
                while endless and said.endswith(endless):
                    time.sleep(pause)
                    line.sendall(endless if pause else endless * 100)
                asked = hears.readline()
                if not asked:
                    return
                server.heard.append(asked)
