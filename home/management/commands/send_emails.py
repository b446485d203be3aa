from django.core.management.base import BaseCommand
from django.utils import timezone

from home.emails.outbox import send_queued, waiting_emails


class Command(BaseCommand):
    help = "Send the e-mails that could not be sent before. Run it every few minutes."

    def handle(self, **options):
        due = waiting_emails().filter(next_attempt_at__lte=timezone.now())
        sent = [send_queued.call(pk) for pk in due.values_list("pk", flat=True)]
        self.stdout.write(f"{sum(sent)} of {len(sent)} e-mails sent")
