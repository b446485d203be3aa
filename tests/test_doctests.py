"""The examples in docstrings are true."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
APPS = ("home", "campaigns", "programme")
FOLDERS = (*APPS, "site/config")


def modules_with_examples() -> list[str]:
    files = [file for folder in FOLDERS for file in sorted((ROOT / folder).rglob("*.py"))]
    return [
        str(file.relative_to(ROOT).with_suffix("")).removeprefix("site/").replace("/", ".")
        for file in files
        if ">>>" in file.read_text()
    ]


@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.parametrize("name", modules_with_examples())
def test_the_examples_of_a_module_are_true(name):
    tried = doctest.testmod(import_module(name), optionflags=doctest.ELLIPSIS)
    assert (tried.failed, tried.attempted > 0) == (0, True)


def test_there_are_examples_in_every_app():
    found = modules_with_examples()
    assert {name.split(".")[0] for name in found} >= set(APPS)
