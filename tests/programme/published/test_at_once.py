"""Two people publish two events of one edition at the same second: the edition counts both."""

from functools import partial
from time import sleep

import pytest

from programme.models import EventPage, PublishedEdition
from tests.factories import EventPageFactory, ProgrammePageFactory, publish
from tests.home.language_sync.test_concurrency import at_once

ROUNDS = 2


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_no_event_is_missing_from_the_row_of_an_edition(site_tree):
    programme = publish(ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026))
    for number in range(ROUNDS):
        events = [
            publish(EventPageFactory(parent=programme, title=town, town=town))
            for town in (f"Lyon {number}", f"Nice {number}")
        ]
        for event in events:
            event.unpublish()
        drafts = [EventPage.objects.get(pk=event.pk).save_revision() for event in events]
        before = edition_of(programme)
        assert at_once(*(partial(publish_slowly, draft) for draft in drafts)) == []
        after = edition_of(programme)
        assert (after.events, after.towns) == (before.events + 2, before.towns + 2)
        assert len(after.facets["places"]) == after.towns


def publish_slowly(draft) -> None:
    """Publish, and leave the transaction open until the other one has written as well."""
    draft.publish()
    sleep(0.5)


def edition_of(programme) -> PublishedEdition:
    return PublishedEdition.objects.get(pk=programme.pk)
