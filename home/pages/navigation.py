"""Links to the other languages, breadcrumbs, the main menu and the notices of the footer."""

from dataclasses import dataclass
from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import get_language, get_language_info, override
from wagtail.models import Page

from home import addresses
from home.delivery.memory import by_version
from home.models import BasePage
from home.querysets import PublicPageQuerySet, public_pages


@dataclass(frozen=True)
class LanguageLink:
    """A link to the same page in another language, or else to that language's home page."""

    code: str
    name: str
    url: str
    is_current: bool
    is_same_page: bool
    # Whether `url` leads to a translation, and not to an alias with the source's text.
    is_translation: bool
    # Whether it is the site's default language.
    is_default: bool


@dataclass(frozen=True)
class PageLink:
    """What a link to a page shows: plain data, which can be remembered (`home.delivery`)."""

    pk: int
    url: str
    full_url: str
    url_path: str
    title: str
    text_language: str

    @classmethod
    def to(cls, page: Page) -> "PageLink":
        """Return the link to a page that is annotated with its `text_language`."""
        url, full_url = addresses.page_url(page.url_path), addresses.full_url(page.url_path)
        return cls(page.pk, url, full_url, page.url_path, page.title, page.text_language)


@dataclass(frozen=True)
class PageVersion:
    """A page in one language, as plain data: where it is, and which language its text is in."""

    language: str
    url: str
    text_language: str

    @property
    def is_untranslated(self) -> bool:
        return self.text_language != self.language

    def address_below(self, *words: str) -> str:
        """Return an address below the page's, of `words` in the page's language."""
        return addresses.below(self.url, self.language, *words)


def versions(page: BasePage) -> dict[str, PageVersion]:
    """Return the public versions of a page by language code, itself included. One query."""
    found = type(page).objects.readable().filter(translation_key=page.translation_key)
    rows = found.values_list("locale__language_code", "url_path", "text_language")
    return {
        language: PageVersion(language, addresses.page_url(url_path), text_language)
        for language, url_path, text_language in rows
    }


def version_in(model: type[Page], key, language: str) -> Page | None:
    """Return the page with a translation key in a language, or else in any; live or not."""
    pages = model.objects.filter(translation_key=key).select_related("locale").order_by("pk")
    found = {page.locale.language_code: page for page in pages}
    return found.get(language) or next(iter(found.values()), None)


def view_addresses(name: str, *args) -> dict[str, str]:
    """Return the addresses of a view by language code."""
    found = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            found[code] = reverse(name, args=args)
    return found


def language_links(
    page: BasePage | None, known_addresses: dict[str, str] | None = None
) -> list[LanguageLink]:
    """Return one link for each language, in the order of the settings.

    A view that shows no page gives None and may give its own `known_addresses`, by language code.
    """
    known = versions(page) if page and page.pk else {}
    urls = known_addresses or {code: version.url for code, version in known.items()}
    current = page.locale.language_code if known else get_language()
    links = []
    for code, _name in settings.LANGUAGES:
        version = known.get(code)
        links.append(
            LanguageLink(
                code=code,
                name=get_language_info(code)["name_local"].capitalize(),
                url=urls.get(code, f"/{code}/"),
                is_current=code == current,
                is_same_page=code in urls,
                is_translation=version is not None and not version.is_untranslated,
                is_default=code == settings.LANGUAGE_CODE,
            )
        )
    return links


def breadcrumbs(page: Page) -> list[PageLink]:
    """Return the pages above a page, from the language's home page down."""
    return list(_pages_at(page.path[: -page.steplen]))


@by_version
def _pages_at(path: str) -> tuple[PageLink, ...]:
    """Return the public pages on the way down to a path of the tree, the last one included."""
    paths = [path[:end] for end in range(2 * Page.steplen, len(path) + 1, Page.steplen)]
    above = _with_text_language(public_pages().filter(path__in=paths))
    return tuple(map(PageLink.to, above.order_by("path")))


@by_version
def main_menu() -> tuple[PageLink, ...]:
    """Return the pages below the active language's home page that editors put into the menu."""
    pages = _with_text_language(public_pages().live_in(get_language()))
    return tuple(map(PageLink.to, pages.in_menu().filter(depth=3).order_by("path")))


class LegalPages(NamedTuple):
    """The notices that every page links to, in this order; None for one that is not there."""

    legal: PageLink | None = None
    privacy: PageLink | None = None
    accessibility: PageLink | None = None


@by_version
def legal_pages(page_ids: tuple[int | None, ...], language: str) -> LegalPages:
    """Return the notices in a language, by `SiteSettings.notice_ids`. One query."""
    chosen = dict(zip(LegalPages._fields, page_ids, strict=True))
    keys = Page.objects.filter(pk__in=set(filter(None, page_ids))).values("translation_key")
    versions_of = Page.objects.filter(translation_key=OuterRef("translation_key"))
    pages = public_pages().live_in(language).filter(translation_key__in=keys)
    # By the page chosen, whichever language it is in, without another query.
    pages = pages.annotate(
        **{f"is_{name}": Exists(versions_of.filter(pk=pk)) for name, pk in chosen.items() if pk}
    )
    found = {}
    for page in _with_text_language(pages) if any(page_ids) else []:
        link = PageLink.to(page)
        found |= {name: link for name in chosen if getattr(page, f"is_{name}", False)}
    return LegalPages(**found)


class MenuPosition(NamedTuple):
    """Where a page stands in the main menu: at the entry `pk`, or below it. Empty if nowhere."""

    pk: int | None = None
    # The value of `aria-current`.
    current: str = ""


def menu_position(page: Page | None, menu: tuple[PageLink, ...]) -> MenuPosition:
    """Return the entry of the menu that a page is at or below; its entries are side by side."""
    if page:
        for entry in menu:
            if entry.pk == page.pk:
                return MenuPosition(entry.pk, "page")
            if page.url_path.startswith(entry.url_path):
                return MenuPosition(entry.pk, "true")
    return MenuPosition()


def _with_text_language(pages: PublicPageQuerySet) -> PublicPageQuerySet:
    """Annotate pages of all types with the language of their text, in one query."""
    types = [model for model in apps.get_models() if issubclass(model, BasePage)]
    names = [model._meta.pk.remote_field.name for model in types]
    return pages.annotate(text_language=Coalesce(*[f"{name}__text_language" for name in names]))
