"""The file fields of images and documents: whatever saves a file stores what was checked."""

from django.core.files.base import File
from django.db import models
from django.db.models.fields.files import FieldFile
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile
from wagtail.utils.file import hash_filelike

from home.uploads.documents import check_document
from home.uploads.images import CleanImage, clean_image


class ImageUpload(WagtailImageFieldFile):
    """The original of an image. Saving it raises `ValidationError` for what is no picture."""

    def save(self, name: str, content, save: bool = True) -> None:
        clean = clean_image(content)
        _note_file(self.instance, clean)
        super().save(_renamed(name, clean), clean, save)


class ImageUploadField(WagtailImageField):
    attr_class = ImageUpload

    def update_dimension_fields(self, instance, force=False, *args, **kwargs) -> None:
        """Read the size of a picture, unless it is an upload that has yet to be cleaned."""
        file = instance.__dict__.get(self.attname)
        is_upload = isinstance(file, File) and not isinstance(file, FieldFile)
        if not is_upload or isinstance(file, CleanImage):
            super().update_dimension_fields(instance, force, *args, **kwargs)


class DocumentUpload(FieldFile):
    """The file of a document. Saving it raises `ValidationError` for what is refused."""

    def save(self, name: str, content, save: bool = True) -> None:
        check_document(content, name)
        _note_file(self.instance, content)
        super().save(name, content, save)


class DocumentUploadField(models.FileField):
    attr_class = DocumentUpload


def _renamed(name: str, clean) -> str:
    """Return a name with the extension of the file that is stored under it."""
    stem, _dot, _extension = name.rpartition(".")
    return f"{stem or name}.{clean.name.rpartition('.')[2]}"


def _note_file(instance, content) -> None:
    """Set the size and the hash of what is stored, which Wagtail's forms know only of uploads."""
    instance.file_size = content.size
    instance.file_hash = hash_filelike(content)
    content.seek(0)
