"""A reader whose browser keeps what it got, and a site whose answers are kept."""

import pytest
from django.core.cache import cache


@pytest.fixture
def store(settings):
    settings.ANSWER_STORE = True
    cache.clear()
    yield cache
    cache.clear()


@pytest.fixture
def etag_of(client):
    """`etag_of(url, **headers)`: the ETag of a 200."""

    def etag(url: str, **headers) -> str:
        response = client.get(url, headers=headers)
        assert response.status_code == 200
        return response["ETag"]

    return etag
