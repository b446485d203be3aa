"""Wagtail's views of accounts, restricted by `permissions.py`."""

from django.core.exceptions import PermissionDenied
from wagtail.users.views import bulk_actions
from wagtail.users.views.users import CreateView, EditView, UserViewSet

from home.accounts.forms import AccountCreationForm, AccountEditForm
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


class AccountEditView(AccountFormMixin, EditView):
    form_without_superuser = AccountEditForm

    def dispatch(self, request, *args, **kwargs):
        if not may_change_account(request.user, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class AccountViewSet(UserViewSet):
    # Its form has the box that makes a superuser.
    copy_view_enabled = False
    add_view_class = AccountCreateView
    edit_view_class = AccountEditView


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
