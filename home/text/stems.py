"""The stems of a text's words: the same for every form and spelling of a word.

Search, filters, the recognition of organisations and of duplicates compare words by their stems, on
every database. `home.text.plain` folds letters and gender-inclusive words; here are plurals,
acronyms and other differences between two spellings of one word.
"""

import re

from home.text.plain import searchable

WORD = re.compile(r"[^\W_]+")
# "G.R.E.F", "e.g."; not "M. Dupont", nor the end of a sentence.
ACRONYM = re.compile(r"(?<![^\W_])(?<![^\W_]\.)(?:[^\W\d_]\.){1,}[^\W\d_](?![^\W_])\.?")
# "l'accueil", "aujourd'hui" stays; "women's"
ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=\w)|'s\b")
SHORT = {"st": "saint", "ste": "sainte", "sts": "saint", "stes": "sainte"}

# Irregular plurals in French and English, folded, with their singulars.
IRREGULAR = {
    "travaux": "travail", "vitraux": "vitrail", "coraux": "corail", "baux": "bail",
    "soupiraux": "soupirail", "emaux": "email", "yeux": "oeil", "cieux": "ciel", "aieux": "aieul",
    "noyaux": "noyau", "tuyaux": "tuyau", "boyaux": "boyau", "joyaux": "joyau", "preaux": "preau",
    "mesdames": "madame", "messieurs": "monsieur",
    "women": "woman", "men": "man", "children": "child", "people": "people", "feet": "foot",
    "lives": "life", "wives": "wife", "knives": "knife", "leaves": "leaf", "halves": "half",
    "shelves": "shelf", "thieves": "thief", "selves": "self", "loaves": "loaf", "wolves": "wolf",
}  # fmt: skip
# Short words that end in s or x and are no plurals: without it they would be other words.
SINGULAR = {"dans", "sans", "sous", "vers", "pays", "fois", "mais", "this", "does", "thus", "paris"}
LONGEST_UNCHANGED = 3  # letters; "les" and "bus" stay as they are


def singular(word: str) -> str:
    """Return the common beginning of the singular and the plural of a folded word.

    It need not be a word: "communities" and "community" are both "communiti".

    >>> [singular(word) for word in ("veillees", "journaux", "bateaux", "vigils", "lieux")]
    ['veillee', 'journal', 'bateau', 'vigil', 'lieu']
    >>> singular("communities") == singular("community"), singular("compagnies")
    (True, 'compagni')
    """
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) <= LONGEST_UNCHANGED or word in SINGULAR:
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
    """Return the stem of a folded word, the same for both its numbers and both its genders.

    >>> {stem(word) for word in ("refugie", "refugiee", "refugies", "refugiees")}
    {'refugi'}
    >>> {stem(word) for word in ("nationaux", "nationale", "nationales", "national")}
    {'national'}
    """
    word = singular(word)
    if len(word) > LONGEST_UNCHANGED:
        word = re.sub(r"(?<=\w\w)ee$", "e", word)
        word = re.sub(r"(?<=\w\w)ale$", "al", word)
        word = re.sub(r"(?<=\w\w)ie$", "i", word)
    return word


def stems(text: str) -> list[str]:
    """Return the stems of a text's words, in their order.

    >>> stems("L’accueil des réfugié·es à St-Denis, par le G.R.E.F.")
    ['accueil', 'des', 'refugi', 'a', 'saint', 'deni', 'par', 'le', 'gref']
    """
    text = ACRONYM.sub(lambda letters: letters[0].replace(".", ""), text)
    words = WORD.findall(ELIDED.sub(" ", searchable(text)))
    return [stem(SHORT.get(word, word)) for word in words]
