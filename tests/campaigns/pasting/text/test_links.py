"""The link of a note: the first address in it, and what is left of its text."""

import pytest

from campaigns.pasting.text.links import LONGEST, split_link

pytestmark = pytest.mark.once

PDF = "https://example.org/rapport-final.pdf"
ENCODED = "https://example.org/18-d%C3%A9cembre-2031-%E2%80%93-journ%C3%A9e?a=1&b=%20"


@pytest.mark.parametrize(
    ("pasted", "text", "url"),
    [
        (f"Lire l’appel : {ENCODED}", "Lire l’appel :", ENCODED),
        (f"Voir le rapport {PDF}.", "Voir le rapport.", PDF),
        (f"Rapport, 2031 : {PDF}.", "Rapport, 2031 :", PDF),
        (f"Rapport (2031) ({PDF}).", "Rapport (2031).", PDF),
        (f"Rapport <{PDF}>", "Rapport", PDF),
        (f"{PDF} – Rapport de l’année", "Rapport de l’année", PDF),
        (f"Voir {PDF}, page 4.", f"Voir {PDF}, page 4.", PDF),
        (f"Voir {PDF} et {ENCODED}.", f"Voir {PDF} et {ENCODED}.", PDF),
        (PDF, PDF, PDF),
        ("Voir www.example.org/a", "Voir", "https://www.example.org/a"),
        (
            "Le rivage : https://example.org/wiki/Rivage_(mer)",
            "Le rivage :",
            "https://example.org/wiki/Rivage_(mer)",
        ),
        ("(https://example.org/wiki/Rivage_(mer)).", "https://example.org/wiki/Rivage_(mer)", None),
        ("Réponse des mairies, mars 2031.", "Réponse des mairies, mars 2031.", ""),
        ("Voir https://, puis rien", "Voir https://, puis rien", ""),
        ("Voir javascript://example.org/%0a", "Voir javascript://example.org/%0a", ""),
    ],
)
def test_a_note_gives_up_its_link(pasted, text, url):
    assert split_link(pasted) == (text, text if url is None else url)


def test_an_address_that_no_field_can_hold_stays_in_the_text():
    long = f"Voir https://example.org/{'a' * LONGEST}"
    assert split_link(long) == (long, "")
