from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home")

    def ready(self):
        from home import patches
        from home.language_sync import signals

        signals.connect()
        patches.connect()
        self._write_months_as_numbers()

    @staticmethod
    def _write_months_as_numbers():
        """Let wagtail-localize's editor write dates as numbers.

        It uses `strftime`, which names months in English whatever the user's language.
        """
        from wagtail_localize import models
        from wagtail_localize.views import edit_translation

        models.DATE_FORMAT = edit_translation.DATE_FORMAT = "%d/%m/%Y"
