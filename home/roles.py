"""The four groups of the admin's users and their permissions, created when the site is set up.

Coordination may do everything but technical settings of the server. Edition writes and publishes.
Translation works on the other languages and publishes nothing. Contribution proposes drafts.
"""

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Workflow,
)

COORDINATION = "Coordination"
EDITION = "Édition"
TRANSLATION = "Traduction"
CONTRIBUTION = "Contribution"
# The name of the workflow in which contributors' drafts are reviewed and published. It is data, the
# same in every language of the admin, and stands on the button "Submit to …".
REVIEW = "Relecture / Review"

PAGE_PERMISSIONS = {
    COORDINATION: ["add", "change", "publish", "bulk_delete", "lock", "unlock"],
    EDITION: ["add", "change", "publish", "lock"],
    TRANSLATION: ["change"],
    CONTRIBUTION: ["add"],
}
COLLECTION_PERMISSIONS = {
    COORDINATION: ["add", "change", "delete", "choose"],
    EDITION: ["add", "change", "choose"],
    CONTRIBUTION: ["add", "choose"],
}
# The permissions on models: whole apps for Coordination, single models for Edition.
COORDINATED_APPS = ["home", "campaigns", "programme", "wagtailredirects", "wagtail_localize"]
EDITED_MODELS = [
    "rubric",
    "eventkind",
    "sitewords",
    "glossaryterm",
    "signature",
    "signaturerequest",
    "eventsubmission",
    "eventcorrection",
]
# Snippets whose translations translators may change; not their sources (`home.wagtail_hooks`).
TRANSLATED_MODELS = ["rubric", "eventkind", "sitewords", "glossaryterm"]


def create_roles(source_home: Page, other_homes: list[Page]) -> None:
    """Create the groups with their permissions. A group that exists is left as it is.

    Translators get the home pages of the other languages only, all others those of all languages.
    """
    for name in PAGE_PERMISSIONS:
        group, created = Group.objects.get_or_create(name=name)
        if not created:
            continue
        homes = other_homes if name == TRANSLATION else [source_home, *other_homes]
        _grant_pages(group, homes)
        _grant_collections(group)
        group.permissions.set(_model_permissions(name))
    replace_wagtails_own()


def open_language(locale: Locale) -> None:
    """Give the existing groups their permissions in a new language."""
    homes = list(Page.objects.filter(locale=locale, depth=2))
    for group in Group.objects.filter(name__in=PAGE_PERMISSIONS):
        _grant_pages(group, homes)


def replace_wagtails_own() -> None:
    """Rename Wagtail's default workflow, give it our groups and delete Wagtail's own groups."""
    reviewers = Group.objects.filter(name__in=[EDITION, COORDINATION])
    for task in GroupApprovalTask.objects.filter(name="Moderators approval"):
        task.name = REVIEW
        task.save()
        task.groups.set(reviewers)
    Workflow.objects.filter(name="Moderators approval").update(name=REVIEW)
    Group.objects.filter(name__in=["Moderators", "Editors"], user=None).delete()


def _grant_pages(group: Group, homes: list[Page]) -> None:
    permissions = Permission.objects.filter(
        content_type__app_label="wagtailcore",
        codename__in=[f"{action}_page" for action in PAGE_PERMISSIONS[group.name]],
    )
    for home in homes:
        for permission in permissions:
            GroupPagePermission.objects.get_or_create(group=group, page=home, permission=permission)


def _grant_collections(group: Group) -> None:
    root = Collection.get_first_root_node()
    codenames = [
        f"{action}_{model}"
        for action in COLLECTION_PERMISSIONS.get(group.name, [])
        for model in ("image", "document")
    ]
    for permission in Permission.objects.filter(codename__in=codenames):
        GroupCollectionPermission.objects.create(
            group=group, collection=root, permission=permission
        )


def _model_permissions(name: str) -> list[Permission]:
    wanted = Permission.objects.filter(codename="access_admin")
    if name == COORDINATION:
        wanted |= Permission.objects.filter(content_type__app_label__in=COORDINATED_APPS)
        wanted |= Permission.objects.filter(
            content_type__app_label="auth", content_type__model="user"
        )
    if name == EDITION:
        wanted |= Permission.objects.filter(content_type__model__in=EDITED_MODELS)
    if name == TRANSLATION:
        wanted |= Permission.objects.filter(
            codename__in=[f"change_{model}" for model in TRANSLATED_MODELS]
        )
    if name in (EDITION, TRANSLATION):
        wanted |= Permission.objects.filter(codename="submit_translation")
    return list(wanted)
