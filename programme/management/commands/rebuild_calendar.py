from django.core.management.base import BaseCommand

from programme.calendars.entries import rebuild_entries


class Command(BaseCommand):
    help = (
        "Rebuild the calendar entries: after a change of their format or of the site's address, or "
        "if there are none yet. UIDs and SEQUENCEs stay, and so do cancelled entries."
    )

    def handle(self, **options):
        self.stdout.write(f"{rebuild_entries(rebuilding=True)} entries written")
