"""What holds for the whole repository and that no single module can see."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# An app may import those on its right.
APPS = ["programme", "campaigns", "home"]
LONGEST = 300
MOST_FILES = 9
CODE = {".py", ".html", ".css", ".js", ".mjs"}
# What leads to one machine only: a package registry or mirror, a folder of a person.
OF_ONE_MACHINE = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.npmjs|(--|_)(extra-)?index[-_]url|--find-links"
    r"|(?<![\w.~}\])-])/(root|work|opt|Users)/|/home/\w+/\.",
    re.IGNORECASE,
)


def files_of_the_repository() -> list[Path]:
    """All files that git knows or would add; in a copy without git, all but what is ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listed.returncode == 0:
        files = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        ignored = {".venv", "var", "__pycache__", ".pytest_cache", ".ruff_cache", ".hypothesis"}
        files = [path for path in ROOT.rglob("*") if not ignored & set(path.parts)]
    return [path for path in files if path.is_file()]


def text_of(path: Path) -> str:
    return path.read_bytes().decode(errors="ignore")


def imported_packages(source: str) -> set[str]:
    """The first word of every module that a source imports, also inside functions."""
    names = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.append(node.module)
    return {name.split(".")[0] for name in names}


def test_site_is_a_plain_folder():
    # Python has a module named `site`.
    assert not (ROOT / "site" / "__init__.py").exists()
    assert (ROOT / "site" / "config" / "__init__.py").exists()


@pytest.mark.parametrize("app", APPS)
def test_imports_go_one_way(app):
    upper = {*APPS[: APPS.index(app)], "tests"}

    wrong = {
        str(path.relative_to(ROOT)): sorted(found)
        for path in (ROOT / app).rglob("*.py")
        if (found := imported_packages(text_of(path)) & upper)
    }

    assert wrong == {}


def test_no_file_names_a_registry_or_a_folder_of_one_machine():
    found = {
        str(path.relative_to(ROOT)): match.group()
        for path in files_of_the_repository()
        if (match := OF_ONE_MACHINE.search(text_of(path))) and path.name != "test_house.py"
    }

    assert found == {}


def test_files_can_be_read_in_one_go():
    lengths = {
        str(path.relative_to(ROOT)): text_of(path).count("\n")
        for path in files_of_the_repository()
        if path.suffix in CODE and "migrations" not in path.parts
    }

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


# Names of the time before the first release: riddles, or names with two meanings. The guide for
# developers says what became of each ("Former names").
FORMER_NAMES = {
    "tell", "tell_all", "told_of", "told_in", "told_at", "first_told", "ToldPanel", "tell_address",
    "tell_reviewers", "is_gone", "take", "stamp", "FeedStamp", "Moments", "found_by", "words_of",
    "facets_of", "former_facets", "Asked", "holding", "meant", "squeezed", "locked", "give_facts",
    "apply_facts", "copy_text", "follow_original", "stand_in", "note_language", "returns_with",
    "Term", "Work", "doubts", "faults", "Desk", "Letter", "letter_context", "fill_in", "take_back",
    "move_to", "FOLLOWING", "judged", "press", "WRITTEN", "Dossier", "dossier", "Line", "Piece",
    "Place", "Remark", "Signer", "PasteForm", "folded", "marked", "forget", "KeepsSignedTexts",
    "before_saving",
}  # fmt: skip
FORMER_MODULES = {
    "acts", "desk", "doubts", "facets_of", "faults", "front", "importing", "in_step", "intake",
    "journal", "letters", "matching", "moments", "parts", "pasted", "pieces", "remarks", "stamps",
    "subscriptions", "taking", "translating", "words",
}  # fmt: skip


@pytest.mark.parametrize("app", APPS)
def test_no_name_of_before_comes_back(app):
    named = {}
    for path in (ROOT / app).rglob("*.py"):
        names = {path.stem, path.parent.name} & FORMER_MODULES
        for node in ast.walk(ast.parse(text_of(path))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                names |= {node.name} & FORMER_NAMES
            if isinstance(node, ast.ClassDef):
                fields = [target for item in node.body if isinstance(item, ast.Assign)
                          for target in item.targets if isinstance(target, ast.Name)]  # fmt: skip
                names |= {field.id for field in fields} & FORMER_NAMES
        if names:
            named[str(path.relative_to(ROOT))] = sorted(names)

    assert named == {}


@pytest.mark.parametrize("app", APPS)
def test_packages_say_what_they_are_for_and_stay_small(app):
    untold, large = [], {}
    for package in (ROOT / app).rglob("__init__.py"):
        folder = package.parent
        if folder.name in {"commands", "management", "migrations", "templatetags"}:
            continue
        if not ast.get_docstring(ast.parse(text_of(package))):
            untold.append(str(folder.relative_to(ROOT)))
        files = len(list(folder.glob("*.py"))) - 1
        if files > MOST_FILES and folder.name != app:
            large[str(folder.relative_to(ROOT))] = files

    assert (untold, large) == ([], {})
