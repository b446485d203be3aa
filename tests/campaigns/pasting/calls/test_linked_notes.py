"""Notes of a pasted text are linked to their markers, however both are written."""

import re

import pytest

from campaigns.models import Signature
from tests.campaigns.pasting.texts import plain

pytestmark = [pytest.mark.django_db, pytest.mark.once]
HEAD = "Titre\n\n"


NOTES = [
    ("[i]", "[ii]", "[i] Rapport\n[ii] Registre"),
    ("[a]", "[b]", "[a] Rapport\n[b] Registre"),
    ("¹", "²", "1 Rapport\n2 Registre"),
    ("¹", "²", "1/ Rapport\n2/ Registre"),
    ("¹", "²", "[1] Rapport\n[2] Registre"),
    (" (1)", " (2)", "1 - Rapport\n2 - Registre"),
    (" (1)", " (2)", "Notes :\n1. Rapport\n2. Registre"),
    (" (1)", " (2)", "1. Rapport\n2. Registre"),
    (" (i)", " (ii)", "(i) Rapport\n(ii) Registre"),
    (" (a)", " (b)", "a) Rapport\nb) Registre"),
    (" [1]", " [2]", "Note 1 : Rapport\nNote 2 : Registre"),
    (" [1]", " [2]", "Note 1. Rapport\nNote 2. Registre"),
    ("¹", "²", "Note 1 – Rapport\nNote 2 – Registre"),
    (" [note 1]", " [note 2]", "[1] Rapport\n[2] Registre"),
    ("*", "**", "* Rapport\n** Registre"),
    ("*", "**", "*Rapport\n**Registre"),
    ("†", "‡", "† Rapport\n‡ Registre"),
    ("[^1]", "[^2]", "[^1]: Rapport\n[^2]: Registre"),
    ("[^rapport]", "[^registre]", "[^rapport]: Rapport\n[^registre]: Registre"),
    ("[1]", "[2]", "[1] Rapport ↩\n[2] ↑ Registre ↩\ufe0e"),
]


@pytest.mark.parametrize(("one", "two", "notes"), NOTES)
@pytest.mark.parametrize("names", ["", "\n\nSignataires :\nCRID\nFORIM"])
def test_notes_are_linked_however_they_are_numbered(draft, one, two, notes, names):
    """[i], [ii] / [i] Rapport; ¹, ² / 1 Rapport; (1) / 1 - Rapport; … → two notes, two links."""
    text = f"{HEAD}Nous appelons à venir.\n\nNous marchons{one}. Nous lisons{two}.\n\n"
    for whole in (f"{text}{notes}{names}", f"{text.rstrip()}{names}\n\n{notes}"):
        call, warnings = draft(whole)
        assert [note.text for note in call.notes.all()] == ["Rapport", "Registre"]
        keys = [note.key for note in call.notes.all()]
        assert re.findall(r'note="([^"]+)"', call.body) == keys
        assert [str(warning) for warning in warnings] == []
        assert [row.name for row in Signature.objects.of_call(call)] == names.split()[2:]


@pytest.mark.parametrize("marker", ["[1-3]", "[1–3]", "[1, 2-3]", "(1-3)", "¹⁻³"])
def test_a_range_leads_to_all_its_notes(draft, marker):
    """[1-3] is a marker of 1, 2 and 3."""
    label = "({})" if marker[0] == "(" else "[{}]"
    notes = "\n".join(f"{label.format(number)} Note {number}." for number in (1, 2, 3))
    call, warnings = draft(f"{HEAD}Nous appelons.\n\nNous marchons {marker}.\n\n{notes}")
    assert plain(call.body) == ["Nous marchons [1][2][3]."]
    assert warnings == []


def test_a_range_whose_notes_are_missing_is_said_once(draft):
    _call, warnings = draft(f"{HEAD}Nous appelons.\n\nNous marchons [1-3].\n\n[1] Une.")
    assert [warning.text for warning in warnings] == [
        "Le numéro [1-3] n’a pas de note\u202f: il reste tel quel dans le texte.",
        "Aucun numéro du texte ne mène à cette note\u202f: elle vient en dernier.",
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Nous marchons¹. Nous lisons².", "¹ ²"),
        ("Nous marchons (1). Nous lisons (2).", "(1) (2)"),
        ("Nous marchons [i]. Nous lisons [ii].", "[i] [ii]"),
        ("Nous marchons†.", "†"),
    ],
)
def test_numbers_without_any_note_are_said_in_one_remark(draft, text, numbers):
    _call, warnings = draft(f"{HEAD}Nous appelons.\n\n{text}")
    assert [warning.text for warning in warnings] == [
        f"Ces signes ressemblent à des numéros de notes, mais ne mènent à aucune\u202f: {numbers}."
        " Écrivez [1] dans le texte et devant sa note."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Un m² et 3 km² de sable.", "Nous disons (1789) et (2025).", "« [L]es droits » [sic].",
        "Les Migrant*innen marchent.", "Le 18 décembre\n\n18 décembre, 3 villes",
        "Nous demandons :\n\n1. Ouvrir\n2. Accueillir",
        "Nous demandons :\n\na) Ouvrir\nb) Accueillir",
    ],
)  # fmt: skip
def test_what_only_resembles_a_note_is_text(draft, text):
    call, warnings = draft(f"{HEAD}Nous appelons.\n\n{text}")
    assert (call.notes.count(), [str(warning) for warning in warnings]) == (0, [])


def test_numbered_signatories_are_not_taken_for_notes(draft):
    names = "1. CRID\n2. FORIM"
    for heading in ("Signataires :\n", "Signataires :\n\n"):
        text = f"{HEAD}Nous appelons [1], encore [2].\n\n[1] Une.\n[2] Deux.\n\n{heading}{names}"
        call, _remarks = draft(text)
        assert [row.name for row in Signature.objects.of_call(call)] == ["CRID", "FORIM"]
        assert call.notes.count() == 2
