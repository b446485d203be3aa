"""Handing out documents, originals of images and pictures of private collections."""

from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.documents import get_document_model
from wagtail.documents.models import document_served
from wagtail.images import get_image_model

from home.uploads.documents import CONTENT_TYPES, extension_of
from home.uploads.privacy import is_restricted, may_edit, may_see
from home.uploads.storage import PRIVATE_RENDITIONS

# Nothing in a file may run or load anything, wherever it is opened.
POLICY = "default-src 'none'; sandbox"
# Shown in the browser; all else is downloaded.
SHOWN = {"pdf"}
IMAGE_TYPES = {"avif": "image/avif", "jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


@require_safe
def document(request: HttpRequest, document_id: str, filename: str) -> HttpResponse:
    """Answer with a document, or with what its collection's privacy asks for first."""
    found = get_object_or_404(get_document_model(), pk=int(document_id))
    if found.filename != filename:
        raise Http404
    for hook in hooks.get_hooks("before_serve_document"):  # Wagtail's own asks for privacy
        answer = hook(found, request)
        if isinstance(answer, HttpResponse):
            return answer
    document_served.send(sender=type(found), instance=found, request=request)
    extension = extension_of(filename)
    response = _hand_out(
        found.file,
        CONTENT_TYPES.get(extension, "application/octet-stream"),
        is_private=is_restricted(found.collection),
        is_attachment=extension not in SHOWN,
    )
    if found.file_hash:
        response["ETag"] = f'"{found.file_hash}"'
    return response


@require_safe
def private_image(request: HttpRequest, name: str) -> HttpResponse:
    """Answer with a picture of a private collection, or an original; 404 for who may not see it."""
    images = get_image_model().objects.select_related("collection")
    if name.startswith(f"{PRIVATE_RENDITIONS}/"):
        renditions = images.model.get_rendition_model().objects.select_related("image__collection")
        found = get_object_or_404(renditions, file=name)
        is_seen = may_see(request, found.image)
    else:
        found = get_object_or_404(images, file=name)
        is_seen = may_edit(request, found)
    if not is_seen:
        raise Http404
    content_type = IMAGE_TYPES.get(extension_of(name), "application/octet-stream")
    return _hand_out(found.file, content_type, is_private=True, is_attachment=False)


def _hand_out(file, content_type: str, *, is_private: bool, is_attachment: bool) -> HttpResponse:
    """Return the answer with a file: its bytes, or where the web server in front finds them."""
    if settings.X_ACCEL_REDIRECT:
        response = HttpResponse()
        response["X-Accel-Redirect"] = f"{settings.X_ACCEL_REDIRECT.rstrip('/')}/{quote(file.name)}"
    else:
        try:
            response = FileResponse(file.storage.open(file.name))
        except OSError as error:
            raise Http404 from error
    response["Content-Type"] = content_type
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    response["Cache-Control"] = "private, no-store" if is_private else "no-cache"
    disposition = content_disposition_header(is_attachment, file.name.rpartition("/")[2])
    response["Content-Disposition"] = disposition
    return response
