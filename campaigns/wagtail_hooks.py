"""Register what calls and organisations add to the admin.

Notes, signatories, requests to sign, signed texts, pasting a call, merging two organisations.
"""

from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.models import Page

from campaigns.calls.note_feature import register_note_feature
from campaigns.merging import log as merging_log
from campaigns.merging.admin_views import merge_organisation
from campaigns.models import CallIndexPage, CallPage, SignatoryPage
from campaigns.pasting.calls.admin_views import paste_call
from campaigns.pasting.lists.admin_views import paste_signatories
from campaigns.signatures import log as signature_log
from campaigns.signatures.admin_views import call_signatories, put_back_signatories
from campaigns.signatures.rights import refuse_deletion
from campaigns.signed_texts.contexts import earlier_texts
from campaigns.signing.admin_views import SignatureRequestViewSet

hooks.register("register_rich_text_features", register_note_feature)


@hooks.register("register_admin_urls")
def admin_urls():
    signatories = "calls/<int:page_id>/signatories/"
    return [
        path(signatories, call_signatories, name="call_signatories"),
        path(
            f"{signatories}put-back/<int:entry_id>/",
            put_back_signatories,
            name="put_back_signatories",
        ),
        path(f"{signatories}paste/", paste_signatories, name="paste_signatories"),
        path("calls/paste/", paste_call, name="paste_call"),
        path("organisations/<int:page_id>/merge/", merge_organisation, name="merge_organisation"),
    ]


@hooks.register("names_never_translated")
def names_of_organisations():
    """Return the names of organisations: a translation keeps them as they are."""
    return SignatoryPage.objects.live().filter(alias_of=None).values_list("title", flat=True)


@hooks.register("register_admin_viewset")
def requests_to_sign():
    return SignatureRequestViewSet()


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def merge_button(page, user, next_url=None, view_name=None):
    if isinstance(page, SignatoryPage) and page.permissions_for_user(user).can_delete():
        yield Button(
            _("Merge into another organisation…"),
            reverse("merge_organisation", args=[page.pk]),
            icon_name="group",
            priority=45,
        )


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def paste_button(page, user, next_url=None, view_name=None):
    """Add pasting a call to the "…" menu of a list of calls."""
    is_list = issubclass(page.specific_class, CallIndexPage)
    if is_list and page.permissions_for_user(user).can_add_subpage():
        yield Button(
            _("Paste the text of a call"),
            f"{reverse('paste_call')}?below={page.pk}",
            icon_name="clipboard-list",
            priority=16,
        )


hooks.register("register_log_actions", merging_log.register)
hooks.register("register_log_actions", signature_log.register)
hooks.register("before_delete_page", refuse_deletion)


@hooks.register("before_bulk_action")
def refuse_bulk_deletion(request, action_type, objects, action) -> None:
    if action_type == "delete" and issubclass(action.model, Page):
        refuse_deletion(request, *objects)


@hooks.register("after_publish_page")
def report_kept_text(request, page):
    """Tell the editor who changed a signed text where the earlier text is."""
    for item in earlier_texts(page) if isinstance(page, CallPage) else []:
        if item["text"].changed_at == page.last_published_at:
            text = _("The text that organisations have signed stays readable.")
            messages.info(request, text, buttons=[messages.button(item["url"], _("Read it"))])
