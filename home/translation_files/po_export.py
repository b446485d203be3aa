"""Write a PO file with the segments of many pages and snippets, to be translated offline.

The `msgctxt` of an entry is `KEY:PATH`: the translation key of its page or snippet, and the place
of the segment in it.
"""

from collections.abc import Iterable

import polib
from django.utils import timezone
from wagtail.models import Locale

from home.translation.glossary import Glossaries, Glossary
from home.translation.segments import Segment, segments_by_key, stored_translations
from home.translation.task import TranslationTask


def export(tasks: Iterable[TranslationTask], locale: Locale) -> polib.POFile:
    """Return all segments of some tasks as a PO file, with the translations that there are."""
    tasks = list(tasks)
    po = polib.POFile(wrapwidth=0)
    po.metadata = {
        "POT-Creation-Date": timezone.localtime().strftime("%Y-%m-%d %H:%M%z"),
        "Language": locale.language_code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    segments, known = segments_by_key(tasks), stored_translations(tasks, locale)
    glossaries = Glossaries()
    for task in tasks:
        entries = {}
        glossary = glossaries.between(task.source_locale, locale)
        for segment in segments[task.key]:
            translation = known.get((segment.context, segment.string))
            # The same segment may be in one place twice: it is translated once.
            entries[segment.path, segment.text] = polib.POEntry(
                msgctxt=f"{task.key}:{segment.path}",
                msgid=segment.text,
                msgstr=translation.data if translation else "",
                comment="\n".join([f"{task.kind} – {task.title}", *_hints(segment, glossary)]),
            )
        po.extend(entries.values())
    return po


def _hints(segment: Segment, glossary: Glossary) -> list[str]:
    terms = glossary.found_in(segment.text)
    return [str(term) for term in terms if term.target]
