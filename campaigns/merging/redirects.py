"""The addresses of an organisation that goes lead to the one that stays."""

from django.db.models import Case, IntegerField, Q, Value, When
from wagtail.contrib.redirects.models import Redirect

from campaigns.models import SignatoryPage


def redirect_addresses(versions: list[tuple[SignatoryPage, SignatoryPage]]) -> None:
    """Lead readers from each page that goes to the page that takes its place, in its language.

    What led to a page that goes, because its address had changed before, leads there as well.
    """
    _lead_on(versions)
    old = [(gone, place) for gone, place in versions if gone.first_published_at and _address(gone)]
    _forget([_address(gone) for gone, _place in old])
    # An address that leads to itself would go round for ever, should the page be unpublished.
    _forget([_address(place) for _gone, place in versions if _address(place)])
    redirects = []
    for gone, place in old:
        site, path = _address(gone)
        redirects.append(
            Redirect(site_id=site, old_path=path, redirect_page=place, automatically_created=True)
        )
    Redirect.objects.bulk_create(redirects)


def _lead_on(versions) -> None:
    Redirect.objects.filter(redirect_page__in=[gone for gone, _place in versions]).update(
        redirect_page=Case(
            *(When(redirect_page=gone.pk, then=Value(place.pk)) for gone, place in versions),
            output_field=IntegerField(),
        )
    )


def _forget(addresses: list[tuple[int, str]]) -> None:
    """Take away redirects that no reader has come upon while a page had their address."""
    wanted = Q(pk=None)
    for site, path in addresses:
        wanted |= Q(site=site, old_path=path)
    Redirect.objects.filter(wanted).delete()


def _address(page: SignatoryPage) -> tuple[int, str] | None:
    """The page's site and its path as redirects store it."""
    parts = page.get_url_parts()
    return parts and (parts[0], Redirect.normalise_path(parts[2]))
