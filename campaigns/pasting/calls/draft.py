"""Create the draft of a pasted call."""

from datetime import date

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.models import Comment

from campaigns.enums import SignatoriesOrder
from campaigns.models import CallIndexPage, CallNote, CallPage, Rubric
from campaigns.models.notes import new_note_key
from campaigns.names import sort_key
from campaigns.pasting.calls.rich_text import RichText
from campaigns.pasting.calls.signatories import ParsedSignatory, find_signatories
from campaigns.pasting.calls.warnings import ParseWarning, find_warnings
from campaigns.pasting.parsing.result import BlockRole, PastedCall
from campaigns.pasting.text.links import split_link
from campaigns.pasting.text.markers import Key
from campaigns.signatures.services import sign


@transaction.atomic
def create_draft(
    pasted: PastedCall,
    parent: CallIndexPage,
    user,
    *,
    year: int,
    day: date,
    rubric: Rubric | None,
    signatories: list[ParsedSignatory] | None = None,
) -> tuple[CallPage, list[ParseWarning]]:
    """Create the draft of a call below a list of calls, with its notes and signatures.

    Return the draft and its warnings. A comment beside the draft's title holds the warnings, where
    every editor of the page sees them. A topic that is not saved yet is created. `signatories` are
    the names with an editor's choices; without them, the plain names sign as the site writes them.
    """
    language = parent.locale.language_code
    signatories = find_signatories(pasted, language) if signatories is None else signatories
    warnings = find_warnings(pasted, signatories, language)
    if pasted.rubric and not rubric:
        warnings.insert(0, ParseWarning(_("No topic was chosen for this line."), pasted.rubric))
    if rubric and not rubric.pk:
        rubric.save()
    call = call_from(pasted)
    if any(signatory.signs for signatory in signatories):
        call.signatories_order = SignatoriesOrder.MANUAL
    call.year, call.date, call.rubric = year, day, rubric
    call.slug = find_available_slug(parent, slugify(call.title)[:200] or f"appel-{year}")
    call.locale, call.owner, call.live = parent.locale, user, False
    parent.add_child(instance=call)
    if warnings:
        text = "\n\n".join([_("Still to check in the pasted text:"), *map(str, warnings)])
        call.wagtail_admin_comments.add(Comment(user=user, contentpath="title", text=text))
    call.save_revision(user=user, log_action=True)
    for signatory in signatories:
        if signatory.signs:
            sign(call, signatory.page, signatory.name)
    return call, warnings


def find_similar_calls(title: str, year: str) -> list[CallPage]:
    """Return the calls of a year that have this title, in any language, drafts among them."""
    if not (year.isdecimal() and len(year) == 4):
        return []
    calls = CallPage.objects.filter(year=int(year), alias_of=None).select_related("locale")
    key = sort_key(title)
    return [call for call in calls if key in (sort_key(call.title), sort_key(call.draft_title))]


def call_from(pasted: PastedCall) -> CallPage:
    """Return an unsaved call with the title, texts and notes of a pasted one."""
    keys = [new_note_key() for _note in pasted.notes]
    by_number: dict[Key, str] = {}
    for note, key in zip(pasted.notes, keys, strict=True):
        by_number.setdefault(note.number, key)
    rich_text = RichText(pasted, by_number)
    call = CallPage(
        title=pasted.title,
        headline=pasted.headline,
        standfirst=rich_text.html_of(pasted.all(BlockRole.STANDFIRST)),
        body=rich_text.html_of(pasted.body),
        closing=rich_text.html_of(pasted.all(BlockRole.CLOSING)),
    )
    call.notes = [
        _note_from(note.text or note.label, key, position)
        for position, (note, key) in enumerate(zip(pasted.notes, keys, strict=True))
    ]
    return call


def _note_from(text: str, key: str, position: int) -> CallNote:
    text, url = split_link(text)
    return CallNote(key=key, text=text, url=url, sort_order=position)
