"""The page of an event."""

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.search import index

from home.models import BasePage
from home.routes import RoutablePageMixin, by_path, route
from home.templatetags.reading import in_language
from home.text.dates import next_migrants_day
from home.text.rich_text import TEXT_FEATURES
from home.text.safe_links import LinkField, ProseField
from programme.enums import Attendance, EventStatus, WheelchairAccess
from programme.events.dates_in_words import taking_place, when_words
from programme.events.panels import CalendarEntriesPanel, WarningsPanel, ZonePanel
from programme.querysets import EventManager, not_over
from programme.search_text import search_text_of
from programme.timezones.choices import timezone_choices, validate_timezone

from .entries import CalendarEntry
from .organisers import EventKind
from .place import EventPlace

YEAR_IN_PATH = re.compile(r"/(\d{4})/")
# Addresses below a programme that are no events.
RESERVED_SLUGS = {"calendar", "embed", "feed", "map", "poster", "proposer", "submit"}


class EventPage(RoutablePageMixin, EventPlace, BasePage):
    """An event: a march, a webinar, a vigil every month.

    Its facts are entered once and are the same in every language. Only its title and kind are
    required. Events below it are its local events, for one march in many towns.
    """

    kind = models.ForeignKey(
        EventKind, verbose_name=_("type"), on_delete=models.PROTECT, related_name="+"
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=EventStatus.choices,
        default=EventStatus.SCHEDULED,
        help_text=_(
            "If it is cancelled, postponed or moved, say so here rather than delete it: the page "
            "and subscribers’ calendars will then show it."
        ),
    )
    status_note = models.CharField(
        _("what has changed"),
        max_length=255,
        blank=True,
        help_text=_("One sentence for readers, for instance where it will be now, and since when."),
    )
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One or two sentences, shown in lists and calendars.")
    )
    body = ProseField(_("description"), features=TEXT_FEATURES, blank=True)

    timezone = models.CharField(
        _("time zone"),
        max_length=40,
        choices=timezone_choices,
        validators=[validate_timezone],
        default="Europe/Paris",
        help_text=_("Times are those of this place: a webinar from Dakar is in Dakar time."),
    )

    attendance = models.CharField(
        _("attendance"), max_length=10, choices=Attendance.choices, default=Attendance.IN_PERSON
    )
    online_url = LinkField(
        _("link to take part online"),
        max_length=1000,
        blank=True,
        help_text=_("Public, in calendars too."),
    )
    registration_url = LinkField(_("link to register"), max_length=1000, blank=True)
    website = LinkField(_("link to more information"), max_length=1000, blank=True)

    price = models.CharField(
        _("price"),
        max_length=120,
        blank=True,
        help_text=_("For instance: free, or pay what you can."),
    )
    wheelchair = models.CharField(
        _("wheelchair access"),
        max_length=10,
        choices=WheelchairAccess.choices,
        default=WheelchairAccess.UNKNOWN,
        blank=True,
    )
    access_note = models.CharField(
        _("other information on access"),
        max_length=255,
        blank=True,
        help_text=_("For instance: hearing loop, quiet room, children welcome."),
    )
    contact_email = models.EmailField(
        _("contact e-mail"),
        blank=True,
        help_text=_("Published. Leave it empty if it must not be published."),
    )
    contact_phone = models.CharField(
        _("contact telephone"), max_length=40, blank=True, help_text=_("Published.")
    )
    image = models.ForeignKey(
        "home.SiteImage",
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(
        _("what the image shows"),
        max_length=255,
        blank=True,
        help_text=_(
            "For readers who cannot see it. If left empty, the image counts as decoration."
        ),
    )
    # The text that the filter by words searches. It is set when the page is saved; no draft has it.
    search_text = models.TextField(editable=False, serialize=False, default="")

    facts = (
        "slug", "kind", "status", "dates", "timezone", "attendance", "organisers", "languages",
        "online_url", "registration_url", "website", "wheelchair", "contact_email",
        "contact_phone", "image",
    )  # fmt: skip
    texts = ("summary", "body", "status_note", "price", "access_note", "image_alt")
    internal = ("search_text",)
    # What readers' words are looked for in, besides the kind, the place and the organisers.
    searched = ("title", "summary", "body", "access_note")
    # The columns of the CSV before the page's address.
    in_csv = ("wheelchair", "price", "online_url", "registration_url")
    # What the form for submissions asks for, too, and a draft takes as it is.
    submitted = ("country", "online_url", "website", "price", "access_note")

    objects = EventManager()
    base_form_class = by_path("programme.events.page_forms.EventPageForm")
    read_with = ("locale", "kind", "image")
    extra_context = "programme.listings.contexts.event_context"

    content_panels = [
        WarningsPanel(),
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind", widget=forms.Select), FieldPanel("attendance")]),
        MultiFieldPanel([FieldPanel("status"), FieldPanel("status_note")], heading=_("Status")),
        InlinePanel(
            "dates",
            heading=_("Dates"),
            label=_("date"),
            help_text=_("None until it is known, one, or one for each time the event takes place."),
        ),
        CalendarEntriesPanel(heading=_("What calendars show")),
        FieldPanel("timezone"),
        ZonePanel(heading=_("Hours of the place")),
        EventPlace.panel,
        MultiFieldPanel(
            [FieldPanel("online_url"), FieldPanel("registration_url"), FieldPanel("website")],
            heading=_("Links"),
        ),
        InlinePanel("organisers", heading=_("Organisers"), label=_("organiser")),
        FieldPanel("summary"),
        FieldPanel("body"),
        InlinePanel("languages", heading=_("Languages"), label=_("language")),
        MultiFieldPanel(
            [
                FieldPanel("price"),
                FieldPanel("wheelchair"),
                FieldPanel("access_note"),
                FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
            ],
            heading=_("Access and contact"),
        ),
        MultiFieldPanel([FieldPanel("image"), FieldPanel("image_alt")], heading=_("Image")),
    ]
    search_fields = BasePage.search_fields + [
        index.SearchField("summary"),
        index.SearchField("body"),
        index.SearchField("public_town"),
        index.SearchField("public_place_name"),
    ]
    parent_page_types = ["programme.ProgrammePage", "programme.EventPage"]
    subpage_types = ["programme.EventPage"]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    @classmethod
    def can_create_at(cls, parent):
        # A local event has no local events of its own.
        return super().can_create_at(parent) and not cls._is_local(parent)

    def can_move_to(self, parent):
        return super().can_move_to(parent) and not (
            self._is_local(parent) or (isinstance(parent.specific, EventPage) and self.numchild)
        )

    @staticmethod
    def _is_local(page) -> bool:
        return isinstance(page.specific, EventPage) and page.specific.is_local

    @property
    def is_local(self) -> bool:
        if found := YEAR_IN_PATH.search(self.url_path or ""):
            # Below the year of its programme stands the event above it.
            return self.url_path.count("/", found.end()) > 1
        return issubclass(self.get_parent().specific_class, EventPage)

    def clean(self):
        super().clean()
        self._validate_slug()

    def _validate_slug(self):
        if self.slug in RESERVED_SLUGS:
            raise ValidationError(
                {
                    "slug": _("“%(slug)s” is an address of the site itself. Choose another.")
                    % {"slug": self.slug}
                }
            )

    def save(self, *args, **kwargs):
        # With `update_fields`, the instance may have the texts of a draft.
        if kwargs.get("update_fields") is None:
            self.search_text = search_text_of(self)
        return super().save(*args, **kwargs)

    described_by = ("search_description", "summary")
    lists_of_names = ("organisers",)

    @property
    def kind_of_page(self) -> str:
        kind = in_language(self.kind.name, self.kind.text_language)
        return format_html("{} · {}", super().kind_of_page, kind)

    @property
    def listed_day(self) -> date | None:
        """The first day of its next date, or of the last one if all are over."""
        event_date = taking_place(self)
        return event_date and event_date.day

    @property
    def listed_words(self) -> str:
        event_date = taking_place(self)
        return when_words(event_date, short=True, with_hours=False) if event_date else ""

    @property
    def edition_year(self) -> int | None:
        """The year of its programme, taken from its address; None before it has one."""
        found = YEAR_IN_PATH.search(self.url_path or "")
        return int(found[1]) if found else None

    @classmethod
    def days_to_come(cls, today):
        soon = cls.objects.live().filter(
            not_over(today, "dates__"),
            alias_of=None,
            dates__day__lte=next_migrants_day(today),
        )
        days = soon.values_list("translation_key").annotate(models.Min("dates__day"))
        return dict(days.order_by())

    def status_of(self, event_date) -> str:
        """Return the status of one of its dates: its own, unless the whole event has one."""
        return event_date.status if self.status == EventStatus.SCHEDULED else self.status

    def named_organisers(self) -> list[dict]:
        """Return the organisers as `{name, language, key}`; `key` is that of a page, or None."""
        return [
            {
                "name": row.shown_name,
                "language": row.signatory.name_language
                if row.signatory
                else self.language_of("organisers"),
                "key": row.signatory and str(row.signatory.translation_key),
            }
            for row in self.organisers.all()
        ]

    def calendar_entries(self) -> list[CalendarEntry]:
        """Return what calendars show of the event in its page's language, in order of days."""
        return list(CalendarEntry.objects.of_event(self).in_feed_order()) if self.pk else []

    def get_route_paths(self):
        # When the slug changes, the address of the calendar file redirects, too.
        return ["/", "/event.ics"]

    calendar = route(r"^event\.ics/?$", "programme.calendars.views.event_calendar", "calendar")
