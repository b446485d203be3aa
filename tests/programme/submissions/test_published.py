"""When the sender of an event is written its public address."""

import pytest
from django.core import mail

from programme.models import EventPage
from programme.submissions import services
from tests.factories import EventPageFactory, publish

pytestmark = pytest.mark.django_db


def test_nobody_is_written_the_address_of_a_draft(confirmed, programme, march, act, editor):
    """A submission of an event that exists as a draft: its address is sent once it is public."""
    submission = confirmed()
    event = EventPageFactory(parent=programme, kind=march, title="Marche", live=False)
    act(services.accept_as_organiser, submission, editor, None, event)
    act(services.send_address, event)
    submission.refresh_from_db()
    assert (mail.outbox, submission.notified_at) == ([], None)
    event = act(publish, EventPage.objects.get(pk=event.pk))
    [message] = mail.outbox
    assert event.full_url in message.body
