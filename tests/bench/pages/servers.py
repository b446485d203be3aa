"""The servers of a run: gunicorn with one worker each, on loopback, stopped by their process id."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.pages.cost import children, get

ROOT = Path(__file__).resolve().parents[3]
PROGRAMS = Path(sys.executable).parent
START = 180  # seconds
NAIVE_SETTINGS = "tests.bench.naive.settings"


def production(database: str, cache: str, media: Path) -> dict[str, str]:
    """Return the environment of our site, with the settings of production."""
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": "of-the-benchmark-never-a-secret" * 2,
        "DATABASE_URL": database,
        "CACHE_URL": cache,
        "ALLOWED_HOSTS": "127.0.0.1",
        "BASE_URL": "https://127.0.0.1",
        "CALENDAR_UID_DOMAIN": "www.example.org",
        "DEFAULT_FROM_EMAIL": "info@example.org",
        "MEDIA_ROOT": str(media),
        "TRUSTED_PROXIES": "1",
    }


def naive(database: str) -> dict[str, str]:
    """Return the environment of the plain site."""
    return {"DJANGO_SETTINGS_MODULE": NAIVE_SETTINGS, "NAIVE_DATABASE_URL": database}


def run(environment: dict[str, str], *words: str) -> None:
    """Run a Python program in an environment, which must succeed."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"} | environment,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)} failed:\n{done.stdout}{done.stderr}")


class Server:
    """A gunicorn server with one worker, on a free port. Its words stand in `log`."""

    def __init__(self, application: str, environment: dict[str, str], log: Path):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = log
        words = ["--workers", "1", "--worker-class", "sync", "--timeout", "300"]
        words += ["--bind", f"127.0.0.1:{self.port}", "--chdir", str(ROOT), "--no-control-socket"]
        with log.open("w") as output:
            self.process = subprocess.Popen(
                [PROGRAMS / "gunicorn", application, *words, "--pythonpath", f"{ROOT},{ROOT}/site"],
                env=os.environ | environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def wait(self) -> None:
        """Return once it answers."""
        until = time.monotonic() + START
        while time.monotonic() < until and self.process.poll() is None:
            try:
                get(self.port, "/robots.txt", {})
            except OSError:
                time.sleep(0.2)
            else:
                return
        raise RuntimeError(f"A server did not start:\n{self.log.read_text()}")

    def worker(self) -> int:
        """Return the process id of its worker."""
        (pid,) = children(self.process.pid)
        return pid

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
