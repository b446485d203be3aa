"""The words of a text as they are compared: the same for every way to write them.

Search, filters, the recogniser of organisations and the finder of duplicates compare words by this,
on every database. `home.text.plain` folds letters and words that name people of every gender;
here are plurals, acronyms and what else differs between two spellings of one word.
"""

import re

from home.text.plain import searchable

WORD = re.compile(r"[^\W_]+")
# "G.R.E.F", "e.g."; not "M. Dupont", nor the end of a sentence.
ACRONYM = re.compile(r"(?<![^\W_])(?<![^\W_]\.)(?:[^\W\d_]\.){1,}[^\W\d_](?![^\W_])\.?")
# "l'accueil", "aujourd'hui" stays; "women's"
ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=\w)|'s\b")
SHORT = {"st": "saint", "ste": "sainte", "sts": "saint", "stes": "sainte"}

# Plurals that follow no rule, in French and English, as they are folded.
IRREGULAR = {
    "travaux": "travail", "vitraux": "vitrail", "coraux": "corail", "baux": "bail",
    "soupiraux": "soupirail", "emaux": "email", "yeux": "oeil", "cieux": "ciel", "aieux": "aieul",
    "noyaux": "noyau", "tuyaux": "tuyau", "boyaux": "boyau", "joyaux": "joyau", "preaux": "preau",
    "mesdames": "madame", "messieurs": "monsieur",
    "women": "woman", "men": "man", "children": "child", "people": "people", "feet": "foot",
    "lives": "life", "wives": "wife", "knives": "knife", "leaves": "leaf", "halves": "half",
    "shelves": "shelf", "thieves": "thief", "selves": "self", "loaves": "loaf", "wolves": "wolf",
}  # fmt: skip
# Words that end in an s or x and are no plurals, short enough to become another word without it.
SINGULAR = {"dans", "sans", "sous", "vers", "pays", "fois", "mais", "this", "does", "thus", "paris"}
LONGEST_LEFT = 3  # a word of three letters stays as it is: "les", "bus"


def singular(word: str) -> str:
    """Return what the singular and the plural of a folded word have in common.

    It need not be a word: "communities" and "community" are both "communiti".

    >>> [singular(word) for word in ("veillees", "journaux", "bateaux", "vigils", "lieux")]
    ['veillee', 'journal', 'bateau', 'vigil', 'lieu']
    >>> singular("communities") == singular("community"), singular("compagnies")
    (True, 'compagni')
    """
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) <= LONGEST_LEFT or word in SINGULAR:
        return word
    if word.endswith("aux") and not word.endswith("eaux"):
        return f"{word[:-3]}al"
    if word.endswith(("eaux", "eux", "oux")):
        return word[:-1]
    if word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if re.search(r"(?:ch|sh|x|ss|z)e$", word):  # "marches" and "churches", "boxes", "classes"
        return word[:-1]
    return re.sub(r"(?<=\w\w)(?:ie|y)$", "i", word)


def stem(word: str) -> str:
    """Return what a folded word is found by, whatever its number, and the gender of its ending.

    >>> {stem(word) for word in ("refugie", "refugiee", "refugies", "refugiees")}
    {'refugi'}
    >>> {stem(word) for word in ("nationaux", "nationale", "nationales", "national")}
    {'national'}
    """
    word = singular(word)
    if len(word) > LONGEST_LEFT:
        word = re.sub(r"(?<=\w\w)ee$", "e", word)
        word = re.sub(r"(?<=\w\w)ale$", "al", word)
        word = re.sub(r"(?<=\w\w)ie$", "i", word)
    return word


def stems(text: str) -> list[str]:
    """Return the words of a text as they are looked for, in their order.

    >>> stems("L’accueil des réfugié·es à St-Denis, par le G.R.E.F.")
    ['accueil', 'des', 'refugi', 'a', 'saint', 'deni', 'par', 'le', 'gref']
    """
    text = ACRONYM.sub(lambda letters: letters[0].replace(".", ""), text)
    words = WORD.findall(ELIDED.sub(" ", searchable(text)))
    return [stem(SHORT.get(word, word)) for word in words]
