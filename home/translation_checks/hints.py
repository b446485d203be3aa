"""Hints beside each segment in wagtail-localize's editor: glossary terms and quality warnings."""

from dataclasses import dataclass

from wagtail_localize.models import StringSegment, StringTranslation, Translation

from home.translation.glossary import Glossaries
from home.translation_checks.quality_checks import opening, segment_text, segment_warnings


@dataclass
class Hint:
    """Glossary terms and warnings for one segment. The editor's script gets it as JSON."""

    # The segment as the editor shows it, with its markup.
    segment: str
    # Its first words in quotation marks.
    opening: str
    # Such as "Acte IV → Act IV".
    terms: list[str]
    warnings: list[str]


def hints_for(translation: Translation) -> list[Hint]:
    """Return the hints of a translation, in the order of the page. Four queries.

    Segments without terms and warnings have none.
    """
    source, locale = translation.source, translation.target_locale
    glossary = Glossaries().between(source.locale, locale)
    translations = {
        (context, string): data
        for context, string, data in StringTranslation.objects.filter(
            context__object_id=source.object_id, locale=locale
        ).values_list("context_id", "translation_of_id", "data")
    }
    segments = StringSegment.objects.filter(source=source).exclude(context__path="slug")
    hints = []
    for context, string, text in segments.order_by("order", "pk").values_list(
        "context_id", "string_id", "string__data"
    ):
        done = translations.get((context, string), "")
        hint = Hint(
            segment=text,
            opening=opening(text),
            terms=[str(term) for term in glossary.found_in(segment_text(text)) if term.target],
            warnings=segment_warnings(text, done, glossary) if done else [],
        )
        if (hint.terms or hint.warnings) and hint not in hints:
            hints.append(hint)
    return hints
