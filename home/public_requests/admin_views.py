"""The admin's pages about requests of the public, as all kinds of them have in common."""

from django import forms
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


class ReviewForm(forms.Form):
    """Why a request is declined; a kind of request adds what its acceptance needs.

    `act` is the button that was pressed.
    """

    reply = forms.CharField(
        label=gettext_lazy("Why not? One sentence, which will be sent."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data=None):
        super().__init__(data)
        self.act = (data or {}).get("act", "")
        self.fields["reply"].required = self.act == "decline"


class ReviewView(View):
    """One request beside what the site knows, with the buttons that decide on it.

    A kind of request gives its model, its template, how the list is called, what is known of a
    request (`review`), its form, and what acceptance does (`accept`).
    """

    model: type[PublicRequest]
    template_name: str
    list_title: str

    def review(self, asked: PublicRequest):
        raise NotImplementedError

    def form(self, review, data=None) -> ReviewForm:
        return ReviewForm(data)

    def accept(self, form: ReviewForm, asked: PublicRequest) -> str:
        """Carry the form's decision out; what to tell, with %s for the request's name."""
        raise NotImplementedError

    def dispatch(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not may_review(request.user, self.model):
            messages.error(request, _("You do not have permission to review requests."))
            return redirect("wagtailadmin_home")
        self.asked = get_object_or_404(self.model, pk=pk)
        # How messages call the request; an acceptance may change it to what readers see.
        self.shown_name = str(self.asked)
        self.found = self.review(self.asked)
        return super().dispatch(request, pk)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._show(self.form(self.found))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = self.form(self.found, request.POST)
        return self._decide(form) or self._show(form)

    def _show(self, form: ReviewForm) -> HttpResponse:
        asked, written = self.asked, list(self.asked.emails.all())
        by = asked.decided_by
        context = {
            "asked": asked,
            "review": self.found,
            "form": form,
            "letters": written,
            "has_unsent": any(letter.attempts and not letter.sent_at for letter in written),
            "decided_by": get_user_display_name(by) if by else "",
            "may_decide": asked.state == RequestState.CONFIRMED,
            "may_reopen": asked.state in (RequestState.DECLINED, RequestState.SPAM),
            "header_title": str(asked),
            "header_icon": "clipboard-list",
            "breadcrumbs_items": [
                {"url": reverse(f"{asked.admin_name}:index"), "label": self.list_title},
                {"url": "", "label": str(asked)},
            ],
        }
        return render(self.request, self.template_name, context)

    def _decide(self, form: ReviewForm) -> HttpResponse | None:
        """Do what the pressed button says, and go on to the next; None where the form is wrong."""
        if form.act in ("accept", "decline") and not form.is_valid():
            told = _("Nothing is decided yet: correct what is marked below.")
            messages.error(self.request, told)
            return None
        try:
            with transaction.atomic():
                said = self._act(form)
        except WrongState:
            messages.warning(
                self.request,
                _("Nothing was done: somebody else has decided on this request in the meantime."),
            )
            return redirect(self.asked.review_url)
        if not said:
            return None
        self.add_message(said % self.shown_name)
        return self._next()

    def add_message(self, said: str) -> None:
        messages.success(self.request, said)

    def _act(self, form: ReviewForm) -> str:
        asked, user = self.asked, self.request.user
        if form.act == "accept":
            return self.accept(form, asked)
        if form.act == "decline":
            services.decline(asked, user, form.cleaned_data["reply"])
            return _("“%s” has been declined. Your sentence is being sent.")
        if form.act == "spam":
            services.mark_as_spam(asked, user)
            return _("“%s” has been marked as spam. No e-mail is sent.")
        if form.act == "trust":
            services.trust(asked, user)
            return _("“%s” has been marked as genuine. The person is asked to confirm.")
        if form.act == "reopen":
            services.reopen(asked, user)
            return _("“%s” is open again.")
        if form.act == "send":
            for letter in asked.emails.filter(sent_at=None):
                outbox.try_again(letter)
            return _("E-mails for “%s” that had not gone out are being sent again.")
        return ""

    def _next(self) -> HttpResponse:
        """To the next request that waits, the oldest first, or to the list."""
        following = self.model.objects.to_review().exclude(pk=self.asked.pk)
        oldest = following.order_by("received_at").first()
        return redirect(oldest.review_url if oldest else f"{self.model.admin_name}:index")


class RequestsView(generic.IndexView):
    """All requests of a kind; what waits for a decision stands out."""

    any_permission_required = ["change"]
    header_icon = "clipboard-list"
    default_ordering = "-received_at"
    paginate_by = 50
    # What a kind tells of its requests: the label of their name, and further columns.
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
    remarks = [_("looks like a robot")] if request.suspected else []
    remarks += [_("an e-mail could not be sent")] if request.unsent else []
    return ", ".join(remarks)


class RequestViewSet(ViewSet):
    """The place of one kind of request in the admin: its list, its reviews, its menu item."""

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
