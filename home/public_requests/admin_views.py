"""The admin's list and review pages of public requests, the same for all kinds."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from home.emails import outbox
from home.enums import RequestState, WrongState
from home.models import PublicRequest
from home.models.requests import may_review
from home.public_requests import services
from home.public_requests.forms import ReviewForm


class ReviewView(View):
    """A request beside what the site knows about it, with the buttons that decide on it.

    A subclass for one kind of request sets the model, the template and the title of the list. Its
    `review()` returns what the site knows, `form()` the form, and `accept()` accepts.
    """

    model: type[PublicRequest]
    template_name: str
    list_title: str

    def review(self, public_request: PublicRequest):
        """Return what the site knows about a request, for the template and the form."""
        raise NotImplementedError

    def form(self, review, data=None) -> ReviewForm:
        return ReviewForm(data)

    def accept(self, form: ReviewForm, public_request: PublicRequest) -> str:
        """Accept a request. Return the message for the editor, with %s for the request's name."""
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not may_review(request.user, self.model):
            messages.error(request, _("You do not have permission to review requests."))
            return redirect("wagtailadmin_home")
        self.public_request = get_object_or_404(self.model, pk=pk)
        # The request's name in messages. Acceptance may change it to the name that readers see.
        self.shown_name = str(self.public_request)
        self.known = self.review(self.public_request)
        return super().dispatch(request, pk)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._show(self.form(self.known))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = self.form(self.known, request.POST)
        return self._decide(form) or self._show(form)

    def _show(self, form: ReviewForm) -> HttpResponse:
        public_request, emails = self.public_request, list(self.public_request.emails.all())
        by = public_request.decided_by
        context = {
            "public_request": public_request,
            "review": self.known,
            "form": form,
            "emails": emails,
            "has_unsent": any(email.attempts and not email.sent_at for email in emails),
            "decided_by": get_user_display_name(by) if by else "",
            "may_decide": public_request.state == RequestState.CONFIRMED,
            "may_reopen": public_request.state in (RequestState.DECLINED, RequestState.SPAM),
            "header_title": str(public_request),
            "header_icon": "clipboard-list",
            "breadcrumbs_items": [
                {"url": reverse(f"{public_request.admin_name}:index"), "label": self.list_title},
                {"url": "", "label": str(public_request)},
            ],
        }
        return render(self.request, self.template_name, context)

    def _decide(self, form: ReviewForm) -> HttpResponse | None:
        """Do what the pressed button says and redirect; return None if the form is not valid."""
        if form.act in ("accept", "decline") and not form.is_valid():
            text = _("Nothing is decided yet: correct what is marked below.")
            messages.error(self.request, text)
            return None
        try:
            with transaction.atomic():
                message = self._act(form)
        except WrongState:
            messages.warning(
                self.request,
                _("Nothing was done: somebody else has decided on this request in the meantime."),
            )
            return redirect(self.public_request.review_url)
        if not message:
            return None
        self.add_message(message % self.shown_name)
        return self._next()

    def add_message(self, message: str) -> None:
        messages.success(self.request, message)

    def _act(self, form: ReviewForm) -> str:
        """Do what the pressed button says. Return the message, empty for an unknown button."""
        public_request, user = self.public_request, self.request.user
        if form.act == "accept":
            return self.accept(form, public_request)
        if form.act == "decline":
            services.decline(public_request, user, form.cleaned_data["reply"])
            return _("“%s” has been declined. Your sentence is being sent.")
        if form.act == "spam":
            services.mark_as_spam(public_request, user)
            return _("“%s” has been marked as spam. No e-mail is sent.")
        if form.act == "trust":
            services.trust(public_request, user)
            return _("“%s” has been marked as genuine. The person is asked to confirm.")
        if form.act == "reopen":
            services.reopen(public_request, user)
            return _("“%s” is open again.")
        if form.act == "send":
            for email in public_request.emails.filter(sent_at=None):
                outbox.try_again(email)
            return _("E-mails for “%s” that had not gone out are being sent again.")
        return ""

    def _next(self) -> HttpResponse:
        """Redirect to the oldest request that waits, or to the list."""
        following = self.model.objects.to_review().exclude(pk=self.public_request.pk)
        oldest = following.order_by("received_at").first()
        return redirect(oldest.review_url if oldest else f"{self.model.admin_name}:index")


class RequestsView(generic.IndexView):
    """The list of all requests of one kind; the state of those to review is highlighted."""

    any_permission_required = ["change"]
    header_icon = "clipboard-list"
    default_ordering = "-received_at"
    paginate_by = 50
    # Set by a subclass: the label and sort key of the column with the name, and further columns.
    name_label = gettext_lazy("Name")
    name_sort_key = None
    more_columns: list[Column] = []

    @cached_property
    def permission_policy(self):
        return ModelPermissionPolicy(self.model)

    @cached_property
    def columns(self):
        return [
            TitleColumn(
                "__str__",
                label=self.name_label,
                get_url=lambda request: request.review_url,
                sort_key=self.name_sort_key,
            ),
            *self.more_columns,
            StatusTagColumn(
                "get_state_display",
                label=gettext_lazy("State"),
                sort_key="state",
                primary=lambda request: request.state == RequestState.CONFIRMED,
            ),
            Column("remark", label=gettext_lazy("Remark"), accessor=remark),
            DateColumn("received_at", label=gettext_lazy("Received"), sort_key="received_at"),
        ]

    def get_base_queryset(self):
        unsent = outbox.unsent_about(self.model).filter(object_id=OuterRef("pk"))
        return super().get_base_queryset().annotate(unsent=Exists(unsent))


def remark(request: PublicRequest) -> str:
    """Return what an editor should notice in the list, or an empty text."""
    remarks = [_("looks like a robot")] if request.suspected else []
    remarks += [_("an e-mail could not be sent")] if request.unsent else []
    return ", ".join(remarks)


class RequestViewSet(ViewSet):
    """The admin of one kind of request: its list, its review pages, its menu item."""

    icon = "clipboard-list"
    add_to_admin_menu = True
    list_view: type[RequestsView]
    review_view: type[ReviewView]

    @cached_property
    def name(self):
        return self.review_view.model.admin_name

    @cached_property
    def url_prefix(self):
        return self.name.replace("_", "-")

    @property
    def menu_url(self):
        return f"{reverse(f'{self.name}:index')}?state={RequestState.CONFIRMED}"

    def get_menu_item(self, order=None):
        item = super().get_menu_item(order)
        item.is_shown = lambda request: may_review(request.user, self.review_view.model)
        return item

    def get_urlpatterns(self):
        views = {
            "model": self.review_view.model,
            "index_url_name": f"{self.name}:index",
            "index_results_url_name": f"{self.name}:index_results",
        }
        results = self.list_view.as_view(results_only=True, **views)
        return [
            path("", self.list_view.as_view(**views), name="index"),
            path("results/", results, name="index_results"),
            path("<int:pk>/", self.review_view.as_view(), name="review"),
        ]
