"""What this app adds to the admin, and to the pages of organisations."""

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets import Button

from programme.editions.admin_views import freeze_edition, may_freeze, may_start, next_edition
from programme.editions.rollover import next_of
from programme.enums import EditionAction
from programme.events.hints import hint, zone_hint
from programme.events.quality_checks import warnings
from programme.listings import feeds
from programme.models import EventPage, ProgrammePage
from programme.submissions.admin_views import CorrectionViewSet, SubmissionViewSet
from programme.timezones.choices import timezone_names
from programme.timezones.of_places import zone_of

LONGEST = 120  # of a place's names, as the model's fields

# Answers the feed below an organisation's page (`campaigns.models.SignatoryPage`).
hooks.register("organisation_feed", feeds.organisation_feed)


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    messages_of_actions = {
        EditionAction.STARTED: gettext_lazy("The next edition was started from this one"),
        EditionAction.FROZEN: gettext_lazy("Frozen with its totals"),
        EditionAction.UNFROZEN: gettext_lazy("Reopened"),
    }
    for action, message in messages_of_actions.items():
        actions.register_action(action.value, action.label, message)


@require_safe
def place_hint(request: HttpRequest) -> JsonResponse:
    """Return the hint for a place that an editor is typing, as JSON. Nothing is saved."""
    names = ("town", "region", "country", "postcode", "precision")
    written = {name: request.GET.get(name, "")[:LONGEST].strip() for name in names}
    return JsonResponse(hint(**written, has_pin="pin" in request.GET).as_data())


@require_safe
def zone_hint_view(request: HttpRequest) -> JsonResponse:
    """Return the hint for the time zone of such a place, as JSON. Nothing is saved."""
    names = ("town", "region", "country", "postcode")
    written = {name: request.GET.get(name, "")[:LONGEST].strip() for name in names}
    zone = zone_of(**written, point=_point(request))
    chosen = request.GET.get("timezone", "")
    chosen = chosen if chosen in timezone_names() else settings.TIME_ZONE
    return JsonResponse(zone_hint(chosen, zone, written["country"]).as_data())


def _point(request: HttpRequest) -> tuple[float, float] | None:
    """Return the latitude and longitude of a request, or None if they are not valid."""
    try:
        latitude, longitude = (
            float(request.GET.get(name, "")[:LONGEST].replace(",", "."))
            for name in ("latitude", "longitude")
        )
    except ValueError:
        return None
    is_on_earth = abs(latitude) <= 90 and abs(longitude) <= 180
    return (latitude, longitude) if is_on_earth else None


@hooks.register("register_admin_urls")
def admin_urls():
    below = "programmes/<int:page_id>/"
    return [
        path(f"{below}next/", next_edition, name="next_edition"),
        path(f"{below}freeze/", freeze_edition, name="freeze_edition"),
        path("place-hint/", place_hint, name="place_hint"),
        path("zone-hint/", zone_hint_view, name="zone_hint"),
    ]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def edition_buttons(page, user, next_url=None, view_name=None):
    """Add buttons to the "…" menu of a programme, in the editor and in lists of pages."""
    if not issubclass(page.specific_class, ProgrammePage):
        return
    programme = page.specific
    if may_start(programme, user) and next_of(programme) is None:
        yield Button(
            _("Start the %(year)s edition") % {"year": programme.year + 1},
            reverse("next_edition", args=[programme.pk]),
            icon_name="calendar-alt",
            priority=16,
        )
    if may_freeze(programme, user):
        yield Button(
            _("Reopen this programme") if programme.is_frozen else _("Freeze this programme"),
            reverse("freeze_edition", args=[programme.pk]),
            icon_name="lock-open" if programme.is_frozen else "lock",
            priority=17,
        )


@hooks.register("after_publish_page")
def warn_about_published_event(request, page) -> None:
    """Show the warnings about an event once more when it is published."""
    event = page.specific
    if not isinstance(event, EventPage):
        return
    edit = messages.button(reverse("wagtailadmin_pages:edit", args=[event.pk]), _("Edit"))
    for text in warnings(event, event.edition_year):
        messages.warning(request, f"{event.title}: {text}", buttons=[edit])


@hooks.register("register_admin_viewset")
def submissions():
    return [SubmissionViewSet(), CorrectionViewSet()]
