"""What calls add to the admin: the note control, and the signatories of a call."""

from django.urls import path
from wagtail import hooks

from campaigns import views
from campaigns.note_feature import register_note_feature

hooks.register("register_rich_text_features", register_note_feature)


@hooks.register("register_admin_urls")
def admin_urls():
    signatories = "calls/<int:page_id>/signatories/"
    return [
        path(signatories, views.call_signatories, name="call_signatories"),
        path(f"{signatories}paste/", views.paste_signatories, name="paste_signatories"),
    ]
