from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home")

    def ready(self):
        from home import patches
        from home.language_sync import signals

        signals.connect()
        patches.apply_patches()
