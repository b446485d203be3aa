from django.core.management.base import BaseCommand

from programme.published.services import rebuild


class Command(BaseCommand):
    help = (
        "Rebuild what lists, map, tables, feeds and calendars read: after an update, a change of "
        "the site's address, or if there is nothing yet. UIDs and SEQUENCEs stay, and so do "
        "cancelled entries."
    )

    def handle(self, **options):
        self.stdout.write(f"{rebuild(rebuilding=True)} calendar entries written")
