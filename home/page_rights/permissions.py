"""Which pages a user may see in the admin."""

from django.db.models import F, Q
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

# With one of these somebody works on the pages of others, and has to see their drafts.
ON_OTHERS = {"change", "publish", "lock", "unlock", "bulk_delete"}
# A public page, unless its draft has another title, which the admin would show.
PUBLIC = Q(live=True, draft_title=F("title"))


class PagePolicy(PagePermissionPolicy):
    """Wagtail's own; who may only add pages explores public ones and their own."""

    def explorable_instances(self, user) -> PageQuerySet:
        explorable = super().explorable_instances(user)
        if not self._adds_beside_others(user):
            return explorable
        # With "change", their own are among them.
        others = self.instances_user_has_any_permission_for(user, ON_OTHERS)
        return explorable.filter(PUBLIC | Q(pk__in=others.values("pk")))

    def _adds_beside_others(self, user) -> bool:
        """Return whether there is a part of the site where the user may add and nothing else."""
        if user.is_superuser or not user.is_active:
            return False
        on_others, added = set(), set()
        for row in self.get_cached_permissions_for_user(user):
            action = row.permission.codename.removesuffix("_page")
            if action in ON_OTHERS:
                on_others.add(row.page.path)
            elif action == "add":
                added.add(row.page.path)
        return not all(any(path.startswith(above) for above in on_others) for path in added)


def works_on_others_pages(user) -> bool:
    """Return whether a user may change pages of others anywhere, as contributors may not."""
    if user.is_superuser:
        return True
    policy = policy_registry.get_by_type(Page)
    codenames = {row.permission.codename for row in policy.get_cached_permissions_for_user(user)}
    return bool(codenames & {f"{action}_page" for action in ON_OTHERS})


def visible_pages(user) -> PageQuerySet:
    """Return the pages whose titles a user may read in the admin.

    Who works on others' pages may choose any live page, also in a part of the site that is not
    theirs: translators link to pages of the source's language.
    """
    if user.is_superuser:
        return Page.objects.all()
    explorable = Q(pk__in=policy_registry.get_by_type(Page).explorable_instances(user).values("pk"))
    if works_on_others_pages(user):
        return Page.objects.filter(explorable | Q(live=True))
    return Page.objects.filter(explorable)
