from django.apps import AppConfig
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = _("Campaigns")

    def ready(self):
        from campaigns.models import CallPage
        from campaigns.text_changes import forget

        post_delete.connect(forget, sender=CallPage, dispatch_uid="forget_signed_texts")
