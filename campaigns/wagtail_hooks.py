"""What calls add to the admin: notes, the signatories of a call, the requests to sign."""

from django.urls import path
from wagtail import hooks
from wagtail.admin.ui.components import Component

from campaigns import views
from campaigns.models import SignatureRequest
from campaigns.note_feature import register_note_feature
from campaigns.signing.review_views import RequestsViewSet, may_review
from home.intake.letters import unsent_about

hooks.register("register_rich_text_features", register_note_feature)


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("calls/<int:page_id>/signatories/", views.call_signatories, name="call_signatories")
    ]


@hooks.register("register_admin_viewset")
def requests_to_sign():
    return RequestsViewSet()


class ToReviewPanel(Component):
    """On the admin's home: how many requests wait, and how many e-mails do not go out."""

    name = "to-review"
    order = 50
    template_name = "campaigns/admin/to_review.html"

    def get_context_data(self, parent_context):
        requests = SignatureRequest.objects.to_review().order_by("received_at")
        return {
            "count": requests.count(),
            "requests": requests[:5],
            "unsent": unsent_about(SignatureRequest).count(),
        }


@hooks.register("construct_homepage_panels")
def add_to_review(request, panels):
    if may_review(request.user):
        panels.append(ToReviewPanel())
