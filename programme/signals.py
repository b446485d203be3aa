"""When subscribers are told: within the transaction that changes what the public may see."""

from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from campaigns.models import SignatoryPage
from campaigns.signals import organisation_merged
from home.models import SiteWords
from programme import search_text
from programme.calendars import entries
from programme.calendars.versions import touch_version
from programme.editions import freezing, organisers
from programme.models import (
    CalendarEntry,
    EventKind,
    EventPage,
    ProgrammeIndexPage,
    ProgrammePage,
)
from programme.submissions import services


def on_published(sender, instance: Page, **kwargs) -> None:
    if isinstance(instance, EventPage):
        entries.update_entries([instance.translation_key])
    elif isinstance(instance, ProgrammePage):
        _on_programme_published(instance)
    elif isinstance(instance, SignatoryPage):
        # Its name stands in the calendar, and its events are found by it.
        key = instance.translation_key
        events = EventPage.objects.filter(organisers__signatory__translation_key=key)
        search_text.refresh(events)
        _tell(events)
    _stamp(instance)


def _on_programme_published(programme: ProgrammePage) -> None:
    """With its year the addresses of its events change, and that of the feed they are told in."""
    rows = CalendarEntry.objects.filter(
        programme_key=programme.translation_key, language=programme.locale.language_code
    )
    rows.exclude(year=programme.year).update(year=programme.year)
    elsewhere = rows.filter(is_withdrawn=False).exclude(path__startswith=programme.url_path)
    entries.update_entries(elsewhere.values_list("event_key", flat=True))


def on_unpublished(sender, instance: Page, **kwargs) -> None:
    if isinstance(instance, EventPage):
        entries.update_entries([instance.translation_key])
    _stamp(instance)


def on_moved(sender, instance: Page, **kwargs) -> None:
    _tell_below(instance)
    _stamp(instance.specific)


def on_deleted(sender, instance: Page, **kwargs) -> None:
    if isinstance(instance, EventPage):
        entries.update_entries([instance.translation_key])
    _stamp(instance)


def on_restriction(sender, instance: PageViewRestriction, **kwargs) -> None:
    page = Page.objects.filter(pk=instance.page_id).first()
    if page:
        _tell_below(page)
        _stamp(page.specific)


def on_kind_saved(sender, instance: EventKind, created: bool, raw=False, **kwargs) -> None:
    if raw:
        return
    if not created:
        events = EventPage.objects.filter(kind=instance)
        search_text.refresh(events)
        _tell(events)
    touch_version([instance.translation_key])


def on_kind_deleted(sender, instance: EventKind, **kwargs) -> None:
    touch_version([instance.translation_key])


def on_words_saved(sender, instance: SiteWords, raw=False, **kwargs) -> None:
    """The calendar of every edition is called as the site is."""
    if not raw:
        touch_version([instance.translation_key], names_feeds=True)


def on_locale_saved(sender, instance: Locale, created: bool, raw=False, **kwargs) -> None:
    if created and not raw:
        entries.rebuild_entries()


def on_site_saved(sender, instance: Site, raw=False, **kwargs) -> None:
    """The address of the site stands in the calendar."""
    if instance.is_default_site and not raw:
        Site.clear_site_root_paths_cache()
        entries.rebuild_entries(rebuilding=True)


def _tell_below(page: Page) -> None:
    _tell(EventPage.objects.filter(path__startswith=page.path))


def _tell(events) -> None:
    entries.update_entries(events.values_list("translation_key", flat=True))


def _stamp(page: Page) -> None:
    """Feeds have the names of programmes; filters know organisations by theirs."""
    if isinstance(page, ProgrammePage | ProgrammeIndexPage):
        touch_version([page.translation_key], names_feeds=True)
    elif isinstance(page, SignatoryPage):
        touch_version([page.translation_key])


def connect() -> None:
    organisation_merged.connect(organisers.on_merged, dispatch_uid="programme")
    page_published.connect(on_published, dispatch_uid="journal")
    page_published.connect(services.on_published, dispatch_uid="tell_submitters")
    page_unpublished.connect(on_unpublished, dispatch_uid="journal")
    post_page_move.connect(on_moved, dispatch_uid="journal")
    post_delete.connect(freezing.delete_orphans, sender=ProgrammePage, dispatch_uid="forget_frozen")
    for page_type in (EventPage, ProgrammePage, ProgrammeIndexPage, SignatoryPage):
        post_delete.connect(on_deleted, sender=page_type, dispatch_uid="journal")
    post_save.connect(on_restriction, sender=PageViewRestriction, dispatch_uid="journal")
    post_delete.connect(on_restriction, sender=PageViewRestriction, dispatch_uid="journal")
    post_save.connect(on_kind_saved, sender=EventKind, dispatch_uid="journal")
    post_delete.connect(on_kind_deleted, sender=EventKind, dispatch_uid="journal")
    post_save.connect(on_words_saved, sender=SiteWords, dispatch_uid="journal")
    post_save.connect(on_locale_saved, sender=Locale, dispatch_uid="journal")
    post_save.connect(on_site_saved, sender=Site, dispatch_uid="journal")
