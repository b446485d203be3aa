"""What the programme does on signals; changes of pages are for the steps of a publication."""

from django.db.models.signals import post_delete

from campaigns.signals import organisation_merged
from programme.editions import freezing, organisers
from programme.models import ProgrammePage


def connect() -> None:
    organisation_merged.connect(organisers.on_merged, dispatch_uid="programme")
    post_delete.connect(freezing.delete_orphans, sender=ProgrammePage, dispatch_uid="forget_frozen")
