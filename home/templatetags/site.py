"""Tags for the header, navigation and footer of every page: a fixed number of queries each."""

from django import template
from django.utils.translation import get_language

from home.addresses import page_url
from home.delivery.etags import site_of
from home.delivery.memory import by_version
from home.language_sync import snapshots
from home.models import SiteSettings, SiteWords
from home.pages import navigation, sharing
from home.sources import source_of

register = template.Library()


@register.simple_tag
@by_version
def site_words() -> SiteWords | None:
    return SiteWords.for_active_language()


@register.simple_tag(takes_context=True)
def current_site(context):
    return site_of(context["request"])


@register.simple_tag(takes_context=True)
def site_settings(context) -> SiteSettings | None:
    return SiteSettings.of_request(context["request"])


@register.simple_tag
def legal_pages(values: SiteSettings | None) -> navigation.LegalPages:
    if not values:
        return navigation.LegalPages()
    return navigation.legal_pages(values.notice_ids, get_language())


@register.simple_tag
def main_menu() -> tuple:
    return navigation.main_menu()


@register.simple_tag
def menu_position(page, menu: tuple) -> navigation.MenuPosition:
    return navigation.menu_position(page or None, menu)


@register.simple_tag
def language_links(page=None, addresses=None) -> list:
    return navigation.language_links(page or None, addresses or None)


@register.simple_tag
def translation_state(page) -> dict:
    """Return `{state, source, url}` of a page's translation; `source` is None if it is current."""
    state = snapshots.translation_state(page)
    behind = state != snapshots.TranslationState.CURRENT
    source = source_of(page) if behind else None
    return {"state": state, "source": source, "url": source and page_url(source.url_path)}


@register.simple_tag
def share_links(page) -> list:
    return sharing.share_links(page.title, page.full_url) if page.full_url else []


@register.simple_tag
def breadcrumbs(page) -> list:
    return navigation.breadcrumbs(page)
