"""Redirect the addresses of a merged organisation to the kept one."""

from django.db.models import Case, IntegerField, Q, Value, When
from wagtail.contrib.redirects.models import Redirect

from campaigns.models import SignatoryPage


def redirect_addresses(versions: list[tuple[SignatoryPage, SignatoryPage]]) -> None:
    """Redirect each page to be deleted to the page that replaces it in its language.

    Existing redirects to a page to be deleted are changed, too.
    """
    _point_redirects(versions)
    old = [
        (page, replacement)
        for page, replacement in versions
        if page.first_published_at and _address(page)
    ]
    _delete_redirects([_address(page) for page, _replacement in old])
    # A redirect of a page to itself would loop if the page is unpublished.
    _delete_redirects(
        [_address(replacement) for _page, replacement in versions if _address(replacement)]
    )
    redirects = []
    for page, replacement in old:
        site, path = _address(page)
        redirects.append(
            Redirect(
                site_id=site, old_path=path, redirect_page=replacement, automatically_created=True
            )
        )
    Redirect.objects.bulk_create(redirects)


def _point_redirects(versions) -> None:
    Redirect.objects.filter(redirect_page__in=[page for page, _replacement in versions]).update(
        redirect_page=Case(
            *(
                When(redirect_page=page.pk, then=Value(replacement.pk))
                for page, replacement in versions
            ),
            output_field=IntegerField(),
        )
    )


def _delete_redirects(addresses: list[tuple[int, str]]) -> None:
    """Delete redirects of these addresses, unused as long as a page has them."""
    wanted = Q(pk=None)
    for site, path in addresses:
        wanted |= Q(site=site, old_path=path)
    Redirect.objects.filter(wanted).delete()


def _address(page: SignatoryPage) -> tuple[int, str] | None:
    """Return the id of a page's site, and its path as redirects store it."""
    parts = page.get_url_parts()
    return parts and (parts[0], Redirect.normalise_path(parts[2]))
