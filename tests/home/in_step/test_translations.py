"""A translation that is behind says so; one that has lost its source still works."""

from datetime import date

import pytest
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from tests.factories import (
    publish,
    translated,
)
from tests.home.in_step.pages import new_event, version

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 18)


def test_a_reader_is_told_that_the_original_has_changed(client, programme):
    event = new_event(programme)
    english = translated(event)
    assert "original" not in client.get(english.url).content.decode().lower()
    event.summary = "Nouveau résumé"
    event = publish(event)
    html = client.get(english.url).content.decode()
    assert "The original has changed since this translation." in html
    assert f'href="{event.url}"' in html
    translated(event)
    assert "The original has changed" not in client.get(english.url).content.decode()


def test_a_new_fact_does_not_make_a_translation_old(client, programme):
    event = new_event(programme)
    english = translated(event)
    event.town = "Lyon"
    publish(event)
    html = client.get(english.url).content.decode()
    assert "Lyon" in html
    assert "The original has changed" not in html


def test_a_translation_without_its_source_can_be_published_and_read(client, programme):
    event = new_event(programme)
    english = translated(event)
    TranslationSource.objects.all().delete()
    publish(english)
    assert client.get(english.url).status_code == 200


def test_a_source_deleted_while_a_translator_works_takes_the_draft_along(admin_client, programme):
    event = new_event(programme)
    english = translated(event)
    event.delete()
    response = admin_client.get(f"/admin/pages/{english.pk}/edit/", follow=True)
    assert response.status_code == 404


def test_a_language_added_later_has_every_page(client, programme, settings):
    event = new_event(programme)
    translated(event)
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [
        *settings.LANGUAGES,
        ("es", "Spanish"),
    ]
    Locale.objects.create(language_code="es")
    alias = version(event, "es")
    assert alias.live
    assert alias.alias_of_id == event.pk
    assert alias.get_parent().specific.year == 2026
