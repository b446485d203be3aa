"""Doing the same at the same moment, each in a thread with a connection of its own."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection, connections

# SQLite has one writer at a time, who does not wait for long: people come one after the other.
PEOPLE, THREADS = (500, 20) if connection.vendor == "postgresql" else (20, 1)


def together(act, *many):
    """Do `act` with each item, many at the same time; what each returned or raised."""

    def one(*item):
        try:
            return act(*item)
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(one, *many))
