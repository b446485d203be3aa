"""Keep the organisers of events right when two organisations are merged into one."""

import json

from django.utils import timezone
from wagtail.models import Revision
from wagtail_localize.models import TranslationSource

from campaigns.models import SignatoryPage
from home.links import revisions_with, snapshots_with
from home.publication import Reason, add
from home.sources import lock_translations
from programme.models import EventOrganiser, EventPage


def organised_count(signatory: SignatoryPage) -> int:
    """Return the number of events of an organisation, also drafts, each once for all languages."""
    key = signatory.translation_key
    events = EventPage.objects.filter(organisers__signatory__translation_key=key)
    return events.values("translation_key").distinct().count()


def on_merged(sender, removed, kept, replacements: dict[int, int], **kwargs) -> None:
    """Replace the removed organisation in pages, revisions and translation sources."""

    def replace(content: dict) -> dict:
        rows = organisers_after(content["organisers"], replacements, {removed.title: kept.title})
        return content | {"organisers": rows}

    mentions = [f'"signatory": {pk}' for pk in replacements]
    for revision in revisions_with(mentions):
        if "organisers" in revision.content:
            content = replace(revision.content)
            Revision.objects.filter(pk=revision.pk).update(content=content)
    for record in snapshots_with(mentions):
        content = json.loads(record.content_json)
        if "organisers" in content:
            content_json = json.dumps(replace(content))
            TranslationSource.objects.filter(pk=record.pk).update(content_json=content_json)
    _change_events(replacements, replace)


def organisers_after(rows: list[dict], replacements: dict[int, int], names: dict) -> list[dict]:
    """Return serialized organisers of an event with the signatories replaced, each once.

    `replacements` maps primary keys of pages, `names` the names that are kept beside the links.
    """
    after, seen = [], set()
    for row in rows:
        if row["signatory"] in replacements:
            name = names.get(row["name"], row["name"])
            row = row | {"signatory": replacements[row["signatory"]], "name": name}
        if row["signatory"] not in seen:
            after.append(row)
        if row["signatory"]:
            seen.add(row["signatory"])
    return after


def _change_events(replacements: dict[int, int], replace) -> None:
    """Change the events in every language, and then publish them.

    Not before all are changed: an alias copies the facts of its original when that is published.
    """
    rows = EventOrganiser.objects.filter(signatory__in=replacements)
    found = EventPage.objects.filter(pk__in=rows.values("event")).order_by("translation_key", "pk")
    now = timezone.now()
    changed = []
    for event in found:
        with lock_translations(event):
            event.refresh_from_db()
            event = event.with_content_json(replace(event.serializable_data()))
            if event.live:
                # Calendars and caches compare this time.
                event.last_published_at = now
            event.save(clean=False)
            changed.append(event)
    for event in changed:
        if event.live:
            add(event, Reason.CHANGED)
