"""What calls add to the admin: the note control, their signatories, a word on signed texts."""

from django.urls import path
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages

from campaigns import views
from campaigns.models import CallPage
from campaigns.note_feature import register_note_feature
from campaigns.signed_texts import earlier_texts

hooks.register("register_rich_text_features", register_note_feature)


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("calls/<int:page_id>/signatories/", views.call_signatories, name="call_signatories")
    ]


@hooks.register("after_publish_page")
def tell_what_is_kept(request, page):
    """Say after a change of a signed call where the signed text now stands."""
    for item in earlier_texts(page) if isinstance(page, CallPage) else []:
        if item["text"].changed_at == page.last_published_at:
            told = _("The text that organisations have signed stays readable.")
            messages.info(request, told, buttons=[messages.button(item["url"], _("Read it"))])
