from django.core.management.base import BaseCommand, CommandError

from home.privacy import services
from home.privacy.log import record


class Command(BaseCommand):
    help = "Print as JSON what the site keeps of an e-mail address; with --erase, erase it then."

    def add_arguments(self, parser):
        parser.add_argument("address")
        parser.add_argument("--erase", action="store_true", help="erase what was printed")
        parser.add_argument("--yes", action="store_true", help="do not ask before erasing")

    def handle(self, *, address, erase, yes, **options):
        found = services.personal_data(address)
        self.stdout.write(found.as_json())
        if not erase:
            return
        if not yes and not self._agrees():
            raise CommandError("Nothing was erased.")
        done = services.erase(address)
        record("privacy.erased")
        # Not on standard output, which is JSON.
        self.stderr.write(f"{done.erased} requests erased, {done.deleted} unconfirmed ones deleted")
        for account in found.accounts:
            self.stderr.write(
                f"The account {account.get_username()} stays: delete it in Settings → Users"
            )
        for page in found.pages:
            self.stderr.write(f"Page {page.pk} shows the address: change it in the admin")

    def _agrees(self) -> bool:
        self.stderr.write("Erase this? It cannot be brought back. [y/N] ", ending="")
        try:
            return input().strip().lower() in ("y", "yes")
        except EOFError:
            return False
