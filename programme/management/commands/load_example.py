from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

from home.models import HomePage
from programme.example.loader import ExampleContent
from programme.example.people import PASSWORD, ROLES, create_people
from programme.models import ProgrammePage
from programme.setup import set_address


class Command(BaseCommand):
    help = "Load the example content and the demo's logins. What exists is not changed."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-empty", action="store_true", help="only where there is no programme yet"
        )

    def handle(self, *args, **options):
        if not settings.EXAMPLE_CONTENT_ALLOWED:
            raise CommandError("Example content brings known passwords: these settings refuse it.")
        if options["if_empty"] and ProgrammePage.objects.exists():
            set_address(HomePage.objects.get(locale__language_code=settings.LANGUAGE_CODE))
        else:
            ExampleContent().load()
            create_people()
        self._print_addresses()

    def _print_addresses(self):
        root = Site.objects.get(is_default_site=True).root_url
        self.stdout.write(
            f"\n  The site      {root}/fr/   {root}/en/\n"
            f"  Administration {root}/admin/\n"
            f"  Logins        {', '.join(ROLES)} (password: {PASSWORD})\n"
        )
