"""Where uploaded files are kept.

`PrivateStorage` holds originals and documents, below `PRIVATE_MEDIA_ROOT`: no web server hands them
out. `RenditionStorage` holds pictures in the sizes that pages show, below `MEDIA_ROOT`, which a web
server hands out, except those of private collections, which are in the private folder as well.
"""

import logging
import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.urls import reverse
from django.utils.deconstruct import deconstructible
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

logger = logging.getLogger("home.uploads")

PUBLIC_RENDITIONS = "images"
PRIVATE_RENDITIONS = "private_images"


class WholeFileStorage(FileSystemStorage):
    """A folder in which a file is complete or not there at all."""

    def _save(self, name: str, content: File) -> str:
        """Write a file beside its place and move it there. Raise OSError where that fails."""
        folder = Path(self.path(name)).parent
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, written = mkstemp(dir=folder, prefix=".", suffix=".upload")
        try:
            with os.fdopen(descriptor, "wb") as output:
                for chunk in content.chunks():
                    output.write(chunk)
            moved = File(None, name=content.name)
            moved.temporary_file_path = lambda: written
            return super()._save(name, moved)
        except BaseException:
            Path(written).unlink(missing_ok=True)
            raise


@deconstructible(path="home.uploads.storage.PrivateStorage")
class PrivateStorage(WholeFileStorage):
    """Originals of images, documents, and uploads that are not complete yet."""

    @cached_property
    def base_location(self) -> str:
        return settings.PRIVATE_MEDIA_ROOT

    def url(self, name: str) -> str:
        """Return the address at which the application shows a file to those who may see it."""
        return reverse("private_image", args=[name])


@deconstructible(path="home.uploads.storage.RenditionStorage")
class RenditionStorage(WholeFileStorage):
    """Renditions, each in the public or in the private folder, by the first part of its name."""

    @cached_property
    def private(self) -> PrivateStorage:
        return PrivateStorage()

    def _save(self, name: str, content: File) -> str:
        return (self.private if _is_private(name) else super())._save(name, content)

    def path(self, name: str) -> str:
        return self.private.path(name) if _is_private(name) else super().path(name)

    def url(self, name: str) -> str:
        return self.private.url(name) if _is_private(name) else super().url(name)


def _is_private(name: str) -> bool:
    return Path(name).parts[:1] == (PRIVATE_RENDITIONS,)


def log_full_disk(error: OSError) -> None:
    """Leave a trace for the operator: what the system says, and no name of a file."""
    logger.error("A file could not be stored: %s", error.strerror or type(error).__name__)


@contextmanager
def sentence_for_full_disk():
    """Raise `ValidationError` with a sentence where a file cannot be stored, and log why."""
    try:
        yield
    except OSError as error:
        log_full_disk(error)
        raise ValidationError(
            _(
                "The server could not store this file: its disk may be full. Nothing was changed."
                " Tell the person who runs the server, and try again later."
            ),
            code="not_stored",
        ) from error
