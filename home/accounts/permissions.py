"""The rule for accounts: only a superuser may make, change or delete a superuser."""

from wagtail.permission_policies import ModelPermissionPolicy


def may_change_account(user, account) -> bool:
    """Return whether `user`, who may change accounts, may change or delete this one."""
    return user.is_superuser or not account.is_superuser


class AccountPermissionPolicy(ModelPermissionPolicy):
    """Model permissions; only superusers may change superusers' accounts."""

    def user_has_permission_for_instance(self, user, action, instance) -> bool:
        may = super().user_has_permission_for_instance(user, action, instance)
        return may and (action == "view" or may_change_account(user, instance))

    def user_has_any_permission_for_instance(self, user, actions, instance) -> bool:
        return any(self.user_has_permission_for_instance(user, one, instance) for one in actions)
