"""The ETag of a public address: made of version, days, build, site, path and query."""

import hashlib
from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.http.request import split_domain_port
from django.utils.http import parse_etags, urlencode
from wagtail.models import Site
from wagtail.models.sites import get_site_for_hostname

from home.delivery.days import day_key
from home.delivery.memory import by_version

# Of the files that answers are made of.
SUFFIXES = {".py", ".html", ".txt", ".mo", ".json", ".css", ".js", ".svg"}
LONGEST_QUERY = 1000  # characters

_parameters: set[str] = {"page", "q"}


def register_parameters(names: Iterable[str]) -> None:
    """Add names of a query string that public views read. All others change no answer."""
    _parameters.update(names)


def etags(request: HttpRequest, version: str, query: str) -> tuple[str, str]:
    """Return the ETags of an address: of its plain answer, and of the compressed one.

    A strong ETag stands for one sequence of bytes (RFC 9110, section 8.8.1).
    """
    site = site_of(request)
    parts = [version, day_key(), build_id(), str(site and site.pk), request.path, query]
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]
    return f'"{digest}"', f'"{digest}-gzip"'


def known_etag(request: HttpRequest, offered: tuple[str, str]) -> str | None:
    """Return the one of the ETags that the client has already. `*` is none: it stands for any."""
    known = parse_etags(request.headers.get("If-None-Match", ""))
    return next((etag for etag in offered if etag in known or f"W/{etag}" in known), None)


def normalised_query(request: HttpRequest) -> str | None:
    """Return the query string without unknown names and empty ones, in the order of names.

    All values of a name stay, in their order: a view may take the last, or all of them. None if the
    query is too long to keep anything by it.
    """
    raw = request.META.get("QUERY_STRING", "")
    if not raw:
        return ""
    if len(raw) > LONGEST_QUERY:
        return None
    values = QueryDict(raw)
    known = {name: values.getlist(name) for name in sorted(_parameters & set(values))}
    return urlencode({name: some for name, some in known.items() if any(some)}, doseq=True)


@cache
def build_id() -> str:
    """Return a text that is another one for other code, templates, translations or packages.

    It is the same on every machine that has the same files. Worked out once a process.
    """
    digest = hashlib.sha256()
    folders = [Path(app.path) for app in apps.get_app_configs() if _is_ours(Path(app.path))]
    for folder in sorted([*folders, settings.BASE_DIR / "templates", settings.SITE_DIR]):
        for path in sorted(folder.rglob("*")):
            if path.suffix in SUFFIXES and path.is_file():
                digest.update(f"{path.relative_to(settings.BASE_DIR)}\0".encode())
                digest.update(path.read_bytes())
    digest.update((settings.BASE_DIR / "requirements" / "production.txt").read_bytes())
    return digest.hexdigest()[:16]


def _is_ours(folder: Path) -> bool:
    return folder.parent == settings.BASE_DIR


def site_of(request: HttpRequest) -> Site | None:
    """Return what Wagtail's `Site.find_for_request()` does, remembered.

    Raise DisallowedHost for a host that is not this site's.
    """
    name, _port = split_domain_port(request.get_host())
    return _site_at(name, int(request.get_port()))


@partial(by_version, by_language=False)
def _site_at(name: str, port: int) -> Site | None:
    # Anybody can make up names, there are few sites.
    try:
        return get_site_for_hostname(name, port)
    except Site.DoesNotExist:
        return None
