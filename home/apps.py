from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home")

    def ready(self):
        from home import patches, publication, signals
        from home.delivery.triggers import create_triggers, drop_triggers
        from home.language_sync import step
        from home.uploads import signals as upload_signals

        signals.connect()
        upload_signals.connect()
        publication.register(publication.Step.LANGUAGES, step.run)
        patches.apply_patches()
        pre_migrate.connect(drop_triggers, sender=self, dispatch_uid="site version")
        post_migrate.connect(create_triggers, sender=self, dispatch_uid="site version")
