"""What a translation may have lost, and the glossary."""

import pytest
from django.utils import translation as languages
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from home.models import GlossaryTerm
from home.roles import TRANSLATION
from home.translation.board import board
from home.translation.glossary import Glossaries, contains_term
from home.translation_checks.quality_checks import segment_warnings, warnings_by_task
from home.translation_files import po_export
from tests.factories import CallPageFactory, SignatoryPageFactory, publish, translated

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_a_text_left_as_it_is_and_a_lost_marker_raise_warnings():
    with languages.override("en"):
        assert segment_warnings("Nous marchons pour la paix", "Nous marchons pour la paix") == [
            "it is still in the original language"
        ]
        assert segment_warnings("La Cimade", "La Cimade") == []
        assert segment_warnings('Un mot <a id="a1">[1]</a>', "One word") == [
            "a link or the marker of a note is missing (a1)"
        ]


def test_a_term_is_a_whole_word_whatever_its_apostrophes():
    assert contains_term("Pour L’Acte IV, demain", "l'acte IV")
    assert not contains_term("Pour les actes", "acte")
    assert contains_term("Avec #Programme !", "#Programme")


@pytest.fixture
def glossary(site_tree):
    french, english = (site_tree[code]["home"].locale for code in ("fr", "en"))
    day = GlossaryTerm.objects.create(locale=french, term="Journée des migrants")
    GlossaryTerm.objects.create(
        locale=english, term="Migrants Day", translation_key=day.translation_key
    )
    GlossaryTerm.objects.create(locale=french, term="Acte IV", is_kept=True)


def test_terms_of_the_glossary_are_held_and_told(glossary, client_of):
    call = publish(CallPageFactory(title="Journée des migrants, Acte IV", standfirst="", body=""))
    translated(call, **{call.title: "Day of migrants, Act IV"})
    [task] = [task for task in board() if task.title == call.title]
    with languages.override("en"):
        [found] = warnings_by_task([task]).values()
    assert [text.partition(": ")[2] for text in found] == [
        "“Journée des migrants” should be “Migrants Day”",
        "the name “Acte IV” is never translated",
    ]
    file = po_export.export([task], Locale.objects.get(language_code="en"))
    [title] = [entry for entry in file if entry.msgctxt.endswith(":title")]
    assert title.comment.splitlines()[1:] == [
        "Journée des migrants → Migrants Day",
        "Acte IV → Acte IV",
    ]
    html = client_of(TRANSLATION).get("/admin/translations/?state=all").content.decode()
    assert "« Journée des migrants »" in html.replace("\u202f", " ")


def test_terms_that_are_kept_wait_for_nobody(glossary):
    assert [task.title for task in board() if task.model is GlossaryTerm] == [
        "Journée des migrants"
    ]


def test_what_is_translated_well_raises_no_warning(glossary):
    call = publish(CallPageFactory(title="Journée des migrants, le 18", standfirst="", body=""))
    translated(call, **{call.title: "Migrants Day, the 18th"})
    [task] = [task for task in board() if task.title == call.title]
    assert warnings_by_task([task]) == {task.key_and_locale: []}


def test_the_editor_tells_what_may_be_lost(site_tree, client_of):
    call = publish(CallPageFactory(title="Le 18 décembre 2026", standfirst="", body=""))
    english = translated(call, **{call.title: "18 December"})
    client = client_of(TRANSLATION)
    html = client.get(f"/admin/pages/{english.pk}/edit/").content.decode()
    assert "il manque un nombre ou une date (2026)" in html
    StringTranslation.objects.filter(data="18 December").update(data="18 December 2026")
    html = client.get(f"/admin/pages/{english.pk}/edit/").content.decode()
    assert "il manque un nombre" not in html


def test_names_of_organisations_are_known_without_being_typed_twice(site_tree):
    for name in ("Tous Migrants", "CRID", "Ensemble"):
        publish(SignatoryPageFactory(title=name))
    french, english = (site_tree[code]["home"].locale for code in ("fr", "en"))
    glossary = Glossaries().between(french, english)
    text = "Ensemble, tous migrants : le CRID et Tous Migrants"
    with languages.override("en"):
        assert segment_warnings(
            text, "Together, all migrants: CRID and All Migrants", glossary
        ) == ["the name “Tous Migrants” is never translated"]
    assert segment_warnings(text, "Together, all migrants: CRID and Tous Migrants", glossary) == []
    assert [term.source for term in glossary.found_in("pour tous migrants")] == []


def test_a_term_that_people_keep_wins_over_a_name(site_tree):
    publish(SignatoryPageFactory(title="Marche des Solidarités"))
    french, english = (site_tree[code]["home"].locale for code in ("fr", "en"))
    term = GlossaryTerm.objects.create(locale=french, term="Marche des Solidarités")
    GlossaryTerm.objects.create(
        locale=english, term="March of Solidarity", translation_key=term.translation_key
    )
    [found] = Glossaries().between(french, english).found_in("La Marche des Solidarités appelle")
    assert found.target == "March of Solidarity"
