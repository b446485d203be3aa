"""Two people publish the two languages of a page at the same second."""

import threading
from datetime import time

import pytest
from django.db import connections, transaction

from programme.models import EventPage
from tests.factories import ProgrammePageFactory, publish, translated
from tests.home.language_sync.pages import hours, new_event, version

ROUNDS = 5


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_nothing_is_lost_when_both_languages_are_published_at_once(site_tree):
    programme = publish(ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026))
    event = new_event(programme)
    translated(event)
    for number in range(ROUNDS):
        english = version(event, "en")
        english.title = f"March {number}"
        draft = english.save_revision()
        french = EventPage.objects.get(pk=event.pk)
        row = french.dates.get()
        row.start_time, row.end_time = time(10 + number), None
        french.dates = [row]
        revision = french.save_revision()
        errors = at_once(draft.publish, revision.publish)
        assert errors == []
        english = version(event, "en")
        assert (english.title, hours(english)) == (f"March {number}", [time(10 + number)])


def at_once(*acts) -> list:
    """Run each act in a thread and transaction of its own; what they raised."""
    errors, barrier = [], threading.Barrier(len(acts))

    def run(act):
        try:
            barrier.wait()
            with transaction.atomic():
                act()
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return errors
