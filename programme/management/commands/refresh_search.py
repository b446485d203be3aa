from django.core.management import call_command
from django.core.management.base import BaseCommand

from programme import search_text
from programme.models import EventPage
from programme.published.services import rebuild


class Command(BaseCommand):
    help = (
        "Rebuild the search index of pages and the search text of events: after an update that "
        "changes how words are compared. May be run at any time; until then, pages that were saved "
        "before are found by their old words."
    )

    def handle(self, **options):
        keys = list(EventPage.objects.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(keys), search_text.BATCH):
            search_text.refresh(
                EventPage.objects.filter(pk__in=keys[start : start + search_text.BATCH])
            )
        rebuild(rebuilding=True)
        call_command("update_index", verbosity=0)
        self.stdout.write(f"{len(keys)} events refreshed")
