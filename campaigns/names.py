"""Names of organisations: how they are sorted and written."""

import re
import unicodedata

# Articles that a reader skips when looking for a name in a list.
LEADING_ARTICLE = re.compile(
    r"(?:(?:la|le|les|the|an?|une?|el|los|las|die|der|das)\s+|l['’]\s*)(?=\w)"
)


def sort_key(name: str) -> str:
    """The letters a name is listed by: no accents, no case, no leading article, no punctuation.

    >>> sort_key("La Cimade"), sort_key("Échanges et Partenariats")
    ('cimade', 'echanges et partenariats')
    """
    letters = unicodedata.normalize("NFKD", name).casefold().strip()
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    letters = (
        LEADING_ARTICLE.sub("", letters, count=1) if LEADING_ARTICLE.match(letters) else letters
    )
    return " ".join(re.findall(r"\w+", letters))
