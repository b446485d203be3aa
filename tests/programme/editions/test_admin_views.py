"""The editor's pages: start the next edition, freeze one, reopen it."""

import pytest
from django.urls import reverse

from home.roles import CONTRIBUTION, EDITION, TRANSLATION
from programme.editions.freezing import freeze
from programme.models import FrozenEdition, ProgrammePage
from tests.factories import ProgrammePageFactory, publish, translated

pytestmark = pytest.mark.django_db

ENGLISH = {"accept-language": "en"}


@pytest.fixture
def last(site_tree):
    text = "<p>Le 18 décembre 2025 est un jeudi.</p>"
    return publish(
        ProgrammePageFactory(
            parent=site_tree["fr"]["programmes"], year=2025, title="Programme 2025", standfirst=text
        )
    )


def next_url(page):
    return reverse("next_edition", args=[page.pk])


def freeze_url(page):
    return reverse("freeze_edition", args=[page.pk])


def test_a_preview_shows_what_will_be_made_and_makes_nothing(client_of, last):
    html = client_of(EDITION).get(next_url(last), headers=ENGLISH).content.decode()
    assert "French: “Programme 2026” is made as a draft, with last year’s texts." in html
    assert "Le 18 décembre 2026 est un vendredi." in html
    assert ProgrammePage.objects.filter(year=2026).count() == 0


@pytest.mark.parametrize("frozen", [True, False])
def test_an_editor_starts_the_next_edition(client_of, last, frozen):
    english = translated(last)
    data = {"start": "1", **({"freeze_last": "on"} if frozen else {})}
    response = client_of(EDITION).post(next_url(english), data, follow=True, headers=ENGLISH)
    page = ProgrammePage.objects.get(year=2026, locale__language_code="fr")
    assert response.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    html = response.content.decode()
    assert "The programme of 2026 is a draft." in html
    other = ProgrammePage.objects.get(year=2026, locale__language_code="en")
    assert reverse("wagtailadmin_pages:edit", args=[other.pk]) in html
    assert FrozenEdition.objects.exists() == frozen


def test_a_second_click_leads_to_the_one_that_is_there(client_of, last):
    client = client_of(EDITION)
    client.post(next_url(last), {"start": "1"})
    response = client.post(next_url(last), {"start": "1"}, follow=True, headers=ENGLISH)
    page = ProgrammePage.objects.get(year=2026)
    assert response.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "There is a programme for 2026 already." in response.content.decode()


def test_freezing_is_proposed_once_the_day_has_passed(client_of, last, time_machine):
    client = client_of(EDITION)
    for day, proposed in (("2025-12-18", False), ("2025-12-19", True)):
        time_machine.move_to(f"{day}T12:00:00+01:00")
        form = client.get(next_url(last)).context["form"]
        assert form.initial == {"freeze_last": proposed}


def test_a_contributor_starts_a_draft_and_freezes_nothing(client_of, last):
    client = client_of(CONTRIBUTION)
    assert "freeze_last" not in client.get(next_url(last)).content.decode()
    client.post(next_url(last), {"start": "1", "freeze_last": "on"})
    assert ProgrammePage.objects.get(year=2026).live is False
    assert not FrozenEdition.objects.exists()
    assert client.post(freeze_url(last), {"freeze": "1"}).status_code == 302
    assert not FrozenEdition.objects.exists()


@pytest.mark.parametrize("url", [next_url, freeze_url])
def test_a_translator_may_do_neither(client_of, last, url):
    client = client_of(TRANSLATION)
    response = client.post(url(last), {"start": "1", "freeze": "1"})
    assert response.status_code == 302
    assert response.url == reverse("wagtailadmin_home")
    assert not ProgrammePage.objects.filter(year=2026).exists()
    assert not FrozenEdition.objects.exists()


def test_nobody_gets_there_without_a_login(client, last):
    assert client.post(next_url(last), {"start": "1"}).url.startswith("/fr/account/login/")
    assert not ProgrammePage.objects.filter(year=2026).exists()


def test_an_editor_freezes_and_reopens(client_of, last):
    client = client_of(EDITION)
    html = client.get(freeze_url(last), headers=ENGLISH).content.decode()
    assert 'name="freeze"' in html
    assert not FrozenEdition.objects.exists()
    for _click in range(2):
        client.post(freeze_url(last), {"freeze": "1"})
    assert FrozenEdition.objects.get().frozen_by.username == EDITION
    html = client.get(freeze_url(last), headers=ENGLISH).content.decode()
    assert 'name="unfreeze"' in html
    for _click in range(2):
        client.post(freeze_url(last), {"unfreeze": "1"})
    assert not FrozenEdition.objects.exists()


def test_the_menu_of_a_programme_offers_both(client_of, last, site_tree):
    edit = reverse("wagtailadmin_pages:edit", args=[last.pk])
    html = client_of(EDITION).get(edit, headers=ENGLISH).content.decode()
    assert next_url(last) in html
    assert "Freeze this programme" in html
    freeze(last)
    explore = reverse("wagtailadmin_explore", args=[site_tree["fr"]["programmes"].pk])
    html = client_of(CONTRIBUTION).get(explore, headers=ENGLISH).content.decode()
    assert "Start the 2026 edition" in html
    assert "Reopen this programme" not in html


def test_the_history_tells_it(client_of, last):
    client = client_of(EDITION)
    client.post(next_url(last), {"start": "1", "freeze_last": "on"})
    client.post(freeze_url(last), {"unfreeze": "1"})
    history = reverse("wagtailadmin_pages:history", args=[last.pk])
    html = client.get(history, headers=ENGLISH).content.decode()
    for words in ("The next edition was started", "Frozen with its totals", "Reopened"):
        assert words in html


def test_a_page_that_is_no_programme_is_not_found(client_of, site_tree):
    page = site_tree["fr"]["programmes"]
    assert client_of(EDITION).get(next_url(page)).status_code == 404
