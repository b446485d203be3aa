"""The lock: what pyproject.toml asks for, pinned and hashed."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
ASKED = {
    "production": PROJECT["project"]["dependencies"],
    "development": [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]],
}
PIN = re.compile(r"(?P<name>[\w.-]+)(\[[\w,-]+\])?==(?P<version>\S+)( ; .+)?( \\)?")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def pins(lock: str) -> dict[str, set[str]]:
    """Versions by name. A package may have several, one for each version of Python."""
    found = {}
    for line in (ROOT / "requirements" / f"{lock}.txt").read_text().splitlines():
        if match := PIN.fullmatch(line):
            found.setdefault(canonicalize_name(match["name"]), set()).add(match["version"])
    return found


@pytest.mark.parametrize("lock", ASKED)
def test_lock_fits_pyproject(lock):
    found = pins(lock)

    for asked in map(Requirement, ASKED[lock]):
        versions = found.get(canonicalize_name(asked.name), set())
        assert versions, f"{asked.name} is not in requirements/{lock}.txt: run `make lock`"
        assert all(version in asked.specifier for version in versions), f"{asked}: {versions}"


def test_both_locks_pin_the_same_versions():
    development = pins("development")

    assert {name: development.get(name) for name in pins("production")} == pins("production")


@pytest.mark.parametrize("lock", ASKED)
def test_lock_says_nothing_but_pins_and_hashes(lock):
    lines = (ROOT / "requirements" / f"{lock}.txt").read_text().splitlines()
    said = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]

    assert [line for line in said if not PIN.fullmatch(line) and not HASH.fullmatch(line)] == []
    unhashed = [
        line
        for line, following in zip(said, [*said[1:], ""], strict=True)
        if PIN.fullmatch(line) and not HASH.fullmatch(following)
    ]
    assert unhashed == []
