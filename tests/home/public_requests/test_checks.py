"""Texts of the public's forms: names that name something, addresses that mail can be sent to."""

from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError

from home.public_requests.checks import WritableEmailValidator, is_no_address, is_no_name

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    "text",
    [
        "…",
        "...",
        "-",
        "–",
        "—",
        "?",
        "!!",
        "N/A",
        "n/a",
        "N.A.",
        "n\\a",
        "NÉANT",
        "« Néant »",
        "(none)",
        "None.",
        "Aucun",
        "aucune",
        "rien",
        "Sans objet",
        "s/o",
        "inconnu",
        "Unknown",
        "test",
        "xxx",
        "x",
        "·",
        "🙂",
        "_",
        "Non renseigné",
    ],
)
def test_a_text_that_names_nothing_is_no_name(text):
    """Signing accepted "…" as an organisation."""
    assert is_no_name(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "La Cimade",
        "G.R.E.F",
        "C.R.I.D.",
        "350.org",
        "NA",
        "SOS",
        "A4",
        "和平",
        "منظمة",
        "100 %",
        "Personne n’est illégal",
        "Sans frontières",
        "Aucun être humain n’est illégal",
        "L’Autre",
        "Testament commun",
        "No Border",
        "Nobody is illegal",
    ],
)
def test_a_short_or_strange_name_is_a_name(text):
    assert is_no_name(text) is False
    is_no_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://atelier.example.org",
        "http://example.org/",
        "HTTPS://EXAMPLE.ORG",
        "www.example.org",
        "Atelier du môle (https://atelier.example.org)",
        "atelier.example.org",
        "example.org/nous",
        "contact@example.org",
        "Atelier <contact@example.org>",
        "mailto:contact@example.org",
        "ü@exämple.org",
    ],
)
def test_an_address_is_no_name(text):
    """Signing accepted an address as an organisation."""
    with pytest.raises(ValidationError):
        is_no_address(text)


@pytest.mark.parametrize("text", ["a" * 1_000_000, "a." * 500_000, "@" * 1_000_000])
def test_a_text_of_a_million_letters_is_checked_at_once(text):
    for check in (is_no_name, is_no_address, WritableEmailValidator()):
        with suppress(ValidationError):
            check(text)


@pytest.mark.parametrize(
    "address",
    [
        "ü@exämple.org",
        "alix@exämple.org",
        "ü@example.org",
        "用户@例え.jp",
        "ali.é-1@example.org",
        "alix+appel@example.co.uk",
        "ALIX@EXAMPLE.ORG",
        "o'neill@example.org",
    ],
)
def test_letters_of_every_script_may_stand_in_an_e_mail_address(address):
    """Signing refused `ü@exämple.org`."""
    WritableEmailValidator()(address)


@pytest.mark.parametrize(
    "address",
    [
        "alix@localhost",
        "alix@LOCALHOST",
        "alix@machine.local",
        "alix@example",
        "alix@127.0.0.1",
        "alix@[127.0.0.1]",
        "alix@router.lan",
        "alix@localhost.localdomain",
        "@example.org",
        "alix",
        "alix@",
        "a b@example.org",
        "a@b@example.org",
        "alix@exa_mple.org",
        "alix@.org",
        "a,b@example.org",
        "alix@example..org",
        "alix@example.org.",
        "<alix@example.org>",
        "alix@example.org\nBcc: x@y.org",
        "🙂@example.org",
        "",
    ],
)
def test_an_address_that_no_mail_can_be_sent_to_is_refused(address):
    """Signing accepted `alix@localhost`."""
    with pytest.raises(ValidationError):
        WritableEmailValidator()(address)
