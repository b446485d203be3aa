from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home")

    def ready(self):
        from home import patches, publication, signals
        from home.language_sync import step

        signals.connect()
        publication.register(publication.Step.LANGUAGES, step.run)
        patches.apply_patches()
