"""Sort, compare and split names of organisations."""

import re
from dataclasses import dataclass

from home.text.plain import clean_text, epicene, fold_accents
from home.text.stems import SHORT, singular

# Articles that are ignored when names are sorted.
LEADING_ARTICLE = re.compile(
    r"(?:(?:la|le|les|the|an?|une?|el|los|las|die|der|das)\s+|l['’]\s*)(?=\w)"
)
# "Cimade (La)", as in a library's catalogue.
ARTICLE_AT_THE_END = re.compile(r"(?:,\s*|\s*\()(la|le|les|the|l['’])\)?$", re.IGNORECASE)
# Invisible formatting characters. In some scripts, the two joiners are part of the spelling.
INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
JOINERS = re.compile("[\u200c\u200d]")
CONJUNCTIONS = {"et", "and", "und"}

# Separators between a name and its acronym; a hyphen only with a space on either side.
SEPARATOR = re.compile(r"\s+[-−:/|]\s+|\s*[–—|]\s*|\s*[,:]\s+")
IN_BRACKETS = re.compile(r"(?P<before>[^()\[\]]+?)\s*[(\[]\s*(?P<inside>[^()\[\]]+?)\s*[)\]]")
ACRONYM = re.compile(r"[^\W_](?:[.&’'·-]?[^\W_]){1,14}\.?")
LONGEST_UNSPELLED = 8

# Words, without accents and in the singular, of many names: they do not tell organisations apart.
COMMON_WORDS = {singular(word) for word in (
    "association", "ami", "antenne", "centre", "cercle", "collectif", "comite", "confederation",
    "cooperative", "coordination", "federation", "fondation", "forum", "groupe", "groupement",
    "institut", "ligue", "maison", "mouvement", "observatoire", "plateforme", "reseau", "secours",
    "syndicat", "union", "collective", "committee", "council", "foundation", "friend", "group",
    "house", "movement", "network", "society",
)}  # fmt: skip


@dataclass(frozen=True)
class WrittenName:
    """The name of an organisation as somebody wrote it, split into name and acronym."""

    name: str
    acronym: str = ""


def sort_key(name: str) -> str:
    """Return the key to sort a name by: no accents, case, leading article or punctuation.

    >>> sort_key("La Cimade"), sort_key("Échanges et Partenariats")
    ('cimade', 'echanges et partenariats')
    """
    letters = fold_accents(JOINERS.sub("", INVISIBLE.sub("", name))).strip()
    letters = (
        LEADING_ARTICLE.sub("", letters, count=1) if LEADING_ARTICLE.match(letters) else letters
    )
    return " ".join(re.findall(r"\w+", letters))


def acronym_beside(acronym: str, name_key: str) -> str:
    """Return an acronym, or "" if the name that it would stand beside contains it.

    `name_key` is the `sort_key()` of the name.

    >>> acronym_beside("G.R.E.F", sort_key("Gref Maroc")), acronym_beside("FAL", "france amerique")
    ('', 'FAL')
    """
    if not acronym:
        return ""
    # The key of most acronyms, without the work.
    is_plain = acronym.isascii() and acronym.isalnum()
    key = acronym.lower() if is_plain else sort_key(acronym).replace(" ", "")
    return "" if key in name_key.replace(" ", "") else acronym


def tidy(name: str) -> str:
    """Return a name without double spaces and invisible characters."""
    return " ".join(INVISIBLE.sub("", clean_text(name)).split())


def name_words(name: str) -> list[str]:
    """Return the words by which names are compared: those of `sort_key`, normalised, without "and".

    >>> name_words("Échanges & Partenariats") == name_words("Echanges et partenariats")
    True
    """
    name = tidy(name)
    turned = ARTICLE_AT_THE_END.search(name)
    name = name[: turned.start()] if turned and turned.start() else name
    words = (word for word in sort_key(epicene(name)).split() if word not in CONJUNCTIONS)
    return [SHORT.get(word, word) for word in words]


def compact(name: str) -> str:
    """Return `name_words()` as one string, the same for "G.R.E.F" and "GREF".

    >>> compact("G.R.E.F"), compact("L’Auberge du Canal")
    ('gref', 'aubergeducanal')
    """
    return "".join(name_words(name))


def spells(acronym: str, name: str) -> bool:
    """Return whether an acronym is made of the beginnings of two or more words of a name, in order.

    >>> spells("G.R.E.F", "GRoupement Education sans FRontières"), spells("UK", "Emmaüs")
    (True, False)
    """
    letters = compact(acronym)
    reached = {(0, 0)}  # how many letters are spelled, by how many words
    for word in sort_key(name).split():
        for spelled, words in list(reached):
            for length in range(1, len(word) + 1):
                if not letters.startswith(word[:length], spelled):
                    break
                reached.add((spelled + length, min(words + 1, 2)))
    return (len(letters), 2) in reached


def split_name(written: str) -> WrittenName:
    """Split a line such as "France Amérique Latine – FAL" into name and acronym.

    A part that may belong to the name is left in it: "CCFD – Terre Solidaire", "Emmaüs (Dakar)",
    "Coordination SUD".
    """
    written = tidy(written)
    for first, second in _possible_splits(written):
        if _is_acronym_of(second, first):
            return WrittenName(first, second)
        if ACRONYM.fullmatch(first) and spells(first, second):
            return WrittenName(second, first)
    return WrittenName(written)


def _possible_splits(written: str):
    brackets = IN_BRACKETS.fullmatch(written)
    if brackets:
        yield brackets["before"], brackets["inside"]
    cuts = list(SEPARATOR.finditer(written))
    for cut in [*cuts[-1:], *cuts[:1]]:
        first, second = written[: cut.start()].strip(), written[cut.end() :].strip()
        if first and second:
            yield first, second


def _is_acronym_of(word: str, name: str) -> bool:
    if not ACRONYM.fullmatch(word) or (ACRONYM.fullmatch(name) and not spells(word, name)):
        return False
    if spells(word, name):
        return not word[0].islower()
    # Capitals say nothing where all is in capitals.
    letters = [letter for letter in word if letter.isalpha()]
    return 3 <= len(letters) <= LONGEST_UNSPELLED and word == word.upper() and name != name.upper()
