"""Links by which a reader passes a page on: plain addresses, nothing is loaded from anybody."""

from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext


@dataclass(frozen=True)
class ShareLink:
    name: str
    url: str


def share_links(title: str, address: str) -> list[ShareLink]:
    """Where to pass on a page: by e-mail first, then where organisations' groups talk.

    Networks without one address for all, such as Mastodon, take the page's own address.
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
