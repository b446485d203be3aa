from django.core.management.base import BaseCommand

from programme.calendars.entries import rebuild_entries


class Command(BaseCommand):
    help = (
        "Write anew what calendars are told: after a change of how it is written or of the site's "
        "address, or where nothing was told yet. UIDs and SEQUENCEs stay, and so does what was "
        "cancelled."
    )

    def handle(self, **options):
        self.stdout.write(f"{rebuild_entries(rebuilding=True)} entries written")
