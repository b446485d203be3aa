from django.core.management.base import BaseCommand

from programme.setup import setup_site


class Command(BaseCommand):
    help = "Create what a new site needs: languages, home pages, lists and roles."

    def handle(self, *args, **options):
        setup_site()
