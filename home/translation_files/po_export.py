"""Translating offline: one PO file for many pages, and back.

A segment is known by `msgctxt`: the key of its page or word, and where in it the segment stands.
wagtail-localize's own files, of one page, have the second half only, and the page in their header.
"""

from collections.abc import Iterable
from uuid import UUID

import polib
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import Translation

from home.translation.glossary import Glossaries, Glossary
from home.translation.segments import Segment, segments_of, translations_of
from home.translation.task import TranslationTask

MOST_BYTES = 5_000_000
PAGE_HEADER = "X-WagtailLocalize-TranslationID"


class Unreadable(Exception):
    """Why a file as a whole cannot be taken, in the reader's language."""


def export(works: Iterable[TranslationTask], locale: Locale) -> polib.POFile:
    """All segments of some pages and words, with the translations there are."""
    works = list(works)
    po = polib.POFile(wrapwidth=0)
    po.metadata = {
        "POT-Creation-Date": timezone.localtime().strftime("%Y-%m-%d %H:%M%z"),
        "Language": locale.language_code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    segments, known = segments_of(works), translations_of(works, locale)
    glossaries = Glossaries()
    for work in works:
        entries = {}
        glossary = glossaries.between(work.source_locale, locale)
        for segment in segments[work.key]:
            translation = known.get((segment.context, segment.string))
            # One segment may stand twice in a place: it is translated once.
            entries[segment.path, segment.text] = polib.POEntry(
                msgctxt=f"{work.key}:{segment.path}",
                msgid=segment.text,
                msgstr=translation.data if translation else "",
                comment="\n".join([f"{work.kind} – {work.title}", *_hints(segment, glossary)]),
            )
        po.extend(entries.values())
    return po


def _hints(segment: Segment, glossary: Glossary) -> list[str]:
    terms = glossary.found_in(segment.text)
    return [str(term) for term in terms if term.target]


def read(data: bytes) -> polib.POFile:
    """The file. Raises Unreadable."""
    if len(data) > MOST_BYTES:
        raise Unreadable(_("The file is too large: at most 5 MB."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(
            _("The file is not in UTF-8. Choose UTF-8 as its character set and save it again.")
        ) from error
    if "\0" in text or "msgid" not in text:
        raise Unreadable(_("This is not a PO file."))
    try:
        # What begins with a line break is never taken for the name of a file.
        po = polib.pofile(f"\n{text}")
    except (OSError, ValueError, IndexError, AttributeError) as error:
        raise Unreadable(_("This is not a PO file, or it is damaged.")) from error
    if not po:
        raise Unreadable(_("The file contains no entries, or it is damaged."))
    return po


def language_of(po: polib.POFile) -> Locale:
    """The language that a file translates into. Raises Unreadable."""
    if own := translation_of_header(po):
        return own.target_locale
    code = po.metadata.get("Language", "").strip().replace("_", "-").lower()
    locales = {locale.language_code.lower(): locale for locale in Locale.objects.all()}
    locale = locales.get(code) or locales.get(code.partition("-")[0])
    if locale is None:
        raise Unreadable(
            _("The file does not say which language it is in: its header is missing or changed.")
        )
    return locale


def translation_of_header(po: polib.POFile) -> Translation | None:
    try:
        uuid = UUID(po.metadata.get(PAGE_HEADER, ""))
    except ValueError:
        return None
    return Translation.objects.filter(uuid=uuid).select_related("source", "target_locale").first()
