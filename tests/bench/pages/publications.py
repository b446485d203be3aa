"""What an editor's press of "Publish" costs, done in this process with production's settings.

What the queue of tasks does later is not in it.
"""

from collections.abc import Callable
from itertools import count

from tests.bench.pages.content import Content


def event(content: Content) -> Callable[[], int]:
    return _publication(content.event)


def call(content: Content) -> Callable[[], int]:
    return _publication(content.call)


def organisation(content: Content) -> Callable[[], int]:
    return _publication(content.signatory)


def _publication(page) -> Callable[[], int]:
    """Return the act of an editor who opens a page, changes its title and publishes it."""
    numbers, title = count(), page.title

    def publish() -> int:
        current = type(page).objects.get(pk=page.pk)
        current.title = f"{title} {next(numbers)}"
        current.save_revision().publish()
        return 0

    return publish


PUBLICATIONS = {
    "publication of an event": event,
    "publication of a call": call,
    "publication of an organisation": organisation,
}
