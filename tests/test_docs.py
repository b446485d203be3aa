"""What the guides for developers and operators name is there: files, functions, commands."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from django.core.management import get_commands
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
GUIDES = ["README.md", "docs/developers.md", "docs/operators.md", "docs/security.md"]
APPS = ("home", "campaigns", "programme", "site", "templates", "tests", "docs")
NAMED = re.compile(r"`([^`\n]+)`")
PATH = re.compile(rf"({'|'.join(APPS)})/[\w/.-]+")
FILE = re.compile(r"[\w-]+\.(?:py|js|css|toml)")
CALL = re.compile(r"(?:[\w.]+\.)?(\w+)\(\)")
COMMAND = re.compile(r"(?:\S+/python )?manage\.py (\w+)")
# What a reader of a recipe makes: the templates of a new page type and of a new e-mail, and the
# strings of a new language, which are no part of the repository.
EXAMPLES = {
    "campaigns/mail/thanks.subject.txt",
    "site/locale/ar/LC_MESSAGES/django.po",
    "templates/home/press_page.html",
}
# Functions of other packages: Playwright, gettext, Django, Wagtail.
OF_OTHERS = {"atomic", "count", "expect", "getText", "inner_text", "publish_scheduled"}

# What each app has, and the tree in "The house" therefore does not repeat.
IN_EVERY_APP = {
    "__init__.py", "apps.py", "enums.py", "migrations/", "models/", "querysets.py",
    "templatetags/", "wagtail_hooks.py",
}  # fmt: skip


def defined_names() -> set[str]:
    names = set()
    for app in ("home", "campaigns", "programme", "site", "tests", ".ci"):
        for path in (ROOT / app).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.FunctionDef | ast.ClassDef):
                    names.add(node.name)
    return names


def named_in(guide: str) -> set[str]:
    text = re.sub(r"```.*?```", "", (ROOT / guide).read_text(), flags=re.DOTALL)
    return set(NAMED.findall(text))


@pytest.mark.parametrize("guide", GUIDES)
def test_the_files_that_a_guide_names_are_there(guide):
    paths = {name for name in named_in(guide) if PATH.fullmatch(name)} - EXAMPLES

    # A template goes by its whole path, or by the name that Django has for it.
    folders = (ROOT, ROOT / "templates")
    assert {path for path in paths if not any((f / path).exists() for f in folders)} == set()


@pytest.mark.parametrize("guide", GUIDES)
def test_a_file_that_a_guide_names_without_its_folder_is_somewhere(guide):
    there = {path.name for app in APPS for path in (ROOT / app).rglob("*.*")}
    there |= {path.name for path in ROOT.iterdir()}

    assert {name for name in named_in(guide) if FILE.fullmatch(name)} - there == set()


def test_the_functions_that_the_guides_name_are_there():
    calls = {
        match[1] for guide in GUIDES for name in named_in(guide) if (match := CALL.fullmatch(name))
    }

    assert calls - defined_names() - OF_OTHERS == set()


def test_the_commands_that_the_guides_name_are_there():
    commands = {
        match[1] for guide in GUIDES for name in named_in(guide) if (match := COMMAND.match(name))
    }

    assert commands - get_commands().keys() == set()


@pytest.mark.parametrize("app", ["home", "campaigns", "programme"])
def test_the_tree_of_the_house_is_whole(app):
    guide = (ROOT / "docs/developers.md").read_text()
    tree = guide.split("```")[1]
    part = re.search(rf"^{app}/\n((?:  .*\n)+)", tree, re.MULTILINE)[1]
    listed = set(re.findall(r"(?<!\S)(?:\w+/|\w+\.py)(?!\S)", part))
    there = {f"{path.name}/" for path in (ROOT / app).iterdir() if path.is_dir()}
    there |= {path.name for path in (ROOT / app).glob("*.py")}

    assert there - listed - IN_EVERY_APP - {"__pycache__/"} == set()
    first = set(re.findall(r"^  (\w+/|\w+\.py)", part, re.MULTILINE))
    assert first - there == set()


def test_each_dependency_says_what_it_is_for_and_who_keeps_it():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    rows = re.findall(
        r"^\| `([\w-]+)` \| (?:[^|]*\w[^|]*) \| (?:[^|]*\w[^|]*) \|$",
        (ROOT / "docs/dependencies.md").read_text(),
        re.MULTILINE,
    )
    assert sorted(rows) == sorted(Requirement(line).name for line in asked)
