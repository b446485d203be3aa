"""The page where a call is pasted: who may, what is seen, and that nothing typed is lost."""

import html
from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale

from campaigns.models import CallPage, Rubric, Signature
from campaigns.pasting.calls.forms import LONGEST_TEXT
from home.roles import CONTRIBUTION, COORDINATION, EDITION, TRANSLATION
from tests.campaigns.pasting.texts import CALL
from tests.factories import CallPageFactory, RubricFactory, SignatoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.once]


FACTS = {"year": "2031", "date": "2031-11-20", "rubric": ""}


def errors(response, name="form"):
    return response.context[name].errors


def shown(response):
    return html.unescape(response.content.decode())


@pytest.mark.parametrize(
    ("group", "status"),
    [(None, 302), (TRANSLATION, 302), (CONTRIBUTION, 200), (EDITION, 200), (COORDINATION, 200)],
)
def test_whoever_may_add_a_call_may_paste_one(client, log_in, site_tree, paste, group, status):
    if group:
        log_in(group)
    assert client.get(reverse("paste_call")).status_code == status
    paste("create", **FACTS)
    assert CallPage.objects.count() == (status == 200)


def test_only_lists_are_offered_below_which_one_may_add(client, log_in, paste, site_tree):
    user = log_in(CONTRIBUTION)
    group = user.groups.get()
    group.page_permissions.filter(page=site_tree["en"]["home"]).delete()
    response = client.get(reverse("paste_call"))
    assert list(response.context["form"].fields["parent"].queryset) == [site_tree["fr"]["calls"]]
    assert list(errors(paste("create", language="en", **FACTS))) == ["parent"]
    assert not CallPage.objects.exists()


def test_the_list_one_comes_from_is_chosen(client, log_in, site_tree):
    log_in(EDITION)
    english = site_tree["en"]["calls"]
    page = client.get(f"{reverse('paste_call')}?below={english.pk}").content.decode()
    assert f'<option value="{english.pk}" selected>' in page


def test_the_way_there_is_on_the_list_and_on_the_form_of_a_new_call(client, log_in, site_tree):
    log_in(EDITION)
    calls = site_tree["fr"]["calls"]
    address = f'href="{reverse("paste_call")}?below={calls.pk}"'
    listing = client.get(reverse("wagtailadmin_explore", args=[calls.pk]))
    assert address in listing.content.decode()
    above = client.get(reverse("wagtailadmin_explore", args=[site_tree["fr"]["home"].pk]))
    assert above.content.decode().count(address) == 1
    new = reverse("wagtailadmin_pages:add", args=["campaigns", "callpage", calls.pk])
    assert address in client.get(new).content.decode()
    call = CallPageFactory()
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[call.pk]))
    assert reverse("paste_call") not in edit.content.decode()


def test_the_preview_shows_every_line_and_saves_nothing(log_in, paste, site_tree):
    log_in(EDITION)
    SignatoryPageFactory(title="Carnets ouverts")
    response = paste("preview")
    page = shown(response)
    rows = response.context["rows"]
    assert [row.text for row in rows if row.state == "unplaced"] == [CALL.splitlines()[-1]]
    assert [(row.text, row.organisation.title) for row in rows if row.organisation] == [
        ("CARNETS OUVERTS", "Carnets ouverts")
    ]
    assert "https://example.org/18-d%C3%A9cembre-2031-%E2%80%93-journee-des-rivages" in page
    assert '<script>alert("personne")' not in response.content.decode()
    assert 'name="year" value="2031"' in page
    assert not CallPage.objects.exists()
    assert not Signature.objects.exists()


def test_the_way_back_gives_the_text_as_it_was_and_what_was_typed(log_in, paste):
    log_in(EDITION)
    response = paste("back", year="1999", date="1999-12-01")
    assert response.context["form"]["text"].value() == CALL
    page = shown(response)
    assert CALL.strip() in page
    assert 'name="year" value="1999"' in page
    assert 'value="1999-12-01"' in shown(paste("preview", year="1999", date="1999-12-01"))


def test_a_year_that_the_text_named_follows_the_text(log_in, paste):
    log_in(EDITION)
    assert paste("back", **FACTS).context["typed"] == {"date": "2031-11-20"}


def test_an_editor_lands_in_the_drafts_editor_with_what_is_left_to_do(log_in, paste):
    log_in(EDITION)
    response = paste("create", **FACTS)
    call = CallPage.objects.get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[call.pk])
    assert (call.year, call.date, call.live) == (2031, date(2031, 11, 20), False)
    assert [str(message) for message in get_messages(response.wsgi_request)] == [
        "Le brouillon est créé. Relisez-le avant de le publier.",
        "Il reste 5 points à vérifier\u202f: la bulle en haut à droite les montre.",
    ]


