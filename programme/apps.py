from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammeConfig(AppConfig):
    name = "programme"
    verbose_name = _("Programme")

    def ready(self):
        from wagtail.signals import page_published

        from campaigns.signals import organisation_merged
        from programme import merging
        from programme.submitting import acts

        organisation_merged.connect(merging.on_merged, dispatch_uid="programme")
        page_published.connect(acts.on_published, dispatch_uid="tell_submitters")
