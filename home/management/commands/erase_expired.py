from django.core.management.base import BaseCommand

from home.emails.digests import delete_old_digests
from home.public_requests.services import erase_expired


class Command(BaseCommand):
    help = "Erase the personal data of requests whose time has passed. Run it once a day."

    def handle(self, **options):
        delete_old_digests()
        self.stdout.write(f"{erase_expired()} requests erased")
