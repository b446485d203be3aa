"""What holds for every style sheet: pages also run from right to left."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHEETS = sorted((ROOT / "site/static/css").glob("*.css"))

SIDE = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)"
    r"|border-(?:top|bottom)-(?:left|right)-radius|left|right)[\w-]*\s*:"
    r"|(?:text-align|float|clear|caption-side|justify-\w+|background-position|transform-origin)"
    r"\s*:[^;{}]*\b(?:left|right)\b"
    r"|translate(?:X|3d)?\(|scaleX\(|linear-gradient\(\s*to (?:left|right)"
    r"|@(?:top|bottom)-(?:left|right)\b"
)
# Four values, the second of which is not the fourth: `margin: 0 1rem 0 0`.
FOUR = re.compile(
    r"(?<![\w-])(?:margin|padding|inset|border-(?:width|radius|style|color))\s*:\s*([^;{}]+)"
)

# What may name a side, and why.
ALLOWED = {
    "header.css": ("border-width: 0 .18em .18em 0", "an arrow, turned to point down"),
    "map.css": (
        "inset: -.125rem auto auto -.125rem",
        "translate(",
        "margin: 1rem 2.25rem 1rem 1rem",
        "a map has east on the right, and Leaflet closes pop-ups there",
    ),
    "place-pin.css": ("border-radius: 50% 50% 50% 0", "translate(", "a pin, turned to point down"),
    "print.css": ("@bottom-right", "margins of a printed page have no logical names"),
}


def sides(css: str) -> list[str]:
    """The declarations that name the left or the right, or give them different values."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    found = [match[0] for match in SIDE.finditer(css)]
    for match in FOUR.finditer(css):
        values = re.sub(r"\([^()]*\)", "()", match[1]).split()
        corners = "radius" in match[0]
        if len(values) == 4 and (len(set(values)) > 1 if corners else values[1] != values[3]):
            found.append(match[0])
    return found


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_style_sheet_names_a_side(sheet):
    *allowed, _reason = ALLOWED.get(sheet.name, ("",))
    found = sides(sheet.read_text())
    assert [rule for rule in found if not any(part in rule for part in allowed)] == []
    assert [part for part in allowed if not any(part in rule for rule in found)] == []


@pytest.mark.parametrize(
    "rule",
    [
        "margin-left: 1rem",
        "left: 0",
        "border-right-width: 1px",
        "border-top-left-radius: 2px",
        "text-align: left",
        "float: right",
        "margin: 0 1rem 0 0",
        "padding: 0 calc(1rem + 2px) 0 0",
        "border-radius: 1px 0 0 1px",
        "background: linear-gradient(to right, red, blue)",
        "transform: translateX(1rem)",
    ],
)
def test_what_names_a_side_is_found(rule):
    assert sides(f"a {{ {rule}; }}")


@pytest.mark.parametrize(
    "rule",
    [
        "margin-inline-start: 1rem",
        "text-align: start",
        "margin: 0 1rem",
        "padding: 1px 2px 3px 2px",
        "transform: translateY(-.2em) rotate(45deg)",
        "justify-content: end",
    ],
)
def test_what_follows_the_text_is_let_be(rule):
    assert sides(f".pasted-left-out {{ {rule}; }}") == []
