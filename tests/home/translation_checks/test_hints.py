"""What helps with a segment in wagtail-localize's editor."""

import pytest
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from home.models import GlossaryTerm
from home.roles import CONTRIBUTION, EDITION, TRANSLATION
from home.translation_checks.hints import hints_for
from tests.factories import CallPageFactory, publish, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def glossary(site_tree):
    french, english = (site_tree[code]["home"].locale for code in ("fr", "en"))
    act = GlossaryTerm.objects.create(locale=french, term="Acte IV")
    GlossaryTerm.objects.create(locale=english, term="Act IV", translation_key=act.translation_key)
    GlossaryTerm.objects.create(locale=french, term="La Cimade", is_kept=True)


@pytest.fixture
def translation(glossary):
    call = publish(
        CallPageFactory(
            title="Acte IV",
            standfirst="<p>Le 5 décembre avec la Cimade & d’autres.</p>",
            body="<p>Rien.</p>",
        )
    )
    standfirst = "Le 5 décembre avec la Cimade &amp; d’autres."
    translated(call, **{call.title: "Act IV", standfirst: "On 6 December with Cimade"})
    return Translation.objects.get(source__object_id=call.translation_key)


def address(translation):
    return f"/admin/translations/hints/{translation.pk}/"


def test_terms_stand_beside_their_segment_and_so_do_warnings(translation, client_of):
    title, standfirst = hints_for(translation)
    assert (title.segment, title.terms, title.warnings) == ("Acte IV", ["Acte IV → Act IV"], [])
    assert standfirst.segment == "Le 5 décembre avec la Cimade &amp; d’autres."
    assert standfirst.terms == ["La Cimade → La Cimade"]
    told = client_of(TRANSLATION).get(address(translation), headers={"accept-language": "en"})
    assert told.json()[1]["warnings"] == [
        "a number or date is missing (5 décembre)",
        "the name “La Cimade” is never translated",
    ]
    assert told.json()[1]["opening"] == "“Le 5 décembre avec la Cimade & d’autres.”:"


def test_what_is_not_translated_yet_has_terms_and_no_warnings(translation):
    StringTranslation.objects.all().delete()
    assert [(hint.terms != [], hint.warnings) for hint in hints_for(translation)] == [
        (True, []),
        (True, []),
    ]


def test_the_editor_lists_both_without_a_script(translation, client_of):
    page = translation.get_target_instance()
    html = client_of(TRANSLATION).get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "<li>Acte IV → Act IV</li>" in html
    assert "il manque un nombre ou une date (5 décembre)" in html
    assert "js/translation-hints.js" in html


def test_hints_cost_the_same_whatever_the_segments(
    translation, django_assert_num_queries, site_tree
):
    long = publish(CallPageFactory(title="Long", body="<p>Acte IV</p><p>Acte IV, le 5 mai</p>" * 9))
    translated(long)
    whole = Translation.objects.select_related("source__locale", "target_locale")
    for key, number in ((translation.source.object_id, 2), (long.translation_key, 2)):
        begun = whole.get(source__object_id=key)
        with django_assert_num_queries(4):
            assert len(hints_for(begun)) == number


@pytest.mark.parametrize(
    ("group", "status"), [(TRANSLATION, 200), (EDITION, 200), (CONTRIBUTION, 302)]
)
def test_hints_are_for_those_who_may_translate(translation, client_of, group, status):
    assert client_of(group).get(address(translation)).status_code == status


def test_hints_of_a_language_of_others_are_not_told(client_of, site_tree):
    call = publish(CallPageFactory(parent=site_tree["en"]["calls"], title="Fraternity"))
    translate_object(call, [site_tree["fr"]["home"].locale])
    into_french = Translation.objects.get(target_locale__language_code="fr")
    client = client_of(TRANSLATION)
    assert client.get(address(into_french)).status_code == 302
    assert client.get("/admin/translations/hints/99999/").status_code == 404


def test_the_editors_buttons_have_a_space_before_a_language(client_of, settings):
    client = client_of(TRANSLATION)
    for language, said in (("fr", '"Publish in ": "Publier dans "'), ("en", '"Publish in ": ')):
        js = client.get("/admin/localize/jsi18n/", headers={"accept-language": language})
        assert (said in js.content.decode()) == (language == "fr")
