"""How a page is passed on: the links to share it, and the address of its image for other sites.

The links are plain addresses: nothing is loaded from the networks.
"""

from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext
from wagtail.images.models import SourceImageIOError


@dataclass(frozen=True)
class ShareLink:
    name: str
    url: str


def share_links(title: str, address: str) -> list[ShareLink]:
    """Return the links to share a page: by e-mail first, then on networks of organisations.

    Networks without one address for all, such as Mastodon, are left out.
    """
    text, url = quote(title, safe=""), quote(address, safe="")
    both = quote(f"{title}\n{address}", safe="")
    lines = both.replace("%0A", "%0D%0A")  # RFC 6068, section 5
    return [
        ShareLink(gettext("By e-mail"), f"mailto:?subject={text}&body={lines}"),
        ShareLink("WhatsApp", f"https://wa.me/?text={both}"),
        ShareLink("Telegram", f"https://t.me/share/url?url={url}&text={text}"),
        ShareLink("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={url}"),
    ]


def jpeg_url(image, size: str) -> str:
    """Return the whole address of an image as JPEG, at a size such as "max-1200x630".

    Return an empty text where there is no image, or where its file cannot be read or stored.
    """
    if not image:
        return ""
    try:
        rendition = image.get_rendition(f"{size}|format-jpeg")
    except (OSError, SourceImageIOError):
        return ""
    return rendition.full_url if rendition.pk else ""
