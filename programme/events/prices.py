"""Parse prices in words, such as "10 €, réduit 5 €" and "entrée libre", for search engines.

Nothing is guessed: a text has no price unless it has amounts with their currency, or words that
are known to mean that one may pay nothing.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from home.text.plain import fold_accents

CURRENCIES = {
    "EUR": r"€|euros?|eur\b",
    "GBP": r"£|gbp\b",
    "CHF": r"chf\b|francs? suisses?",
    "XOF": r"f ?cfa\b|xof\b|francs? cfa",
    "MAD": r"dirhams?|mad\b",
    "CAD": r"cad\b|\$ ?ca\b",
    "USD": r"usd\b|\$ ?us\b",
}
# An amount of zero needs a currency, too: that of the country.
CURRENCY_OF_COUNTRY = {
    "GB": "GBP", "CH": "CHF", "MA": "MAD", "CA": "CAD", "US": "USD", "SN": "XOF", "CI": "XOF",
    "ML": "XOF", "BF": "XOF", "BJ": "XOF", "TG": "XOF", "NE": "XOF",
}  # fmt: skip
FIGURES = r"\d{1,3}(?:[ .]\d{3})+(?!\d)|\d+(?:[.,]\d{1,2})?"
# "5 à 10 €", "5/8 €": the first amount has the currency of the last.
AMOUNTS = rf"(?:{FIGURES})(?:\s*(?:/|-|–|a|to|ou|or|et|and)\s*(?:{FIGURES}))*"
FREE = re.compile(
    r"\b(?:gratuite?s?|gratis|free|no charge|"
    r"(?:entree|acces) libres?|libre (?:acces|entree))\b"
)
# One may pay nothing, or more.
PAY_WHAT_YOU_CAN = re.compile(
    r"\b(?:prix|participation|contribution|adhesion|tarif) libre|\bau chapeau\b|"
    r"\bpay what you (?:can|want|like)|\bdonations?\b|\bfree donation"
)
# Not for everybody, or not always: "free for children".
UNDER_CONDITIONS = re.compile(
    r"\b(?:pour (?!tou)|for (?!all|every)|moins de|under|sauf|except|hors|si|if|avant|before|"
    r"jusqu|until|adherent|members?|premier|first)"
)
NOT_FREE = re.compile(r"\b(?:not|non|pas|n'est pas) (?:gratuit|free)")


@dataclass(frozen=True)
class Price:
    """The lowest price; `is_free` if nobody pays anything."""

    amount: Decimal
    currency: str
    is_free: bool = False


def price_of(words: str, country: str = "") -> Price | None:
    """Return the price in a text, or None if it has none. `country` is an ISO code."""
    text = fold_accents(words).replace("\u00a0", " ").replace("\u202f", " ")
    if NOT_FREE.search(text):
        text = FREE.sub("", text)
    amounts = {currency: found for currency in CURRENCIES if (found := _amounts(text, currency))}
    nothing = FREE.search(text)
    if nothing or PAY_WHAT_YOU_CAN.search(text):
        currency = next(iter(amounts), CURRENCY_OF_COUNTRY.get(country, "EUR"))
        for_all = bool(nothing) and not UNDER_CONDITIONS.search(text)
        return Price(Decimal(0), currency, for_all and not any(map(any, amounts.values())))
    if len(amounts) != 1:
        return None
    [(currency, found)] = amounts.items()
    return Price(min(found), currency, not any(found))


def _amounts(text: str, currency: str) -> list[Decimal]:
    sign = CURRENCIES[currency]
    rows = re.findall(rf"({AMOUNTS})\s*(?:{sign})|(?:{sign})\s*({AMOUNTS})", text)
    figures = [part for row in rows for part in re.findall(FIGURES, row[0] or row[1])]
    return [_number(part) for part in figures]


def _number(figures: str) -> Decimal:
    if re.fullmatch(r"\d{1,3}(?:[ .]\d{3})+", figures):
        return Decimal(re.sub(r"[ .]", "", figures))
    return Decimal(figures.replace(",", "."))
