"""The narrow spaces of French typography, added when a text is shown and never stored."""

import re

NARROW = "\u202f"  # a narrow space at which no line breaks
SPACES = "(?:[ \u00a0\u202f]|&nbsp;)"
# Left unchanged: tags with their attributes, entities, and anything like an address.
KEPT = r"""<(?:"[^"]*"|'[^']*'|[^>"'])*>|&(?!nbsp;)(?:\#\w+|\w+);|[^\s<>]*(?:://|@|www\.)[^\s<>]*"""
FRENCH = re.compile(
    rf"""(?P<kept>{KEPT})
    |«{SPACES}*(?P<opening>)
    |{SPACES}+(?=[;:!?»])            # a space of another width, or at which a line may break
    |(?<=[^\s;:!?«(\[])(?=[;:!?](?:[\s<.…,)\]»”!?]|&nbsp;|$))  # none: not in 18:30
    |(?<=[^\s«])(?<!&nbsp;)(?=»)""",
    re.VERBOSE,
)


def french_spacing(html: str) -> str:
    """Return HTML with French text that has narrow spaces before ; : ! ? and inside « ».

    >>> french_spacing('<a href="/?a=1;b">Qui ?</a> «Nous» : à 18:30 !').replace("\u202f", "_")
    '<a href="/?a=1;b">Qui_?</a> «_Nous_»_: à 18:30_!'
    """
    return FRENCH.sub(_spaced, html)


def _spaced(found: re.Match) -> str:
    if found["kept"] is not None:
        return found["kept"]
    return f"«{NARROW}" if found["opening"] is not None else NARROW
