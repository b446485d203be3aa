"""Which language a text is in, where its small words leave no doubt."""

import re
from collections import Counter

FRENCH = "le la les des du et que qui pour dans nous une est aux sur par avec"
ENGLISH = "the and of to that for in we our is are with this on by from as"
SMALL_WORDS = {"fr": FRENCH.split(), "en": ENGLISH.split()}
FEWEST = 10
# How many times more of one language than of any other.
LEAD = 3


def language_of(text: str) -> str:
    """The code of the language, or an empty text where it is short, mixed or another one."""
    words = Counter(re.findall(r"\w+", text.casefold()))
    counts = sorted(
        (sum(words[word] for word in small), code) for code, small in SMALL_WORDS.items()
    )
    (second, _code), (most, code) = counts[-2:]
    return code if most >= max(FEWEST, LEAD * second) else ""
