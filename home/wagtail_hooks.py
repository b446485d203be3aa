"""Hooks into the admin: translations, public requests, accounts."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page, TranslatableMixin

from home.accounts import history
from home.accounts.admin_views import BULK_ACTIONS
from home.accounts.lost_phone.admin_views import reset_second_factor
from home.models.requests import reviewed_by
from home.page_rights.permissions import visible_pages, works_on_others_pages
from home.patches import localize_addresses
from home.privacy import log as privacy_log
from home.privacy.admin_views import may_see_personal_data, personal_data
from home.public_requests.panels import ToReviewPanel
from home.sources import is_source, other_versions, translation_source
from home.translators import admin_file_views
from home.translators import admin_views as translating
from home.uploads.privacy import move_renditions

# wagtail-localize's own hooks have 0.
BEFORE_LOCALIZE = -1
# Of two bulk actions with one name, the one that is registered last counts. Wagtail's own have 0.
AFTER_WAGTAIL = 1


@hooks.register("construct_translated_pages_to_cascade_actions")
def move_other_versions(pages: list[Page], action: str) -> dict:
    """Return the other versions of sources, which Wagtail's views count and move along.

    For moves only: when a page is deleted or unpublished, `home.language_sync` has done so with its
    versions before Wagtail's view comes to them, and the view would write old data.
    """
    if action != "move":
        return {}
    return {page: other_versions(page).specific() for page in filter(is_source, pages)}


def announce_other_versions(request, page: Page, *args) -> None:
    """Show a message before a source is moved or deleted: its other versions follow it."""
    if request.method == "GET" and is_source(page) and other_versions(page).exists():
        messages.info(request, render_to_string("home/admin/other_languages.html"))


hooks.register("before_delete_page", announce_other_versions)
hooks.register("before_move_page", announce_other_versions)


@hooks.register("before_edit_snippet", order=BEFORE_LOCALIZE)
def restrict_sources_to_editors(request, snippet) -> None:
    """Refuse the source of a snippet to users who may change but not add snippets: translators."""
    if not isinstance(snippet, TranslatableMixin):
        return
    record = translation_source(snippet)
    is_translation = record and record.locale_id != snippet.locale_id
    if not is_translation and not request.user.has_perm(
        f"{snippet._meta.app_label}.add_{snippet._meta.model_name}"
    ):
        raise PermissionDenied


@hooks.register("register_admin_urls", order=BEFORE_LOCALIZE)
def admin_urls():
    return [
        *localize_addresses(),
        path(
            "accounts/<int:account_id>/second-step/",
            reset_second_factor,
            name="reset_second_factor",
        ),
        path("personal-data/", personal_data, name="personal_data"),
        path("translations/", translating.translations, name="translations"),
        path("translations/begin/", translating.begin, name="begin_translation"),
        path(
            "translations/hints/<int:translation_id>/", translating.hints, name="translation_hints"
        ),
        path("translations/upload/", admin_file_views.upload, name="upload_translations"),
        path(
            "translations/<str:language>.po",
            admin_file_views.download,
            name="download_translations",
        ),
    ]


class TranslationsMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(translating.PERMISSION)


@hooks.register("register_admin_menu_item")
def translations_menu_item():
    return TranslationsMenuItem(
        _("Translations"),
        reverse("translations"),
        icon_name="wagtail-localize-language",
        order=260,
    )


class PersonalDataMenuItem(MenuItem):
    def is_shown(self, request):
        return may_see_personal_data(request.user)


@hooks.register("register_settings_menu_item")
def personal_data_menu_item():
    return PersonalDataMenuItem(
        _("Personal data"), reverse("personal_data"), icon_name="user", order=700
    )


@hooks.register("construct_page_chooser_queryset")
def choose_visible_pages(pages, request):
    """Offer no draft of others to contributors."""
    if works_on_others_pages(request.user):
        return pages
    return pages.filter(pk__in=visible_pages(request.user).values("pk"))


@hooks.register("construct_reports_menu")
def choose_reports(request, items) -> None:
    """Remove the reports that the user may not open, and wagtail-localize's report.

    Our board has the same name and says more.
    """
    if not works_on_others_pages(request.user):
        items.clear()
    items[:] = [
        item for item in items if item.url != reverse("wagtail_localize:translations_report")
    ]


# The log actions of public requests (`PublicRequest.change_state`).
REQUEST_ACTIONS = {
    "request.received": _("Receive a request"),
    "request.trusted": _("Mark a request as genuine"),
    "request.confirmed": _("Confirm a request, or open it again"),
    "request.accepted": _("Accept a request"),
    "request.declined": _("Decline a request"),
    "request.spam": _("Mark a request as spam"),
    "request.withdrawn": _("Withdraw a request"),
}


@hooks.register("register_log_actions")
def log_actions(actions):
    for labels in (REQUEST_ACTIONS, history.ACTIONS, privacy_log.ACTIONS):
        for action, label in labels.items():
            actions.register_action(action, label, label)


@hooks.register("register_account_menu_item")
def password_item(request) -> dict:
    return {
        "url": reverse("account_change_password"),
        "label": _("Change password"),
        "help_text": _("Wherever else you are logged in, you are then asked to log in again."),
    }


@hooks.register("register_account_menu_item")
def second_step_item(request) -> dict:
    return {
        "url": reverse("mfa_index"),
        "label": _("Second step of the login"),
        "help_text": _("An app or a passkey, and codes for the day when you lose your phone."),
    }


@hooks.register("construct_homepage_panels")
def add_review_panel(request, panels):
    if reviewed_by(request.user):
        panels.append(ToReviewPanel())


for action in BULK_ACTIONS:
    hooks.register("register_bulk_action", action, order=AFTER_WAGTAIL)


@hooks.register("after_bulk_action")
def move_renditions_of_collections(request, action_type, objects, action) -> None:
    """Images that are put into a collection together: Wagtail sends no signal."""
    if action_type == "add_to_collection":
        move_renditions()


@hooks.register("insert_editor_js")
def one_save_at_a_time() -> str:
    return format_html('<script src="{}"></script>', static("js/one-save-at-a-time.js"))
