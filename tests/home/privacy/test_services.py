"""What is kept of an e-mail address is found, and erased without touching what was published."""

import json

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from campaigns.models import SignatureRequest
from home.models import AccountNotice, Email, PrivateLink
from home.privacy.services import Erased, erase, personal_data
from tests.factories import CallPageFactory, publish
from tests.home.privacy.conftest import ADDRESS, OTHER, SAME, waiting_email

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def as_json(address: str) -> dict:
    return json.loads(json.dumps(personal_data(address).as_dict(), cls=DjangoJSONEncoder))


def test_requests_of_every_kind_are_found_whatever_the_capitals(requests):
    for address in (ADDRESS, SAME, f" {ADDRESS.upper()} "):
        kinds = [row["kind"] for row in as_json(address)["requests"]]
        assert sorted(kinds) == [
            "eventcorrection", "eventsubmission", "signaturerequest", "signaturerequest",
        ]  # fmt: skip


def test_state_dates_and_what_was_typed_are_handed_out_and_nobody_else(requests):
    rows = [row["fields"] for row in as_json(ADDRESS)["requests"]]
    [signed] = [row for row in rows if row.get("organisation") == "Passerelles"]
    assert signed["state"] == "accepted"
    assert (signed["person"], signed["email"], signed["organisation"]) == (
        "Ada Byron", ADDRESS, "Passerelles",
    )  # fmt: skip
    assert signed["received_at"] and signed["confirmed_at"] and signed["decided_at"]
    text = json.dumps(as_json(ADDRESS))
    assert "Rendez-vous au pont" in text
    assert [word for word in (OTHER, "Someone Else", "Autres") if word in text] == []


def test_an_account_its_emails_and_pages_with_the_address_are_named(account, emails, site_tree):
    publish(CallPageFactory(title="Des droits", contact_email=SAME))
    AccountNotice.objects.create(user=account, event="account.x", email=SAME)
    found = as_json(ADDRESS)
    [known] = found["accounts"]
    assert (known["username"], known["last_login"] is None) == ("ada", False)
    assert [page["title"] for page in found["pages"]] == ["Des droits"] * 2
    assert [notice["email"] for notice in found["notices"]] == [SAME]
    assert sorted(email["sent_at"] is None for email in found["emails"]) == [False, True]


def test_nothing_is_found_of_a_part_of_an_address_or_of_another(requests, account):
    for address in ("byron@example.org", "nobody@example.org", "", "%"):
        assert not personal_data(address)


def test_the_person_is_erased_and_what_was_published_stays(requests, emails):
    assert erase(SAME) == Erased(erased=3, deleted=1)
    for name in ("signed", "submission", "correction"):
        row = requests[name]
        state = row.state
        row.refresh_from_db()
        assert (row.person, row.email, row.state) == ("", "", state)
        assert row.erased_at is not None
    assert requests["signed"].organisation == "Passerelles"
    assert PrivateLink.objects.count() == 1
    assert not personal_data(ADDRESS)


def test_nobody_else_is_touched_and_only_what_was_not_sent_is_deleted(requests, emails):
    erase(ADDRESS)
    requests["other"].refresh_from_db()
    assert (requests["other"].person, requests["other"].email) == ("Someone Else", OTHER)
    assert set(Email.objects.all()) == {emails["sent"], emails["other"]}


def test_a_request_that_was_never_confirmed_leaves_nothing_in_the_history(requests):
    for name in ("unproved", "signed"):
        log(requests[name], "request.received")
    pk = requests["unproved"].pk
    erase(ADDRESS)
    assert not SignatureRequest.objects.filter(pk=pk).exists()
    labels = ModelLogEntry.objects.values_list("label", flat=True)
    assert list(labels.filter(action="request.received")) == ["Passerelles"]


def test_an_account_stays_and_so_does_a_warning_that_has_not_gone_out(account):
    warning = AccountNotice.objects.create(user=account, event="account.x", email=ADDRESS)
    waiting_email(warning)
    sent = AccountNotice.objects.create(user=account, event="account.x", email=ADDRESS)
    waiting_email(sent, sent_at=timezone.now(), next_attempt_at=None)
    given_up = AccountNotice.objects.create(user=account, event="account.x", email=ADDRESS)
    waiting_email(given_up, next_attempt_at=None)
    assert erase(ADDRESS) == Erased(0, 0)
    assert (list(AccountNotice.objects.all()), Email.objects.count()) == ([warning], 1)
    account.refresh_from_db()
    assert account.email == ADDRESS
