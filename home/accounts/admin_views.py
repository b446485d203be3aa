"""Wagtail's views of accounts, restricted by `permissions.py`."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button
from wagtail.users.views import bulk_actions
from wagtail.users.views.users import CreateView, EditView, UserViewSet

from home.accounts import notice_texts
from home.accounts.forms import (
    AccountCreationForm,
    AccountEditForm,
    FullCreationForm,
    FullEditForm,
)
from home.accounts.history import record
from home.accounts.notices import notify
from home.accounts.permissions import may_change_account


class AccountFormMixin:
    """Shows the form with the box "administrator" to superusers only."""

    form_without_superuser: type

    def get_form_class(self):
        if self.request.user.is_superuser:
            return super().get_form_class()
        return self.form_without_superuser


class AccountCreateView(AccountFormMixin, CreateView):
    form_without_superuser = AccountCreationForm

    def get_template_names(self):
        if self.request.user.is_superuser:
            return super().get_template_names()
        return ["home/admin/new_account.html"]  # Wagtail's own names every field

    @transaction.atomic
    def save_instance(self):
        """Save an account without a password: its owner chooses one by the link in an e-mail."""
        account = super().save_instance()
        account.set_unusable_password()
        account.save(update_fields=["password"])
        notify(account, notice_texts.NEW_ACCOUNT)
        return account


class AccountEditView(AccountFormMixin, EditView):
    form_without_superuser = AccountEditForm

    def dispatch(self, request, *args, **kwargs):
        if not may_change_account(request.user, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.email_before = self.object.email

    @transaction.atomic
    def save_instance(self):
        """Save the account. Both addresses are told when the one for its links changes."""
        account = super().save_instance()
        if account.email != self.email_before:
            record(account, "account.email_changed", self.request.user)
            for address in filter(None, [self.email_before, account.email]):
                notify(account, notice_texts.EMAIL_CHANGED, address)
        return account

    @cached_property
    def header_more_buttons(self):
        buttons = super().header_more_buttons
        if not self.editing_self:
            url = reverse("reset_second_factor", args=[self.object.pk])
            buttons.append(Button(_("Reset the second step"), url=url, icon_name="key"))
        return buttons


class AccountViewSet(UserViewSet):
    # Its form has the box that makes a superuser.
    copy_view_enabled = False
    add_view_class = AccountCreateView
    edit_view_class = AccountEditView

    def get_form_class(self, for_update=False):
        return FullEditForm if for_update else FullCreationForm


class AccountBulkActionMixin:
    """Leaves superusers' accounts out, unless the user is a superuser."""

    def check_perm(self, obj) -> bool:
        return super().check_perm(obj) and may_change_account(self.request.user, obj)


class AssignRole(AccountBulkActionMixin, bulk_actions.AssignRoleBulkAction):
    pass


class Delete(AccountBulkActionMixin, bulk_actions.DeleteBulkAction):
    pass


class SetActiveState(AccountBulkActionMixin, bulk_actions.SetActiveStateBulkAction):
    pass


BULK_ACTIONS = [AssignRole, Delete, SetActiveState]
