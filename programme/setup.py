"""Create what an empty database needs: languages, home pages, lists, roles.

It may be run again at any time; what exists is not changed.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site

from campaigns.models import CallIndexPage, SignatoryIndexPage
from home.models import HomePage, SiteSettings, SiteWords
from home.roles import create_roles
from home.text.languages import address_word
from programme.models import ProgrammeIndexPage


@transaction.atomic
def setup_site() -> None:
    """Create the missing pages and roles of a new site, in every language of the settings."""
    locales = [
        Locale.objects.get_or_create(language_code=code)[0] for code, _n in settings.LANGUAGES
    ]
    source, *others = locales
    home = HomePage.objects.filter(locale=source).first()
    if home is None:
        home = _create_home(source)
        _name_translations(others, home)
    set_address(home)
    for model in (CallIndexPage, SignatoryIndexPage, ProgrammeIndexPage):
        if not model.objects.filter(locale=source).exists():
            _name_translations(others, _create_index(model, home))
    if not SiteWords.objects.exists():
        SiteWords.objects.create(locale=source, name=settings.WAGTAIL_SITE_NAME)
    # Wagtail makes them when they are first read; no reader's request shall write.
    SiteSettings.for_site(Site.objects.get(is_default_site=True))
    create_roles(home, list(home.get_translations()))


def set_address(home: Page) -> None:
    """Set the host and port of Wagtail's site by the setting BASE_URL."""
    url = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    port = url.port or (443 if url.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    wanted = (url.hostname, port, home.pk)
    if (site.hostname, site.port, site.root_page_id) != wanted:
        site.hostname, site.port, site.root_page_id = wanted
        site.save()


def _create_home(locale: Locale) -> HomePage:
    root = Page.get_first_root_node()
    # Wagtail's own "Welcome" page, made by its migrations.
    root.get_children().filter(slug="home", numchild=0).delete()
    root = Page.objects.get(pk=root.pk)
    with translation.override(locale.language_code):
        home = HomePage(title=_("Home"), slug=locale.language_code, locale=locale)
    root.add_child(instance=home)
    return _published(home)


def _create_index(model, home: HomePage):
    with translation.override(home.locale.language_code):
        title, slug = _title_and_slug(model)
        index = model(title=title, slug=slug, locale=home.locale, show_in_menus=True)
    HomePage.objects.get(pk=home.pk).add_child(instance=index)
    return _published(index)


def _name_translations(locales: list[Locale], page: Page) -> None:
    """Turn the aliases of a page into pages with the title and slug of their language.

    It is for pages without other texts. A page with texts remains an alias until it is translated.
    """
    for locale in locales:
        copy = page.get_translation(locale).specific
        copy.alias_of = None
        copy.save()
        with translation.override(locale.language_code):
            if isinstance(copy, HomePage):
                copy.title, copy.slug = _("Home"), locale.language_code
            else:
                copy.title, copy.slug = _title_and_slug(type(copy))
        _published(copy)


def _title_and_slug(model) -> tuple[str, str]:
    """Return the title and the slug of a list in the active language."""
    return {
        CallIndexPage: (_("Calls"), address_word("calls", get_language())),
        SignatoryIndexPage: (_("Signatories"), address_word("signatories", get_language())),
        ProgrammeIndexPage: (_("Programmes"), "programme"),
    }[model]


def _published(page: Page) -> Page:
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)
