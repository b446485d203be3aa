from django.apps import AppConfig
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = _("Campaigns")

    def ready(self):
        from campaigns.models import CallPage
        from campaigns.signed_texts.services import delete_orphans

        post_delete.connect(delete_orphans, sender=CallPage, dispatch_uid="forget_signed_texts")
