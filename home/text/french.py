"""French grammar around the name of a town or an island: "d’Abidjan", "du Caire", "à La Réunion".

The functions return the name alone in any other language, whose sentences need nothing of it.
"""

import re
import unicodedata

from django.utils.translation import get_language

# Beginnings of names with an aspirated H, as most people write: "de Hanoï", but "d’Helsinki".
ASPIRATED = ("hanoi", "harare", "ho-chi", "ho chi", "hobart", "hong kong", "hovd", "haye", "havre",
             "hambourg", "hanovre", "hawai", "harlem", "haarlem", "hull", "hue")  # fmt: skip
PLURALS = {
    "Açores", "Bermudes", "Caïmans", "Canaries", "Chagos", "Comores", "Fidji", "Galápagos",
    "Gambier", "Kerguelen", "Maldives", "Marquises", "Palaos", "Seychelles", "Samoa",
}  # fmt: skip
FEMININE = {"Dominique", "Grenade", "Jamaïque", "Géorgie du Sud", "Guadeloupe", "Martinique"}
MASCULINE = {"Cap-Vert", "Kamtchatka"}
ISLAND = re.compile(r"Îles? ")


def of_place(name: str) -> str:
    """Return "d’Abidjan", "du Caire", "de Paris" in French, as in "heure de Paris".

    >>> from django.utils import translation
    >>> with translation.override("fr"):
    ...     of_place("Abidjan"), of_place("Le Caire"), of_place("La Havane"), of_place("Açores")
    ('d’Abidjan', 'du Caire', 'de La Havane', 'des Açores')
    """
    if (get_language() or "").partition("-")[0] != "fr":
        return name
    article, rest = _article(name)
    before = {"le": "du ", "les": "des ", "la": "de la ", "l’": "de l’"}.get(article)
    if before:
        return before + rest
    return f"d’{name}" if _is_elided(name) else f"de {name}"


def at_place(name: str) -> str:
    """Return "à Paris", "au Caire", "aux Açores" in French, as in "20 h à Paris"."""
    if (get_language() or "").partition("-")[0] != "fr":
        return name
    article, rest = _article(name)
    before = {"le": "au ", "les": "aux ", "la": "à la ", "l’": "à l’"}.get(article, "à ")
    return before + rest


def _article(name: str) -> tuple[str, str]:
    """Return the article of a name, written in it or only spoken, and the name without it."""
    for written in ("Le ", "Les "):
        if name.startswith(written):
            return written.strip().lower(), name.removeprefix(written)
    if ISLAND.match(name):
        return ("les" if name.startswith("Îles") else "l’"), f"î{name[1:]}"
    for names, article in ((PLURALS, "les"), (FEMININE, "la"), (MASCULINE, "le")):
        if name in names:
            return article, name
    return "", name


def _is_elided(name: str) -> bool:
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    if plain.startswith("h"):
        return not plain.startswith(ASPIRATED)
    return plain[:1] in set("aeiouœæ") or bool(re.match(r"y[bcdfghjklmnpqrstvwxz]", plain))
