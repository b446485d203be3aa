"""Translators translate kinds of event, rubrics and the site's words; the source is not theirs."""

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation, TranslationSource

from home.models import SiteWords
from home.roles import EDITION, TRANSLATION
from programme.models import EventKind
from tests.factories import EventKindFactory

pytestmark = pytest.mark.django_db


def edit_url(kind):
    return reverse("wagtailsnippets_programme_eventkind:edit", args=[kind.pk])


def test_a_translator_translates_a_kind_and_publishes_it(client_of, site_tree):
    kind = EventKindFactory(name="Marche")
    english = site_tree["en"]["home"].locale
    client = client_of(TRANSLATION)
    listing = client.get(reverse("wagtailsnippets_programme_eventkind:list")).content.decode()
    submit = reverse(
        "wagtail_localize:submit_snippet_translation", args=["programme", "eventkind", kind.pk]
    )
    assert submit in listing
    assert client.post(submit, {"locales": [english.pk]}).status_code == 302
    translation = kind.get_translation(english)
    segment = TranslationSource.objects.get(object_id=kind.translation_key).stringsegment_set.get()
    assert client.get(edit_url(translation)).status_code == 200
    StringTranslation.objects.create(
        translation_of=segment.string, locale=english, context=segment.context, data="March"
    )
    client.post(edit_url(translation), {"action": "publish"})
    assert EventKind.objects.get(pk=translation.pk).name == "March"


@pytest.mark.parametrize(("group", "name"), [(TRANSLATION, "Marche"), (EDITION, "Défilé")])
def test_the_source_is_changed_by_editors_only(client_of, site_tree, group, name):
    kind = EventKindFactory(name="Marche")
    kind.copy_for_translation(site_tree["en"]["home"].locale).save()
    client_of(group).post(edit_url(kind), {"name": "Défilé"})
    kind.refresh_from_db()
    assert kind.name == name


@pytest.mark.parametrize("action", ["add", "delete"])
def test_a_translator_neither_adds_nor_deletes_words(client_of, site_tree, action):
    words = SiteWords.objects.get(locale__language_code="fr")
    arguments = [words.pk] if action == "delete" else []
    address = reverse(f"wagtailsnippets_home_sitewords:{action}", args=arguments)
    assert client_of(TRANSLATION).get(address).status_code == 302
