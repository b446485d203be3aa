"""What becomes of a text that was signed, when another one is published.

A signature names the text that was signed: by default the one that stands on the call's page. When
a changed text is published, the revisions that were live until then are kept, one a language, and
the signatures made so far name them. A correction leaves everything as it is.
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
from home.sources import is_source, other_versions
from home.text.rich_text import TAGS

TEXT_FIELDS = ["title", *(field.name for field in texts_of(CallPage))]
LINK = re.compile(r"<a ([^>]*)>")
ATTRIBUTE = re.compile(r'[\w-]+="[^"]*"')
# As the editor's own field writes what others write otherwise, and an empty line not at all.
EQUIVALENT_HTML = {"strong>": "b>", "em>": "i>", "<p></p>": "", "> <": "><"}


# --- What a text is


def text_of(data: dict) -> tuple:
    """What organisations sign, of a call as it is serialised or as its form was filled in.

    Equal where a reader cannot tell two texts apart. Facts, such as the date, are no part of it.
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
    """Stored rich text without what only its editor sees, links with their attributes in order."""
    html = MARKER.sub(lambda marker: f"[{marker_key(marker[0])}]", html)
    attributes = {"a": {"href", "linktype", "id"}}
    html = nh3.clean(html, tags=TAGS, attributes=attributes, link_rel=None)
    html = LINK.sub(lambda link: f"<a {' '.join(sorted(ATTRIBUTE.findall(link[1])))}>", html)
    html = " ".join(html.replace("&nbsp;", " ").split())
    for written, same in EQUIVALENT_HTML.items():
        html = html.replace(written, same)
    return html.strip()


def can_be_asked(call: CallPage) -> bool:
    """Whether publishing other words than now would change a text that was signed."""
    return bool(call.pk) and _signatures(call).exists() and is_source(call) and _is_public(call)


def differs_from_signed(call: CallPage, data: dict) -> bool:
    """Whether a text, as `text_of` takes it, is another than the one that was signed."""
    return can_be_asked(call) and text_of(_standing(call)) != text_of(data)


def _signatures(call: CallPage):
    return Signature.objects.filter(call_key=call.translation_key, text=None)


def _waiting(call: CallPage):
    """The text of an unpublished call, of which nobody knows yet whether it will come back."""
    return SignedText.objects.filter(call_key=call.translation_key, changed_at=None)


def _is_public(call: CallPage) -> bool:
    return call.live or _waiting(call).exists()


def _standing(call: CallPage) -> dict:
    """The text that signatures without a text of their own are about, serialised."""
    stored = CallPage.objects.get(pk=call.pk)
    if stored.live:
        return stored.serializable_data()
    text = _waiting(call).get()
    return text.versions.get(language=text.language).revision.content


# --- Keeping what was signed


def keep_signed_text(call: CallPage) -> None:
    """Keep the text that was signed when what is saved takes its place, or takes it offline.

    Wagtail publishes in several ways: by the page's own method, by an action, by a workflow. All
    of them save the page in the end.
    """
    stored = CallPage.objects.filter(pk=call.pk, alias_of=None).first()
    if stored is None:
        return
    if stored.live and not call.live:
        if can_be_asked(stored):
            _keep(stored)
    elif call.live and (not stored.live or call.live_revision_id != stored.live_revision_id):
        _before_publishing(call, stored)


def _before_publishing(call: CallPage, stored: CallPage) -> None:
    # Who was not asked has not said that the signatures still hold.
    is_correction = call.text_change == TextChange.CORRECTION
    if not is_correction and differs_from_signed(stored, call.serializable_data()):
        text = _waiting(call).first() or _keep(stored)
        text.changed_at = call.last_published_at or timezone.now()
        text.save()
        _signatures(call).update(text=text)
    _waiting(call).delete()
    call.text_change = ""
    if call.live_revision and call.live_revision.content.get("text_change"):
        # Whoever publishes this revision once more is asked once more.
        call.live_revision.content["text_change"] = ""
        call.live_revision.save(update_fields=["content"])


def _keep(call: CallPage) -> SignedText:
    """Keep what is live of a call, in each language that has it."""
    texts = SignedText.objects.filter(call_key=call.translation_key)
    # A translation that nobody has published since the last change is not of this text.
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
    """The revision that is live, made anew where it does not hold what is live.

    Code can publish without a revision, and an editor's autosave can write over the live one.
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
    """Delete the texts of a call that is gone in every language."""
    if not CallPage.objects.filter(translation_key=instance.translation_key).exists():
        SignedText.objects.filter(call_key=instance.translation_key).delete()
