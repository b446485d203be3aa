"""Panels of the page editor of events that are no fields."""

from django.conf import settings
from django.forms import Media, Script
from wagtail.admin.panels import HelpPanel

from programme.events.hints import hint, unclear_hours, zone_hint
from programme.events.quality_checks import warnings
from programme.timezones.of_places import zone_of_event


class PinPanel(HelpPanel):
    """A map of the place. With the script, the pin can be moved; without it, by coordinates."""

    def __init__(self, template="programme/admin/pin_panel.html", **kwargs):
        super().__init__(template=template, **kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        media = Media(
            css={"all": ["leaflet/leaflet.css", "css/place-pin.css"]},
            js=["leaflet/leaflet.js", Script("js/place-pin.js", type="module")],
        )

        @property
        def hint(self):
            event = self.instance
            country = event.country.code or ""
            has_pin = event.latitude is not None and event.longitude is not None
            written = (event.town, event.region, country, event.postcode, event.precision)
            return hint(*written, has_pin)


class ZonePanel(HelpPanel):
    """A hint whether the time zone is that of the place.

    The script updates it while the place is typed, and changes the time zone with the place unless
    the editor chooses another one.
    """

    def __init__(self, template="programme/admin/zone_panel.html", **kwargs):
        super().__init__(template=template, **kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        media = Media(js=[Script("js/zone-hint.js", type="module")])
        default = settings.TIME_ZONE

        @property
        def hint(self):
            event = self.instance
            country = event.country.code or ""
            return zone_hint(event.timezone, zone_of_event(event), country)

        @property
        def unclear(self):
            return unclear_hours(self.instance.dates.all(), self.instance.timezone)


class WarningsPanel(HelpPanel):
    """The warnings about the event, which do not prevent its publication."""

    def __init__(self, template="programme/admin/warnings_panel.html", **kwargs):
        super().__init__(template=template, **kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            event = self.instance
            # Not while it is created: it is still empty.
            self.warnings = warnings(event, event.edition_year) if event.pk else []

        def is_shown(self):
            return super().is_shown() and bool(self.warnings)


class CalendarEntriesPanel(HelpPanel):
    """The calendar entries of an event, with the time of their last change."""

    def __init__(self, template="programme/admin/calendar_entries_panel.html", **kwargs):
        super().__init__(template=template, **kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            self.entries = self.instance.calendar_entries()

        def is_shown(self):
            return super().is_shown() and bool(self.entries)
