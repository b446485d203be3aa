"""Write coordinates as decimal numbers, as GEO, CSV and map programs read them."""

import re
from decimal import Decimal

# A string of JSON, or a number: strings are matched so that no number is found inside them.
STRING_OR_NUMBER = re.compile(r'"(?:[^"\\]|\\.)*"|-?\d[\d.]*(?:[eE][+-]?\d+)?')


def decimal_text(number: Decimal | float) -> str:
    """Return a number in decimal notation, however small, with one decimal at least.

    >>> decimal_text(0.00001), decimal_text(Decimal("-48.858370")), decimal_text(2)
    ('0.00001', '-48.85837', '2.0')
    """
    text = f"{Decimal(str(number)):f}"
    whole, _point, decimals = text.partition(".")
    text = f"{whole}.{decimals.rstrip('0') or '0'}"
    return "0.0" if text == "-0.0" else text


def decimal_json(text: str) -> str:
    """Return a JSON text with the numbers that Python wrote with an exponent in decimals.

    >>> decimal_json('{"1e-05": 1e-05, "x": [-2.5e-05, 48.8, 7]}')
    '{"1e-05": 0.00001, "x": [-0.000025, 48.8, 7]}'
    """

    def in_decimals(match: re.Match) -> str:
        found = match[0]
        has_exponent = found[0] != '"' and "e" in found.lower()
        return decimal_text(Decimal(found)) if has_exponent else found

    return STRING_OR_NUMBER.sub(in_decimals, text)
