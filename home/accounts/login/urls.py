"""The addresses of the login that there are: no others of allauth's are routed.

No sign-up, no login by e-mail or by an account elsewhere, no addresses to prove.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import path, re_path

from home.accounts.login.views import NewPasswordView, account_page, log_out, to_login

# allauth's names: its views look them up.
PAGES = {
    "account_login": ("login/", account.login),
    "account_logout": ("logout/", log_out),
    "account_inactive": ("closed/", account.account_inactive),
    "account_reauthenticate": ("again/password/", account.reauthenticate),
    "account_change_password": ("password/", account.password_change),
    "account_reset_password": ("password/forgotten/", account.password_reset),
    "account_reset_password_done": ("password/forgotten/sent/", account.password_reset_done),
    "account_reset_password_from_key": (
        "password/new/<str:uidb36>/<str:key>/",
        NewPasswordView.as_view(),
    ),
    "account_reset_password_from_key_done": (
        "password/new/done/",
        account.password_reset_from_key_done,
    ),
    "mfa_index": ("second-step/", mfa.index),
    "mfa_authenticate": ("login/code/", mfa.authenticate),
    "mfa_reauthenticate": ("again/code/", mfa.reauthenticate),
    "mfa_activate_totp": ("second-step/app/", totp.activate_totp),
    "mfa_deactivate_totp": ("second-step/app/remove/", totp.deactivate_totp),
    "mfa_view_recovery_codes": ("second-step/codes/", recovery_codes.view_recovery_codes),
    "mfa_generate_recovery_codes": (
        "second-step/codes/new/",
        recovery_codes.generate_recovery_codes,
    ),
    "mfa_download_recovery_codes": (
        "second-step/codes/recovery-codes.txt",
        recovery_codes.download_recovery_codes,
    ),
    "mfa_list_webauthn": ("second-step/passkeys/", passkeys.list_webauthn),
    "mfa_add_webauthn": ("second-step/passkeys/new/", passkeys.add_webauthn),
    "mfa_reauthenticate_webauthn": ("again/passkey/", passkeys.reauthenticate_webauthn),
    "mfa_remove_webauthn": ("second-step/passkeys/<int:pk>/remove/", passkeys.remove_webauthn),
    "mfa_edit_webauthn": ("second-step/passkeys/<int:pk>/", passkeys.edit_webauthn),
}
urlpatterns = [path(route, account_page(view), name=name) for name, (route, view) in PAGES.items()]
# Logins of Wagtail and of Django's admin, wherever one of them is or may come to be: all lead here.
admin_logins = [
    re_path(r"^(?:django-)?admin/login/?$", to_login),
    re_path(r"^(?:django-)?admin/password_(?:reset|change)(?:/.*)?$", to_login),
]
page_logins = [re_path(r"^_util/login/?$", to_login)]
