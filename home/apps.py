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
        patches.connect()
        self._write_months_as_numbers()

    @staticmethod
    def _write_months_as_numbers():
        """`strftime` would name them in English in everybody's translation editor."""
        from wagtail_localize import models
        from wagtail_localize.views import edit_translation

        models.DATE_FORMAT = edit_translation.DATE_FORMAT = "%d/%m/%Y"
