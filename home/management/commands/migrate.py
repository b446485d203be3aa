from django.core.management.commands import migrate

from home.management.autodetector import DatabaseAutodetector


class Command(migrate.Command):
    autodetector = DatabaseAutodetector
