"""Read a PO file and store its translations: each entry is imported whole or refused.

An entry is known by its `msgctxt` (`home.translation_files.po_export`). In wagtail-localize's own
files, which hold one page each, it is the segment's place alone, and the page is in the header.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

import polib
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from home.translation.board import board
from home.translation.segments import Segment, segments_by_key, stored_translations
from home.translation.task import TranslationTask
from home.translation_checks.validators import translation_error

MOST_BYTES = 5_000_000
PAGE_HEADER = "X-WagtailLocalize-TranslationID"


class UnreadableFile(Exception):
    """Raised when a file as a whole is refused; its text says why, in the active language."""


@dataclass
class RefusedEntry:
    """An entry that was not imported, and why."""

    entry: polib.POEntry
    reason: str
    title: str = ""


@dataclass
class Report:
    """The result of an import: the number of entries by outcome, and the tasks that changed."""

    imported: int = 0
    unchanged: int = 0
    empty: int = 0
    refused: list[RefusedEntry] = field(default_factory=list)
    tasks: list[TranslationTask] = field(default_factory=list)

    def refuse(self, entry: polib.POEntry, reason: str, title: str = "") -> None:
        self.refused.append(RefusedEntry(entry, reason, title))


def read_po(data: bytes) -> polib.POFile:
    """Parse a PO file. Raises UnreadableFile."""
    if len(data) > MOST_BYTES:
        raise UnreadableFile(_("The file is too large: at most 5 MB."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            _("The file is not in UTF-8. Choose UTF-8 as its character set and save it again.")
        ) from error
    if "\0" in text or "msgid" not in text:
        raise UnreadableFile(_("This is not a PO file."))
    try:
        # polib takes a text without a line break for the name of a file.
        po = polib.pofile(f"\n{text}")
    except (OSError, ValueError, IndexError, AttributeError) as error:
        raise UnreadableFile(_("This is not a PO file, or it is damaged.")) from error
    if not po:
        raise UnreadableFile(_("The file contains no entries, or it is damaged."))
    return po


def target_locale(po: polib.POFile) -> Locale:
    """Return the locale that a file translates into. Raises UnreadableFile."""
    if own := translation_in_header(po):
        return own.target_locale
    code = po.metadata.get("Language", "").strip().replace("_", "-").lower()
    locales = {locale.language_code.lower(): locale for locale in Locale.objects.all()}
    locale = locales.get(code) or locales.get(code.partition("-")[0])
    if locale is None:
        raise UnreadableFile(
            _("The file does not say which language it is in: its header is missing or changed.")
        )
    return locale


def translation_in_header(po: polib.POFile) -> Translation | None:
    """Return the translation that the header of one of wagtail-localize's own files names."""
    try:
        uuid = UUID(po.metadata.get(PAGE_HEADER, ""))
    except ValueError:
        return None
    return Translation.objects.filter(uuid=uuid).select_related("source", "target_locale").first()


def import_entries(po: polib.POFile, locale: Locale, user) -> Report:
    """Store the translations of a file; nothing is published.

    The report names the entries that were refused, and the tasks that have new translations.
    """
    report = Report()
    own = translation_in_header(po)
    own_key = own.source.object_id if own else None
    places = [(entry, *_place_of(entry, own_key)) for entry in po]
    keys = {key for _entry, key, _path in places}
    tasks = {task.key: task for task in board() if task.locale == locale and task.key in keys}
    segments = {
        key: {(segment.path, segment.text): segment for segment in found}
        for key, found in segments_by_key(list(tasks.values())).items()
    }
    twice = _contradictions(po)
    wanted: dict[UUID, dict[tuple, str]] = defaultdict(dict)
    for entry, key, path in places:
        task = tasks.get(key)
        title = task.title if task else ""
        segment = segments.get(key, {}).get((path, entry.msgid))
        if reason := _reason_to_refuse(entry, task, segment, twice):
            report.refuse(entry, reason, title)
        elif not entry.msgstr.strip():
            report.empty += 1
        elif reason := translation_error(entry.msgid, entry.msgstr, task.model, path):
            report.refuse(entry, reason, title)
        else:
            wanted[key][path, entry.msgid] = entry.msgstr
    _store({key: tasks[key] for key in wanted}, wanted, locale, user, report)
    return report


def _place_of(entry: polib.POEntry, own_key: UUID | None) -> tuple[UUID | None, str]:
    context = entry.msgctxt or ""
    key, _colon, path = context.partition(":")
    try:
        return UUID(key), path
    except ValueError:
        return own_key, context


def _contradictions(po: polib.POFile) -> set[tuple]:
    """Return `msgctxt` and `msgid` of the segments that a file translates in two ways."""
    found = defaultdict(set)
    for entry in po:
        if not entry.obsolete:
            found[entry.msgctxt, entry.msgid].add(entry.msgstr)
    return {segment for segment, texts in found.items() if len(texts) > 1}


def _reason_to_refuse(
    entry, task: TranslationTask | None, segment: Segment | None, twice: set
) -> str:
    if entry.obsolete:
        return _("It is marked as obsolete.")
    if task is None:
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
    tasks: dict[UUID, TranslationTask], wanted: dict, locale: Locale, user, report: Report
) -> None:
    for task in tasks.values():
        if not task.record_pk:
            record, _created = TranslationSource.get_or_create_from_instance(task.source)
            task.record_pk = record.pk
    segments = {
        key: {(segment.path, segment.text): segment for segment in found}
        for key, found in segments_by_key(tasks.values()).items()
    }
    known = stored_translations(tasks.values(), locale)
    for key, task in tasks.items():
        _store_task(task, wanted[key], segments[key], known, locale, user, report)


def _store_task(task, texts: dict[tuple, str], segments, known, locale, user, report) -> None:
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
        if segment.path == "title" and task.is_page:
            # wagtail-localize does so when a title is saved in its editor.
            Page.objects.filter(translation_key=task.key, locale=locale).update(draft_title=text)
    if changed:
        _save(changed)
        report.imported += len(changed)
        report.tasks.append(task)


def _save(translations: list[StringTranslation]) -> None:
    """Insert translations, or replace those that are stored already."""
    unique = ["locale", "translation_of", "context"]
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
        translations, update_conflicts=True, unique_fields=unique, update_fields=written
    )
