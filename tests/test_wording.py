"""One word for one thing in the interface, in both languages (docs/developers.md, "Strings")."""

import re
from pathlib import Path

import polib
import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = polib.pofile(ROOT / "site/locale/fr/LC_MESSAGES/django.po")
NARROW = "\u202f"
BETWEEN = ", "  # a day and its hours: other languages have another comma

# A pattern that no English text may hold, and what is written instead.
NOT_IN_ENGLISH = {
    r"\brubric": "topic",
    r"\bkinds? of event": "type of event",
    r"\b(an|the|this|of|its) hours?\b": "time",
    r"\bof this site\b": "on this site",
    r"\bof the coalition\b": "from the coalition",
    r"\bonce more\b|\banew\b": "again",
    r"\bmeanwhile\b": "in the meantime",
    r"\bmailbox|unwanted ones": "e-mail, spam folder",
    r"\bemails?\b|(?<![eE]-)\bmails?\b": "e-mail",
    r"\bone a line\b": "one per line",
    r"\bKnow more|to know more": "more information",
    r"\bstands? (below|in|beside|on|there)\b": "appears under, is in",
    r"\bwords of the site\b": "site texts",
    r"\bmay (not )?sign\b": "is authorised to sign",
    r"\bif one can\b|\bone can sign\b": "if people can",
    r"\btold\b": "shown, sent",
    r"\bLeft empty": "If left empty",
    r"\bby this private link\b": "with this private link",
    r"\bsigned already\b|\bin the list already\b": "already signed, already in the list",
}

# The same for the French.
NOT_IN_FRENCH = {
    r"\be-?mails?\b|\bmails?\b|\bmél\b": "courriel",
    r"adresses? électroniques?": "adresse de courriel",
    r"boîtes? aux lettres": "courriels",
    r"\bagendas?\b": "calendrier",
    r"\bcollectif": "coalition",
    r"\brédaction\b|\béditeurs?\b": "équipe éditoriale",
    r"\w·e?s?\b|\w\(e\)|\w-e-s\b": "un mot neutre",
    r"\bbienvenus?\b": "accueil de",
    r"\bcelles et ceux\b|\btoutes et tous\b|\bauteurs\b|\bautrices\b": "un mot neutre",
    r"\b(lecteurs?|utilisateurs?|organisateurs?)\b(?! d’écran)": "le public, les personnes",
    r"\bappels? (de |d’une )notes?\b": "renvoi",
    r"\bmots du site\b": "textes du site",
    r"[Qq]uelqu’un de la coalition": "une personne de la coalition",
    r"\ben toutes lettres\b": "en une phrase",
    r"\b[Ll]aissée? vide, ": "Si ce champ reste vide",
    r"\bcritères?\b": "filtre",
    r"\bévènement": "événement",
    r"\bspams?\b": "indésirable",
}
# The Day's name is written as the coalition writes it.
NAMES = ("Journée internationale des migrant·es", "Collectif", "Google Agenda", "GNOME Agenda")


def english() -> set[str]:
    """All texts of the code and the templates."""
    return {text for entry in CATALOGUE for text in (entry.msgid, entry.msgid_plural) if text}


def french() -> set[str]:
    """All their translations, without proper names."""
    texts = {text for entry in CATALOGUE for text in (entry.msgstr, *entry.msgstr_plural.values())}
    return {without_names(text) for text in texts if text}


def without_names(text: str) -> str:
    for name in NAMES:
        text = text.replace(name, "")
    return text


def holding(pattern: str, texts: set[str]) -> list[str]:
    return sorted(text for text in texts if re.search(pattern, text))


@pytest.mark.parametrize(("pattern", "instead"), NOT_IN_ENGLISH.items())
def test_english_texts_use_the_word_that_was_chosen(pattern, instead):
    assert holding(pattern, english()) == [], f"write: {instead}"


@pytest.mark.parametrize(("pattern", "instead"), NOT_IN_FRENCH.items())
def test_french_texts_use_the_word_that_was_chosen(pattern, instead):
    """« e-mail, courriel, adresse électronique ; agenda, calendrier : un seul mot ; neutre. »"""
    assert holding(pattern, french()) == [], f"write: {instead}"


def test_a_forbidden_word_is_noticed():
    assert holding(r"\bagendas?\b", {"dans votre agenda", "dans votre calendrier"}) == [
        "dans votre agenda"
    ]


@pytest.mark.parametrize("pattern", ["  ", r"^\s(?!:)", r"(?<!:)\s$", r"\.\.(?!\.)"])
def test_no_text_has_spaces_or_points_too_many(pattern):
    texts = {text.removeprefix(NARROW) for text in english() | french()} - {BETWEEN}
    assert holding(pattern, texts) == []


def test_french_signs_have_their_narrow_spaces():
    """« … », and a narrow no-break space before ; : ! ? – never an ordinary one."""
    texts = {re.sub(r"https?://[^\s\"]+|%\(\w+\)s|\{\w+\}|<[^>]*>", "x", text) for text in french()}
    for wrong in (
        rf"[^{NARROW}\s][;:!?](?=\s|$)",
        r"[ \u00a0][;:!?»]",
        r"«(?!\u202f)",
        r"(?<!\u202f)»",
        r"[“”\"]|\w'\w",
    ):
        assert holding(wrong, texts) == [], wrong


def test_english_texts_have_curved_quotation_marks():
    assert (
        holding(r"(?<![=\w])\"|\w'\w", {re.sub(r"<[^>]*>", "", text) for text in english()}) == []
    )


def test_an_e_mail_starts_with_a_capital_after_its_greeting():
    """A letter: "Hello Ada," and a new paragraph."""
    letters = [
        entry
        for entry in CATALOGUE
        if any("/mail/" in file and "subject" not in file for file, _ in entry.occurrences)
    ]
    assert len(letters) > 10
    texts = {text for entry in letters for text in (entry.msgid, entry.msgstr)}
    assert holding(r"^[a-zàâéèêîôû]", texts) == []
