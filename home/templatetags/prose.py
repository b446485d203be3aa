"""Filters for text of editors and the public: `home.text.rich_text` says what each returns."""

from django import template

from home.text import rich_text

register = template.Library()

register.filter("prose", rich_text.prose)
register.filter("spaced", rich_text.spaced)
register.filter("safe_url", rich_text.safe_url)
