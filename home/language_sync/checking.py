"""Find pages whose language versions differ in what must be the same."""

from collections import defaultdict
from collections.abc import Iterator

from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from home.language_sync.facts import copy_facts


def differences() -> Iterator[str]:
    """Yield one sentence for each difference between a source and its versions.

    A version may be missing, in the wrong state or place, or have other facts.
    """
    languages = {locale.pk: locale.language_code for locale in Locale.objects.all()}
    by_key = defaultdict(list)
    pages = Page.objects.filter(depth__gt=1).select_related("locale", "alias_of").specific()
    parents = {page.path: page for page in pages}
    for page in parents.values():
        by_key[page.translation_key].append(page)
    for versions in by_key.values():
        yield from _differences_of(versions, languages, parents)


def _differences_of(versions: list[Page], languages: dict, parents: dict) -> Iterator[str]:
    source = _source_among(versions)
    if source is None:
        for page in versions:
            yield f"{_name(page)}: its source is gone"
        return
    missing = set(languages) - {page.locale_id for page in versions}
    if source.live:
        for pk in missing:
            yield f"{_name(source)}: is not there in {languages[pk]}"
    for page in versions:
        if page.pk == source.pk:
            continue
        if page.live and not source.live:
            yield f"{_name(page)}: is live, but its source is not"
        if source.live and not page.live:
            yield f"{_name(page)}: is not live, but its source is"
        if _parent_key(page, parents) != _parent_key(source, parents):
            yield f"{_name(page)}: does not stand where its source stands"
        if page.live and source.live and type(page) is type(source) and copy_facts(source, page):
            yield f"{_name(page)}: its facts are not those of its source"


def _source_among(versions: list[Page]) -> Page | None:
    record = TranslationSource.objects.filter(object_id=versions[0].translation_key).first()
    own = [page for page in versions if not page.alias_of_id]
    if record:
        return next((page for page in own if page.locale_id == record.locale_id), None)
    # Without a record, the oldest page that is no alias. An alias that has lost its source is left
    # out: it has no revision, because nobody has published it.
    own = [page for page in own if page.latest_revision_id]
    return min(own, key=lambda page: page.pk, default=None)


def _parent_key(page: Page, parents: dict):
    parent = parents.get(page.path[: -page.steplen])
    return parent and parent.translation_key


def _name(page: Page) -> str:
    return f"{page.locale.language_code} {page.pk} “{page.title}”"
