"""The app of calls and organisations."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, pre_save
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    """Connects the services that keep and delete signed texts to the saving of calls."""

    name = "campaigns"
    verbose_name = _("Campaigns")

    def ready(self):
        from campaigns.calls.filters import CallFilter
        from campaigns.models import CallPage
        from campaigns.signed_texts.services import delete_orphans, keep_signed_text
        from home.delivery.etags import register_parameters

        register_parameters(CallFilter.base_fields)
        pre_save.connect(keep_signed_text, sender=CallPage, dispatch_uid="keep_signed_text")
        post_delete.connect(delete_orphans, sender=CallPage, dispatch_uid="delete_signed_texts")
