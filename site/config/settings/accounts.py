"""Settings of logins: passwords, second factor, sessions. See `home.accounts`."""

# --- Passwords ----------------------------------------------------------------------------------

# The first hashes new passwords. A password that another one hashed is hashed anew at the login.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# Seconds for which the link in an e-mail lets somebody choose a password.
PASSWORD_RESET_TIMEOUT = 24 * 3600

# --- The one login ------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
# Passwords are changed and reset on the pages of the login alone; nobody sets another's.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
# The address that links are sent to: who takes over a session must not change it.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False

ACCOUNT_ADAPTER = "home.accounts.login.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_SIGNUP_ENABLED = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = False  # ours are sent by the outbox
ACCOUNT_SESSION_REMEMBER = True  # as long as SESSION_COOKIE_AGE says
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
ACCOUNT_REAUTHENTICATION_METHODS = ["password", "mfa"]
# Seconds for which a password is not asked for again. Long enough to install an app on a phone.
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_FORMS = {
    "login": "home.accounts.login.forms.LoginForm",
    "reauthenticate": "home.accounts.login.forms.PasswordAgainForm",
    "change_password": "home.accounts.login.forms.ChangePasswordForm",
    "reset_password": "home.accounts.login.forms.ResetPasswordForm",
    "reset_password_from_key": "home.accounts.login.forms.NewPasswordForm",
}
# Those of allauth count in the cache, which forgets what it has no room for and, when it is down,
# lets everybody through. `home.accounts.login.limits` counts in the database instead.
ACCOUNT_RATE_LIMITS = dict.fromkeys(
    ["change_password", "login", "login_failed", "reauthenticate", "reset_password",
     "reset_password_from_key"]
)  # fmt: skip

# --- The second factor --------------------------------------------------------------------------

# Whether nothing of the admin opens without one. In production it does not.
SECOND_FACTOR_REQUIRED = False
MFA_ADAPTER = "home.accounts.login.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the addresses come from coordinators, not from strangers
MFA_PASSKEY_LOGIN_ENABLED = False  # a passkey comes after the password, not instead
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute wrong
MFA_RATE_LIMITS = {"webauthn_login": None}
MFA_FORMS = {
    "authenticate": "home.accounts.login.forms.CodeForm",
    "reauthenticate": "home.accounts.login.forms.CodeAgainForm",
    "activate_totp": "home.accounts.login.forms.FirstCodeForm",
    "add_webauthn": "home.accounts.login.forms.AddPasskeyForm",
    "edit_webauthn": "home.accounts.login.forms.RenamePasskeyForm",
}
# A browser that was logged in from before has a limit of its own (`home.accounts.login.devices`).
KNOWN_DEVICE_COOKIE = "known_device"

# --- Sessions -----------------------------------------------------------------------------------

# A day without use ends one.
SESSION_COOKIE_AGE = 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
