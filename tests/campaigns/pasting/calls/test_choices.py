"""What an editor decides in the preview of a pasted call, and what the preview says."""

import html

import pytest
from django.urls import reverse

from campaigns.models import CallPage, Signature
from home.roles import EDITION
from tests.factories import CallPageFactory, SignatoryPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.once]
FACTS = {"year": "2031", "date": "2031-11-20", "rubric": ""}


def shown(response):
    return html.unescape(response.content.decode())


# --- Names and an editor's choices


NAMES = (
    "Titre\n\nNous marchons.\n\nSignataires :\nemmaus international\nZone\n\n"
    "Avec le soutien de\nQuais\n"
)


def signatures():
    return list(Signature.objects.order_by("sort_order").values_list("name", flat=True))


def test_a_recognised_name_is_written_as_the_site_writes_it(log_in, paste):
    """A pasted emmaus international is published as the site writes it."""
    log_in(EDITION)
    SignatoryPageFactory(title="Emmaüs International")
    response = paste("preview", NAMES)
    rows = {row.signatory.typed: row.signatory for row in response.context["rows"] if row.signatory}
    assert rows["emmaus international"].name == "Emmaüs International"
    assert "Garder «\u202femmaus international\u202f», comme dans le texte" in shown(response)
    paste("create", NAMES, chosen="1", **FACTS)
    assert signatures() == ["Emmaüs International", "Zone"]


def test_an_editor_keeps_a_name_as_typed(log_in, paste):
    log_in(EDITION)
    SignatoryPageFactory(title="Emmaüs International")
    paste("create", NAMES, chosen="1", as_typed=["emmaus international"], **FACTS)
    assert signatures() == ["emmaus international", "Zone"]
    assert Signature.objects.filter(signatory_key=None).count() == 1


def test_what_is_not_plainly_a_name_signs_if_the_editor_says_so(log_in, paste):
    log_in(EDITION)
    response = paste("preview", NAMES)
    assert 'name="signing" value="Quais" >' in shown(response)
    paste("create", NAMES, chosen="1", **FACTS)
    assert signatures() == ["emmaus international", "Zone"]
    Signature.objects.all().delete()
    paste("create", NAMES, chosen="1", signing=["Quais"], **FACTS | {"year": "2032"})
    assert signatures() == ["emmaus international", "Zone", "Quais"]
    comment = CallPage.objects.get(year=2032).wagtail_admin_comments.get()
    assert "Avec le soutien de" in comment.text
    assert "Quais" not in comment.text


def test_names_between_commas_all_sign_if_the_editor_says_so(log_in, paste):
    log_in(EDITION)
    line = "CRID, la Zone, Quais et Rives."
    text = f"Titre\n\nNous marchons.\n\nSignataires :\n\n{line}"
    assert "Signent\u202f: CRID · la Zone · Quais · Rives" in shown(paste("preview", text))
    paste("create", text, chosen="1", signing=[line], **FACTS)
    assert signatures() == ["CRID", "la Zone", "Quais", "Rives"]


def test_an_organisation_of_the_site_in_another_column_is_ticked_beforehand(log_in, paste):
    log_in(EDITION)
    SignatoryPageFactory(title="Quais")
    text = "Titre\n\nNous marchons.\n\nSignataires :\nZone\tQuais\nCRID\tLyon"
    page = shown(paste("preview", text))
    assert 'name="signing" value="Quais" checked>' in page
    assert 'name="signing" value="Lyon" >' in page


def test_what_was_ticked_is_there_again_after_a_way_back(log_in, paste):
    log_in(EDITION)
    SignatoryPageFactory(title="Emmaüs International")
    choices = {"chosen": "1", "signing": ["Quais"], "as_typed": ["emmaus international"]}
    page = shown(paste("back", NAMES, **choices))
    assert '<input type="hidden" name="signing" value="Quais">' in page
    page = shown(paste("preview", NAMES, **choices))
    assert 'name="signing" value="Quais" checked>' in page
    assert 'name="as_typed" value="emmaus international" checked>' in page


def test_an_address_beside_a_name_is_shown_as_left_out(log_in, paste):
    log_in(EDITION)
    text = "Titre\n\nNous marchons.\n\nSignataires :\nZone (https://zone.example.org)"
    rows = paste("preview", text).context["rows"]
    assert [(row.lines, row.text, row.state) for row in rows][-2:] == [
        ("6", "Zone", "kept"),
        ("6", "https://zone.example.org", "left-out"),
    ]


# --- A call that is there already


def test_a_call_of_the_same_title_and_year_is_said(log_in, paste):
    """A call of the same title and year exists: the preview says so, with a link to it."""
    log_in(EDITION)
    call = CallPageFactory(title="TITRE – égal", year=2031)
    CallPageFactory(title="Titre égal", year=2030, slug="autre")
    response = paste("preview", "Titre égal\n\nAppel pour décembre 2031\n\nNous marchons.")
    assert [similar for similar, _address in response.context["similar_calls"]] == [call]
    page = shown(response)
    assert "Il y a déjà un appel «\u202fTITRE – égal\u202f» pour 2031." in page
    assert f'href="{reverse("wagtailadmin_pages:edit", args=[call.pk])}"' in page


def test_a_second_call_of_one_title_and_year_is_made_once_it_was_said(log_in, paste):
    log_in(EDITION)
    call = CallPageFactory(title="Titre", year=2031)
    text = "Titre\n\nNous marchons."
    assert (
        paste("preview", text).context["similar_calls"] == []
    )  # this year's call, for all we know
    response = paste("create", text, **FACTS)
    assert [similar for similar, _address in response.context["similar_calls"]] == [call]
    assert 'name="year" value="2031"' in shown(response)
    assert CallPage.objects.count() == 1
    assert paste("create", text, seen=[call.pk], **FACTS).status_code == 302
    assert CallPage.objects.count() == 2
