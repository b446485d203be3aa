"""What `EventPage.submitted` names goes from the form into the event without being typed again."""

import pytest

from home.fields import texts_of
from programme.models import EventPage
from tests.factories import publish

pytestmark = pytest.mark.django_db

TEXTS = [field.name for field in texts_of(EventPage) if field.name in EventPage.submitted]


def test_every_text_goes_through_review_and_draft_to_readers(
    desk, confirmed, client, march, act, programme
):
    words = {name: f"Zanzibar {name}" for name in TEXTS}
    submission = confirmed(organiser="Les Amarres", **words)
    page = desk.look(submission)
    assert [name for name, text in words.items() if text not in page] == []
    desk(submission, "accept", into="new", kind=march.pk, organisation="name")
    event = EventPage.objects.get()
    assert {name: getattr(event, name) for name in TEXTS} == words
    act(publish, event)
    page = client.get(event.url).content.decode()
    assert [name for name, text in words.items() if text not in page] == []
    table = client.get(f"{programme.url}programme.csv").content.decode()
    assert [name for name in TEXTS if words[name] in table] == [
        name for name in TEXTS if name in EventPage.in_csv
    ]
