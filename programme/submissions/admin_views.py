"""The admin's pages about submitted events and their corrections."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from home.public_requests.admin_views import RequestsView, RequestViewSet, ReviewView
from home.public_requests.forms import ReviewForm
from home.text.dates import short_day
from programme.enums import Correction
from programme.events.dates_in_words import date_words
from programme.models import EventCorrection, EventPage, EventSubmission
from programme.submissions import corrections, services
from programme.submissions.drafts import organiser_row
from programme.submissions.review import BELOW, SAME, DecisionForm, SubmissionReview, review_of


class EventReviewView(ReviewView):
    """A review after which a message links to the editor of the accepted event."""

    event: EventPage | None = None

    def add_message(self, said: str) -> None:
        url = self.event and reverse("wagtailadmin_pages:edit", args=[self.event.pk])
        buttons = [messages.button(url, _("Edit the event"))] if url else None
        messages.success(self.request, said, buttons=buttons)


class SubmissionFilters(WagtailFilterSet):
    class Meta:
        model = EventSubmission
        fields = ["state", "suspected", "town"]


def _day(submission: EventSubmission) -> str:
    return short_day(submission.day) if submission.day else "–"


class SubmissionsView(RequestsView):
    filterset_class = SubmissionFilters
    page_title = gettext_lazy("Events submitted")
    name_label = gettext_lazy("Event")
    name_sort_key = "title"
    more_columns = [
        # Not a DateColumn, which says how long ago a day is: this one is to come.
        Column("day", label=gettext_lazy("Day"), sort_key="day", accessor=_day),
        Column("town", label=gettext_lazy("Town"), sort_key="town"),
        Column("organiser", label=gettext_lazy("Organiser")),
    ]


class SubmissionReviewView(EventReviewView):
    model = EventSubmission
    template_name = "programme/admin/review_submission.html"
    list_title = gettext_lazy("Events submitted")

    def review(self, submission: EventSubmission) -> SubmissionReview:
        return review_of(submission)

    def form(self, review: SubmissionReview, data=None) -> DecisionForm:
        return DecisionForm(data, review=review)

    def accept(self, form: DecisionForm, submission: EventSubmission) -> str:
        user = self.request.user
        what, other = form.chosen()
        organiser = organiser_row(form.page, submission.organiser)
        if what == SAME:
            self.event = other
            if services.accept_as_organiser(submission, user, organiser, other):
                return _("“%s” is the same event: its organiser has been added there.")
            return _("“%s” is the same event: its organiser has been added to its draft.")
        below = other if what == BELOW else None
        kind = form.cleaned_data["kind"]
        town = form.chosen_town()
        self.event = services.accept_as_draft(submission, user, kind, organiser, below, town)
        return _("“%s” is now a draft. Once you publish it, the sender will get its address.")


class SubmissionViewSet(RequestViewSet):
    list_view = SubmissionsView
    review_view = SubmissionReviewView
    # Short: the menu is narrow.
    menu_label = gettext_lazy("Submissions")
    menu_order = 251


class CorrectionFilters(WagtailFilterSet):
    class Meta:
        model = EventCorrection
        fields = ["state", "what"]


class CorrectionsView(RequestsView):
    filterset_class = CorrectionFilters
    page_title = gettext_lazy("Corrections of events")
    name_label = gettext_lazy("Event")

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("submission")


class CorrectionReviewView(EventReviewView):
    model = EventCorrection
    template_name = "programme/admin/review_correction.html"
    list_title = gettext_lazy("Corrections of events")

    def review(self, correction: EventCorrection) -> dict:
        event = correction.subject()
        latest = event and event.get_latest_revision_as_object()
        dates = list(latest.dates.all()) if latest else []
        date = correction.date_among(dates)
        return {
            "event": event,
            "date": date and date_words(latest, date),
            "date_is_gone": bool(latest and correction.date_key and not date),
            "differences": corrections.differences(correction),
            "has_more_dates": bool(correction.day and not correction.date_key and len(dates) > 1),
        }

    def accept(self, form: ReviewForm, correction: EventCorrection) -> str:
        self.event = correction.subject()
        is_public = corrections.accept(correction, self.request.user)
        if correction.what == Correction.OTHER:
            return _("“%s” is noted. Make the change in the event itself.")
        if is_public:
            return _("“%s”: the event has been corrected and published.")
        return _("“%s”: the correction is in the event’s draft, for you to publish.")


class CorrectionViewSet(RequestViewSet):
    list_view = CorrectionsView
    review_view = CorrectionReviewView
    menu_label = gettext_lazy("Corrections")
    menu_order = 252
