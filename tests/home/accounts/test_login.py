"""There is one login, and a password alone opens nothing of an account with a second step."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils.translation import override

from home.accounts.login import urls
from tests.home.accounts.conftest import (
    CODE,
    LOGIN,
    PASSWORD,
    Phone,
    factors_of,
    log_in,
    opens_admin,
    post_code,
    post_password,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]

OTHER_LOGINS = [
    "/admin/login/",
    "/admin/login/?next=/admin/pages/",
    "/admin/password_reset/",
    "/admin/password_reset/confirm/MQ/set-password/",
    "/admin/password_reset/complete/",
    "/django-admin/login/",
    "/django-admin/password_change/",
    "/fr/_util/login/",
    "/en/_util/login/",
]
# Whatever a form of another package calls its fields.
CREDENTIALS = {
    "username": "alix",
    "login": "alix",
    "password": PASSWORD,
    "new_password1": "une autre phrase",
    "new_password2": "une autre phrase",
    "email": "alix@example.org",
}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", OTHER_LOGINS)
def test_every_other_login_leads_to_the_one_page(editor, method, address):
    client = Client()
    response = getattr(client, method)(address, CREDENTIALS if method == "post" else None)
    assert response.status_code == (303 if method == "post" else 302)
    login = f"/{'en' if address.startswith('/en/') else 'fr'}/account/login/"
    assert response.url.partition("?")[0] == login
    assert SESSION_KEY not in client.session
    assert not opens_admin(client)
    editor.refresh_from_db()
    assert editor.check_password(PASSWORD)


def test_a_redirect_keeps_where_one_was_going_and_leads_nowhere_else(client, editor):
    response = client.get("/admin/login/?next=/admin/pages/")
    assert response.url.endswith("/account/login/?next=%2Fadmin%2Fpages%2F")
    away = f"{reverse(LOGIN)}?next=https://example.com/"
    assert client.post(away, {"login": "alix", "password": PASSWORD}).url == "/admin/"


def test_private_pages_and_the_admin_ask_for_the_one_login(client):
    assert client.get("/admin/").url == "/fr/account/login/?next=/admin/"


def test_no_view_of_another_login_is_reached():
    """Every view that logs people in, or sets a password, is ours or comes after a redirect."""
    names = ("LoginView", "PasswordReset", "PasswordChange", "SignupView", "login", "signup")
    found = set()

    def walk(resolver, above=""):
        for item in resolver.url_patterns:
            path = above + str(item.pattern).removeprefix("^")
            if hasattr(item, "url_patterns"):
                walk(item, path)
            elif getattr(item.callback, "__qualname__", "").startswith(names) or getattr(
                getattr(item.callback, "view_class", None), "__name__", ""
            ).startswith(names):
                found.add(path.removeprefix("fr/"))

    walk(get_resolver())
    ours = {path for path in found if path.startswith("account/")}
    assert ours == {f"account/{route}" for route, view in urls.PAGES.values()} & found
    assert found - ours == {
        "admin/login/",
        "admin/password_reset/",
        "admin/password_reset/done/",
        "admin/password_reset/confirm/<uidb64>/<token>/",
        "admin/password_reset/complete/",
        "(?=_util/)_util/login/",
    }


@pytest.mark.parametrize(
    "name",
    ["account_signup", "account_email", "account_confirm_email", "account_set_password",
     "account_request_login_code", "mfa_login_webauthn", "mfa_signup_webauthn", "mfa_trust",
     "account_confirm_login_code", "account_email_verification_sent", "socialaccount_login"],
)  # fmt: skip
def test_what_is_not_needed_has_no_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_only_these_pages_of_the_login_are_routed():
    assert sorted(route for route, _view in urls.PAGES.values()) == [
        "again/code/",
        "again/passkey/",
        "again/password/",
        "closed/",
        "login/",
        "login/code/",
        "logout/",
        "password/",
        "password/forgotten/",
        "password/forgotten/sent/",
        "password/new/<str:uidb36>/<str:key>/",
        "password/new/done/",
        "second-step/",
        "second-step/app/",
        "second-step/app/remove/",
        "second-step/codes/",
        "second-step/codes/new/",
        "second-step/codes/recovery-codes.txt",
        "second-step/passkeys/",
        "second-step/passkeys/<int:pk>/",
        "second-step/passkeys/<int:pk>/remove/",
        "second-step/passkeys/new/",
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_pages_of_the_login_are_kept_nowhere(client, settings, language):
    settings.ANSWER_STORE = True
    with override(language):
        addresses = [
            reverse(name)
            for name in ("account_login", "account_reset_password", "account_inactive",
                         "account_reset_password_done", "account_reset_password_from_key_done")
        ]  # fmt: skip
    for address in addresses:
        for _again in range(2):
            response = client.get(address)
            assert response.status_code == 200
            assert "no-store" in response["Cache-Control"]
            assert "ETag" not in response
            assert f'<html lang="{language}">' in response.content.decode()
            assert "'unsafe-inline'" not in response["Content-Security-Policy"]


def test_each_page_links_to_itself_in_the_other_language(client):
    html = client.get("/fr/account/login/?next=/admin/pages/").content.decode()
    assert 'href="/en/account/login/?next=%2Fadmin%2Fpages%2F"' in html


def test_a_password_alone_opens_nothing_with_a_second_step(client, editor, phone):
    assert post_password(client, "alix").url == reverse(CODE)
    assert SESSION_KEY not in client.session
    assert not opens_admin(client)
    post_code(client, phone.wrong_code())
    assert not opens_admin(client)
    post_code(client, phone.code())
    assert opens_admin(client)


def test_a_session_that_came_about_otherwise_opens_nothing_either(client, editor, phone):
    client.force_login(editor)
    response = client.get("/admin/pages/")
    assert response.url == f"{reverse('mfa_reauthenticate')}?next=%2Fadmin%2Fpages%2F"
    assert client.post("/admin/account/", {"first_name": "X"}).status_code == 302
    # Until the code was entered, the rest of the site takes them for a reader.
    assert client.get("/fr/account/second-step/codes/").status_code == 302
    response = client.post(response.url, {"code": phone.code()})
    assert response.url == "/admin/pages/"
    assert client.get("/admin/pages/", follow=True).status_code == 200


def test_a_wrong_or_unknown_name_reads_alike(client, editor):
    known = post_password(client, "alix", "wrong").content
    unknown = post_password(client, "nobody", "wrong").content
    assert _without_token(known, b"alix") == _without_token(unknown, b"nobody")


def _without_token(page: bytes, name: bytes) -> list[bytes]:
    return [line for line in page.replace(name, b"").splitlines() if b"csrf" not in line]


@pytest.mark.usefixtures("required")
def test_without_a_second_step_nothing_of_the_admin_opens_where_it_is_required(client, editor):
    post_password(client, "alix")
    for address in ("/admin/", "/admin/pages/", "/admin/account/", "/admin/translations/"):
        response = client.get(address)
        assert response.url.startswith(reverse("mfa_index"))
        assert client.post(address).url.startswith(reverse("mfa_index"))
    page = client.get(response.url).content.decode()
    assert "l’administration ne s’ouvre qu’ensuite" in page


# With real transactions: what follows is done as each is committed, before the session is saved.
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.usefixtures("required")
def test_setting_up_an_app_opens_the_admin_without_a_second_login(client, editor, mailoutbox):
    post_password(client, "alix")
    address = reverse("mfa_activate_totp")
    html = client.get(address).content.decode()
    assert "<svg" in html and "<?xml" not in html
    secret = client.session["mfa.totp.secret"]
    phone = Phone.__new__(Phone)
    phone.secret = secret
    used = phone.code()
    response = client.post(address, {"code": used})
    assert response.url == reverse("mfa_view_recovery_codes")
    assert factors_of(editor) == {"totp", "recovery_codes"}
    assert opens_admin(client)
    assert [mail.to for mail in mailoutbox] == [["alix@example.org"]]
    codes = client.get(response.url).content.decode()
    downloaded = client.get(reverse("mfa_download_recovery_codes")).content.decode().split()
    assert len(downloaded) == 10
    assert all(code in codes for code in downloaded)
    # The code that set it up is used.
    other = Client()
    post_password(other, "alix")
    assert post_code(other, used).status_code == 200
    assert not opens_admin(other)


@pytest.mark.usefixtures("required")
def test_the_last_second_step_is_not_removed_where_one_is_required(client, editor, phone):
    log_in(client, editor, phone)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(reverse("mfa_deactivate_totp"))
    assert factors_of(editor) == {"totp", "recovery_codes"}


def test_elsewhere_it_is_removed_with_the_password(client, editor, phone):
    log_in(client, editor, phone)
    address = reverse("mfa_deactivate_totp")
    assert client.post(address).url.startswith(reverse("account_reauthenticate"))
    assert factors_of(editor) == {"totp", "recovery_codes"}
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(address)
    assert factors_of(editor) == set()


def test_another_session_does_not_pass_by_the_factor_of_this_one(client, editor):
    other = log_in(Client(), editor)
    phone = Phone(editor)
    assert other.get("/admin/").url.startswith(reverse("mfa_reauthenticate"))
    # Nor with the password, which may be stolen: it reads no codes and adds no phone of its own.
    other.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    for name in ("mfa_view_recovery_codes", "mfa_download_recovery_codes", "mfa_add_webauthn",
                 "mfa_generate_recovery_codes", "mfa_deactivate_totp", "mfa_index"):  # fmt: skip
        for response in (other.get(reverse(name)), other.post(reverse(name))):
            assert response.url.startswith(reverse("mfa_reauthenticate"))
    assert factors_of(editor) == {"totp", "recovery_codes"}
    other.post(reverse("mfa_reauthenticate"), {"code": phone.code()})
    assert other.get(reverse("mfa_view_recovery_codes")).status_code == 200


def test_a_closed_account_stays_out(client, editor, phone):
    editor.is_active = False
    editor.save()
    assert post_password(client, "alix").url == reverse("account_inactive")
    assert SESSION_KEY not in client.session
    assert post_code(client, phone.code()).url == reverse(LOGIN)


def test_one_can_start_again_as_somebody_else(client, editor, phone, coordinator):
    post_password(client, "alix")
    assert client.get(reverse(LOGIN)).url == reverse(CODE)
    assert client.get(reverse("account_logout")).status_code == 302  # GET changes nothing
    assert client.get(reverse(LOGIN)).url == reverse(CODE)
    client.post(reverse("account_logout"))
    log_in(client, coordinator)


def test_secrets_of_second_steps_are_no_clear_text(editor, phone, settings):
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert phone.secret not in stored
    # Those of before are read with the former key.
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    log_in(Client(), editor, phone)
