"""The one rule for links, whoever wrote them: where a link may lead, and the fields that ask so.

`safe_url` is the rule. What is shown goes through it on its way out (`home.text.rich_text`, the
templates' filter `safe_url`); what is written goes through it on its way in, by the model fields
`LinkField` and `ProseField`, which every form, importer and translation shares.
"""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import URLField
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField

SCHEMES = {"http", "https", "mailto", "tel"}
# What a browser leaves out, turns into something else, or does not show: control characters,
# spaces, backslashes, marks of direction and of width, signs that end an attribute.
HIDDEN = re.compile(
    r"[\x00-\x20\x7f-\xa0\xad\\<>\"`\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180e\u2000-\u200f"
    r"\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ud800-\udfff"
    r"\U000e0000-\U000e0fff]"
)
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
# A name of any script, or an address in figures; no percent signs, which browsers decode.
HOST = re.compile(r"(?:[\w-]+\.)*[\w-]+\.?|\[[0-9A-Fa-f:.]+\]")
MAILTO = re.compile(r"[^@?,;]+@(?:[\w-]+\.)*[\w-]+(?:\?.*)?")
TEL = re.compile(r"\+?[0-9().*#/-]+(?:;[\w.=+-]+)*")


def safe_url(url: str | None) -> str:
    """Return an address if it may be a link, else an empty text.

    It is whole, of a scheme in `SCHEMES` and without user and password, or it leads to a path or an
    anchor of this site. Nothing is mended: what a browser might read otherwise is refused.
    """
    url = url or ""
    if HIDDEN.search(url):
        return ""
    found = SCHEME.fullmatch(url)
    if not found:
        is_own = url.startswith("#") or (url.startswith("/") and not url.startswith("//"))
        return url if is_own else ""
    scheme, rest = found[1].lower(), found[2]
    if scheme in ("http", "https"):
        return url if rest.startswith("//") and _has_plain_host(url) else ""
    if scheme == "mailto":
        return url if MAILTO.fullmatch(rest) else ""
    return url if scheme == "tel" and TEL.fullmatch(rest) else ""


def _has_plain_host(url: str) -> bool:
    """Return whether an address has a host, and neither user nor password before it."""
    try:
        parts = urlsplit(url)
        host, port = parts.netloc, parts.port
    except ValueError:
        return False
    bare = host.removesuffix(f":{port}") if port is not None else host.removesuffix(":")
    return "@" not in host and bool(HOST.fullmatch(bare))


def validate_link(url: str) -> None:
    """Raise `ValidationError` unless an address may be a link to another site."""
    if not safe_url(url).lower().startswith(("http://", "https://")):
        raise ValidationError(
            _(
                "Write an address that begins with https:// or http://, without a user name or a"
                " password in it."
            ),
            code="invalid",
        )


class _Links(HTMLParser):
    """Reads the addresses of the links in a rich text."""

    def __init__(self):
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attributes if name == "href"]


def validate_prose(html: str) -> None:
    """Raise `ValidationError` naming the first link of a stored rich text that may be none."""
    reader = _Links()
    reader.feed(str(html or ""))
    for url in reader.found:
        if not safe_url(url):
            raise ValidationError(
                _("This link cannot be used: %(link)s. Write one that begins with https://.")
                % {"link": url[:80] or "…"},
                code="invalid_link",
            )


class LinkField(models.URLField):
    """The address of a page on another site."""

    default_validators = [*models.URLField.default_validators, validate_link]

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.URLField", args, kwargs

    def formfield(self, **kwargs):
        return super().formfield(**{"assume_scheme": "https", **kwargs})


class ProseField(RichTextField):
    """Rich text in which each link may be one."""

    default_validators = [validate_prose]

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "wagtail.fields.RichTextField", args, kwargs


class LinkFormField(URLField):
    """A form's field for the address of a page on another site."""

    default_validators = [*URLField.default_validators, validate_link]
