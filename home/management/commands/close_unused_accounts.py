from django.core.management.base import BaseCommand

from home.accounts.unused import close_unused, forget_old


class Command(BaseCommand):
    help = "Close accounts that nobody used for two years, after two warnings. Run it once a day."

    def handle(self, **options):
        warned, closed = close_unused()
        forget_old()
        self.stdout.write(f"{warned} warnings queued, {closed} accounts closed")
