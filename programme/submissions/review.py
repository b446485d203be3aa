"""Data and form of the page on which an editor decides on a submission."""

from dataclasses import dataclass, field

from django import forms
from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from campaigns.names import name_words
from campaigns.signatories.forms import OrganisationForm
from campaigns.signatories.recognition import Recogniser, Recognition
from home.models.vocabulary import vocabulary_in
from programme.enums import PlacePrecision
from programme.models import EventKind, EventPage, EventSubmission, ProgrammePage
from programme.places.towns import Town, find
from programme.submissions.drafts import zone_of_submission
from programme.submissions.duplicates import (
    EventDescription,
    in_every_language,
    similar,
    similar_events,
)
from programme.timezones.names import time_of
from programme.timezones.of_places import same_hours, zone_of_town

NEW, SAME, BELOW = "new", "same", "below"


@dataclass
class SubmissionReview:
    """A submission and what the site already knows about it. A fixed number of queries."""

    request: EventSubmission
    programme: ProgrammePage | None = None
    recogniser: Recogniser | None = None
    known: Recognition = field(default_factory=lambda: Recognition(None))
    # Events of the programme that may be the same, also drafts.
    alike: list[EventPage] = field(default_factory=list)
    # Other submissions that wait and may be the same.
    others: list[EventSubmission] = field(default_factory=list)
    # Events that have local events.
    umbrellas: list[EventPage] = field(default_factory=list)
    kinds: list[EventKind] = field(default_factory=list)
    # Known towns of the name that was written, the largest first.
    towns: list[Town] = field(default_factory=list)
    event: EventPage | None = None
    # The time zone of the place; empty if it is not known or depends on the town to be chosen.
    zone: str = ""


def review_of(submission: EventSubmission) -> SubmissionReview:
    programme = submission.subject()
    if programme is None:
        return SubmissionReview(submission)
    recogniser = Recogniser(programme.locale.language_code)
    found = SubmissionReview(submission, programme, recogniser, event=submission.event())
    if submission.organiser:
        found.known = recogniser.recognise(submission.organiser)
    events = EventPage.objects.descendant_of(programme)
    if submission.event_key:
        events = events.exclude(translation_key=submission.event_key)
    this = EventDescription.of_submission(submission)
    everywhere = in_every_language(EventPage.objects.all(), programme)
    if submission.event_key:
        everywhere = everywhere.exclude(translation_key=submission.event_key)
    found.alike = similar_events(this, everywhere, programme.locale_id)
    waiting = EventSubmission.objects.to_review().filter(programme_key=submission.programme_key)
    others = [EventDescription.of_submission(other) for other in waiting.exclude(pk=submission.pk)]
    found.others = [other.source for other in similar(this, others)]
    own = events.child_of(programme).filter(
        Q(numchild__gt=0) | Q(precision=PlacePrecision.EVERYWHERE)
    )
    found.umbrellas = list(own.order_by("title"))
    found.kinds = list(vocabulary_in(EventKind, programme.locale))
    found.towns = find(submission.town, country=submission.country.code) if submission.town else []
    found.zone = zone_of_submission(submission, found.towns[0] if len(found.towns) == 1 else None)
    return found


def _with_time(town: Town) -> str:
    """Return the label of a town, with its time if that differs from the site's."""
    zone = zone_of_town(town)
    is_here = not zone or same_hours(zone, settings.TIME_ZONE)
    return str(town) if is_here else f"{town} – {time_of(zone)}"


def likely_kind(submission: EventSubmission, kinds: list[EventKind]) -> EventKind | None:
    """Return the kind that the sender chose, or else one that the title names, or None."""
    if submission.kind:
        return submission.kind
    said = set(name_words(submission.title))

    def is_named(kind: EventKind) -> bool:
        return any(len(word) > 3 and word in said for word in name_words(kind.name))

    return next(filter(is_named, kinds), None)


class DecisionForm(OrganisationForm):
    """The editor's decision: what the submission becomes, its kind and organiser, or why not."""

    into = forms.ChoiceField(label=_("What should it become?"), widget=forms.RadioSelect)
    kind = forms.ModelChoiceField(EventKind.objects.none(), label=_("Type"))
    town = forms.ChoiceField(label=_("Which town?"), required=False)

    def __init__(self, data=None, *, review: SubmissionReview):
        super().__init__(
            data,
            recogniser=review.recogniser,
            known=review.known,
            name_only=_("No page: name it as it is written"),
        )
        self.review, submission = review, review.request
        self.fields["into"].choices = [
            (NEW, _("A new event of the programme")),
            *((f"{SAME}-{event.pk}", self._same(event)) for event in review.alike),
            *((f"{BELOW}-{event.pk}", self._below(event)) for event in review.umbrellas),
        ]
        kind = likely_kind(submission, review.kinds)
        if review.programme:
            self.fields["kind"].queryset = vocabulary_in(EventKind, review.programme.locale)
        towns = [(str(number), _with_time(town)) for number, town in enumerate(review.towns)]
        self.fields["town"].choices = [("", _("As it is written, without a region")), *towns]
        if len(towns) == 1:
            self.initial["town"] = towns[0][0]
        self.initial |= {"into": None if review.alike else NEW, "kind": kind}
        is_accepted = self.act == "accept"
        self.fields["into"].required = is_accepted
        self.fields["kind"].required = is_accepted and not self.data.get("into", "").startswith(
            SAME
        )
        self.fields["organisation"].required = is_accepted and bool(submission.organiser)

    @staticmethod
    def _same(event: EventPage) -> str:
        label = pgettext_lazy("event", "The same as “%s”: add its organiser there")
        return label % event.title

    @staticmethod
    def _below(event: EventPage) -> str:
        return pgettext_lazy("event", "A local event of “%s”") % event.title

    def chosen(self) -> tuple[str, EventPage | None]:
        """Return NEW, SAME or BELOW, and the event that the last two refer to."""
        what, _dash, pk = self.cleaned_data["into"].partition("-")
        events = [*self.review.alike, *self.review.umbrellas]
        return what, next((event for event in events if str(event.pk) == pk), None)

    def chosen_town(self) -> Town | None:
        """Return the known town that was chosen, or None."""
        number = self.cleaned_data["town"]
        return self.review.towns[int(number)] if number else None
