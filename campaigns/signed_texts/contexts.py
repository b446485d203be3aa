"""What templates show of the earlier texts of a call: their addresses, words and signatories."""

from dataclasses import dataclass, field

from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from campaigns.models import CallNote, CallPage, SignedText, SignedTextVersion
from campaigns.signatures.services import ShownSignatory
from campaigns.signed_texts.services import TEXT_FIELDS
from home.sources import source_of

# --- The signatories of each text


@dataclass
class TextSignatories:
    """A text with its signatories. `text` is None for the one on the call's page."""

    text: SignedText | None
    url: str
    # Whether the call's page is still a translation of an earlier text.
    is_untranslated: bool = False
    signatories: list[ShownSignatory] = field(default_factory=list)


def by_text(call: CallPage, signatories: list[ShownSignatory]) -> list[TextSignatories]:
    """Return a call's signatories by the text they signed, newest first, without empty groups."""
    groups = {None: TextSignatories(None, call.url)}
    if any(signatory.text_id for signatory in signatories):
        versions = SignedTextVersion.objects.filter(revision=call.live_revision_id)
        if versions.exclude(text__language=call.locale.language_code).exists():
            groups[None] = TextSignatories(None, source_of(call).url, is_untranslated=True)
        for text in SignedText.objects.earlier(call).reverse():
            url = f"{call.url}{text.path_in(call.locale.language_code)}"
            groups[text.pk] = TextSignatories(text, url)
    for signatory in signatories:
        groups[signatory.text_id].signatories.append(signatory)
    return [group for group in groups.values() if group.signatories]


def earlier_texts(call: CallPage) -> list[dict]:
    """Return the earlier texts of a call as `{text, url, count}`, newest first.

    `count` is the number of signatures of the text.
    """
    language = call.locale.language_code
    texts = SignedText.objects.earlier(call).reverse().annotate(count=Count("signatures"))
    return [
        {"text": text, "count": text.count, "url": f"{call.url}{text.path_in(language)}"}
        for text in texts
    ]


# --- The page of one text


class ShownText:
    """A signed text in one of the languages in which it is kept, as its page shows it."""

    def __init__(self, text: SignedText, version: SignedTextVersion, language: str):
        self.text = text
        self.language = version.language
        self.is_untranslated = version.language != language
        self.content = version.revision.content

    @cached_property
    def call(self) -> CallPage:
        """The words and notes, as an unsaved call."""
        call = CallPage(**{name: self.content.get(name) or "" for name in TEXT_FIELDS})
        call.notes = [
            CallNote(
                key=note["key"],
                text=note["text"],
                url=note["url"],
                document_id=note["document"],
                sort_order=number,
            )
            for number, note in enumerate(self.content.get("notes", []))
        ]
        return call


def shown_text(call: CallPage, number: int) -> ShownText:
    """Return a text in the call's language, or else in the one it was written in.

    Raise Http404 if the call has no earlier text of this number.
    """
    text = get_object_or_404(SignedText.objects.earlier(call), number=number)
    found = {version.language: version for version in text.versions.select_related("revision")}
    language = call.locale.language_code
    version = found.get(language) or found.get(text.language)
    if version is None:
        raise Http404
    return ShownText(text, version, language)
