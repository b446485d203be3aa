from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(WagtailUsersAppConfig):
    """Replaces `wagtail.users` in `INSTALLED_APPS`, with our views of accounts and permissions."""

    user_viewset = "home.accounts.admin_views.AccountViewSet"

    def ready(self):
        from django.contrib.auth import get_user_model
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from home.accounts import notices  # noqa: F401  (it registers a context for e-mails)
        from home.accounts.login import receivers  # noqa: F401  (they connect themselves)
        from home.accounts.permissions import AccountPermissionPolicy
        from home.page_rights.permissions import PagePolicy

        super().ready()
        user_model = get_user_model()
        register_permission_policy(user_model, AccountPermissionPolicy(user_model))
        register_permission_policy(Page, PagePolicy())
