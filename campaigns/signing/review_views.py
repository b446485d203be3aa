"""The admin's pages about requests to sign."""

import django_filters
from django.contrib import messages
from django.db import transaction
from django.db.models import Case, Exists, OuterRef, Subquery, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from campaigns.models import CallPage, SignatoryIndexPage, SignatureRequest
from campaigns.signing import acts
from campaigns.signing.review import NEW, DecisionForm, Dossier, dossier
from home.intake import letters
from home.intake.states import RequestState, WrongState

POLICY = ModelPermissionPolicy(SignatureRequest)


def may_review(user) -> bool:
    return POLICY.user_has_permission(user, "change")


class RequestFilters(WagtailFilterSet):
    call = django_filters.ChoiceFilter(
        label=gettext_lazy("Call"), field_name="call_key", choices=lambda: _calls_asked_for()
    )

    class Meta:
        model = SignatureRequest
        fields = ["state", "suspected"]


def _calls_asked_for() -> list[tuple[str, str]]:
    keys = SignatureRequest.objects.values("call_key")
    calls = CallPage.objects.filter(translation_key__in=keys).order_by("-date", "locale_id")
    titles: dict[str, str] = {}
    for call in calls:
        titles.setdefault(str(call.translation_key), call.title)
    return list(titles.items())


def _call_title():
    """The title of a request's call, in the language of the admin if it has that."""
    calls = CallPage.objects.filter(translation_key=OuterRef("call_key"))
    mine = Case(When(locale__language_code=get_language(), then=Value(0)), default=Value(1))
    return Subquery(calls.order_by(mine, "pk").values("title")[:1])


class RequestsView(generic.IndexView):
    """All requests, what waits for a decision first."""

    model = SignatureRequest
    permission_policy = POLICY
    any_permission_required = ["change"]
    filterset_class = RequestFilters
    page_title = gettext_lazy("Requests to sign")
    header_icon = "clipboard-list"
    index_url_name = "signature_requests:index"
    index_results_url_name = "signature_requests:index_results"
    edit_url_name = "signature_requests:review"
    default_ordering = "-received_at"
    paginate_by = 50
    columns = [
        TitleColumn(
            "full_name",
            label=gettext_lazy("Organisation"),
            get_url=lambda request: reverse("signature_requests:review", args=[request.pk]),
            sort_key="organisation",
        ),
        Column("call_title", label=gettext_lazy("Call")),
        StatusTagColumn(
            "get_state_display",
            label=gettext_lazy("State"),
            sort_key="state",
            primary=lambda request: request.state == RequestState.CONFIRMED,
        ),
        Column("remark", label=gettext_lazy("Remark"), accessor=lambda request: _remark(request)),
        DateColumn("received_at", label=gettext_lazy("Received"), sort_key="received_at"),
    ]

    def get_base_queryset(self):
        unsent = letters.unsent_about(SignatureRequest).filter(object_id=OuterRef("pk"))
        return super().get_base_queryset().annotate(call_title=_call_title(), unsent=Exists(unsent))


def _remark(request: SignatureRequest) -> str:
    remarks = [_("looks like a robot")] if request.suspected else []
    remarks += [_("an e-mail does not go out")] if request.unsent else []
    return ", ".join(remarks)


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """One request beside what the site knows, with the buttons that decide on it."""
    if not may_review(request.user):
        messages.error(request, _("You do not have permission to review requests."))
        return redirect("wagtailadmin_home")
    signature_request = get_object_or_404(SignatureRequest, pk=pk)
    found = dossier(signature_request)
    index = (
        SignatoryIndexPage.objects.filter(locale=found.call.original.locale) if found.call else []
    )
    may_create = any(page.permissions_for_user(request.user).can_add_subpage() for page in index)
    form = DecisionForm(request.POST or None, dossier=found, may_create=may_create)
    if request.method == "POST":
        answer = _decide(request, found, form)
        if answer:
            return answer
    context = {
        "dossier": found,
        "request_to_sign": signature_request,
        "form": form,
        "letters": (written := list(signature_request.letters.all())),
        "has_unsent": any(letter.attempts and not letter.sent_at for letter in written),
        "decided_by": get_user_display_name(signature_request.decided_by)
        if signature_request.decided_by
        else "",
        "may_decide": signature_request.state == RequestState.CONFIRMED,
        "may_reopen": signature_request.state in (RequestState.DECLINED, RequestState.SPAM),
        "header_title": signature_request.full_name,
        "header_icon": "clipboard-list",
        "breadcrumbs_items": [
            {"url": reverse("signature_requests:index"), "label": _("Requests to sign")},
            {"url": "", "label": signature_request.full_name},
        ],
    }
    return render(request, "campaigns/admin/review.html", context)


