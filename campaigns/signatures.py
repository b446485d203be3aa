"""Who signed a call: what its page shows, and what an editor changes."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from campaigns.models import CallPage, SignatoryPage, Signature


@dataclass(frozen=True)
class ShownSignatory:
    """A signatory as listed below a call: the name as signed, and its page if it has one."""

    name: str
    language: str
    url: str
    # The earlier text that it signed; None for the text of the call's page.
    text_id: int | None = None
    # Empty where the name tells it already.
    acronym: str = ""


def shown_signatories(call: CallPage) -> list[ShownSignatory]:
    """The signatories of a call in its order, with their pages in the call's language."""
    signatures = list(call.signatures())
    pages = pages_by_key(call.locale.language_code, signatures)
    shown = []
    for signature in signatures:
        page = pages.get(signature.signatory_key)
        shown.append(
            ShownSignatory(
                name=signature.name,
                language=page.name_language if page else call.text_language,
                url=page.url if page else "",
                text_id=signature.text_id,
                acronym=page.acronym_beside(signature.name) if page else "",
            )
        )
    return shown


def pages_by_key(language: str, signatures) -> dict:
    """The live pages of the organisations behind signatures, by translation key."""
    keys = {signature.signatory_key for signature in signatures} - {None}
    pages = SignatoryPage.objects.live_in(language).filter(translation_key__in=keys)
    return {page.translation_key: page for page in pages}


def signed_calls(signatory: SignatoryPage):
    """The live calls an organisation signed, in its page's language, newest first."""
    keys = Signature.objects.filter(signatory_key=signatory.translation_key).values("call_key")
    calls = CallPage.objects.live_in(signatory.locale.language_code)
    return calls.filter(translation_key__in=keys).newest_first()


@transaction.atomic
def sign(call: CallPage, signatory: SignatoryPage | None, name: str = "") -> Signature:
    """Record that an organisation signed, under `name` or its own. Twice is the same as once.

    An organisation without a page signs by its name alone (`signatory` is None).
    """
    key = signatory.translation_key if signatory else None
    name = name or signatory.full_name
    last = Signature.objects.filter(call_key=call.translation_key).aggregate(Max("sort_order"))
    known = {"signatory_key": key} if key else {"signatory_key": None, "name": name}
    signature, _created = Signature.objects.get_or_create(
        call_key=call.translation_key,
        **known,
        defaults={"name": name, "sort_order": (last["sort_order__max"] or 0) + 1},
    )
    return signature
