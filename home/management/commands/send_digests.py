from django.core.management.base import BaseCommand

from home.emails.digests import send_digests


class Command(BaseCommand):
    help = "Tell editors by e-mail that requests wait, once a day at most. Run it once a day."

    def handle(self, **options):
        self.stdout.write(f"{send_digests()} digests queued")
