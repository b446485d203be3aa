"""What coordinators change of an account: never its password, and its owner is told."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from home.models import AccountNotice
from tests.home.accounts.conftest import PASSWORD, log_in
from tests.home.accounts.test_sessions import link_in

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NEW = "fenêtre poivre nuage escalier"


def account(**changes):
    return {
        "username": "dominique",
        "email": "dominique@example.org",
        "first_name": "Dominique",
        "last_name": "Petit",
        "is_active": "on",
    } | changes


@pytest.fixture
def admin(client, coordinator):
    return log_in(client, coordinator)


@pytest.fixture(params=["coordinator", "superuser"])
def either(request, client, coordinator, django_user_model):
    coordinator.is_superuser = request.param == "superuser"
    coordinator.save()
    return log_in(client, coordinator)


def test_a_new_account_chooses_its_password_by_e_mail(
    either, django_user_model, django_capture_on_commit_callbacks
):
    page = either.get(reverse("wagtailusers_users:add")).content.decode()
    assert 'type="password"' not in page
    given = account(password1=PASSWORD, password2=PASSWORD)
    with django_capture_on_commit_callbacks(execute=True):
        assert either.post(reverse("wagtailusers_users:add"), given).status_code == 302
    made = django_user_model.objects.get(username="dominique")
    assert not made.has_usable_password()
    (message,) = mail.outbox
    assert message.to == ["dominique@example.org"]
    assert message.subject == "Votre compte : choisissez un mot de passe".replace(" :", "\u202f:")
    client = Client()
    form = client.get(link_in(message)).url
    client.post(form, {"password1": NEW, "password2": NEW})
    made.refresh_from_db()
    assert made.check_password(NEW)


def test_nobody_sets_the_password_of_another(either, editor):
    address = reverse("wagtailusers_users:edit", args=[editor.pk])
    assert 'type="password"' not in either.get(address).content.decode()
    either.post(address, account(username="alix", password1=NEW, password2=NEW))
    editor.refresh_from_db()
    assert (editor.first_name, editor.check_password(PASSWORD)) == ("Dominique", True)


def test_both_addresses_are_told_of_a_new_one(admin, editor, django_capture_on_commit_callbacks):
    address = reverse("wagtailusers_users:edit", args=[editor.pk])
    with django_capture_on_commit_callbacks(execute=True):
        admin.post(address, account(username="alix", email="new@example.org"))
        admin.post(address, account(username="alix", email="new@example.org"))
    assert [message.to for message in mail.outbox] == [["alix@example.org"], ["new@example.org"]]
    assert ModelLogEntry.objects.filter(action="account.email_changed").count() == 1


def test_people_do_not_change_their_own_address_or_password_in_the_admin(client, editor):
    log_in(client, editor)
    page = client.get("/admin/account/").content.decode()
    assert 'name="name_email-email"' not in page
    assert "password-old_password" not in page
    assert reverse("account_change_password") in page
    assert reverse("mfa_index") in page
    data = {
        "name_email-first_name": "A",
        "name_email-last_name": "B",
        "name_email-email": "x@y.org",
    }
    client.post("/admin/account/", data)
    editor.refresh_from_db()
    assert editor.email == "alix@example.org"


def test_two_names_do_not_differ_in_capitals_only(admin, editor, django_user_model):
    admin.post(reverse("wagtailusers_users:add"), account(username="ALIX"))
    assert django_user_model.objects.filter(username__iexact="alix").count() == 1


def test_notices_are_written_only_where_there_is_an_address(either, editor):
    editor.email = ""
    editor.save()
    address = reverse("wagtailusers_users:edit", args=[editor.pk])
    either.post(address, account(username="alix", email="new@example.org"))
    assert [notice.email for notice in AccountNotice.objects.all()] == ["new@example.org"]
