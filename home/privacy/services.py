"""Find and erase what the site keeps of an e-mail address."""

import json
from dataclasses import dataclass
from datetime import date, time
from itertools import chain

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.db.models import Q
from django.utils.text import capfirst
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from home.emails.outbox import waiting_emails
from home.models import AccountNotice, BasePage, Email, PublicRequest
from home.models.requests import request_models
from home.public_requests.services import erase_or_delete

# Who decided is somebody else's data.
LEFT_OUT = {"id", "decided_by"}


@dataclass(frozen=True)
class Erased:
    """How many requests were erased, and how many deleted since nobody had confirmed them."""

    erased: int
    deleted: int


@dataclass(frozen=True)
class PersonalData:
    """All that is kept of an address. `emails` are those about the requests and the notices."""

    address: str
    requests: list[PublicRequest]
    notices: list[AccountNotice]
    emails: list[Email]
    accounts: list
    # Pages that show the address, as a contact: an editor wrote it there.
    pages: list[Page]

    def __bool__(self) -> bool:
        return bool(self.requests or self.notices or self.accounts or self.pages)

    def as_dict(self) -> dict:
        """Return the same as plain data, for JSON. Moments are ISO 8601, in UTC."""
        return {
            "address": self.address,
            "requests": [_request_dict(request) for request in self.requests],
            "notices": [
                {"event": notice.event, "email": notice.email, "created_at": notice.created_at}
                for notice in self.notices
            ],
            "emails": [
                {"kind": email.kind, "created_at": email.created_at, "sent_at": email.sent_at}
                for email in self.emails
            ],
            "accounts": [_account_dict(account) for account in self.accounts],
            "pages": [{"title": page.title, "url": page.full_url} for page in self.pages],
        }

    def as_json(self) -> str:
        return json.dumps(self.as_dict(), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)


def personal_data(address: str) -> PersonalData:
    """Return what is kept of an e-mail address, in capitals or not."""
    address = address.strip()
    requests = [
        request
        for model in request_models()
        for request in model.objects.filter(email__iexact=address)
    ]
    notices = list(AccountNotice.objects.filter(email__iexact=address))
    users = get_user_model().objects.filter(
        Q(email__iexact=address) | Q(emailaddress__email__iexact=address)
    )
    return PersonalData(
        address=address,
        requests=requests,
        notices=notices,
        emails=[email for about in [*requests, *notices] for email in about.emails.all()],
        accounts=list(users.distinct().order_by("pk")),
        pages=list(_pages_with(address)),
    )


@transaction.atomic
def erase(address: str) -> Erased:
    """Erase what is kept of an e-mail address.

    What was published stays, without the person: a signature, an event. Accounts stay, too, and
    pages that show the address: editors change those. A notice to an account that has not gone
    out yet stays until it has, so that nobody can keep a warning from its owner.
    """
    address, erased, deleted = address.strip(), 0, 0
    for model in request_models():
        for request in model.objects.select_for_update().filter(email__iexact=address):
            deleted += request.awaits_proof
            erased += not request.awaits_proof
            erase_or_delete(request)
    for notice in AccountNotice.objects.filter(email__iexact=address):
        if not waiting_emails().filter(pk__in=notice.emails.values("pk")).exists():
            notice.delete()
    return Erased(erased, deleted)


def request_fields(request: PublicRequest) -> list[tuple[str, str, object]]:
    """Return name, label and value of each field of a request that says something of it."""
    fields = [
        field
        for field in request._meta.concrete_fields
        if field.name not in LEFT_OUT and (field.editable or field.name == "language")
    ]
    return [
        (field.name, capfirst(field.verbose_name), _plain(getattr(request, field.name)))
        for field in fields
    ]


def _request_dict(request: PublicRequest) -> dict:
    subject = request.subject()
    return {
        "kind": request._meta.model_name,
        "about": subject.title if subject else "",
        "fields": {name: value for name, _label, value in request_fields(request)},
    }


def _account_dict(account) -> dict:
    return {
        "username": account.get_username(),
        "first_name": account.first_name,
        "last_name": account.last_name,
        "email": account.email,
        "is_active": account.is_active,
        "date_joined": account.date_joined,
        "last_login": account.last_login,
        "groups": [group.name for group in account.groups.order_by("name")],
        "entries_in_history": ModelLogEntry.objects.filter(user=account).count()
        + PageLogEntry.objects.filter(user=account).count(),
    }


def _plain(value):
    """Return a value of a field as JSON knows it, or a date or time."""
    if value is None or isinstance(value, bool | int | date | time):
        return value
    return str(value)


def _pages_with(address: str):
    """Return the pages, live or not, that have the address in a field for one."""
    types = [model for model in apps.get_models() if issubclass(model, BasePage)]
    return chain.from_iterable(
        model.objects.filter(**{f"{field.name}__iexact": address})
        for model in types
        for field in model._meta.local_fields
        if isinstance(field, models.EmailField)
    )
