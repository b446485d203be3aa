"""A call as a word processor or an e-mail gives it, with every trap we know of."""

import html
import re
import unicodedata
from pathlib import Path

from campaigns.pasting.parsing.parser import parse
from campaigns.pasting.text.lines import INVISIBLE, LINE_END

CALL = Path(__file__).with_name("call.txt").read_text()
PARAGRAPH = (
    "Nous marcherons de la gare à la mairie, comme chaque année depuis vingt ans. Nous porterons"
    " les noms de celles et ceux qui ne sont pas arrivés, et nous les lirons à voix haute."
)
NAMES = "\n\nSignataires\n\nCARNETS OUVERTS\nLes Échos du large"


def texts_of(text, *wanted, **options):
    return [block.text for block in parse(text, **options).all(*wanted)]


def letters(text):
    """All letters and digits of a text, in order."""
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", text))
    return "".join(sign for sign in text if sign.isalnum())


def assert_whole(text):
    blocks = parse(text).blocks
    pasted = LINE_END.split(text)
    wanted = [n for n, line in enumerate(pasted, start=1) if letters(line)]
    placed = sorted(number for block in blocks for number in block.lines)
    assert sorted({number for number in placed if letters(pasted[number - 1])}) == wanted
    assert "".join(letters(block.label + block.text) for block in blocks) == letters(text)


def plain(rich_text):
    """The paragraphs of a rich text as they were pasted."""
    blocks = re.findall(
        r"<(?:p|li|h2) data-block-key=\"[a-z0-9]{5}\">(.*?)</(?:p|li|h2)>", rich_text
    )
    return [html.unescape(re.sub(r"<[^>]+>", "", block)) for block in blocks]
