"""Log the removal of signatures in the history of a call, so that they can be put back."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter, log
from wagtail.models import Page, PageLogEntry

from campaigns.models import CallPage, Signature, SignatureRequest, SignedText
from campaigns.signatures.services import lock_signatures
from home.enums import RequestState
from home.sources import source_of

REMOVED = "campaigns.signatures_removed"
PUT_BACK = "campaigns.signatures_put_back"
WITHDRAWN = "campaigns.signature_withdrawn"
MOST_SHOWN = 5  # removals offered on the page of the signatories


class NamesFormatter(LogFormatter):
    """Message of a log entry whose data is `{"signatures": [{"name", …}, …]}`."""

    def format_message(self, log_entry):
        names = [row["name"] for row in log_entry.data["signatures"]]
        return self.message(len(names)) % {"count": len(names), "names": " · ".join(names)}


class RemovedFormatter(NamesFormatter):
    label = _("Remove signatures")

    @staticmethod
    def message(count: int) -> str:
        return ngettext(
            "%(count)d signature was removed: %(names)s",
            "%(count)d signatures were removed: %(names)s",
            count,
        )


class PutBackFormatter(NamesFormatter):
    label = _("Put signatures back")

    @staticmethod
    def message(count: int) -> str:
        return ngettext(
            "%(count)d signature was put back: %(names)s",
            "%(count)d signatures were put back: %(names)s",
            count,
        )


class WithdrawnFormatter(NamesFormatter):
    label = _("Withdraw a signature")

    @staticmethod
    def message(count: int) -> str:
        return gettext("The organisation withdrew its signature: %(names)s")


def register(actions) -> None:
    """Register the log actions of signatures (hook `register_log_actions`)."""
    actions.register_action(WITHDRAWN)(WithdrawnFormatter)
    actions.register_action(REMOVED)(RemovedFormatter)
    actions.register_action(PUT_BACK)(PutBackFormatter)


def log_removed(call_key: UUID, signatures: Iterable[Signature], user) -> None:
    """Log that signatures of a call are about to be removed, with what is needed to restore them.

    They are read from the database: a form may have changed the objects that it deletes.
    """
    stored = Signature.objects.filter(pk__in=[signature.pk for signature in signatures])
    _log(REMOVED, call_key, list(stored), user)


def log_withdrawn(signature: Signature) -> None:
    """Log that an organisation has withdrawn its signature, which cannot be put back."""
    _log(WITHDRAWN, signature.call_key, [signature], None)


def removals(call: CallPage) -> list[PageLogEntry]:
    """Return the newest removals of which something can be put back, at most `MOST_SHOWN`.

    Each entry gets `missing`: the names that are not among the call's signatures now.
    """
    entries = PageLogEntry.objects.filter(page=_source(call.translation_key), action=REMOVED)
    signed = _identities(call)
    found = []
    for entry in entries.select_related("user").order_by("-timestamp", "-pk"):
        entry.missing = [row.name for row, _ in _rows(call, entry) if row.identity not in signed]
        if entry.missing:
            found.append(entry)
        if len(found) == MOST_SHOWN:
            break
    return found


def put_back(call: CallPage, entry: PageLogEntry, user) -> list[Signature]:
    """Restore the signatures of a removal as they were, and return those that were missing."""
    with lock_signatures(call):
        signed = _identities(call)
        missing = [(row, pk) for row, pk in _rows(call, entry) if row.identity not in signed]
        rows = [row for row, _ in missing]
        days = [row.created_at for row in rows]
        Signature.objects.bulk_create(rows)  # sets `created_at` to now
        for (row, request_pk), day in zip(missing, days, strict=True):
            row.created_at = day
            # So that the organisation's private link withdraws it as before.
            requests = SignatureRequest.objects.filter(pk=request_pk, signature=None)
            requests.filter(state=RequestState.ACCEPTED).update(signature=row)
        Signature.objects.bulk_update(rows, ["created_at"])
        _log(PUT_BACK, call.translation_key, rows, user)
    return rows


def _log(action: str, call_key: UUID, signatures: list[Signature], user) -> None:
    source = _source(call_key)
    if not signatures or source is None:
        return
    requests = SignatureRequest.objects.filter(signature__in=signatures)
    request_of = dict(requests.values_list("signature", "pk"))
    rows = [
        {
            "name": row.name,
            "signatory_key": row.signatory_key and str(row.signatory_key),
            "sort_order": row.sort_order,
            "text": row.text_id,
            "created_at": row.created_at.isoformat(),
            "request": request_of.get(row.pk),
        }
        for row in signatures
    ]
    log(source, action, user=user, data={"signatures": rows})


def _source(call_key: UUID) -> Page | None:
    call = CallPage.objects.filter(translation_key=call_key).order_by("pk").first()
    return call and (source_of(call) or call)


def _rows(call: CallPage, entry: PageLogEntry) -> list[tuple[Signature, int | None]]:
    """Return the signatures of a removal, unsaved, each with the id of its request, if any."""
    texts = set(SignedText.objects.filter(call_key=call.translation_key).values_list("pk"))
    rows = []
    for data in entry.data["signatures"]:
        row = Signature(
            call_key=call.translation_key,
            signatory_key=data["signatory_key"] and UUID(data["signatory_key"]),
            name=data["name"],
            sort_order=data["sort_order"],
            text_id=data["text"] if (data["text"],) in texts else None,
            created_at=datetime.fromisoformat(data["created_at"]),
        )
        row.set_sort_name()
        rows.append((row, data["request"]))
    return rows


def _identities(call: CallPage) -> set:
    return {row.identity for row in call.signatures()}
