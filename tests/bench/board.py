"""What the translators' board costs, and the file of all that waits on it.

The board is of the whole site, so one size is measured: queries at two sizes are held by
`tests/home/translation/test_cost.py`.
"""

from collections.abc import Callable

from django.contrib.auth import get_user_model
from django.test import Client

from tests.bench.reading import reader
from tests.home.translation.many import many_calls

LANGUAGES = ("fr", "en", "ar")
MADE = []


def page(size: int) -> Callable[[], bytes]:
    """A translator who opens the board."""
    return _translator(size, "/admin/translations/")


def file(size: int) -> Callable[[], bytes]:
    """A translator who takes all of it home."""
    return _translator(size, "/admin/translations/en.po")


def _translator(size: int, address: str) -> Callable[[], bytes]:
    missing = size - sum(MADE)
    if missing > 0:
        many_calls(missing, LANGUAGES)
        MADE.append(missing)
    people = get_user_model().objects
    name = "translators-bench"
    client = Client()
    client.force_login(
        people.filter(username=name).first()
        or people.create_superuser(name, "translator@example.org")
    )
    return reader(address, client)
