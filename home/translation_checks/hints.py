"""What helps with each segment in wagtail-localize's editor: terms of the glossary, and doubts."""

from dataclasses import dataclass

from wagtail_localize.models import StringSegment, StringTranslation, Translation

from home.translation.glossary import Glossaries
from home.translation_checks.quality_checks import opening, quality_warnings, words


@dataclass
class Hint:
    # The segment as the editor shows it, with its marks.
    segment: str
    opening: str
    # `Acte IV → Act IV`
    terms: list[str]
    doubts: list[str]


def hints_for(translation: Translation) -> list[Hint]:
    """For the segments that have some, in the order of the page. Four queries."""
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
            terms=[str(term) for term in glossary.found_in(words(text)) if term.target],
            doubts=quality_warnings(text, done, glossary) if done else [],
        )
        if (hint.terms or hint.doubts) and hint not in hints:
            hints.append(hint)
    return hints
