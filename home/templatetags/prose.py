"""Filters for what people write: `prose` for rich text, `spaced` for a line, `safe_url` for links."""

from django import template

from home import prose

register = template.Library()

register.filter("prose", prose.prose)
register.filter("spaced", prose.spaced)
register.filter("safe_url", prose.safe_url)
