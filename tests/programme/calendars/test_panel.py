"""What an editor sees of what subscribers were last told."""

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from tests.programme.calendars.reading import changed, published

pytestmark = pytest.mark.django_db


def told_to_editor(admin_client, event) -> list[list[str]]:
    """The cells of the panel's table, row by row."""
    address = reverse("wagtailadmin_pages:edit", args=[event.pk])
    html = admin_client.get(address, headers={"accept-language": "en"}).content.decode()
    panel = html.partition("French: what subscribers’ calendars show.")[2]
    rows = re.findall(r"<tr>(.*?)</tr>", panel.partition("</tbody>")[0], re.S)
    cells = [re.findall(r"<td>(.*?)</td>", row, re.S) for row in rows[1:]]
    return [[" ".join(re.sub("<[^>]+>", " ", cell).split()) for cell in row] for row in cells]


def test_an_editor_sees_what_was_told_and_when(admin_client, admin_user, programme, clock):
    march = published(parent=programme, title="Marche", precision="later")
    when = "18 Dec 2026, 6 pm – 8 pm"
    assert told_to_editor(admin_client, march) == [
        [when, "Marche Lieu à préciser", "1 Dec 2026, 10 am"]
    ]
    clock.move_to(datetime(2026, 12, 2, 9, tzinfo=UTC))
    changed(march, precision="exact", place_name="Bellecour", town="Lyon", status="cancelled")
    assert told_to_editor(admin_client, march) == [
        [when, "ANNULÉ – Marche Bellecour, Lyon",
         "2 Dec 2026, 10 am stays in calendars until 18 Dec 2026 has passed"],
    ]  # fmt: skip
    clock.move_to(datetime(2026, 12, 19, 9, tzinfo=UTC))
    admin_client.force_login(admin_user)  # the session is over, too
    [[_when, _told, since]] = told_to_editor(admin_client, march)
    assert since == "2 Dec 2026, 10 am its day has passed: it is no longer in calendars"


def test_what_was_never_told_is_not_shown(admin_client, programme):
    assert told_to_editor(admin_client, published(parent=programme, dates=[])) == []
