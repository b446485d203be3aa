"""A site as in production: gunicorn, task worker, PostgreSQL, Redis and a mail server, on loopback.

Each part can be stopped, hang or be full. All end with `stop()`, by their process id.
"""

import fcntl
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import psycopg

from tests import redis
from tests.bench.pages.cost import children
from tests.databases import NAME, PreparedDatabase

ROOT = Path(__file__).resolve().parents[2]
START = 120  # seconds
# Shorter than a person needs for a form: a test says that it was filled in earlier.
TOO_FAST = 3.2


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    text: str
    seconds: float


class RunningSite:
    """A site in `folder`. `environment` is added to that of its processes."""

    def __init__(self, folder: Path, workers: int = 1, **environment: str):
        self.folder = folder
        self.database = PreparedDatabase("postgres")
        self.postgres = self.database.server
        self.postgres.options |= {"max_connections": "20"}
        self.database.prepare()
        self.redis = redis.Server("--logfile", str(folder / "redis.log"), "--loglevel", "debug")
        self.media = folder / "media"
        self.media.mkdir()
        self.environment = {
            "DJANGO_SETTINGS_MODULE": "config.settings.production",
            "SECRET_KEY": "of-the-tests-never-a-secret" * 2,
            "DATABASE_URL": self.postgres.url(NAME),
            "CACHE_URL": self.redis.url,
            "ALLOWED_HOSTS": "127.0.0.1",
            "BASE_URL": "https://127.0.0.1",
            "CALENDAR_UID_DOMAIN": "www.example.org",
            "DEFAULT_FROM_EMAIL": "info@example.org",
            "EMAIL_URL": "smtp://127.0.0.1:9",
            "MEDIA_ROOT": str(self.media),
            "TRUSTED_PROXIES": "1",
            "WEB_CONCURRENCY": str(workers),
            "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
        } | environment
        self.processes: dict[str, subprocess.Popen] = {}
        self.urls = json.loads(self.run("-m", "tests.faults.fill").splitlines()[-1])
        with (ROOT / "var" / "static.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.run("manage.py", "collectstatic", "--noinput", "--verbosity", "0")
        self.start_gunicorn()

    # --- Processes -------------------------------------------------------------------------------

    def run(self, *words: str) -> str:
        """Run a Python program in the site's environment; return what it printed."""
        done = subprocess.run(
            [sys.executable, *words],
            cwd=ROOT,
            env=os.environ | self.environment,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(words)} failed:\n{done.stdout}{done.stderr}")
        return done.stdout

    def start(self, name: str, *words: str, stderr: Path | None = None) -> None:
        """Start a process, whose words are added to the file `{name}.log`."""
        with (stderr or self.log(name)).open("a") as output:
            self.processes[name] = subprocess.Popen(
                words, cwd=ROOT, env=os.environ | self.environment, stdout=output, stderr=output
            )

    def log(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def start_gunicorn(self, stderr: Path | None = None) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        words = ["--config", "site/config/gunicorn.py", "--bind", f"127.0.0.1:{self.port}"]
        program = Path(sys.executable).with_name("gunicorn")
        self.start("gunicorn", str(program), *words, "config.wsgi", stderr=stderr)
        self.wait_for(lambda: self.get("/healthz").status == 200)

    def start_worker(self) -> None:
        self.start("worker", sys.executable, "manage.py", "db_worker", "--no-startup-delay")

    def end(self, name: str) -> None:
        process = self.processes.pop(name)
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def stop(self) -> None:
        for name in list(self.processes):
            self.end(name)
        self.redis.stop()

    def wait_for(self, condition, seconds: float = START) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            with suppress(OSError, http.client.HTTPException):
                if condition():
                    return
            time.sleep(0.1)
        logs = "\n".join(path.read_text()[-3000:] for path in map(self.log, self.processes))
        raise AssertionError(f"It did not come true in {seconds} seconds:\n{logs}")

    # --- PostgreSQL ------------------------------------------------------------------------------

    def connect(self) -> psycopg.Connection:
        folder = str(self.database.folder)
        return psycopg.connect(host=folder, user="tests", dbname=NAME)

    def count(self, table: str, condition: str) -> int:
        with self.connect() as connection:
            query = f"SELECT count(*) FROM {table} WHERE {condition}"
            return connection.execute(query).fetchone()[0]

    @contextmanager
    def postgres_hangs(self):
        """Stop each process of PostgreSQL in its tracks; its kernel goes on acknowledging."""
        server = self.postgres.process_id
        stopped = [server, *children(server)]
        for pid in stopped:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in reversed(stopped):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)

    @contextmanager
    def postgres_is_down(self):
        self.postgres.stop("fast")
        try:
            yield
        finally:
            self.postgres.start()

    # --- Readers ---------------------------------------------------------------------------------

    def get(self, path: str, **headers: str) -> Answer:
        return self._ask("GET", path, None, headers)

    def post(self, path: str, fields: dict, **headers: str) -> Answer:
        body = urlencode(fields, doseq=True)
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        return self._ask("POST", path, body, headers)

    def _ask(self, method: str, path: str, body: str | None, headers: dict) -> Answer:
        begun = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            sent = {"X-Forwarded-Proto": "https", "Host": "127.0.0.1"} | {
                name.replace("_", "-"): value for name, value in headers.items()
            }
            connection.request(method, path, body, sent)
            response = connection.getresponse()
            text = response.read().decode()
            return Answer(response.status, response.headers, text, time.monotonic() - begun)
        finally:
            connection.close()

    def open_form(self, path: str) -> dict:
        """Open a form of the public; return its hidden fields, as old as somebody needs."""
        text = self.get(path).text
        token = re.search(r'name="token" value="([^"]+)"', text)[1]
        time.sleep(TOO_FAST)
        return {"token": token}
