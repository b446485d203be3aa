"""The admin's forms for images and documents: what is refused is a sentence at its field.

`WAGTAILIMAGES_IMAGE_FORM_BASE` and `WAGTAILDOCS_DOCUMENT_FORM_BASE` name them, so that every upload
of the admin goes through them: one, several at once, those of choosers.
"""

from django.core.exceptions import ValidationError
from django.forms import FileField
from django.utils.translation import gettext_lazy as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from home.uploads.documents import check_document
from home.uploads.images import clean_image
from home.uploads.storage import sentence_for_full_disk


class ImageField(WagtailImageField):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.help_text = _(
            "JPEG, PNG, GIF, WebP, AVIF or HEIC, 20 MB at most. It is stored without what the"
            " camera wrote into it, such as the place, and at most 2,560 pixels wide or high; of an"
            " animation, the first picture."
        )

    def to_python(self, data):
        """Return the picture as it will be stored. No other decoder than ours sees the upload."""
        upload = FileField.to_python(self, data)
        return upload and clean_image(upload)


class DocumentField(WagtailDocumentField):
    def to_python(self, data):
        upload = super().to_python(data)
        if upload:
            check_document(upload, upload.name)
        return upload


class UploadForm:
    """Stores the file as the last step of validation, since a full disk is known only then."""

    file_field: type[FileField]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):  # the form for several uploads has none
            self.fields["file"] = self.file_field(
                label=field.label, required=field.required, widget=field.widget
            )

    def _post_clean(self) -> None:
        super()._post_clean()
        upload = self.instance.file
        if self.errors or "file" not in self.changed_data:
            return
        try:
            with sentence_for_full_disk():
                upload.save(upload.name, upload.file, save=False)
        except ValidationError as error:
            self.instance.file = self.original_file
            self.add_error("file", error)


class ImageForm(UploadForm, BaseImageForm):
    file_field = ImageField


class DocumentForm(UploadForm, BaseDocumentForm):
    file_field = DocumentField
