"""Tags for the Content-Security-Policy (`home.content_security`)."""

from django import template
from django.utils.safestring import SafeString

from home import content_security

register = template.Library()


@register.simple_tag
def csp_needs(*directives: str) -> str:
    """Let the page use files of this site by directives beyond those of every page."""
    content_security.needs(*directives)
    return ""


@register.simple_tag
def csp_nonce() -> str:
    return content_security.nonce()


class ScriptsWithNonce(template.Node):
    def __init__(self, nodes: template.NodeList):
        self.nodes = nodes

    def render(self, context) -> SafeString:
        return content_security.with_nonce(self.nodes.render(context))


@register.tag
def scripts_with_nonce(parser, token) -> ScriptsWithNonce:
    """Give the nonce to the scripts in another package's block: `{{ block.super }}`.

    Only for blocks in which nobody's text stands unescaped.
    """
    nodes = parser.parse(["end_scripts_with_nonce"])
    parser.delete_first_token()
    return ScriptsWithNonce(nodes)
