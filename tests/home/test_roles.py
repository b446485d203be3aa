"""What each group may do with pages, from nobody to those who coordinate."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Workflow

from home.roles import CONTRIBUTION, COORDINATION, EDITION, TRANSLATION
from tests.factories import CallPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(site_tree):
    call = CallPageFactory(parent=site_tree["fr"]["calls"], title="Appel")
    english = call.copy_for_translation(site_tree["en"]["home"].locale)
    english.save_revision().publish()
    return {"fr": call, "en": type(call).objects.get(pk=english.pk)}


@pytest.fixture
def user_of(django_user_model):
    def create(group):
        user = django_user_model.objects.create_user(group, f"{group}@example.org")
        user.groups.add(Group.objects.get(name=group))
        return user

    return create


@pytest.mark.parametrize(
    ("group", "french", "english"),
    [
        (CONTRIBUTION, (False, False), (False, False)),
        (TRANSLATION, (False, False), (True, False)),
        (EDITION, (True, True), (True, True)),
        (COORDINATION, (True, True), (True, True)),
    ],
)
def test_who_may_edit_and_publish_in_which_language(user_of, pages, group, french, english):
    user = user_of(group)
    for language, expected in {"fr": french, "en": english}.items():
        permissions = pages[language].permissions_for_user(user)
        assert (permissions.can_edit(), permissions.can_publish()) == expected


def test_a_contributor_proposes_drafts_and_publishes_nothing(user_of, site_tree):
    permissions = site_tree["fr"]["calls"].permissions_for_user(user_of(CONTRIBUTION))
    assert permissions.can_add_subpage()
    assert not permissions.can_publish_subpage()


@pytest.mark.parametrize(
    ("group", "status"),
    [(None, 302), (CONTRIBUTION, 302), (TRANSLATION, 302), (EDITION, 200), (COORDINATION, 200)],
)
def test_who_sees_the_signatories_of_a_call(user_of, pages, group, status):
    client = Client()
    if group:
        client.force_login(user_of(group))
    address = reverse("call_signatories", args=[pages["fr"].pk])
    assert client.get(address).status_code == status


@pytest.mark.parametrize(
    ("group", "status"), [(TRANSLATION, 302), (EDITION, 302), (COORDINATION, 200)]
)
def test_only_those_who_coordinate_change_the_settings(user_of, site_tree, group, status):
    client = Client()
    client.force_login(user_of(group))
    site = site_tree["fr"]["home"].get_site()
    address = reverse("wagtailsettings:edit", args=["home", "sitesettings", site.pk])
    assert client.get(address).status_code == status


@pytest.mark.parametrize("group", [EDITION, COORDINATION])
def test_editors_change_the_lists_of_words(user_of, site_tree, group):
    client = Client()
    client.force_login(user_of(group))
    assert client.get(reverse("wagtailsnippets_programme_eventkind:add")).status_code == 200
    assert client.get(reverse("wagtailsnippets_campaigns_rubric:add")).status_code == 200


def test_what_contributors_propose_is_reviewed_by_our_groups_only(site_tree):
    assert set(Group.objects.values_list("name", flat=True)) == {
        CONTRIBUTION,
        TRANSLATION,
        EDITION,
        COORDINATION,
    }
    workflow = Workflow.objects.get()
    [task] = [task.specific for task in workflow.tasks]
    assert (workflow.name, task.name) == ("Relecture / Review", "Relecture / Review")
    assert set(task.groups.values_list("name", flat=True)) == {EDITION, COORDINATION}
