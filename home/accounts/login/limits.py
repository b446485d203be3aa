"""How often a password or a code may be wrong, by account, by known browser and by address.

A try is counted before it is checked, and taken back when it was right: what is counted is what
was wrong. A browser that the account was logged in from counts for itself alone; all others count
together, for the account and for their address.

The counts are in the database, not in the cache: a cache that is down, or that makes room for
pages, would forget them, and an attacker can bring about both. The database is written only below
the limit, and without it nobody logs in anyway.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest

from home.accounts.login.devices import device_of
from home.client_address import client_address
from home.models import TryCount

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PASSWORD, CODE, EMAIL = "password", "code", "e-mail"
# Most tries in a window. Few enough that guessing takes longer than an account is used; a code has
# six digits, three of which are right at a time: 20 a day find one in 45 years, on average.
OF_ACCOUNT = {
    PASSWORD: {HOUR: 10, DAY: 30},
    CODE: {HOUR: 10, DAY: 20},
    EMAIL: {HOUR: 3, DAY: 10},
}
# Thirty people behind one router make mistakes as well. Known browsers do not count here.
OF_ADDRESS = {
    PASSWORD: {HOUR: 100},
    CODE: {HOUR: 100},
    EMAIL: {HOUR: 60},
}


@dataclass(frozen=True)
class Try:
    """A try that was counted."""

    counts: tuple[TryCount, ...]
    is_last: bool  # of the account's or the browser's limit

    def undo(self) -> None:
        for count in self.counts:
            count.undo()


def count_try(request: HttpRequest, purpose: str, user, name: str = "") -> Try | None:
    """Count a try; return None if there were too many.

    `user` is the account that is meant, `name` what was typed if there is no such account.
    """
    account = f"user {user.pk}" if user else f"name {name.casefold()}"
    if device := device_of(request, user):
        limits = [(f"{account} on {device}", OF_ACCOUNT[purpose])]
    else:
        limits = [
            (account, OF_ACCOUNT[purpose]),
            (f"address {client_address(request)}", OF_ADDRESS[purpose]),
        ]
    counted, is_last = [], False
    for what, most_by_window in limits:
        for window, most in most_by_window.items():
            count = TryCount.objects.add(f"{purpose} {what}", most, window)
            if count is None:
                # What was refused was not checked: it uses up no other limit.
                Try(tuple(counted), False).undo()
                return None
            counted.append(count)
            is_last |= what == limits[0][0] and count.count >= most
    return Try(tuple(counted), is_last)
