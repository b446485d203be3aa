"""Filters for what people write: `prose` and `spaced` for texts, `safe_url` for addresses."""

from django import template

from home.text import rich_text

register = template.Library()

register.filter("prose", rich_text.prose)
register.filter("spaced", rich_text.spaced)
register.filter("safe_url", rich_text.safe_url)
