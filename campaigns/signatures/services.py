"""Read, add and order the signatures of a call."""

from contextlib import contextmanager
from dataclasses import dataclass

from wagtail.models import Page, Revision

from campaigns.models import CallPage, SignatoryPage, Signature, SignedText
from campaigns.models.signatures import name_key
from campaigns.names import acronym_beside
from home import addresses
from home.sources import lock_translations
from home.text.languages import html_attributes

CURRENT_REVISIONS = ("latest_revision", "live_revision")


@dataclass(frozen=True)
class ShownSignatory:
    """A signatory as listed under a call: the name as signed, and its page's address, if any."""

    name: str
    language: str
    url: str
    # The id of the earlier text that it signed; None for the text of the call's page.
    text_id: int | None = None
    # "" if the name contains it.
    acronym: str = ""

    @property
    def lang(self) -> str:
        """The HTML attributes for the name's language."""
        return html_attributes(self.language)


def shown_signatories(call: CallPage) -> list[ShownSignatory]:
    """Return the signatories of a call in its order, with their pages in the call's language."""
    rows = list(call.signatures().values_list("name", "sort_name", "signatory_key", "text_id"))
    pages = SignatoryPage.objects.live_in(call.locale.language_code)
    # Chosen in the database: keys as parameters would cost more than the rows.
    keys = Signature.objects.filter(call_key=call.translation_key, signatory_key__isnull=False)
    facts = {
        key: (language, addresses.page_url(url_path), acronym)
        for key, language, url_path, acronym in pages.filter(
            translation_key__in=keys.values("signatory_key")
        ).values_list("translation_key", "name_language", "url_path", "acronym")
    }
    unknown = (call.text_language, "", "")
    shown = []
    for name, sort_name, key, text_id in rows:
        language, url, acronym = facts.get(key, unknown)
        acronym = acronym_beside(acronym, sort_name)
        shown.append(ShownSignatory(name, language, url, text_id, acronym))
    return shown


def signatures_with_pages(call: CallPage) -> list[tuple[Signature, SignatoryPage | None]]:
    """Return the signatures of a call in its order, each with the organisation's live page."""
    signatures = list(call.signatures())
    pages = pages_by_key(call.locale.language_code, signatures)
    return [(signature, pages.get(signature.signatory_key)) for signature in signatures]


def pages_by_key(language: str, signatures) -> dict:
    """Return the live pages of the organisations that signed, by translation key."""
    keys = {signature.signatory_key for signature in signatures} - {None}
    pages = SignatoryPage.objects.live_in(language).filter(translation_key__in=keys)
    return {page.translation_key: page for page in pages}


def signed_calls(signatory: SignatoryPage):
    """Return the live calls an organisation signed, in its page's language, newest first."""
    keys = Signature.objects.filter(signatory_key=signatory.translation_key).values("call_key")
    calls = CallPage.objects.live_in(signatory.locale.language_code)
    return calls.filter(translation_key__in=keys).newest_first()


def sign(
    call: CallPage,
    signatory: SignatoryPage | None,
    name: str = "",
    text: SignedText | None = None,
) -> Signature:
    """Record that an organisation signed, under `name` or its own. Existing signatures are kept.

    An organisation without a page signs by its name alone (`signatory` is None). `text` is the
    earlier text that it signed, if not the one of today.
    """
    [signature] = sign_all(call, [(signatory, name)], text)
    return signature


def sign_all(call: CallPage, signatories, text: SignedText | None = None) -> list[Signature]:
    """Sign for each `(signatory, name)` as `sign()` does; return the signatures in this order.

    A signature by name alone is tied to the page that its organisation has by now, and keeps its
    name.
    """
    with lock_signatures(call):
        signed = list(Signature.objects.filter(call_key=call.translation_key))
        position = max((signature.sort_order for signature in signed), default=0)
        by_key = {row.signatory_key: row for row in signed if row.signatory_key}
        by_name = {row.sort_name: row for row in signed}
        found, new, tied = [], [], []
        for signatory, name in signatories:
            signature = _existing(by_key, by_name, signatory, name)
            if signature is None:
                position += 1
                signature = Signature(
                    call_key=call.translation_key,
                    name=name or signatory.full_name,
                    sort_order=position,
                    text=text,
                )
                signature.set_sort_name()
                by_name[signature.sort_name] = signature
                new.append(signature)
            if signatory and not signature.signatory_key:
                signature.signatory_key = signatory.translation_key
                by_key[signatory.translation_key] = signature
                tied.append(signature)
            found.append(signature)
        Signature.objects.bulk_create(new)
        Signature.objects.bulk_update(tied, ["signatory_key"])
    return found


def _existing(by_key, by_name, signatory: SignatoryPage | None, name: str) -> Signature | None:
    if signatory is None:
        return by_name.get(name_key(name))
    if signatory.translation_key in by_key:
        return by_key[signatory.translation_key]
    for written in (name, signatory.full_name, signatory.title):
        signature = by_name.get(name_key(written))
        if signature and not signature.signatory_key:
            return signature
    return None


@contextmanager
def lock_signatures(call: CallPage):
    """Lock the signatures of a call: of two who change them, the second waits for the first."""
    with lock_translations(call):
        pages = Page.objects.filter(translation_key=call.translation_key)
        list(pages.order_by("pk").select_for_update(no_key=True).values("pk"))
        yield


def put_in_order(call: CallPage, first: list[Signature]) -> None:
    """Give these signatures the first positions, in this order; the others keep their order."""
    with lock_signatures(call):
        keys = {signature.pk for signature in first}
        rows = [*first, *(row for row in call.signatures() if row.pk not in keys)]
        for position, row in enumerate(rows, start=1):
            row.sort_order = position
        Signature.objects.bulk_update(rows, ["sort_order"], batch_size=500)


def set_order(call: CallPage, order: str) -> None:
    """Change the order of the signatories, at once and in every language, drafts included.

    Drafts are not published by it.
    """
    with lock_signatures(call):
        versions = CallPage.objects.filter(translation_key=call.translation_key)
        current = {pk for row in versions.values_list(*CURRENT_REVISIONS) for pk in row} - {None}
        for revision in Revision.objects.filter(pk__in=current):
            revision.content["signatories_order"] = order
            revision.save(update_fields=["content"])
        versions.update(signatories_order=order)
    call.signatories_order = order
