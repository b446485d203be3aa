from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammeConfig(AppConfig):
    name = "programme"
    verbose_name = _("Programme")

    def ready(self):
        from campaigns.signals import organisation_merged
        from programme import merging

        organisation_merged.connect(merging.on_merged, dispatch_uid="programme")
