"""The panel about public requests on the admin's home."""

from wagtail.admin.ui.components import Component

from home.emails import outbox
from home.emails.contexts import waiting_for
from home.models.requests import request_models


class ToReviewPanel(Component):
    """Shows the requests to review, and the number of e-mails that could not be sent."""

    name = "to-review"
    order = 50
    template_name = "home/admin/to_review.html"

    def get_context_data(self, parent_context):
        kinds = waiting_for(parent_context["request"].user)
        for kind in kinds:
            kind["requests"] = kind["requests"][:5]
        return {
            "kinds": [kind for kind in kinds if kind["count"]],
            "unsent": sum(outbox.unsent_about(model).count() for model in request_models()),
        }
