"""What a PO file brings back: every entry is taken whole, or refused with its reason."""

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

import polib
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, TranslationSource

from home.translation.board import board
from home.translation.segments import Segment, segments_of, translations_of
from home.translation.task import TranslationTask
from home.translation_checks.validators import fault_of
from home.translation_files.po_export import translation_of_header


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
    works: list[TranslationTask] = field(default_factory=list)

    def refuse(self, entry: polib.POEntry, reason: str, title: str = "") -> None:
        self.refused.append(Refused(entry, reason, title))


def import_entries(po: polib.POFile, locale: Locale, user) -> Report:
    """Store what can be stored. What cannot is in the report; nothing is published.

    The works of the report are those that entries were taken for.
    """
    report = Report()
    own = translation_of_header(po)
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
    _store({key: works[key] for key in wanted}, wanted, locale, user, report)
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


def _reason_to_leave(
    entry, work: TranslationTask | None, segment: Segment | None, twice: set
) -> str:
    if entry.obsolete:
        return _("It is marked as obsolete.")
    if work is None:
        return _("Its page is not on this site, or is not to be translated into this language.")
    if segment is None:
        return _(
            "The original has no such segment: it was changed in the meantime, or in the file."
        )
    if entry.fuzzy:
        return _("It is marked as unsure (“needs work”).")
    if entry.msgid_plural:
        return _("It has plural forms, which texts do not have.")
    if (entry.msgctxt, entry.msgid) in twice:
        return _("It is in the file twice, with two translations.")
    return ""


def _store(
    works: dict[UUID, TranslationTask], wanted: dict, locale: Locale, user, report: Report
) -> None:
    for work in works.values():
        if not work.record_pk:
            record, _created = TranslationSource.get_or_create_from_instance(work.source)
            work.record_pk = record.pk
    segments = {
        key: {(segment.path, segment.text): segment for segment in found}
        for key, found in segments_of(works.values()).items()
    }
    known = translations_of(works.values(), locale)
    for key, work in works.items():
        _store_work(work, wanted[key], segments[key], known, locale, user, report)


def _store_work(work, texts: dict[tuple, str], segments, known, locale, user, report) -> None:
    changed = []
    for place, text in texts.items():
        segment = segments[place]
        translation = known.get((segment.context, segment.string))
        if translation and translation.data == text and not translation.has_error:
            report.unchanged += 1
            continue
        changed.append(
            StringTranslation(
                translation_of_id=segment.string,
                context_id=segment.context,
                locale=locale,
                data=text,
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
                tool_name="PO",
                last_translated_by=user,
            )
        )
        if segment.path == "title" and work.is_page:
            # As wagtail-localize does when one is saved.
            Page.objects.filter(translation_key=work.key, locale=locale).update(draft_title=text)
    if changed:
        _save(changed)
        report.taken += len(changed)
        report.works.append(work)


def _save(translations: list[StringTranslation]) -> None:
    """Those that are there already are replaced, whoever wrote them meanwhile."""
    place = ["locale", "translation_of", "context"]
    written = [
        "data",
        "translation_type",
        "tool_name",
        "last_translated_by",
        "updated_at",
        "has_error",
        "field_error",
    ]
    StringTranslation.objects.bulk_create(
        translations, update_conflicts=True, unique_fields=place, update_fields=written
    )
