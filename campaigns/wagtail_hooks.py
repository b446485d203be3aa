"""What calls add to the admin: the note control, the signatories of a call, pasting a call."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from campaigns import views
from campaigns.importing.views import paste_call
from campaigns.models import CallIndexPage
from campaigns.note_feature import register_note_feature

hooks.register("register_rich_text_features", register_note_feature)


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("calls/<int:page_id>/signatories/", views.call_signatories, name="call_signatories"),
        path("calls/paste/", paste_call, name="paste_call"),
    ]


def paste_button(page, user, next_url=None, view_name=None):
    """In the "…" menu of a list of calls, wherever that is shown."""
    is_list = issubclass(page.specific_class, CallIndexPage)
    if is_list and page.permissions_for_user(user).can_add_subpage():
        yield Button(
            _("Paste the text of a call"),
            f"{reverse('paste_call')}?below={page.pk}",
            icon_name="clipboard-list",
            priority=16,
        )


hooks.register("register_page_header_buttons", paste_button)
hooks.register("register_page_listing_more_buttons", paste_button)
