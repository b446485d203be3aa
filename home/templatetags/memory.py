"""A tag that renders a part of a page once for all pages, until the site or the day changes."""

from django import template
from django.utils.translation import get_language

from home.delivery.memory import remember

register = template.Library()


@register.tag
def remembered(parser, token):
    """Render what stands between the tags once for each site version, day and language.

    {% remembered "name" value … %}…{% endremembered %}

    The values are all else that the part depends on; the name must be its own.
    """
    name, *values = token.split_contents()[1:]
    nodes = parser.parse(["endremembered"])
    parser.delete_first_token()
    return RememberedNode(nodes, name, list(map(parser.compile_filter, values)))


class RememberedNode(template.Node):
    def __init__(self, nodelist, name: str, values: list):
        self.nodelist, self.name, self.values = nodelist, name, values

    def render(self, context):
        values = tuple(value.resolve(context) for value in self.values)
        key = ("template", self.name, values, get_language())
        return remember(key, lambda: self.nodelist.render(context))
