"""Keep the text that was signed when another one is published.

A signature names the text that was signed: by default the one that stands on the call's page. When
a changed text is published, the revisions that were live until then are kept, one per language,
and the signatures made so far name them. A correction keeps nothing.
"""

import re

import nh3
from django.db.models import Max
from django.utils import timezone
from wagtail.models import Revision

from campaigns.enums import TextChange
from campaigns.models import CallPage, Signature, SignedText
from campaigns.notes import MARKER, marker_key
from home.fields import texts_of
from home.sources import other_versions
from home.text.rich_text import TAGS

TEXT_FIELDS = ["title", *(field.name for field in texts_of(CallPage))]
LINK = re.compile(r"<a ([^>]*)>")
ATTRIBUTE = re.compile(r'[\w-]+="[^"]*"')
# HTML that the editor's field writes differently from others, and empty paragraphs.
EQUIVALENT_HTML = {"strong>": "b>", "em>": "i>", "<p></p>": "", "> <": "><"}


# --- Comparing texts


def text_of(data: dict) -> tuple:
    """Return what organisations sign, from a call's serialised data or its form's cleaned data.

    The values of two texts are equal if a reader cannot tell them apart. Facts, such as the date,
    are not part of it.
    """
    words = tuple(_canonical(data.get(name) or "") for name in TEXT_FIELDS)
    notes = frozenset(
        (
            note["key"],
            note["text"],
            note["url"] or "",
            getattr(note["document"], "pk", note["document"]),
        )
        for note in data.get("notes", [])
    )
    return words, notes


def _canonical(html: str) -> str:
    """Return stored rich text without what only its editor sees, its link attributes sorted."""
    html = MARKER.sub(lambda marker: f"[{marker_key(marker[0])}]", html)
    attributes = {"a": {"href", "linktype", "id"}}
    html = nh3.clean(html, tags=TAGS, attributes=attributes, link_rel=None)
    html = LINK.sub(lambda link: f"<a {' '.join(sorted(ATTRIBUTE.findall(link[1])))}>", html)
    html = " ".join(html.replace("&nbsp;", " ").split())
    for written, same in EQUIVALENT_HTML.items():
        html = html.replace(written, same)
    return html.strip()


def differs_from_signed(call: CallPage, data: dict) -> bool:
    """Return whether a text (see `text_of`) is another than the one that was signed.

    False if nobody signed it, or if it is not public.
    """
    return call.has_signed_text and text_of(_signed_data(call)) != text_of(data)


def _signed_data(call: CallPage) -> dict:
    """Return the text of the signatures that name no text of their own, serialised."""
    stored = CallPage.objects.get(pk=call.pk)
    if stored.live:
        return stored.serializable_data()
    text = SignedText.objects.waiting(call).get()
    return text.versions.get(language=text.language).revision.content


# --- Keeping what was signed


def keep_signed_text(
    sender, instance: CallPage, raw: bool = False, update_fields=None, **kwargs
) -> None:
    """Keep the signed text if the call about to be saved replaces it or takes it offline.

    Receives `pre_save`: Wagtail publishes by the page's method, by an action or by a workflow, and
    each of them saves the page.
    """
    if raw or (update_fields is not None and "live" not in update_fields):
        return
    call = instance
    stored = CallPage.objects.filter(pk=call.pk, alias_of=None).first()
    if stored is None:
        return
    if stored.live and not call.live:
        if stored.has_signed_text:
            _keep(stored)
    elif call.live and (not stored.live or call.live_revision_id != stored.live_revision_id):
        _before_publishing(call, stored)


def _before_publishing(call: CallPage, stored: CallPage) -> None:
    # Without an answer it counts as a change: nobody said that the signatures still hold.
    is_correction = call.text_change == TextChange.CORRECTION
    if not is_correction and differs_from_signed(stored, call.serializable_data()):
        text = SignedText.objects.waiting(call).first() or _keep(stored)
        text.changed_at = call.last_published_at or timezone.now()
        text.save()
        Signature.objects.of_call(call).filter(text=None).order_by().update(text=text)
    SignedText.objects.waiting(call).delete()
    call.text_change = ""
    if call.live_revision and call.live_revision.content.get("text_change"):
        # Publishing this revision again asks again.
        call.live_revision.content["text_change"] = ""
        call.live_revision.save(update_fields=["content"])


def _keep(call: CallPage) -> SignedText:
    """Store the live text of a call, in each language in which it is live and translated."""
    texts = SignedText.objects.filter(call_key=call.translation_key)
    # A translation that was not published since the last change translates an earlier text.
    earlier = set(texts.values_list("versions__revision", flat=True))
    text = SignedText.objects.create(
        call_key=call.translation_key,
        number=(texts.aggregate(Max("number"))["number__max"] or 0) + 1,
        language=call.locale.language_code,
    )
    text.versions.create(language=text.language, revision=_live_revision(call))
    for version in other_versions(call).filter(alias_of=None, live=True).specific():
        if version.is_untranslated or version.live_revision_id in earlier:
            continue
        language = version.locale.language_code
        text.versions.create(language=language, revision=_live_revision(version))
    return text


def _live_revision(call: CallPage) -> Revision:
    """Return the live revision, or a new one if it does not hold the live text.

    Code can publish without a revision, and an editor's autosave can overwrite the live one.
    """
    content = call.serializable_data()
    revision = call.live_revision
    if revision and text_of(revision.content) == text_of(content):
        return revision
    return Revision.objects.create(
        content_object=call,
        base_content_type=call.get_base_content_type(),
        object_str=str(call),
        content=content,
        # Older than any draft: it must not become the page's latest.
        created_at=call.last_published_at,
    )


def delete_orphans(sender, instance: CallPage, **kwargs) -> None:
    """Delete the kept texts of a call once it is deleted in every language (`post_delete`)."""
    if not CallPage.objects.filter(translation_key=instance.translation_key).exists():
        SignedText.objects.filter(call_key=instance.translation_key).delete()
