"""Rights at every admin address of ours that takes a page: the page it was written in decides.

Each address is opened by every group, through the French source and through its English version.
"""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from campaigns.models import CallPage, Signature
from campaigns.signatures.services import sign
from home.roles import CONTRIBUTION, COORDINATION, EDITION, TRANSLATION
from tests.factories import (
    CallPageFactory,
    ProgrammePageFactory,
    SignatoryPageFactory,
    publish,
    translated,
)
from tests.home.language_sync.pages import version

pytestmark = [pytest.mark.django_db, pytest.mark.once]

GROUPS = [CONTRIBUTION, TRANSLATION, EDITION, COORDINATION]
PUBLISHERS = {EDITION, COORDINATION}
REMOVAL = 1  # a log entry that need not exist: rights are asked first

# The names of our admin addresses that take a page's id, and what else they take.
OF_A_CALL = {
    "call_signatories": [],
    "paste_signatories": [],
    "put_back_signatories": [REMOVAL],
}
OF_OTHERS = {"merge_organisation", "next_edition", "freeze_edition"}
# wagtail-localize's own, for which `tests/home/language_sync/test_permissions.py` stands.
OF_LOCALIZE = "localize/"


def patterns(resolver, before=""):
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from patterns(pattern, route)
        else:
            yield route, pattern


def test_every_admin_address_of_ours_with_a_page_is_tested_here():
    ours = {
        pattern.name
        for route, pattern in patterns(get_resolver())
        if route.startswith("admin/")
        and "<int:page_id>" in route
        and pattern.callback.__module__.split(".")[0] in ("home", "campaigns", "programme")
        and OF_LOCALIZE not in route
    }
    assert ours == set(OF_A_CALL) | OF_OTHERS


def opened(client, name, page, *more):
    """The status of a GET, or of a POST where only that is taken; 403 where rights are missing."""
    address = reverse(name, args=[page.pk, *more])
    response = client.get(address)
    if response.status_code == 405:
        response = client.post(address)
    if response.status_code == 302 and response.url == reverse("wagtailadmin_home"):
        return 403
    return response.status_code


@pytest.fixture
def call(site_tree):
    return publish(CallPageFactory(title="Appel"))


@pytest.fixture
def english(call):
    return translated(call)


def as_it_is(call):
    """It is on the site."""


def unpublished(call):
    """It was on the site, and is taken off in every language."""
    call.unpublish()


def never_public_but_signed(call):
    """A draft that organisations have signed."""
    CallPage.objects.filter(translation_key=call.translation_key).update(
        live=False, first_published_at=None
    )
    sign(CallPage.objects.get(pk=call.pk), None, "Collectif de la Vallée")


def never_public(call):
    """A draft that nobody has signed."""
    CallPage.objects.filter(translation_key=call.translation_key).update(
        live=False, first_published_at=None
    )


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("state", [as_it_is, unpublished, never_public_but_signed, never_public])
def test_signatories_are_for_those_who_may_publish_the_source(
    client_of, call, english, state, language
):
    """A translator opens the signatories of a call through its English version: refused."""
    state(call)
    page = version(call, language)
    for group in GROUPS:
        client = client_of(group)
        refused = {name: opened(client, name, page, *more) for name, more in OF_A_CALL.items()}
        if group in PUBLISHERS:
            assert 403 not in refused.values(), (group, refused)
        else:
            assert set(refused.values()) == {403}, (group, refused)


def test_a_translator_removes_no_signature_of_an_unpublished_call(client_of, call, english):
    signature = sign(call, None, "Collectif de la Vallée")
    call.unpublish()
    data = {
        "signatures-TOTAL_FORMS": 1,
        "signatures-INITIAL_FORMS": 1,
        "signatures-0-id": signature.pk,
        "signatures-0-name": signature.name,
        "signatures-0-DELETE": "1",
    }
    client = client_of(TRANSLATION)
    for page in (call, english):
        address = reverse("call_signatories", args=[page.pk])
        assert client.post(address, data).url == reverse("wagtailadmin_home")
    assert Signature.objects.get() == signature


def test_the_author_of_a_draft_edits_its_signatories_until_somebody_has_signed(
    django_user_model, client_of, site_tree
):
    call = CallPageFactory(title="Appel", live=False)
    client = client_of(CONTRIBUTION)
    call.owner = django_user_model.objects.get(username=CONTRIBUTION)
    call.save()
    assert opened(client, "call_signatories", call) == 200
    sign(call, None, "Collectif de la Vallée")
    assert opened(client, "call_signatories", call) == 403


def test_the_editor_offers_the_signatories_only_to_those_who_may_change_them(client_of, site_tree):
    """An English call is a translator's to edit; who signed it is not."""
    call = publish(CallPageFactory(parent=site_tree["en"]["calls"], title="Call"))
    address = reverse("call_signatories", args=[call.pk])
    offered = {}
    for group in (TRANSLATION, EDITION):
        page = client_of(group).get(reverse("wagtailadmin_pages:edit", args=[call.pk]))
        assert page.status_code == 200
        offered[group] = address in page.content.decode()
    assert offered == {TRANSLATION: False, EDITION: True}


def test_an_english_call_that_was_signed_is_not_a_translators_to_delete(client_of, site_tree):
    """A translator may change English pages; signatures go along with their source only."""
    call = publish(CallPageFactory(parent=site_tree["en"]["calls"], title="Call"))
    sign(call, None, "Valley Collective")
    call.unpublish()
    client = client_of(TRANSLATION)
    delete = reverse("wagtailadmin_pages:delete", args=[call.pk])
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    assert client.post(delete).url == reverse("wagtailadmin_home")
    assert client.post(f"{bulk}?id={call.pk}").url == reverse("wagtailadmin_home")
    assert CallPage.objects.filter(pk=call.pk).exists()
    assert client_of(EDITION).post(delete).status_code == 302
    assert not CallPage.objects.filter(pk=call.pk).exists()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("is_public", [True, False])
def test_merging_is_for_those_who_may_delete_the_source(client_of, site_tree, language, is_public):
    organisation = publish(SignatoryPageFactory(title="Terre d’escale"))
    translated(organisation)
    if not is_public:
        organisation.unpublish()
    page = version(organisation, language)
    statuses = {group: opened(client_of(group), "merge_organisation", page) for group in GROUPS}
    assert statuses == {CONTRIBUTION: 403, TRANSLATION: 403, EDITION: 200, COORDINATION: 200}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("name", "contributor"),
    [
        # For those who may publish the source; for those who may add a programme beside it.
        ("freeze_edition", 403),
        ("next_edition", 200),
    ],
)
def test_editions_are_judged_where_they_were_written(
    client_of, site_tree, language, name, contributor
):
    programme = publish(ProgrammePageFactory(year=2025))
    translated(programme)
    page = version(programme, language)
    statuses = {group: opened(client_of(group), name, page) for group in GROUPS}
    assert statuses == {
        CONTRIBUTION: contributor,
        TRANSLATION: 403,
        EDITION: 200,
        COORDINATION: 200,
    }


def test_nobody_opens_any_of_them_without_logging_in(call):
    for name, more in OF_A_CALL.items():
        response = Client().get(reverse(name, args=[call.pk, *more]))
        assert response.url.startswith(reverse("account_login"))
