from django.apps import AppConfig
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _


class ProgrammeConfig(AppConfig):
    name = "programme"
    verbose_name = _("Programme")

    def ready(self):
        from wagtail.signals import page_published

        from campaigns.signals import organisation_merged
        from programme import freezing, merging
        from programme.models import ProgrammePage
        from programme.submitting import acts

        post_delete.connect(freezing.forget, sender=ProgrammePage, dispatch_uid="forget_frozen")
        organisation_merged.connect(merging.on_merged, dispatch_uid="programme")
        page_published.connect(acts.on_published, dispatch_uid="tell_submitters")
