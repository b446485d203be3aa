"""Tags for what we add to Wagtail's and wagtail-localize's admin pages of translations."""

from dataclasses import asdict

from django import template
from wagtail.models import Page
from wagtail_localize.models import Translation

from home.sources import is_source
from home.translation_checks.hints import hints_for

register = template.Library()


@register.filter
def is_translation(page: Page) -> bool:
    """Return whether a page is a translation: neither a source nor an alias."""
    return not page.alias_of_id and not is_source(page)


@register.inclusion_tag("home/admin/translation_hints.html")
def translation_hints(translation: Translation) -> dict:
    """Render the hints of a translation as a list, and as data for the editor's script."""
    hints = hints_for(translation)
    return {
        "translation": translation,
        "hints": hints,
        "hints_with_warnings": [hint for hint in hints if hint.warnings],
        "terms": sorted({term for hint in hints for term in hint.terms}),
        "data": [asdict(hint) for hint in hints],
    }
