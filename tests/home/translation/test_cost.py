"""What the board costs does not grow with what is on it, but for the time of reading the rows."""

import time
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.models import CallPage
from home.enums import TaskState
from home.translation.board import board
from tests.home.translation.many import many_calls

pytestmark = pytest.mark.django_db
# Of the processor, on a slow machine; usually it is a fraction.
MOST_SECONDS = 5


def queries_of_board(client) -> int:
    client.get("/admin/translations/")
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/admin/translations/").status_code == 200
    return len(queries)


def test_a_thousand_pages_in_three_languages_cost_as_many_queries_as_ten(site_tree, admin_client):
    many_calls(10, ("fr", "en", "ar"))
    states = Counter(task.state for task in board() if task.model is CallPage)
    assert states == dict.fromkeys(TaskState, 4)
    ten = queries_of_board(admin_client)

    many_calls(990, ("fr", "en", "ar"))
    assert queries_of_board(admin_client) == ten
    start = time.process_time()
    response = admin_client.get("/admin/translations/")
    seconds = time.process_time() - start
    print(f"The board of 1,000 pages in 3 languages: {ten} queries, {seconds:.2f} s")
    assert len(response.context["rows"]) == 50
    assert seconds < MOST_SECONDS
