"""Addresses of pages from their stored paths, for rows as for page objects: no query a page.

Every language's home page has the language's code for a slug, so a `url_path` such as
"/fr/programme/2026/" is the path of the address below the site's prefix. Wagtail asks the shared
cache once for each page object.
"""

from collections.abc import Iterable
from functools import partial

from django.urls import get_script_prefix
from wagtail.models import Site

from home.delivery.memory import by_version
from home.text.languages import address_word


@partial(by_version, by_language=False)
def site_root_paths() -> list:
    """Return the root of each site and language, as Wagtail does."""
    return Site.get_site_root_paths()


@partial(by_version, by_language=False)
def _roots() -> tuple[list, bool]:
    """Return the roots, and whether there is one site only."""
    roots = site_root_paths()
    return roots, len({root.site_id for root in roots}) == 1


def url_parts(url_path: str) -> tuple[int, str, str] | None:
    """Return the site's id, its root address and the page's path, or None outside of a site."""
    return _parts_below(_roots()[0], url_path)


def _parts_below(roots: list, url_path: str) -> tuple[int, str, str] | None:
    for site_id, root_path, root_url, language in roots:
        if url_path.startswith(root_path):
            below_home = url_path[len(root_path) :]
            return site_id, root_url, f"{get_script_prefix()}{language}/{below_home}"
    return None


def page_url(url_path: str) -> str | None:
    """Return what `page.url` is: a path, or a whole address if there are several sites."""
    roots, is_only_site = _roots()
    parts = _parts_below(roots, url_path)
    if parts is None:
        return None
    _site_id, root_url, path = parts
    return path if is_only_site else f"{root_url}{path}"


def full_url(url_path: str) -> str | None:
    """Return what `page.full_url` is: the whole address."""
    parts = url_parts(url_path)
    return parts and f"{parts[1]}{parts[2]}"


def full_urls(url_paths: Iterable[str]) -> list[str | None]:
    """Return the whole address of each page, as `full_url()` does: for thousands of them."""
    prefix = get_script_prefix()
    starts = [
        (root_path, len(root_path), f"{root_url}{prefix}{language}/")
        for _site_id, root_path, root_url, language in _roots()[0]
    ]
    urls = []
    for path in url_paths:
        for root, cut, start in starts:
            if path.startswith(root):
                urls.append(start + path[cut:])
                break
        else:
            urls.append(None)
    return urls


def below(url: str, language: str, *words: str) -> str:
    """Return an address below that of a page, of `words` in the page's language."""
    return url + "".join(f"{address_word(word, language)}/" for word in words)
