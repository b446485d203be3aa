"""Signed texts as readers find them: their addresses, their words, who signed which."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from campaigns.models import CallNote, CallPage, SignedText, SignedTextVersion
from campaigns.signatures.services import ShownSignatory, shown_signatories
from campaigns.signed_texts.services import TEXT_FIELDS
from home.pages.navigation import breadcrumbs, versions
from home.sources import source_of
from home.text.dates import short_day
from home.text.languages import address_word


def texts_of(call: CallPage):
    """The earlier texts of a call that were signed, oldest first."""
    return SignedText.objects.filter(call_key=call.translation_key, changed_at__isnull=False)


def text_at(call: CallPage, moment: datetime) -> SignedText | None:
    """The earlier text that stood on the call's page at a moment; None for the one of today."""
    return texts_of(call).filter(changed_at__gt=moment).order_by("changed_at").first()


def path_of(text: SignedText, language: str) -> str:
    """Where a text stands below its call: "signed-text/1/", in the language of the address."""
    return f"{address_word('signed-text', language)}/{text.number}/"


# --- Who signed which


@dataclass
class SignedBy:
    """A text with those who signed it. `text` is None for the one on the call's page."""

    text: SignedText | None
    url: str
    # Whether the call's page is still a translation of an earlier text.
    is_untranslated: bool = False
    signatories: list[ShownSignatory] = field(default_factory=list)


def by_text(call: CallPage, signatories: list[ShownSignatory]) -> list[SignedBy]:
    """A call's signatories by the text they signed, the newest first; no text without any."""
    groups = {None: SignedBy(None, call.url)}
    if any(signatory.text_id for signatory in signatories):
        earlier = SignedTextVersion.objects.filter(revision=call.live_revision_id)
        if earlier.exclude(text__language=call.locale.language_code).exists():
            groups[None] = SignedBy(None, source_of(call).url, is_untranslated=True)
        for text in texts_of(call).reverse():
            url = f"{call.url}{path_of(text, call.locale.language_code)}"
            groups[text.pk] = SignedBy(text, url)
    for signatory in signatories:
        groups[signatory.text_id].signatories.append(signatory)
    return [group for group in groups.values() if group.signatories]


def text_choices(call: CallPage) -> list[tuple]:
    """The texts of a call for a form, the newest first; none where there is only one."""
    earlier = [
        (text.pk, _("Before %(day)s") % {"day": short_day(text.changed_on)})
        for text in texts_of(call).reverse()
    ]
    return [("", _("As it is now")), *earlier] if earlier else []


def earlier_texts(call: CallPage) -> list[dict]:
    """The texts of a call as `{text, url, count}`, the newest first, with how many signed each."""
    language = call.locale.language_code
    texts = texts_of(call).reverse().annotate(count=Count("signatures"))
    return [
        {"text": text, "count": text.count, "url": f"{call.url}{path_of(text, language)}"}
        for text in texts
    ]


# --- The page of one text


class ShownText:
    """A signed text as it is read in one of the languages in which it is kept."""

    def __init__(self, text: SignedText, version: SignedTextVersion, language: str):
        self.text = text
        self.language = version.language
        self.is_untranslated = version.language != language
        self.content = version.revision.content

    @cached_property
    def call(self) -> CallPage:
        """The words and notes, as a call that is in no database."""
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
    """The text with this number, in the call's language or else in the one it was written in."""
    text = get_object_or_404(texts_of(call), number=number)
    found = {version.language: version for version in text.versions.select_related("revision")}
    language = call.locale.language_code
    version = found.get(language) or found.get(text.language)
    if version is None:
        raise Http404
    return ShownText(text, version, language)


def signed_text_page(request: HttpRequest, call: CallPage, word: str, number: int) -> HttpResponse:
    """The text with this number; the word of another language leads to that of the call's."""
    shown = shown_text(call, number)
    language = call.locale.language_code
    url = f"{call.url}{path_of(shown.text, language)}"
    if word != address_word("signed-text", language):
        return redirect(url, permanent=True)
    context = {
        "page": call,
        "shown": shown,
        "signatories": [item for item in shown_signatories(call) if item.text_id == shown.text.pk],
        "trail": [*breadcrumbs(call), call],
        "addresses": {
            code: f"{version.url}{path_of(shown.text, code)}"
            for code, version in versions(call).items()
        },
        "canonical": url,
    }
    return TemplateResponse(request, "campaigns/signed_text.html", context)