def test_an_english_text_goes_to_the_english_calls(log_in, paste, site_tree):
    log_in(EDITION)
    paste("create", "Rights\n\nWe shall march.\n\nSignatories\n\nCRID", "en", **FACTS)
    call = CallPage.objects.get()
    assert call.get_parent().specific == site_tree["en"]["calls"]
    assert call.locale.language_code == call.text_language == "en"


def test_lines_are_counted_as_they_were_pasted(log_in, paste):
    log_in(EDITION)
    rows = paste("preview", "\n\nTitre\n\nNous marchons.").context["rows"]
    assert [(row.lines, row.text) for row in rows] == [("3", "Titre"), ("5", "Nous marchons.")]


def test_a_text_in_another_language_than_chosen_is_told(log_in, paste):
    log_in(EDITION)
    assert "Anglais" not in str(paste("preview").context["warnings"])
    english = "Rights\n\n" + "We march for the rights of all, and we march in every town. " * 4
    [warning] = paste("preview", english).context["warnings"]
    assert warning.text == (
        "Langue du texte, semble-t-il\u202f: Anglais. Langue choisie\u202f: Français."
    )
    assert paste("preview", english, "en").context["warnings"] == []


# --- Rubric


def test_a_line_above_the_title_is_offered_as_a_new_rubric(log_in, paste):
    log_in(EDITION)
    field = paste("preview").context["form"]["rubric"]
    assert field.initial == "new"
    paste("create", **FACTS | {"rubric": "new"})
    assert CallPage.objects.get().rubric == Rubric.objects.get(name="Droits et frontières")


def test_a_rubric_of_the_site_is_recognised(log_in, paste):
    log_in(EDITION)
    rubric = RubricFactory(name="droits & frontieres")
    RubricFactory(name="Droits et frontières", locale=Locale.objects.get(language_code="en"))
    assert paste("preview").context["form"]["rubric"].initial == "new"
    rubric.name = "DROITS ET FRONTIÈRES"
    rubric.save()
    assert paste("preview").context["form"]["rubric"].initial == str(rubric.pk)


def test_who_may_not_add_rubrics_is_told_of_the_line(log_in, paste):
    log_in(CONTRIBUTION)
    assert "new" not in dict(paste("preview").context["form"].fields["rubric"].choices)
    response = paste("create", **FACTS | {"rubric": "new"})
    assert list(errors(response)) == ["rubric"]
    assert not Rubric.objects.exists()


# --- Bad input


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Collez le texte de l’appel."),
        (" \n\t\n\u00a0", "Collez le texte de l’appel."),
        (f"{'Nous marchons ensemble. ' * 20}", "Aucun titre n’a été trouvé. Écrivez-le seul sur"),
        (
            "é" * LONGEST_TEXT + "é",
            "Ce texte a 100001 caractères\u202f; un appel peut en avoir 100000 au plus",
        ),
        ("é" * 1_000_000, "Ce texte a 1000000 caractères"),
        ("Titre\x00", "Le caractère nul n’est pas autorisé."),
    ],
)
def test_a_text_that_cannot_be_read_is_refused_and_kept(log_in, paste, text, message):
    log_in(EDITION)
    for step in ("preview", "create", "back"):
        response = paste(step, text, **FACTS)
        assert response.status_code == 200
        [error] = errors(response)["text"]
        assert message in error
        assert response.context["form"]["text"].value() == text
    assert not CallPage.objects.exists()


def test_a_browser_does_not_cut_what_is_pasted(client, log_in):
    log_in(EDITION)
    assert "maxlength" not in client.get(reverse("paste_call")).content.decode()


@pytest.mark.parametrize(
    "facts",
    [{"year": "soon"}, {"year": "1066"}, {"date": "18/99/2031"}, {"rubric": "0"}, {"year": ""}],
)
def test_facts_that_cannot_be_are_refused_and_the_text_is_kept(log_in, paste, facts):
    log_in(EDITION)
    response = paste("create", **FACTS | facts)
    assert list(errors(response)) == list(facts)
    assert CALL.strip() in shown(response)
    assert not CallPage.objects.exists()


def test_a_text_of_a_title_alone_makes_a_draft(log_in, paste):
    log_in(EDITION)
    paste("create", "Marchons", **FACTS)
    call = CallPage.objects.get()
    assert (call.title, call.standfirst, call.body, call.closing) == ("Marchons", "", "", "")
    assert call.signatories_order == "name"


def test_the_preview_costs_the_same_with_many_signatories(log_in, paste):
    log_in(EDITION)

    def cost(number):
        names = [SignatoryPageFactory().title for _ in range(number)]
        text = "\n".join(["Titre", "", "Nous marchons.", "", "Signataires", *names])
        paste("preview", text)
        with CaptureQueriesContext(connection) as queries:
            response = paste("preview", text)
        assert len(response.context["rows"]) == number + 3
        return len(queries)

    assert cost(1) == cost(3)
