"""Read the bilingual texts of the example files into source texts and their translations.

A text is a table `{fr, en}`, a rich text a list of such paragraphs with an optional `tag`. A page
that stays untranslated has texts in one language only.
In rich text `[[key]]` is the marker of a note.
"""

import re

from wagtail_localize.strings import StringValue, extract_strings

MARKER = re.compile(r"\[\[([a-z0-9-]+)\]\]")


class Words:
    """Translations of segments, collected while the texts of the source are read.

    `source` is the language code of the source, `target` of the translation. Each method returns
    the text in the source language and remembers its translation.
    """

    def __init__(self, source: str, target: str):
        self.source, self.target = source, target
        self._by_segment: dict[str, str] = {}

    def __getitem__(self, segment: str) -> str:
        """Return the translation of a segment as wagtail-localize stores it, or raise KeyError."""
        return self._by_segment[segment]

    def __contains__(self, segment: str) -> bool:
        return segment in self._by_segment

    def text(self, pair: dict | None) -> str:
        if not pair:
            return ""
        here, there = pair[self.source], pair.get(self.target)
        if there is not None:
            self._remember(StringValue.from_plaintext(here), StringValue.from_plaintext(there))
        return here

    def rich(self, paragraphs: list[dict] | None) -> str:
        """Return rich text as the page editor stores it."""
        html, in_list = [], False
        for paragraph in paragraphs or []:
            tag = paragraph.get("tag", "p")
            here = _html(paragraph[self.source])
            if self.target in paragraph:
                self._remember_rich(here, _html(paragraph[self.target]))
            if (tag == "li") != in_list:
                html.append("</ul>" if in_list else "<ul>")
                in_list = not in_list
            html.append(f"<{tag}>{here}</{tag}>")
        return "".join([*html, "</ul>" if in_list else ""])

    def _remember(self, here: StringValue, there: StringValue) -> None:
        self._by_segment[here.data] = there.data

    def _remember_rich(self, here: str, there: str) -> None:
        _template, sources = extract_strings(here)
        _template, targets = extract_strings(there)
        if len(sources) != len(targets):
            raise ValueError(f"not the same segments: {here!r} and {there!r}")
        for (source, source_attrs), (target, target_attrs) in zip(sources, targets, strict=True):
            self._remember(source, StringValue(_renamed(target.data, source_attrs, target_attrs)))


def _html(text: str) -> str:
    """Return a paragraph with the markers of its notes as they are stored, labelled in order."""
    labels = iter(range(1, 100))
    return MARKER.sub(
        lambda match: f'<a linktype="note" note="{match[1]}">[{next(labels)}]</a>', text
    )


def _renamed(data: str, source_attrs: dict, target_attrs: dict) -> str:
    """Return a segment whose links have the ids of the same links in the source."""
    left = list(source_attrs.items())
    for name, attrs in target_attrs.items():
        index = next(i for i, (_name, other) in enumerate(left) if other == attrs)
        data = data.replace(f'id="{name}"', f'id="*{left.pop(index)[0]}"')
    return data.replace('id="*', 'id="')
