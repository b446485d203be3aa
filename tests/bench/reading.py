"""The act that most measures are of: somebody opens an address."""

from collections.abc import Callable

from django.test import Client


def reader(
    address: str,
    client: Client | None = None,
    knows_it: bool = False,
    headers: dict[str, str] | None = None,
) -> Callable[[], bytes]:
    """The act of a reader, or of a `client` who has logged in.

    Who `knows_it` asks, from the second call on, whether it has changed: a 304.
    """
    client, known = client or Client(headers=headers), {}

    def read() -> bytes:
        response = client.get(address, headers=known)
        if response.status_code != (304 if known else 200):
            raise RuntimeError(f"{address} answered {response.status_code}")
        if knows_it:
            # From the first call on, which is not timed.
            known["if-none-match"] = response["ETag"]
        return response.content

    return read
