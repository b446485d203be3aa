"""Who signed: kept outside the page, shown in every language in the call's order."""

import re

import pytest
from django.db import IntegrityError, transaction

from campaigns.enums import SignatoriesOrder
from campaigns.models import SignatoryPage, Signature
from campaigns.signatures.services import shown_signatories, sign, signed_calls
from tests.factories import CallPageFactory

pytestmark = pytest.mark.django_db


def names(call):
    return [signatory.name for signatory in shown_signatories(call)]


def test_signatories_are_listed_by_name_without_article_and_accents(call, organisations):
    for organisation in reversed(organisations):
        sign(call, organisation)
    assert names(call) == ["La Cimade", "Échanges", "France Amérique Latine – FAL"]


def test_an_order_set_by_hand_is_kept(call, organisations):
    call.signatories_order = SignatoriesOrder.MANUAL
    for organisation in reversed(organisations):
        sign(call, organisation)
    assert names(call) == ["France Amérique Latine – FAL", "Échanges", "La Cimade"]


def test_a_signature_shows_in_every_language_with_the_page_of_that_language(
    call, organisations, site_tree
):
    sign(call, organisations[0])
    english = site_tree["en"]["calls"].locale
    translated_call = call.copy_for_translation(english)
    translated_organisation = organisations[0].copy_for_translation(english)
    translated_organisation.save_revision().publish()
    [shown] = shown_signatories(translated_call)
    assert (shown.name, shown.language) == ("La Cimade", "fr")
    assert shown.url == SignatoryPage.objects.get(pk=translated_organisation.pk).url
    assert shown.url.startswith("/en/signatories/")


def test_publishing_an_older_draft_keeps_what_was_signed_since(call, organisations):
    draft = call.save_revision()
    sign(call, organisations[0])
    draft.publish()
    assert names(call) == ["La Cimade"]


def test_signing_twice_is_signing_once(call, organisations):
    sign(call, organisations[0])
    sign(call, organisations[0])
    assert names(call) == ["La Cimade"]


def test_the_database_refuses_a_second_signature(call, organisations):
    sign(call, organisations[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.create(
            call_key=call.translation_key,
            signatory_key=organisations[0].translation_key,
            name="Cimade",
        )


def test_the_database_refuses_a_second_signature_of_the_same_name(call):
    sign(call, None, "Collectif de la Vallée")
    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.create(call_key=call.translation_key, name="COLLECTIF DE LA VALLEE")
    other = CallPageFactory(title="Autre appel")
    assert sign(other, None, "Collectif de la Vallée").call_key == other.translation_key


def test_signing_by_name_twice_is_signing_once(call):
    first = sign(call, None, "Collectif de la Vallée")
    assert sign(call, None, "collectif de la vallee") == first
    assert names(call) == ["Collectif de la Vallée"]


def test_who_signed_by_name_is_tied_to_its_page_once_it_has_one(call, organisations):
    first = sign(call, None, "Cimade")
    assert sign(call, organisations[0]) == first
    [shown] = shown_signatories(call)
    assert (shown.name, shown.url) == ("Cimade", "/fr/signataires/la-cimade/")


def test_an_organisation_without_a_page_signs_by_its_name(call):
    sign(call, None, "Collectif de la Vallée")
    sign(call, None, "Collectif du Plateau")
    assert names(call) == ["Collectif de la Vallée", "Collectif du Plateau"]


def test_an_unpublished_organisation_is_listed_without_a_link(call, organisations):
    sign(call, organisations[0])
    organisations[0].unpublish()
    [shown] = shown_signatories(call)
    assert (shown.name, shown.url) == ("La Cimade", "")


def test_an_organisations_page_knows_what_it_signed(call, organisations, site_tree):
    other = CallPageFactory(parent=site_tree["fr"]["calls"], title="Autre appel")
    sign(call, organisations[0])
    sign(other, organisations[1])
    assert [page.title for page in signed_calls(organisations[0])] == ["Appel"]


# --- What readers see


def test_an_acronym_is_shown_where_the_name_as_signed_does_not_tell_it(client, call, organisations):
    sign(call, organisations[2], "France Amérique Latine")
    sign(call, organisations[0])
    shown = {row.name: row.acronym for row in shown_signatories(call)}
    assert shown == {"La Cimade": "", "France Amérique Latine": "FAL"}
    html = client.get(call.url).content.decode()
    assert '<span class="acronym">FAL</span>' in html


def test_an_organisations_page_lists_what_it_signed_by_year(client, organisations, site_tree):
    for year in (2020, 2026, 2025):
        sign(CallPageFactory(title=f"Appel de {year}", year=year), organisations[0])
    html = client.get(organisations[0].url).content.decode()
    assert "3 appels signés" in html
    assert re.findall(r'<h3>(\d+)<|Appel de (\d+)', html) == [
        ("2026", ""), ("", "2026"), ("2025", ""), ("", "2025"), ("2020", ""), ("", "2020"),
    ]  # fmt: skip
