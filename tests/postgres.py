"""A throw-away PostgreSQL server made of the system's own programs, also where one is root.

Run as a program, it says by its exit status whether PostgreSQL is on this machine.
"""

import os
import pwd
import re
import shutil
import subprocess
import sys
from pathlib import Path

# Nothing outlives a crash, so nothing needs to be safe on the disk.
OPTIONS = {
    "autovacuum": "off",
    "fsync": "off",
    # Without statistics, small queries look so costly that compiling them takes seconds.
    "jit": "off",
    "full_page_writes": "off",
    "listen_addresses": "''",
    "max_wal_senders": "0",
    "synchronous_commit": "off",
    "wal_level": "minimal",
}


def programs() -> Path | None:
    """The folder that holds initdb: PG_BIN, the one on the PATH, or Debian's newest version."""
    if os.environ.get("PG_BIN"):
        return Path(os.environ["PG_BIN"])
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(found, key=lambda path: float(path.parts[-3]), default=None)
    return newest and newest.parent


def another_user() -> pwd.struct_passwd | None:
    """Who runs the server where we are root, which PostgreSQL refuses; None where we are not."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


class Server:
    """A server whose data and socket stand in `folder`. It listens to no network."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.data = folder / "data"
        self.options = dict(OPTIONS)
        self.run_as = {}
        if user := another_user():
            os.chown(folder, user.pw_uid, user.pw_gid)
            self.run_as = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        # A person's own PGPORT and the like would lead elsewhere.
        for name in filter(re.compile("PG[A-Z]+").fullmatch, list(os.environ)):
            del os.environ[name]

    def create(self) -> None:
        self._run("initdb", "-A", "trust", "-U", "tests", "-E", "UTF8", "--locale=C.UTF-8", "-N")

    def start(self) -> None:
        options = {**self.options, "unix_socket_directories": self.folder}
        words = " ".join(f"-c {name}={value}" for name, value in options.items())
        self._run("pg_ctl", "start", "-w", "-s", "-l", str(self.folder / "log"), "-o", words)

    def stop(self, mode: str = "immediate") -> None:
        self._run("pg_ctl", "stop", "-w", "-s", "-m", mode)

    def create_database(self, name: str) -> None:
        self._run("createdb", "-h", str(self.folder), "-U", "tests", name)

    @property
    def process_id(self) -> int:
        """The process id of the running server, of which its other processes are children."""
        return int((self.data / "postmaster.pid").read_text().split()[0])

    def url(self, name: str) -> str:
        return f"postgres://tests@/{self.folder}/{name}"

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run(
            [programs() / program, *words],
            env=os.environ | {"PGDATA": str(self.data)},
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            # A file, because the server keeps it open: a pipe would never end.
            stdout=(self.folder / "output").open("w"),
            stderr=subprocess.STDOUT,
            **self.run_as,
        )
        if done.returncode:
            told = [
                p.read_text() for name in ("output", "log") if (p := self.folder / name).exists()
            ]
            raise RuntimeError(f"{program} failed:\n" + "\n".join(told))


if __name__ == "__main__":
    sys.exit(programs() is None)
