"""Translating offline: one PO file for many pages, and back.

A segment is known by `msgctxt`: the key of its page or word, and where in it the segment stands.
wagtail-localize's own files, of one page, have the second half only, and the page in their header.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

import polib
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from home.translating.board import Work, board
from home.translating.faults import fault_of
from home.translating.glossary import Glossaries, Glossary

MOST_BYTES = 5_000_000
PAGE_HEADER = "X-WagtailLocalize-TranslationID"


class Unreadable(Exception):
    """Why a file as a whole cannot be taken, in the reader's language."""


@dataclass
class Refused:
    """An entry that was left out, and why."""

    entry: polib.POEntry
    reason: str
    title: str = ""


@dataclass
class Report:
    """What became of the entries of a file."""

    taken: int = 0
    unchanged: int = 0
    empty: int = 0
    refused: list[Refused] = field(default_factory=list)
    works: list[Work] = field(default_factory=list)

    def refuse(self, entry: polib.POEntry, reason: str, title: str = "") -> None:
        self.refused.append(Refused(entry, reason, title))


@dataclass
class Segment:
    """A text to translate. Without a `string` where nobody has begun: it is not stored yet."""

    path: str
    text: str
    string: int | None = None
    context: int | None = None


# --- Down


def export(works: Iterable[Work], locale: Locale) -> polib.POFile:
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
                comment="\n".join([f"{work.kind}: {work.title}", *_hints(segment, glossary)]),
            )
        po.extend(entries.values())
    return po


def _hints(segment: Segment, glossary: Glossary) -> list[str]:
    terms = glossary.found_in(segment.text)
    return [f"{term.source} → {term.target}" for term in terms if term.target]


def segments_of(works: Iterable[Work]) -> dict[UUID, list[Segment]]:
    """The segments of pages and words by key: one query for all that somebody has begun."""
    segments: dict[UUID, list[Segment]] = defaultdict(list)
    records = {work.record_pk for work in works if work.record_pk}
    for key, path, text, string, context in (
        StringSegment.objects.filter(source__in=records)
        .order_by("order", "pk")
        .values_list(
            "source__object_id", "context__path", "string__data", "string_id", "context_id"
        )
    ):
        segments[key].append(Segment(path, text, string, context))
    for work in works:
        if not work.record_pk:
            source = getattr(work.source, "specific", work.source)
            found = [
                value
                for value in extract_segments(source)
                if isinstance(value, StringSegmentValue) and not value.is_empty()
            ]
            found.sort(key=lambda value: value.order)
            segments[work.key] = [Segment(value.path, value.string.data) for value in found]
    return segments


def translations_of(works: Iterable[Work], locale: Locale) -> dict[tuple, StringTranslation]:
    translations = StringTranslation.objects.filter(
        context__object_id__in={work.key for work in works}, locale=locale
    )
    return {(item.context_id, item.translation_of_id): item for item in translations}


# --- Up


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
        raise Unreadable(_("This is no PO file."))
    try:
        # What begins with a line break is never taken for the name of a file.
        po = polib.pofile(f"\n{text}")
    except (OSError, ValueError, IndexError, AttributeError) as error:
        raise Unreadable(_("This is no PO file, or it is damaged.")) from error
    if not po:
        raise Unreadable(_("The file holds no entry, or it is damaged."))
    return po


def language_of(po: polib.POFile) -> Locale:
    """The language that a file translates into. Raises Unreadable."""
    if own := _translation_of_header(po):
        return own.target_locale
    code = po.metadata.get("Language", "").strip().replace("_", "-").lower()
    locales = {locale.language_code.lower(): locale for locale in Locale.objects.all()}
    locale = locales.get(code) or locales.get(code.partition("-")[0])
    if locale is None:
        raise Unreadable(
            _("The file does not say which language it is in: its header is missing or changed.")
        )
    return locale


def _translation_of_header(po: polib.POFile) -> Translation | None:
    try:
        uuid = UUID(po.metadata.get(PAGE_HEADER, ""))
    except ValueError:
        return None
    return Translation.objects.filter(uuid=uuid).select_related("source", "target_locale").first()


def take(po: polib.POFile, locale: Locale, user) -> Report:
    """Store what can be stored. What cannot is in the report; nothing is published.

    The works of the report are those that entries were taken for.
    """
    report = Report()
    own = _translation_of_header(po)
    own_key = own.source.object_id if own else None
    places = [(entry, *_place_of(entry, own_key)) for entry in po]
    keys = {key for _entry, key, _path in places}
    works = {work.key: work for work in board() if work.locale == locale and work.key in keys}
    segments = {
        key: {(segment.path, segment.text): segment for segment in found}
        for key, found in segments_of(list(works.values())).items()
    }
    twice = _contradictions(po)
    wanted: dict[UUID, dict[tuple, str]] = defaultdict(dict)
    for entry, key, path in places:
        work = works.get(key)
        title = work.title if work else ""
        segment = segments.get(key, {}).get((path, entry.msgid))
        if reason := _reason_to_leave(entry, work, segment, twice):
            report.refuse(entry, reason, title)
        elif not entry.msgstr.strip():
            report.empty += 1
        elif reason := fault_of(entry.msgid, entry.msgstr, work.model, path):
            report.refuse(entry, reason, title)
        else:
            wanted[key][path, entry.msgid] = entry.msgstr
    for key, texts in wanted.items():
        _store(works[key], texts, locale, user, report)
    return report


def _place_of(entry: polib.POEntry, own_key: UUID | None) -> tuple[UUID | None, str]:
    context = entry.msgctxt or ""
    key, _colon, path = context.partition(":")
    try:
        return UUID(key), path
    except ValueError:
        return own_key, context


def _contradictions(po: polib.POFile) -> set[tuple]:
    """The segments that a file translates in two ways."""
    found = defaultdict(set)
    for entry in po:
        if not entry.obsolete:
            found[entry.msgctxt, entry.msgid].add(entry.msgstr)
    return {place for place, texts in found.items() if len(texts) > 1}


def _reason_to_leave(entry, work: Work | None, segment: Segment | None, twice: set) -> str:
    if entry.obsolete:
        return _("It is marked as obsolete.")
    if work is None:
        return _("Its page is not on this site, or is not to be translated into this language.")
    if segment is None:
        return _("The original has no such segment: it was changed meanwhile, or in the file.")
    if entry.fuzzy:
        return _("It is marked as unsure (“needs work”).")
    if entry.msgid_plural:
        return _("It has plural forms, which texts have not.")
    if (entry.msgctxt, entry.msgid) in twice:
        return _("It is in the file twice, with two translations.")
    return ""


def _store(work: Work, texts: dict[tuple, str], locale: Locale, user, report: Report) -> None:
    if not work.record_pk:
        record, _created = TranslationSource.get_or_create_from_instance(work.source)
        work.record_pk = record.pk
    segments = {(item.path, item.text): item for item in segments_of([work])[work.key]}
    known = translations_of([work], locale)
    before = report.taken
    for place, text in texts.items():
        segment = segments[place]
        translation = known.get((segment.context, segment.string))
        if translation and translation.data == text and not translation.has_error:
            report.unchanged += 1
            continue
        StringTranslation.objects.update_or_create(
            translation_of_id=segment.string,
            context_id=segment.context,
            locale=locale,
            defaults={
                "data": text,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "tool_name": "PO",
                "last_translated_by": user,
                "has_error": False,
                "field_error": "",
            },
        )
        report.taken += 1
    if report.taken > before:
        report.works.append(work)
