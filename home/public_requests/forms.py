"""Base classes of forms: the public's, without account, cookie and script, and the review's."""

import time
import unicodedata
import uuid
from dataclasses import dataclass
from datetime import date

from django import forms
from django.core import signing
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.public_requests.checks import WritableEmailValidator, is_no_address, names_something
from home.text.plain import INVISIBLE, one_line
from home.text.safe_links import LinkFormField

# A person needs longer than this to fill in a form; most robots do not. Seconds.
TOO_FAST = 3
# How long a form may stand open before it is sent. Seconds.
TOKEN_LIFE = 12 * 3600


class OneLineField(forms.CharField):
    """One line of text, without invisible characters."""

    def to_python(self, value):
        return one_line(super().to_python(value))


class OneLineEmailField(forms.EmailField):
    """An address that an e-mail can be sent to, with letters of any script."""

    default_validators = [WritableEmailValidator()]

    def to_python(self, value):
        text = unicodedata.normalize("NFC", INVISIBLE.sub("", str(value or "")))
        return super().to_python(text)


class OneLineURLField(LinkFormField):
    """A web address; https:// may be left out."""

    def __init__(self, **kwargs):
        super().__init__(assume_scheme="https", **kwargs)

    def to_python(self, value):
        return super().to_python(INVISIBLE.sub("", str(value or "")).strip())


@dataclass(frozen=True)
class TypedDay:
    """A day as it was typed, and as the form parsed it."""

    typed: str
    day: date


class PublicForm(forms.Form):
    """A form with a signed, timed token in place of a cookie, and a honeypot field for robots.

    A form that is sent twice has the same `form_key`. A token that is missing, forged or too old is
    an error: the form is shown again, filled in and with a new token.
    """

    required_css_class = "required"
    # By the names of optional fields: when they must be filled in all the same, in words.
    needed_when: dict[str, str] = {}

    # The honeypot: robots like to fill in such a name. Readers neither see nor reach it.
    homepage = forms.CharField(
        required=False,
        label=_("Leave this field empty"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    token = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, purpose: str, **kwargs):
        self.purpose = purpose
        self.form_key, self.issued_at = self._read_token((data or {}).get("token", ""))
        if self.form_key is None and data is not None:
            data = data.copy()
            # Issued earlier, so that the form does not count as filled in too fast.
            data["token"] = self._new_token(time.time() - TOO_FAST)
        super().__init__(data, label_suffix="", **kwargs)
        if data is None:
            self.initial["token"] = self._new_token(time.time())
        for name, field in self.fields.items():
            field.needed_when = self.needed_when.get(name, "")
            self._name_in_messages(field)

    @staticmethod
    def _name_in_messages(field: forms.Field) -> None:
        """Put the field's label into its messages: the list above the form shows messages alone."""
        label = {"label": field.label}
        if getattr(field, "max_length", None):
            field.error_messages["max_length"] = gettext(
                "“%(label)s”: write at most %(number)d characters."
            ) % (label | {"number": field.max_length})
        if isinstance(field, forms.ChoiceField):
            field.error_messages["invalid_choice"] = gettext(
                "“%(label)s”: choose one from the list."
            ) % {"label": field.label}

    def days_to_check(self) -> list[TypedDay]:
        """Return the typed days of a valid form that another reader could take for another day.

        "12/05/2026" is 12 May here and 5 December elsewhere. Each is written into the form again
        in the one way that has a single meaning, so that sending it once more agrees to it.
        """
        found = []
        for name, field in self.fields.items():
            day, typed = self.cleaned_data.get(name), self.data.get(name, "")
            was_typed = isinstance(field, forms.DateField) and typed
            if not was_typed or not day or typed == day.isoformat():
                continue
            if day.day <= 12 and day.day != day.month:
                found.append(TypedDay(typed, day))
                self.data = self.data.copy()
                self.data[name] = day.isoformat()
        return found

    def _new_token(self, issued_at: float) -> str:
        return signing.dumps([uuid.uuid4().hex, issued_at], salt=self.purpose)

    def _read_token(self, token: str) -> tuple[uuid.UUID | None, float]:
        try:
            key, issued_at = signing.loads(token, salt=self.purpose, max_age=TOKEN_LIFE)
        except signing.BadSignature:
            return None, 0
        return uuid.UUID(key), issued_at

    def clean(self):
        if self.form_key is None:
            raise forms.ValidationError(
                _("This form was open for too long. Nothing is lost: please send it again.")
            )
        return super().clean()

    @property
    def looks_like_a_robot(self) -> bool:
        return bool(self.data.get("homepage")) or time.time() - self.issued_at < TOO_FAST


class PersonalForm(PublicForm):
    """A public form with the sender's name and e-mail address, and their consent."""

    person = OneLineField(
        label=_("Your name"),
        help_text=_("Never published."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Enter your name.")},
        validators=[names_something(_("Enter your name in letters.")), is_no_address],
    )
    email = OneLineEmailField(
        label=_("Your e-mail address"),
        help_text=_("Never published. We will write to you so that you can confirm."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Enter your e-mail address."),
            "invalid": _("Enter an e-mail address that we can write to, like name@example.org."),
        },
    )
    consent = forms.BooleanField(
        label=_("I agree that my name and e-mail address are kept for this purpose only."),
        error_messages={"required": _("We cannot keep your request without your agreement.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Also decides the order of the errors in the list above the form.
        last = ["person", "email", "consent"]
        self.order_fields([name for name in self.fields if name not in last] + last)


class ReviewForm(forms.Form):
    """The decision about a request: why it is declined; subclasses add what acceptance needs.

    `act` is the name of the button that was pressed.
    """

    reply = forms.CharField(
        label=_("Why not? One sentence, which will be sent."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data=None):
        super().__init__(data)
        self.act = (data or {}).get("act", "")
        self.fields["reply"].required = self.act == "decline"
