"""Ten thousand wrong passwords through the form, one of them right: it takes minutes."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from home.accounts.login import limits
from home.models import TryCount
from tests.home.accounts.conftest import (  # noqa: F401
    PASSWORD,
    editor,
    log_in,
    opens_admin,
    person,
    post_password,
)

pytestmark = [pytest.mark.django_db, pytest.mark.once]
TRIES, ADDRESSES, RIGHT = 10_000, 2_000, 5_000


@time_machine.travel(datetime(2026, 12, 1, 12, 5, tzinfo=UTC), tick=False)
def test_ten_thousand_guesses_open_nothing_and_keep_nobody_out(editor):  # noqa: F811
    usual = log_in(Client(), editor)
    thief, opened = Client(), 0
    for n in range(TRIES):
        password = PASSWORD if n == RIGHT else f"guess {n}"
        address = f"10.1.{n % ADDRESSES // 250}.{n % 250}"
        response = post_password(thief, "alix", password, REMOTE_ADDR=address)
        opened += response.status_code != 200
        if n % 1000 == 999:
            usual.post(reverse("account_logout"))
            log_in(usual, editor)
    assert opened == 0
    assert not opens_admin(thief)
    most = TryCount.objects.order_by("-count").values_list("count", flat=True).first()
    assert most == limits.OF_ACCOUNT[limits.PASSWORD][limits.HOUR]
