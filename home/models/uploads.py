"""Images and documents: Wagtail's own, with files that are checked and kept where they are private.

`home.uploads` does both.
"""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    SourceImageIOError,
    get_upload_to,
)
from wagtail.images.models import Image as WagtailImage

from home.uploads.fields import DocumentUploadField, ImageUploadField
from home.uploads.privacy import is_restricted
from home.uploads.storage import PRIVATE_RENDITIONS, PUBLIC_RENDITIONS, log_full_disk


class SiteImage(AbstractImage):
    """A picture. Its original was written anew, without metadata (`home.uploads.images`)."""

    file = ImageUploadField(
        verbose_name=_("file"), upload_to=get_upload_to, width_field="width", height_field="height"
    )
    # Again after the file, in this order: storing it sets them, and only then are they read.
    width = models.IntegerField(verbose_name=_("width"), editable=False)
    height = models.IntegerField(verbose_name=_("height"), editable=False)
    file_size = models.PositiveIntegerField(null=True, editable=False)
    file_hash = models.CharField(max_length=40, blank=True, editable=False, db_index=True)

    admin_form_fields = WagtailImage.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def get_rendition(self, filter) -> "SiteRendition":
        """Return the picture in a size. One without a file where it cannot be stored.

        Raise `SourceImageIOError` if the original cannot be read.
        """
        try:
            return super().get_rendition(filter)
        except SourceImageIOError:
            raise
        except OSError as error:
            log_full_disk(error)
            return self._missing_rendition()

    def get_renditions(self, *filters) -> dict[str, "SiteRendition"]:
        """Return the picture in several sizes, by filter, each as `get_rendition` does."""
        try:
            return super().get_renditions(*filters)
        except SourceImageIOError:
            raise
        except OSError as error:
            log_full_disk(error)
            specs = [each if isinstance(each, str) else each.spec for each in filters]
            return {spec: self._missing_rendition() for spec in specs}

    def create_renditions(self, *filters):
        if not filters:
            return {}
        with transaction.atomic():  # one that cannot be stored must not break the page's own
            return super().create_renditions(*filters)

    def _missing_rendition(self) -> "SiteRendition":
        rendition = SiteRendition(image=self, width=0, height=0)
        rendition.file.name = "not-found"  # as Wagtail says of an original that is not there
        return rendition


class SiteRendition(AbstractRendition):
    """A picture in one size, in the public folder unless its image is in a private collection."""

    image = models.ForeignKey(SiteImage, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_of_a_size"
            )
        ]

    def get_upload_to(self, filename: str) -> str:
        folder = PRIVATE_RENDITIONS if is_restricted(self.image.collection) else PUBLIC_RENDITIONS
        return f"{folder}/{self.file.field.storage.get_valid_name(filename)}"


class SiteDocument(AbstractDocument):
    """A file to download. What it is was known by its bytes (`home.uploads.documents`)."""

    file = DocumentUploadField(upload_to="documents", verbose_name=_("file"))
    # As in images, after the file.
    file_size = models.PositiveBigIntegerField(null=True, editable=False)
    file_hash = models.CharField(max_length=40, blank=True, editable=False)

    admin_form_fields = WagtailDocument.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self) -> None:
        """Check the extension, as Wagtail does, unless the form has refused the file already."""
        if self.file:
            super().clean()
