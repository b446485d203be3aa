"""Wagtail's account forms without the box "administrator", for users who are no superusers."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm


class NoSuperuserMixin:
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
    field_order = [
        "username",
        "email",
        "first_name",
        "last_name",
        "password1",
        "password2",
        "groups",
    ]

    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields - {"is_superuser"}


class AccountEditForm(NoSuperuserMixin, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields - {"is_superuser"}

    def __init__(self, *args, editing_self: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if editing_self:
            del self.fields["is_active"]
