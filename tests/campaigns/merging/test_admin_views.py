"""The editor's way through a merge: choose, read, confirm."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.db import IntegrityError
from django.urls import reverse

from campaigns.models import SignatoryPage, Signature
from campaigns.signals import organisation_merged
from campaigns.signatures.services import sign
from home.roles import CONTRIBUTION, COORDINATION, EDITION, TRANSLATION
from tests.factories import CallPageFactory, SignatoryPageFactory, publish

pytestmark = pytest.mark.django_db

ENGLISH = {"headers": {"accept-language": "en"}}


@pytest.fixture
def kept(site_tree):
    return publish(SignatoryPageFactory(title="La Cimade", slug="la-cimade"))


@pytest.fixture
def removed(site_tree):
    return publish(SignatoryPageFactory(title="CIMADE 75", slug="cimade", acronym="C75"))


@pytest.fixture
def address(removed):
    return reverse("merge_organisation", args=[removed.pk])


@pytest.fixture
def log_in(client, django_user_model):
    def log_in(group):
        user = django_user_model.objects.create_user(group, f"{group}@example.org")
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return client

    return log_in


def told(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_the_page_of_an_organisation_leads_to_it(admin_client, removed, address):
    index = removed.get_parent()
    for url in (f"/admin/pages/{removed.pk}/edit/", f"/admin/pages/{index.pk}/"):
        assert f'href="{address}"' in admin_client.get(url).content.decode()
    assert "merge/" not in admin_client.get(f"/admin/pages/{index.pk}/edit/").content.decode()


def test_the_preview_says_what_will_happen(admin_client, address, removed, kept):
    call = CallPageFactory(title="Appel commun")
    sign(call, kept)
    sign(call, removed, "CIMADE Paris")
    response = admin_client.get(address, {"kept": kept.pk}, **ENGLISH)
    text = " ".join(response.content.decode().split())
    assert "“CIMADE 75” has signed 1 call." in text
    assert "Both have signed “Appel commun”. The older signature stays: “La Cimade”" in text
    assert "The other one goes: “CIMADE Paris”" in text
    assert "“CIMADE 75” organises no event." in text
    assert "French: the page /fr/signataires/cimade/ is deleted." in text
    assert "will lead to /en/signatories/la-cimade/." in text
    assert "“La Cimade” will also be recognised by: CIMADE 75." in text
    assert "Acronym: C75" in text
    assert Signature.objects.count() == 2


def test_an_editor_merges(log_in, address, removed, kept):
    sign(CallPageFactory(), removed)
    client = log_in(EDITION)
    response = client.post(address, {"kept": kept.pk, "take_over": ["acronym"]}, **ENGLISH)
    assert response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[kept.pk])
    assert told(response) == ["“CIMADE 75” is merged into “La Cimade”, with 1 signature."]
    kept = SignatoryPage.objects.get(pk=kept.pk)
    assert (kept.acronym, kept.other_names) == ("C75", ["CIMADE 75"])
    assert Signature.objects.get().signatory_key == kept.translation_key


def test_nothing_is_taken_that_was_not_ticked(admin_client, address, kept):
    admin_client.post(address, {"kept": kept.pk})
    kept = SignatoryPage.objects.get(pk=kept.pk)
    assert (kept.acronym, kept.other_names) == ("", ["CIMADE 75", "C75"])


def test_the_second_of_two_clicks_leads_to_the_page_that_stays(admin_client, address, kept):
    admin_client.post(address, {"kept": kept.pk})
    for response in (
        admin_client.post(address, {"kept": kept.pk}, **ENGLISH),
        admin_client.get(address, **ENGLISH),
    ):
        assert response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[kept.pk])
        assert "“CIMADE 75” has been merged into “La Cimade”." in told(response)


def test_a_page_that_never_was_is_not_found(admin_client, site_tree):
    missing = reverse("merge_organisation", args=[99999])
    assert admin_client.get(missing, follow=True).status_code == 404
    home = site_tree["fr"]["home"]
    other_type = reverse("merge_organisation", args=[home.pk])
    assert admin_client.get(other_type, follow=True).status_code == 404


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ("itself", "This is the same organisation"),
        ("its translation", "This is the same organisation"),
        ("a draft", "is not published"),
        ("what is gone", "has been merged or deleted in the meantime. Choose another one."),
        ("", "Choose the organisation to keep."),
        ("rubbish", "Choose the organisation to keep."),
        ("9" * 30, "Choose the organisation to keep."),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_wrong_choice_is_explained(admin_client, address, removed, choice, words, method):
    draft = SignatoryPageFactory(title="Brouillon", live=False)
    english = SignatoryPage.objects.get(
        translation_key=removed.translation_key, locale__language_code="en"
    )
    choices = {"itself": removed.pk, "its translation": english.pk, "a draft": draft.pk}
    choices |= {"what is gone": 99999}
    response = getattr(admin_client, method)(
        address, {"kept": choices.get(choice, choice)}, **ENGLISH
    )
    assert response.status_code == 200
    assert words in response.content.decode()
    assert SignatoryPage.objects.filter(pk=removed.pk, live=True).exists()


def test_what_can_be_taken_may_change_meanwhile(admin_client, address, removed, kept):
    kept.acronym = "LC"
    publish(kept)
    data = {"kept": kept.pk, "take_over": ["acronym"]}
    response = admin_client.post(address, data, **ENGLISH)
    assert "The pages have changed in the meantime." in response.content.decode()
    assert SignatoryPage.objects.filter(pk=removed.pk).exists()


def test_who_loses_a_race_is_told_and_nothing_is_merged(admin_client, address, removed, kept):
    def refuse(**kwargs):
        # As the database does when an event of the organisation is being published.
        raise IntegrityError

    organisation_merged.connect(refuse)
    try:
        response = admin_client.post(address, {"kept": kept.pk}, **ENGLISH)
    finally:
        organisation_merged.disconnect(refuse)
    assert response.headers["Location"] == address
    assert told(response) == [
        "Somebody changed one of the two at the same moment. Nothing was merged: try again."
    ]
    assert SignatoryPage.objects.filter(pk=removed.pk, live=True).exists()


@pytest.mark.parametrize("group", [TRANSLATION, CONTRIBUTION])
def test_who_may_not_delete_may_not_merge(log_in, address, removed, kept, group):
    client = log_in(group)
    for response in (client.get(address), client.post(address, {"kept": kept.pk})):
        assert response.status_code == 302
        assert response.headers["Location"] == "/admin/"
    assert SignatoryPage.objects.filter(pk=removed.pk).exists()
    assert address not in client.get(f"/admin/pages/{removed.get_parent().pk}/").content.decode()


@pytest.mark.parametrize("group", [COORDINATION, EDITION])
def test_those_who_publish_may_merge(log_in, address, kept, group):
    assert log_in(group).get(address, {"kept": kept.pk}).status_code == 200


def test_who_may_not_publish_the_page_that_stays_may_not_merge(
    log_in, kept, site_tree, django_user_model
):
    client = log_in(CONTRIBUTION)
    owner = django_user_model.objects.get(username=CONTRIBUTION)
    own = SignatoryPageFactory(title="Brouillon", live=False, owner=owner)
    address = reverse("merge_organisation", args=[own.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"kept": kept.pk}).headers["Location"] == "/admin/"
    assert SignatoryPage.objects.filter(pk=own.pk).exists()


def test_the_preview_costs_the_same_with_many(
    client, admin_user, address, removed, kept, count_queries
):
    def add(number):
        for _ in range(number):
            call = CallPageFactory()
            sign(call, removed)
            sign(call, kept)

    client.force_login(admin_user)
    add(1)
    one = count_queries(f"{address}?kept={kept.pk}")
    add(2)
    assert count_queries(f"{address}?kept={kept.pk}") == one
