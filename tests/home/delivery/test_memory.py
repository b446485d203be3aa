"""What a function returns is remembered until the version, the day or the language changes."""

import pytest
from django.utils.translation import override

from home.delivery import memory
from home.delivery.memory import by_version
from home.delivery.version import request_version
from home.models import SiteVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    return SiteVersion.objects.update_or_create(pk=1, defaults={"value": 5})[0]


@pytest.fixture
def calls():
    return []


@pytest.fixture
def remembered(calls):
    @by_version
    def function(*words):
        calls.append(words)
        return object()

    return function


def in_a_request(function, *words):
    with request_version():
        return function(*words)


def test_a_result_is_remembered_for_its_arguments(version, calls, remembered):
    first = in_a_request(remembered, "a")

    assert in_a_request(remembered, "a") is first
    in_a_request(remembered, "b")
    assert calls == [("a",), ("b",)]


def test_another_version_day_or_language_is_another_result(
    version, calls, remembered, time_machine
):
    time_machine.move_to("2026-12-17T12:00Z", tick=False)
    in_a_request(remembered)
    SiteVersion.objects.update(value=6)
    in_a_request(remembered)
    time_machine.move_to("2026-12-18T12:00Z", tick=False)
    in_a_request(remembered)
    with override("en"):
        in_a_request(remembered)

    assert len(calls) == 4


def test_a_request_keeps_the_version_that_it_began_with(version, calls, remembered):
    with request_version():
        remembered()
        SiteVersion.objects.update(value=6)
        remembered()

    assert len(calls) == 1


def test_nothing_is_remembered_of_a_transaction_that_may_write(version, calls, remembered):
    remembered()
    remembered()

    assert len(calls) == 2


def test_nothing_is_remembered_without_a_version(calls, remembered):
    SiteVersion.objects.all().delete()
    in_a_request(remembered)
    in_a_request(remembered)

    assert len(calls) == 2


def test_the_least_used_results_are_forgotten(version, calls, remembered):
    in_a_request(remembered, "first")
    for number in range(memory.MOST):
        in_a_request(remembered, number)
    in_a_request(remembered, "first")

    assert calls.count(("first",)) == 2
