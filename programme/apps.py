from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ProgrammeConfig(AppConfig):
    name = "programme"
    verbose_name = _("Programme")

    def ready(self):
        from home.delivery import days
        from home.delivery.etags import register_parameters
        from programme import publication, signals
        from programme.filters.fields import EventFilterFields
        from programme.listings.services import zones_in_use
        from programme.published import services

        signals.connect()
        register_parameters(EventFilterFields.base_fields)
        days.register(zones_in_use)
        publication.register()
        post_migrate.connect(services.rebuild_after_update, sender=self)
