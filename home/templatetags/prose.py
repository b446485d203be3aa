"""Filters for text of editors and the public: `home.text.rich_text` and
`home.text.safe_links` say what each returns."""

from django import template

from home.text import rich_text, safe_links

register = template.Library()

register.filter("prose", rich_text.prose)
register.filter("spaced", rich_text.spaced)
register.filter("safe_url", safe_links.safe_url)
