"""Split a line with several names: columns, semicolons, bullets or commas between them."""

import re

from campaigns.names import spells, split_name
from campaigns.pasting.names.other_lines import FEWEST_WORDS_OF_A_SENTENCE, LONGEST_NAME
from campaigns.pasting.text.sentences import has_several_sentences

COLUMN = re.compile(r"\t+| {4,}|\u00a0{4,}")
SEPARATOR = re.compile(r"\s*;\s*|\s+[•·∙▪■●◦‣|✦★]\s+|\s*[•●■▪]\s*")
LIST_SIGN = re.compile(r"\s*[,/]\s+|\s+/\s*")
DASH = re.compile(r"\s+[–—-]\s+")
LAST_AND = re.compile(r"(?:,\s*)?\s+(?:et|and|&|ainsi que)\s+(?!.*\s(?:et|and|&)\s)")
# The beginning of a name: a capital or a number, perhaps behind an article.
BEGINS_NAME = re.compile(r"(?:(?:la|le|les|l['’]|the|et|and)\s*)?[\"“«]?\s?(?:[^\W_a-zß-ÿ])")
FEWEST = 3
LONGEST_LIST = 10_000


def columns(text: str) -> list[str]:
    """Return the cells of a line of a table, or the line alone.

    >>> columns("CRID\\tFORIM"), columns("| CRID | FORIM |"), columns("CRID")
    (['CRID', 'FORIM'], ['CRID', 'FORIM'], ['CRID'])
    """
    stripped = text.strip()
    if stripped.startswith("|") and stripped.endswith("|"):
        return [cell.strip() for cell in stripped.split("|") if cell.strip()]
    return [cell.strip() for cell in COLUMN.split(stripped) if cell.strip()]


def are_name_and_acronym(first: str, second: str) -> bool:
    """Return whether one cell of a table spells the other: "France Amérique Latine", "FAL"."""
    return _spells(second, first) or _spells(first, second)


def _spells(acronym: str, name: str) -> bool:
    return len(acronym) < len(name) and acronym[:1].isupper() and spells(acronym, name)


def between_separators(text: str) -> list[str]:
    """Return the names between semicolons or bullets, or the text alone.

    >>> between_separators("CRID ; FORIM"), between_separators("Réseau (Paris ; Lyon)")
    (['CRID', 'FORIM'], ['Réseau (Paris ; Lyon)'])
    """
    parts = [part.strip() for part in _split_outside_brackets(SEPARATOR, text) if part.strip()]
    is_acronym_beside = len(parts) == 2 and "|" in text and bool(split_name(text).acronym)
    if len(parts) < 2 or is_acronym_beside or any(map(_is_clause, parts)):
        return [text]
    return parts


def _is_clause(part: str) -> bool:
    """Return whether a part belongs to a sentence rather than to a list of names."""
    has_many_words = len(part.split()) >= FEWEST_WORDS_OF_A_SENTENCE
    is_sentence = part[:1].islower() or has_several_sentences(part)
    return len(part) > LONGEST_NAME or (has_many_words and is_sentence)


def joined_names(text: str) -> list[str]:
    """Return the possible names of "A, B, C et D.", or an empty list.

    Commas, slashes and dashes also stand within names, so an editor decides.

    >>> joined_names("CRID, la Cimade et FORIM."), joined_names("18 décembre, et après")
    (['CRID', 'la Cimade', 'FORIM'], [])
    >>> joined_names("CRID – Cimade – FORIM"), joined_names("CCFD – Terre Solidaire")
    (['CRID', 'Cimade', 'FORIM'], [])
    """
    if len(text) > LONGEST_LIST:
        return []
    parts = _split_outside_brackets(LIST_SIGN, text.rstrip(" .,;"))
    if len(parts) == 1:
        # One dash stands within many names, two hardly ever.
        parts = _split_outside_brackets(DASH, text.rstrip(" .,;"))
    last = LAST_AND.search(parts[-1])
    if last and last.start():
        parts[-1:] = [parts[-1][: last.start()], parts[-1][last.end() :]]
    parts = [re.sub(r"^(?:et|and)\s+", "", part.strip()) for part in parts if part.strip()]
    are_names = all(BEGINS_NAME.match(part) and len(part) <= LONGEST_NAME for part in parts)
    fewest = 2 if all(part.isupper() for part in parts) else FEWEST
    return parts if len(parts) >= fewest and are_names else []


def _split_outside_brackets(sign: re.Pattern, text: str) -> list[str]:
    parts, start, depth, at = [], 0, 0, 0
    for found in sign.finditer(text):
        depth += text.count("(", at, found.start()) - text.count(")", at, found.start())
        at = found.start()
        if depth <= 0:
            parts.append(text[start:at])
            start = found.end()
    return [*parts, text[start:]]
