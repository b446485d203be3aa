"""How the files of a request are received: in memory, and no more of them than may be stored."""

from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from home.uploads import documents, images

LIMIT = max(documents.MAX_BYTES, images.MAX_BYTES)
LIMIT_OF_A_REQUEST = 3 * LIMIT


class BoundedUploadHandler(FileUploadHandler):
    """Keeps nothing on a disk, which may be full while a request is read.

    A file above `LIMIT`, or one that makes the request larger than `LIMIT_OF_A_REQUEST`, is counted
    and not kept: it arrives empty, with a size that every form refuses as too large.
    """

    def __init__(self, request=None):
        super().__init__(request)
        self.kept = 0

    def new_file(self, *args, **kwargs) -> None:
        super().new_file(*args, **kwargs)
        self.content, self.is_too_large = BytesIO(), False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.is_too_large:
            return
        self.kept += len(raw_data)
        if start + len(raw_data) > LIMIT or self.kept > LIMIT_OF_A_REQUEST:
            self.kept -= start + len(raw_data)
            self.content, self.is_too_large = BytesIO(), True
        else:
            self.content.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.content.seek(0)
        return InMemoryUploadedFile(
            file=self.content,
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type,
            size=max(file_size, LIMIT + 1) if self.is_too_large else file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )
