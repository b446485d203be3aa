"""E-mails go late rather than never; personal data goes in time."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from campaigns.models import SignatureRequest
from home.emails import outbox
from home.models import Email, PrivateLink
from tests.public_requests import private_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def broken_server(settings):
    """A mail server that nobody listens at."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # discard: closed everywhere


def mend(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def test_a_server_that_is_down_loses_nothing(signer, call, broken_server, settings, clock):
    request = signer.sign(call)
    [letter] = Email.objects.all()
    assert (letter.attempts, letter.sent_at) == (1, None)
    assert letter.last_error == "ConnectionRefusedError"
    assert not PrivateLink.objects.exists()
    mend(settings)
    call_command("send_emails")
    assert mail.outbox == []  # not yet: its time has not come
    clock.shift(3600)
    call_command("send_emails")
    assert mail.outbox[0].to == [request.email]
    signer.press(private_url(), "confirm")
    request.refresh_from_db()
    assert request.state == "confirmed"
    call_command("send_emails")
    assert len(mail.outbox) == 1


def test_an_editor_sees_what_does_not_go_out_and_sends_it_again(
    signer, call, broken_server, settings, client, editor, act
):
    request = signer.sign(call)
    client.force_login(editor)
    assert (
        "an e-mail could not be sent"
        in client.get(reverse("signature_requests:index")).content.decode()
    )
    assert "1 e-mail has not gone out yet" in client.get("/admin/").content.decode()
    url = reverse("signature_requests:review", args=[request.pk])
    assert "ConnectionRefusedError" in client.get(url).content.decode()
    mend(settings)
    act(client.post, url, {"act": "send"})
    assert len(mail.outbox) == 1


def test_after_a_week_a_letter_is_given_up_and_said_so(signer, call, broken_server, clock):
    signer.sign(call)
    for _attempt in outbox.PATIENCE:
        clock.shift(80 * 3600)
        call_command("send_emails")
    letter = Email.objects.get()
    assert letter.is_given_up
    assert letter.attempts == len(outbox.PATIENCE) + 1


def test_editors_get_one_letter_a_day_when_requests_wait(
    signer, call, editor, act, clock, django_user_model
):
    django_user_model.objects.create_user("nobody", "nobody@example.org")
    act(call_command, "send_digests")
    assert mail.outbox == []
    signer.sign(call)
    signer.press(private_url(), "confirm")
    mail.outbox.clear()
    for _time in range(2):
        act(call_command, "send_digests")
    [message] = mail.outbox
    assert message.to == [editor.email]
    assert "Chœur des passerelles" in message.body
    assert "/admin/signature-requests/?state=confirmed" in message.body
    assert "Luis" not in message.body + str(message.alternatives)
    clock.shift(24 * 3600)
    act(call_command, "send_digests")
    assert len(mail.outbox) == 2


def test_personal_data_is_erased_in_time_and_not_before(signer, call, clock):
    request = signer.sign(call)
    signer.press(private_url(), "confirm")
    clock.shift((settings.REQUEST_RETENTION_DAYS - 1) * 24 * 3600)
    call_command("erase_expired")
    request.refresh_from_db()
    assert request.person == "Luis Ortega"
    clock.shift(2 * 24 * 3600)
    call_command("erase_expired")
    request.refresh_from_db()
    assert (request.person, request.email, request.organisation) == (
        "",
        "",
        "Chœur des passerelles",
    )
    assert request.erased_at == timezone.now()


def test_what_was_never_confirmed_is_forgotten_sooner(signer, call, clock):
    signer.sign(call)
    clock.shift(timedelta(days=settings.UNPROVED_REQUEST_DAYS, hours=1))
    call_command("erase_expired")
    assert not SignatureRequest.objects.exists()
    assert not PrivateLink.objects.exists()
    assert not Email.objects.exists()
