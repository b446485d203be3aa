"""Wagtail's account forms: nobody sets another's password, and only superusers see the box
"administrator"."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm


class OneNameMixin:
    """Refuses a username that differs from another one in capitals only: nobody could log in."""

    def _clean_username(self):
        name = super()._clean_username()
        others = get_user_model().objects.exclude(pk=self.instance.pk)
        if name and "username" not in self.errors and others.filter(username__iexact=name).exists():
            self.add_error("username", self.error_messages["duplicate_username"])
        return name


class FullCreationForm(OneNameMixin, UserCreationForm):
    """For superusers."""


class FullEditForm(OneNameMixin, UserEditForm):
    """For superusers."""


class NoSuperuserMixin(OneNameMixin):
    """Leaves out the field `is_superuser`, and refuses data that contains it all the same."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("is_superuser", None)

    def clean(self):
        data = super().clean()
        if self.data.get(self.add_prefix("is_superuser")):
            raise forms.ValidationError(_("Only an administrator can make another administrator."))
        return data


class AccountCreationForm(NoSuperuserMixin, UserCreationForm):
    field_order = ["username", "email", "first_name", "last_name", "groups"]

    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields - {"is_superuser"}


class AccountEditForm(NoSuperuserMixin, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields - {"is_superuser"}

    def __init__(self, *args, editing_self: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if editing_self:
            del self.fields["is_active"]