def _decide(request: HttpRequest, found: Dossier, form: DecisionForm) -> HttpResponse | None:
    """Do what the pressed button says, and go on to the next; None where the form is wrong."""
    act, asked, user = form.act, found.request, request.user
    if act in ("accept", "decline") and not form.is_valid():
        messages.error(request, _("Nothing is decided yet: please correct what is marked below."))
        return None
    try:
        with transaction.atomic():
            if act == "accept":
                said = _accept(form, asked, user)
            elif act == "decline":
                acts.decline(asked, user, form.cleaned_data["reply"])
                said = _("“%s” is declined. Your sentence is on its way.")
            elif act == "spam":
                acts.mark_as_spam(asked, user)
                said = _("“%s” is marked as spam. Nobody is written to.")
            elif act == "trust":
                acts.trust(asked, user)
                said = _("“%s” is taken for genuine. The person is asked to confirm.")
            elif act == "reopen":
                acts.reopen(asked, user)
                said = _("“%s” is open again.")
            elif act == "send":
                for letter in asked.letters.filter(sent_at=None):
                    letters.try_again(letter)
                said = _("What had not gone out to “%s” is sent once more.")
            else:
                return None
    except WrongState:
        messages.warning(
            request, _("Nothing was done: in the meantime somebody else decided on this request.")
        )
        return redirect("signature_requests:review", pk=asked.pk)
    messages.success(request, said % asked.full_name)
    return _next(asked)


def _accept(form: DecisionForm, asked: SignatureRequest, user) -> str:
    page = form.page
    if form.cleaned_data["organisation"] == NEW:
        page = acts.new_organisation(asked, user)
        said = _("“%s” stands below the call. Its page is a draft, for you to complete.")
    else:
        said = _("“%s” stands below the call.")
    name = form.cleaned_data["name"] or (page.full_name if page else asked.full_name)
    acts.accept(asked, user, page, name)
    return said


def _next(decided: SignatureRequest) -> HttpResponse:
    """To the next request that waits, the oldest first, or to the list."""
    following = SignatureRequest.objects.to_review().exclude(pk=decided.pk)
    oldest = following.order_by("received_at").first()
    if oldest:
        return redirect("signature_requests:review", pk=oldest.pk)
    return redirect("signature_requests:index")


class RequestsViewSet(ViewSet):
    name = "signature_requests"
    url_prefix = "signature-requests"
    icon = "clipboard-list"
    menu_label = gettext_lazy("Requests to sign")
    menu_order = 250
    add_to_admin_menu = True

    @property
    def menu_url(self):
        return f"{reverse('signature_requests:index')}?state={RequestState.CONFIRMED}"

    def get_menu_item(self, order=None):
        item = super().get_menu_item(order)
        item.is_shown = lambda request: may_review(request.user)
        return item

    def get_urlpatterns(self):
        return [
            path("", RequestsView.as_view(), name="index"),
            path("results/", RequestsView.as_view(results_only=True), name="index_results"),
            path("<int:pk>/", review, name="review"),
        ]


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
            "unsent": letters.unsent_about(SignatureRequest).count(),
        }
