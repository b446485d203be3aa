"""Nobody but a superuser makes a superuser, or changes one."""

import re

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from home.roles import CONTRIBUTION, COORDINATION, EDITION, TRANSLATION

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ADMIN_HOME = "/admin/"
PASSWORD = "une phrase assez longue"


@pytest.fixture
def root(django_user_model):
    return django_user_model.objects.create_superuser("root", "root@example.org", PASSWORD)


@pytest.fixture
def volunteer(django_user_model):
    return django_user_model.objects.create_user("volunteer", "volunteer@example.org", PASSWORD)


@pytest.fixture
def coordinator(client_of):
    return client_of(COORDINATION)


def account(**changes):
    return {
        "username": "alix",
        "email": "alix@example.org",
        "first_name": "Alix",
        "last_name": "Martin",
        "is_active": "on",
    } | changes


def test_a_coordinator_makes_an_account_without_the_box_administrator(
    coordinator, django_user_model
):
    page = coordinator.get(reverse("wagtailusers_users:add"))
    assert page.status_code == 200
    html = page.content.decode()
    assert "is_superuser" not in html
    names = re.findall(r'name="(\w+)"[^>]* id="id_', html)
    shown = ["username", "email", "first_name", "last_name"]
    assert [name for name in names if name != "groups"] == shown
    assert not re.search(r">\s*None\s*<", html)
    group = Group.objects.get(name=EDITION)
    response = coordinator.post(reverse("wagtailusers_users:add"), account(groups=[group.pk]))
    assert response.status_code == 302
    made = django_user_model.objects.get(username="alix")
    assert (made.is_superuser, list(made.groups.all())) == (False, [group])


def test_a_coordinator_who_posts_the_box_all_the_same_is_refused(coordinator, django_user_model):
    """A coordinator creates a superuser: impossible, and nothing typed is lost."""
    response = coordinator.post(
        reverse("wagtailusers_users:add"),
        account(is_superuser="on"),
        headers={"accept-language": "fr"},
    )
    assert response.status_code == 200
    html = response.content.decode()
    assert "Seule une personne qui administre le site peut en donner le droit à une autre." in html
    assert 'value="alix@example.org"' in html
    assert not django_user_model.objects.filter(username="alix").exists()


def test_a_coordinator_makes_nobody_a_superuser_later_on(coordinator, volunteer):
    address = reverse("wagtailusers_users:edit", args=[volunteer.pk])
    page = coordinator.get(address)
    assert (page.status_code, "is_superuser" in page.content.decode()) == (200, False)
    response = coordinator.post(address, account(is_superuser="on"))
    assert response.status_code == 200
    volunteer.refresh_from_db()
    assert (volunteer.username, volunteer.is_superuser) == ("volunteer", False)
    assert coordinator.post(address, account()).status_code == 302
    volunteer.refresh_from_db()
    assert (volunteer.username, volunteer.is_superuser) == ("alix", False)


def test_a_coordinator_does_not_make_themselves_a_superuser(coordinator, django_user_model):
    me = django_user_model.objects.get(username=COORDINATION)
    address = reverse("wagtailusers_users:edit", args=[me.pk])
    coordinator.post(address, account(username="me", is_superuser="on"))
    coordinator.post(address, account(username="me"))
    me.refresh_from_db()
    assert (me.username, me.is_superuser, me.is_active) == ("me", False, True)


@pytest.mark.parametrize("name", ["edit", "delete"])
def test_a_superusers_account_is_closed_to_a_coordinator(coordinator, root, name):
    address = reverse(f"wagtailusers_users:{name}", args=[root.pk])
    assert coordinator.get(address).url == ADMIN_HOME
    assert coordinator.post(address, account()).url == ADMIN_HOME
    root.refresh_from_db()
    assert (root.username, root.email, root.is_superuser) == ("root", "root@example.org", True)
    assert root.check_password(PASSWORD)


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("delete", {}),
        ("set_active_state", {"mark_as_active": "False"}),
        ("assign_role", {"role": CONTRIBUTION}),
    ],
)
def test_no_bulk_action_of_a_coordinator_reaches_a_superuser(
    coordinator, root, volunteer, django_user_model, action, data
):
    if "role" in data:
        data = {"role": Group.objects.get(name=data["role"]).pk}
    address = reverse("wagtail_bulk_action", args=["auth", "user", action])
    response = coordinator.post(f"{address}?id={root.pk}&id={volunteer.pk}", data)
    assert response.status_code == 302
    root.refresh_from_db()
    assert (root.is_active, root.groups.count()) == (True, 0)
    # While it does what it says with the account that is theirs to change.
    left = django_user_model.objects.filter(pk=volunteer.pk).first()
    assert not left or not left.is_active or left.groups.count() == 1


@pytest.mark.parametrize("group", [CONTRIBUTION, TRANSLATION, EDITION])
def test_others_do_not_see_accounts_at_all(client_of, volunteer, group):
    client = client_of(group)
    for address in (
        reverse("wagtailusers_users:index"),
        reverse("wagtailusers_users:add"),
        reverse("wagtailusers_users:edit", args=[volunteer.pk]),
    ):
        assert client.get(address).url == ADMIN_HOME


def test_a_superuser_makes_another_one(admin_client, django_user_model):
    page = admin_client.get(reverse("wagtailusers_users:add"))
    assert 'name="is_superuser"' in page.content.decode()
    response = admin_client.post(reverse("wagtailusers_users:add"), account(is_superuser="on"))
    assert response.status_code == 302
    assert django_user_model.objects.get(username="alix").is_superuser


def test_a_superuser_changes_another_one(admin_client, root):
    address = reverse("wagtailusers_users:edit", args=[root.pk])
    assert admin_client.post(address, account()).status_code == 302
    root.refresh_from_db()
    assert (root.username, root.is_superuser) == ("alix", False)


def test_accounts_are_not_copied(coordinator, root, django_user_model):
    """Wagtail's view of a copy has a form of its own, with the box that makes a superuser."""
    response = coordinator.post(f"/admin/users/copy/{root.pk}/", account(is_superuser="on"))
    assert response.status_code == 404
    assert not django_user_model.objects.filter(username="alix").exists()
