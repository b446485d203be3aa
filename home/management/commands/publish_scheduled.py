from wagtail.management.commands.publish_scheduled import Command as WagtailCommand

from home.language_sync.cascade import unpublish_expired
from home.monitoring.heartbeats import SCHEDULE, beat


class Command(WagtailCommand):
    help = "Publish and unpublish the pages whose time has come. Run it every minute."

    def handle(self, *args, **options):
        if not options["dryrun"]:
            unpublish_expired()
        super().handle(*args, **options)
        if not options["dryrun"]:
            beat(SCHEDULE)
