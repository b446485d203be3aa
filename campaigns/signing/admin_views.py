"""The admin's list and review of requests to sign."""

import django_filters
from django.db.models import Case, OuterRef, Subquery, Value, When
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from campaigns.models import CallPage, SignatureRequest
from campaigns.signatories.drafts import may_make_draft
from campaigns.signatories.forms import NEW
from campaigns.signing import services
from campaigns.signing.review import DecisionForm, SignatureReview, review_of
from home.public_requests.admin_views import RequestsView, RequestViewSet, ReviewView


class RequestFilters(WagtailFilterSet):
    """Filter requests by call, state and suspicion of a robot."""

    call = django_filters.ChoiceFilter(
        label=gettext_lazy("Call"), field_name="call_key", choices=lambda: _requested_calls()
    )

    class Meta:
        model = SignatureRequest
        fields = ["state", "suspected"]


def _requested_calls() -> list[tuple[str, str]]:
    keys = SignatureRequest.objects.values("call_key")
    calls = CallPage.objects.filter(translation_key__in=keys).order_by("-date", "locale_id")
    titles: dict[str, str] = {}
    for key, title in calls.values_list("translation_key", "title"):
        titles.setdefault(str(key), title)
    return list(titles.items())


def _call_title():
    """Return the title of a request's call, in the language of the admin if there is one."""
    calls = CallPage.objects.filter(translation_key=OuterRef("call_key"))
    mine = Case(When(locale__language_code=get_language(), then=Value(0)), default=Value(1))
    return Subquery(calls.order_by(mine, "pk").values("title")[:1])


class SignatureRequestsView(RequestsView):
    filterset_class = RequestFilters
    page_title = gettext_lazy("Requests to sign")
    name_label = gettext_lazy("Organisation")
    name_sort_key = "organisation"
    more_columns = [Column("call_title", label=gettext_lazy("Call"))]

    def get_base_queryset(self):
        return super().get_base_queryset().annotate(call_title=_call_title())


class SignatureReviewView(ReviewView):
    model = SignatureRequest
    template_name = "campaigns/admin/review.html"
    list_title = gettext_lazy("Requests to sign")

    def review(self, signature_request: SignatureRequest) -> SignatureReview:
        return review_of(signature_request)

    def form(self, review: SignatureReview, data=None) -> DecisionForm:
        may_create = bool(review.call) and may_make_draft(review.call, self.request.user)
        return DecisionForm(data, review=review, may_create=may_create)

    def accept(self, form: DecisionForm, signature_request: SignatureRequest) -> str:
        page = form.page
        if form.cleaned_data["organisation"] == NEW:
            page = services.new_organisation(signature_request, self.request.user)
            text = _("“%s” now appears under the call. Its page is a draft for you to complete.")
        else:
            text = _("“%s” now appears under the call.")
        name = form.cleaned_data["name"] or (
            page.full_name if page else signature_request.full_name
        )
        accepted = services.accept(signature_request, self.request.user, page, name)
        self.shown_name = accepted.signature.name
        return text


class SignatureRequestViewSet(RequestViewSet):
    list_view = SignatureRequestsView
    review_view = SignatureReviewView
    menu_label = gettext_lazy("Signatures")
    menu_order = 250
