"""Filters for what people write: `prose` and `spaced` for texts, `safe_url` for addresses."""

from django import template

from home import prose

register = template.Library()

register.filter("prose", prose.prose)
register.filter("spaced", prose.spaced)
register.filter("safe_url", prose.safe_url)
