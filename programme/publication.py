"""What a publication does with the programme: each function is a part of a step.

Subscribers are told within the transaction that changes what the public may see.
"""

from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q
from wagtail.models import Locale, Page, Site

from campaigns.models import SignatoryPage
from home import publication
from home.models import SiteWords
from home.publication import Changes, Reason, Step, keys_of, objects_in
from programme import search_text
from programme.calendars.versions import touch_version
from programme.models import (
    CalendarEntry,
    EventKind,
    EventPage,
    ProgrammeIndexPage,
    ProgrammePage,
    PublishedEvent,
)
from programme.published import editions
from programme.published import services as published
from programme.submissions import services

CHANGED = (Reason.PUBLISHED, Reason.CHANGED)


def refresh_search_text(changes: Changes) -> None:
    """Write anew what events are found by, where a name that they show may have changed."""
    if wanted := _showing(changes):
        search_text.refresh(EventPage.objects.filter(wanted))


def update_published(changes: Changes) -> None:
    """Write the rows and calendar entries of every event concerned, once."""
    if any(site.is_default_site for site in objects_in(changes, Site)):
        # The address of the site stands in calendars and tables.
        Site.clear_site_root_paths_cache()
        published.rebuild(rebuilding=True)
    elif objects_in(changes, Locale, Reason.CREATED):
        published.rebuild()
    elif keys := _events_concerned(changes):
        published.update(keys, renamed=bool(objects_in(changes, SignatoryPage)))
    if objects_in(changes, ProgrammePage, Reason.DELETED):
        editions.delete_orphans()


def _events_concerned(changes: Changes) -> set[UUID]:
    keys = keys_of(objects_in(changes, EventPage)) | _keys_elsewhere(changes)
    wanted = _showing(changes) | _below(changes)
    if wanted:
        keys |= set(EventPage.objects.filter(wanted).values_list("translation_key", flat=True))
    if organisations := keys_of(objects_in(changes, SignatoryPage, Reason.DELETED)):
        shown = PublishedEvent.objects.naming(organisations)
        keys |= set(shown.values_list("event_key", flat=True))
    return keys


def _showing(changes: Changes) -> Q:
    """The events that show the name of an organisation or of a kind that has changed."""
    wanted = Q()
    if organisations := keys_of(objects_in(changes, SignatoryPage, *CHANGED)):
        wanted |= Q(organisers__signatory__translation_key__in=organisations)
    if kinds := objects_in(changes, EventKind, Reason.CHANGED):
        wanted |= Q(kind__in=kinds)
    return wanted


def _below(changes: Changes) -> Q:
    """The events below a page that others may see, or at another place."""
    pages = objects_in(changes, Page, Reason.MOVED, Reason.RESTRICTED)
    if not pages:
        return Q()
    paths = Page.objects.filter(pk__in=[page.pk for page in pages]).values_list("path", flat=True)
    return reduce(or_, (Q(path__startswith=path) for path in paths), Q())


def _keys_elsewhere(changes: Changes) -> set[UUID]:
    """The events whose entries or rows name another address than their programme has now.

    With its year the addresses of its events change, and that of the feed they are in.
    """
    keys: set[UUID] = set()
    published = keys_of(objects_in(changes, ProgrammePage, *CHANGED))
    for programme in published and ProgrammePage.objects.filter(translation_key__in=published):
        rows = CalendarEntry.objects.filter(
            programme_key=programme.translation_key, language=programme.locale.language_code
        )
        rows.exclude(year=programme.year).update(year=programme.year)
        elsewhere = rows.filter(is_withdrawn=False).exclude(path__startswith=programme.url_path)
        keys.update(elsewhere.values_list("event_key", flat=True))
        same = {"year": programme.year, "url_path__startswith": programme.url_path}
        other = PublishedEvent.objects.filter(programme=programme.pk).exclude(**same)
        keys.update(other.values_list("event_key", flat=True))
    for index in objects_in(changes, ProgrammeIndexPage, *CHANGED):
        below = PublishedEvent.objects.filter(page__path__startswith=index.path)
        other = below.exclude(url_path__startswith=index.url_path)
        keys.update(other.values_list("event_key", flat=True))
    return keys


def touch_versions(changes: Changes) -> None:
    """Note what feeds show besides entries: the names of programmes, of the site, of filters."""
    names = objects_in(changes, (ProgrammePage, ProgrammeIndexPage, SiteWords))
    if keys := keys_of(names):
        touch_version(keys, names_feeds=True)
    if keys := keys_of(objects_in(changes, (SignatoryPage, EventKind))):
        touch_version(keys)


def send_addresses(changes: Changes) -> None:
    """Write to whoever submitted an event that is public now."""
    if keys := keys_of(objects_in(changes, EventPage, *CHANGED)):
        services.send_addresses(keys)


def register() -> None:
    publication.register(Step.SEARCH_TEXT, refresh_search_text)
    publication.register(Step.ENTRIES, update_published)
    publication.register(Step.SITE_VERSION, touch_versions)
    publication.register(Step.EMAILS, send_addresses)
