"""Receivers: what follows a change of privacy, and an upload that waits for a form."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, UploadedFile

from home.uploads.images import clean_image
from home.uploads.privacy import move_renditions


def on_collections_changed(sender, **kwargs) -> None:
    """Receive a change of a collection or of its privacy. Its move, too, is done by the commit."""
    transaction.on_commit(move_renditions)


def on_image_saved(sender, instance, created: bool, raw=False, **kwargs) -> None:
    if not created and not raw:
        transaction.on_commit(lambda: move_renditions(pk=instance.pk))


def before_waiting(sender, instance: UploadedFile, **kwargs) -> None:
    """Clean a picture that Wagtail keeps until its form is complete."""
    is_image = instance.for_content_type == ContentType.objects.get_for_model(get_image_model())
    if is_image and instance.pk is None:
        instance.file = clean_image(instance.file.file)


def connect() -> None:
    for signal in (post_save, post_delete):
        for model in (Collection, CollectionViewRestriction):
            signal.connect(on_collections_changed, sender=model, dispatch_uid="uploads")
    post_save.connect(on_image_saved, sender=get_image_model(), dispatch_uid="uploads")
    pre_save.connect(before_waiting, sender=UploadedFile, dispatch_uid="uploads")
