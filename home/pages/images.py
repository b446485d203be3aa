"""Images for what is not a page of the site: calendars, search engines."""

from wagtail.images.models import SourceImageIOError


def jpeg_url(image, size: str) -> str:
    """The whole address of an image at a size such as "max-1200x630".

    Empty where there is none, or where its file cannot be read.
    """
    if not image:
        return ""
    try:
        return image.get_rendition(f"{size}|format-jpeg").full_url
    except (OSError, SourceImageIOError):
        return ""
