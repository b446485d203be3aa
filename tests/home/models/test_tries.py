"""However many try at the same moment, no more get through than the limit says."""

from datetime import timedelta

import pytest

from home.models import TryCount
from tests.together import PEOPLE, together

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
MOST = 7


def test_those_who_try_at_once_are_counted_one_by_one():
    found = together(lambda _n: TryCount.objects.add("x", MOST, timedelta(days=1)), range(PEOPLE))
    assert [error for error in found if isinstance(error, Exception)] == []
    assert sorted(row.count for row in found if row)[-1] == MOST
    assert len([row for row in found if row]) == MOST
    assert TryCount.objects.get().count == MOST


def test_what_was_right_is_taken_back_and_others_are_counted_apart():
    for _try in range(3 * MOST):
        TryCount.objects.add("x", MOST, timedelta(days=1)).undo()
    assert TryCount.objects.get().count == 0
    assert TryCount.objects.add("y", MOST, timedelta(days=1)).count == 1
    assert TryCount.objects.add("x", MOST, timedelta(hours=1)).count == 1
