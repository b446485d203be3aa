from django.core.management.base import BaseCommand, CommandError

from home.language_sync.checking import differences


class Command(BaseCommand):
    help = "Look for pages whose languages are out of step. Exits with 1 if there are any."

    def handle(self, *args, **options):
        found = list(differences())
        for sentence in found:
            self.stdout.write(sentence)
        if found:
            raise CommandError(f"{len(found)} faults")
        self.stdout.write("Every page is in step in every language.")
