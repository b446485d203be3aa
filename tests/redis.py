"""A throw-away Redis server on loopback, made of the system's own program."""

import shutil
import signal
import socket
import subprocess
import time

MISSING = "redis-server is not on this machine"


def program() -> str | None:
    return shutil.which("redis-server")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Server:
    """A server that keeps nothing, on a free port. `options` are those of its command line."""

    def __init__(self, *options: str, port: int | None = None):
        self.port = port or _free_port()
        address = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", ""]
        self.process = subprocess.Popen(
            [program(), *address, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._wait()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}"

    def _wait(self) -> None:
        until = time.monotonic() + 10
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.02)
        raise RuntimeError("redis-server did not start")

    def hang(self) -> None:
        self.process.send_signal(signal.SIGSTOP)

    def stop(self) -> None:
        # One that hangs hears nothing else.
        self.process.kill()
        self.process.wait()
