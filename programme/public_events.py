"""Some events as the public may see them: what calendar entries and published rows are made of."""

from collections.abc import Iterable
from uuid import UUID

from programme.models import EventPage, ProgrammePage


class PublicEvents:
    """The public pages of events, in every language, with all their facts. A few queries.

    `keys` are translation keys; some of them may have no public page. What stands in no edition is
    not among `events`.
    """

    def __init__(self, keys: Iterable[UUID]):
        self.keys = set(keys)
        events = EventPage.objects.readable().filter(translation_key__in=self.keys)
        found = list(events.select_related("image").with_facts())
        above = {path for event in found for path in _paths_above(event)}
        self._programmes = {
            page.path: page for page in ProgrammePage.objects.filter(path__in=above).defer("body")
        }
        self.events = [event for event in found if self._edition(event)]
        paths = {event.path[: -event.steplen] for event in self.events} - self._programmes.keys()
        marches = EventPage.objects.readable().filter(path__in=paths).prefetch_related("dates")
        self._marches = {page.path: page for page in marches} if paths else {}

    def programme_of(self, event: EventPage) -> ProgrammePage:
        return self._edition(event)

    def march_of(self, event: EventPage) -> EventPage | None:
        """Return the event that it is a local event of, if that is public."""
        return self._marches.get(event.path[: -event.steplen])

    def _edition(self, event: EventPage) -> ProgrammePage | None:
        return next(filter(None, map(self._programmes.get, _paths_above(event))), None)


def _paths_above(page) -> list[str]:
    """Return the path of the page that it stands below, and of the one above that."""
    parent = page.path[: -page.steplen]
    return [parent, parent[: -page.steplen]]
