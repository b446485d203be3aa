"""What the guides for developers and operators name is there: files, and functions of the code."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GUIDES = ["README.md", "docs/developers.md", "docs/operators.md"]
APPS = ("home", "campaigns", "programme", "site", "templates", "tests", "docs")
NAMED = re.compile(r"`([^`\n]+)`")
PATH = re.compile(rf"({'|'.join(APPS)})/[\w/.-]+")
CALL = re.compile(r"(?:[\w.]+\.)?(\w+)\(\)")
# Examples of the recipes, which are not there yet, and functions of other packages.
EXAMPLES = {"templates/home/press_page.html"}
OF_OTHERS = {"count", "expect", "getText", "inner_text", "publish_scheduled", "transaction.atomic"}


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

    assert {path for path in paths if not (ROOT / path).exists()} == set()


def test_the_functions_that_the_guides_name_are_there():
    calls = {
        match[1] for guide in GUIDES for name in named_in(guide) if (match := CALL.fullmatch(name))
    }

    assert calls - defined_names() - OF_OTHERS == set()
