"""The lock: what pyproject.toml asks for, pinned and hashed."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
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

CODE = ["home", "campaigns", "programme", "site/config"]
OURS = {"home", "campaigns", "programme", "config"}
# What no import and no setting names.
USED_OTHERWISE = {
    "argon2-cffi": "Django's hasher of passwords imports it",
}
# What only a program imports that a developer starts by hand.
NOT_SHIPPED = {"babel": "programme/data/make_zones.py, which says how to install it"}


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


def modules_named() -> tuple[set[str], set[str]]:
    """The first words of what is imported, and of what the settings name as "package.module"."""
    imported, named = set(), set()
    for path in (path for folder in CODE for path in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add(node.module.partition(".")[0])
            elif path.parent.name == "settings" and isinstance(node, ast.Constant):
                named.add(str(node.value).partition(".")[0])
    return imported - OURS - sys.stdlib_module_names, named


def declared() -> set[str]:
    return {
        canonicalize_name(Requirement(asked).name) for asked in PROJECT["project"]["dependencies"]
    }


def distributions(modules: set[str]) -> set[str]:
    installed = packages_distributions()
    return {canonicalize_name(name) for module in modules for name in installed.get(module, ())}


def test_what_is_imported_is_declared():
    imported, _named = modules_named()
    known = packages_distributions()

    undeclared = {
        module: known.get(module)
        for module in imported - set(NOT_SHIPPED)
        if not {canonicalize_name(name) for name in known.get(module, ())} & declared()
    }

    assert undeclared == {}


def test_what_is_declared_is_used():
    imported, named = modules_named()

    unused = declared() - distributions(imported | named) - set(USED_OTHERWISE)

    assert unused == set()
    assert set(USED_OTHERWISE) <= declared() - distributions(imported)
