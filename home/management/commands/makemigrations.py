from django.core.management.commands import makemigrations

from home.management.autodetector import DatabaseAutodetector


class Command(makemigrations.Command):
    autodetector = DatabaseAutodetector
