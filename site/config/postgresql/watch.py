"""A connection to PostgreSQL that gives up on a server that hangs, but never on a slow statement.

A server whose processes are stopped still acknowledges what it is sent, since its kernel does: no
time-out of the server or of TCP helps, and a reader would wait for ever. So whoever has waited for
a while asks on a second connection for `SELECT 1`: a server that is merely busy answers that.
"""

import select
import time

import psycopg
from psycopg import pq
from psycopg.conninfo import make_conninfo
from psycopg.errors import ConnectionTimeout, OperationalError, _WaitTimeout

# Seconds. How long the second connection may take; and for how long a server that did not answer
# is left alone, so that a process does not spend all of its time waiting.
PROBE = 1
PAUSE = 5
# A later question may take longer: what has been slow for a while is known to be alive.
MOST_PATIENCE = 10

# By server: until when it is left alone, by the clock of `time.monotonic()`.
_silent_until: dict[str, float] = {}


class WatchedConnection(psycopg.Connection):
    """A connection that raises OperationalError, and is closed, once its server hangs.

    `patience` is how long a statement may take, in seconds, before the server is asked whether it
    still answers; None never asks.
    """

    patience: float | None = None
    address = ""

    @classmethod
    def connect(cls, conninfo="", *, patience: float | None = None, **kwargs):
        words = {name: value for name, value in kwargs.items() if isinstance(value, str | int)}
        for name in ("autocommit", "prepare_threshold"):
            words.pop(name, None)
        address = make_conninfo(conninfo, **words)
        if patience is not None and _silent_until.get(address, 0) > time.monotonic():
            raise OperationalError("PostgreSQL did not answer a moment ago")
        try:
            connection = super().connect(conninfo, **kwargs)
        except ConnectionTimeout:
            _silent_until[address] = time.monotonic() + PAUSE
            raise
        connection.patience, connection.address = patience, address
        return connection

    def wait(self, gen, *args, **kwargs):
        if self.patience is None or "timeout" in kwargs:
            return super().wait(gen, *args, **kwargs)
        patience, probe = self.patience, PROBE
        while True:
            try:
                return super().wait(gen, *args, timeout=patience, **kwargs)
            except _WaitTimeout:
                if not answers(self.address, probe):
                    _silent_until[self.address] = time.monotonic() + PAUSE
                    # What was sent may still be done, or not: nobody can know.
                    self.close()
                    raise OperationalError("PostgreSQL does not answer") from None
            patience = probe = min(2 * patience, MOST_PATIENCE)


def answers(conninfo: str, seconds: float) -> bool:
    """Return whether a server answers within some seconds, if only that it is full."""
    until = time.monotonic() + seconds
    connection = pq.PGconn.connect_start(conninfo.encode())
    try:
        while (status := connection.connect_poll()) != pq.PollingStatus.OK:
            if status == pq.PollingStatus.FAILED:
                return b"FATAL" in connection.error_message
            if not _is_ready(connection, until, status == pq.PollingStatus.WRITING):
                return False
        # A pooler lets everybody in, whatever has become of the server behind it.
        connection.send_query(b"SELECT 1")
        connection.consume_input()
        while connection.is_busy():
            if not _is_ready(connection, until):
                return False
            connection.consume_input()
        return True
    except psycopg.Error:
        return False
    finally:
        connection.finish()


def _is_ready(connection, until: float, to_write: bool = False) -> bool:
    left = until - time.monotonic()
    if left <= 0:
        return False
    watched = select.poll()
    watched.register(connection.socket, select.POLLOUT if to_write else select.POLLIN)
    return bool(watched.poll(left * 1000))
