"""What this site adds to the admin: the languages of a page, the requests of the public."""

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

from home.accounts.admin_views import BULK_ACTIONS
from home.patches import localize_addresses
from home.public_requests.kinds import reviewed_by
from home.public_requests.panels import ToReviewPanel
from home.sources import is_source, other_versions, translation_source
from home.translators import admin_file_views
from home.translators import admin_views as translating

# wagtail-localize's own hooks have 0.
BEFORE_LOCALIZE = -1
# Of two bulk actions with one name, the one that is registered last counts. Wagtail's own have 0.
AFTER_WAGTAIL = 1


@hooks.register("construct_translated_pages_to_cascade_actions")
def other_languages_go_along(pages: list[Page], action: str) -> dict:
    """The pages that Wagtail's own views count, and act on, together with these.

    Only for moves: the signals have deleted or unpublished them by the time the view would, and the
    view would write what it read before.
    """
    if action != "move":
        return {}
    return {page: other_versions(page).specific() for page in filter(is_source, pages)}


def tell_before(request, page: Page, *args) -> None:
    """Say before a page is moved or deleted that its other languages go along."""
    if request.method == "GET" and is_source(page) and other_versions(page).exists():
        messages.info(request, render_to_string("home/admin/other_languages.html"))


hooks.register("before_delete_page", tell_before)
hooks.register("before_move_page", tell_before)


@hooks.register("before_edit_snippet", order=BEFORE_LOCALIZE)
def the_source_is_for_editors(request, words) -> None:
    """Whoever may change words but add none is a translator: the source is not theirs."""
    if not isinstance(words, TranslatableMixin):
        return
    record = translation_source(words)
    is_translation = record and record.locale_id != words.locale_id
    if not is_translation and not request.user.has_perm(
        f"{words._meta.app_label}.add_{words._meta.model_name}"
    ):
        raise PermissionDenied


@hooks.register("register_admin_urls", order=BEFORE_LOCALIZE)
def admin_urls():
    return [
        *localize_addresses(),
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


@hooks.register("construct_reports_menu")
def the_board_is_enough(request, items) -> None:
    """Take wagtail-localize's report out of the menu: the board says more under the same name."""
    items[:] = [
        item for item in items if item.url != reverse("wagtail_localize:translations_report")
    ]


# The life of a request, as the site's history tells it (`PublicRequest.change_state`).
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
def request_actions(actions):
    for action, label in REQUEST_ACTIONS.items():
        actions.register_action(action, label, label)


@hooks.register("construct_homepage_panels")
def add_to_review(request, panels):
    if reviewed_by(request.user):
        panels.append(ToReviewPanel())


for action in BULK_ACTIONS:
    hooks.register("register_bulk_action", action, order=AFTER_WAGTAIL)


@hooks.register("insert_editor_js")
def one_save_at_a_time() -> str:
    return format_html('<script src="{}"></script>', static("js/one-save-at-a-time.js"))
