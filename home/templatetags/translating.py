"""What is added to wagtail-localize's editor."""

from dataclasses import asdict

from django import template
from wagtail_localize.models import Translation

from home.translating.hints import hints_for

register = template.Library()


@register.inclusion_tag("home/admin/translation_hints.html")
def translation_hints(translation: Translation) -> dict:
    """Terms and doubts of a translation as a list, and as data for those beside each segment."""
    hints = hints_for(translation)
    return {
        "translation": translation,
        "hints": hints,
        "doubtful": [hint for hint in hints if hint.doubts],
        "terms": sorted({term for hint in hints for term in hint.terms}),
        "data": [asdict(hint) for hint in hints],
    }
