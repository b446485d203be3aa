"""The spaces of French, in prose that readers see. Nothing is stored with them."""

import re

NARROW = "\u202f"  # a narrow space at which no line breaks
SPACES = "(?:[ \u00a0\u202f]|&nbsp;)"
# Tags and their attributes, entities, and what looks like an address stay as they are.
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
    """HTML whose French text has narrow spaces before ; : ! ? and inside « ».

    >>> french_spacing('<a href="/?a=1;b">Qui ?</a> «Nous» : à 18:30 !').replace("\u202f", "_")
    '<a href="/?a=1;b">Qui_?</a> «_Nous_»_: à 18:30_!'
    """
    return FRENCH.sub(_spaced, html)


def _spaced(found: re.Match) -> str:
    if found["kept"] is not None:
        return found["kept"]
    return f"«{NARROW}" if found["opening"] is not None else NARROW
