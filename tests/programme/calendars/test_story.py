"""What subscribers are told when things change: nothing twice, nothing silently."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from programme.models import EventOrganiser, EventPage
from tests.factories import EventPageFactory, SignatoryPageFactory, publish, translated
from tests.programme.calendars.reading import (
    EN,
    FR,
    changed,
    published,
    stamps,
    vevents,
    with_date,
)
from tests.programme.calendars.subscriber import Subscriber

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Step:
    """Something that happens, and what calendars then tell in French and in English."""

    name: str
    act: Callable
    sequence: int
    french: str
    english: str
    # The languages in which anything changed.
    told: str = "fr en"


STEPS = [
    Step("hour", lambda it: with_date(it, start_time=time(19), end_time=None),
         1, "Marche", "Marche"),
    Step("translation", lambda it: translated(it, Marche="March"),
         1, "Marche", "March", told="en"),
    Step("nothing", publish, 1, "Marche", "March", told=""),
    Step("place known", lambda it: changed(it, precision="exact", place_name="Bellecour"),
         2, "Marche", "March"),
    Step("place moved", lambda it: changed(it, status="moved", place_name="Bourse du travail"),
         3, "DÉPLACÉ – Marche", "MOVED – March"),
    Step("slug", lambda it: changed(it, slug="grande-marche"),
         3, "DÉPLACÉ – Marche", "MOVED – March"),
    Step("postponed", lambda it: changed(it, status="postponed"),
         4, "REPORTÉ – Marche", "POSTPONED – March"),
    Step("cancelled", lambda it: changed(it, status="cancelled"),
         5, "ANNULÉ – Marche", "CANCELLED – March"),
    Step("unpublished", lambda it: it.unpublish(), 6, "ANNULÉ – Marche", "CANCELLED – March"),
    Step("published again", lambda it: changed(it, status="scheduled"), 7, "Marche", "March"),
    Step("deleted", lambda it: Page.objects.get(pk=it.pk).delete(),
         8, "ANNULÉ – Marche", "CANCELLED – March"),
]  # fmt: skip


def test_a_year_in_the_life_of_a_march(
    client, programme, site_tree, clock, django_capture_on_commit_callbacks
):
    """Everything that can happen to an event, one thing after another, under one UID.

    Held against every kind of calendar there is, in both languages, beside another event of the
    same organisation to which nothing happens.
    """
    cimade = publish(SignatoryPageFactory(parent=site_tree["fr"]["signatories"], slug="cimade"))
    march = EventPageFactory(parent=programme, title="Marche", slug="marche", precision="later")
    other = EventPageFactory(
        parent=programme, title="Veille", kind=march.kind, dates=[date(2026, 12, 19)]
    )
    for event in (march, other):
        event.organisers = [EventOrganiser(signatory=cimade)]
        publish(event)
    uid, others = (vevents(client, f"{event.url}event.ics")[0]["UID"] for event in (march, other))
    subscribers = {
        language: [
            Subscriber(client, f"/{language}/programme/{file}")
            for file in (
                "2026/calendar.ics",
                f"2026/calendar.ics?type={march.kind.code}",
                "2026/calendar.ics?access=&organiser=cimade",
                "calendar.ics?organiser=cimade",
                "calendar.ics",
                "2026/marche/event.ics",
            )
        ]
        for language in ("fr", "en")
    }
    everybody = subscribers["fr"] + subscribers["en"]
    for one in everybody:
        one.look()
    at_first = {one.address: one.known.get(others) for one in everybody}
    for step in STEPS:
        clock.shift(timedelta(hours=1))
        with django_capture_on_commit_callbacks(execute=True):
            step.act(EventPage.objects.get(pk=march.pk))
        for language, summary in (("fr", step.french), ("en", step.english)):
            for one in subscribers[language]:
                before = one.known[uid]
                one.look()
                row = one.known[uid]
                assert (row["SEQUENCE"], str(row["SUMMARY"])) == (step.sequence, summary), step
                now = timezone.now() if language in step.told else before["DTSTAMP"].dt
                assert row["DTSTAMP"].dt == now, step
                # No one else is told anything.
                assert one.known.get(others) == at_first[one.address]
                assert one.known.keys() <= {uid, others}


def test_publishing_without_a_change_tells_nothing(client, march, clock):
    before = client.get(FR)
    clock.shift(timedelta(hours=1))
    march = publish(march)
    after = client.get(FR)
    assert (after.content, after["ETag"]) == (before.content, before["ETag"])


@pytest.mark.parametrize(
    ("facts", "sequence"),
    [
        ({"town": "Lyon"}, 1),
        ({"place_name": "Bourse du travail"}, 1),
        ({"precision": "later"}, 1),
        ({"status": "postponed"}, 1),
        ({"timezone": "Africa/Dakar"}, 1),
        ({"title": "Grande marche"}, 0),
        ({"summary": "Avec des tambours."}, 0),
        ({"online_url": "https://visio.example.org/m"}, 0),
        ({"price": "Libre"}, 0),
    ],
)
def test_sequence_grows_with_time_place_and_status_only(client, march, clock, facts, sequence):
    before = stamps(client)
    clock.shift(timedelta(hours=1))
    changed(march, **facts)
    after = stamps(client)
    assert after[0] == sequence
    assert (after[1] > before[1]) == (facts != {"price": "Libre"})


def test_a_place_announced_later_is_told_when_it_is_known(client, programme):
    march = published(parent=programme, title="Marche", precision="later", town="Lyon")
    assert str(vevents(client, EN)[0]["LOCATION"]) == "Place to be announced"
    changed(march, precision="exact", place_name="Place Bellecour")
    assert str(vevents(client, EN)[0]["LOCATION"]) == "Place Bellecour, Lyon"
    assert "GEO" not in vevents(client, EN)[0]


def test_two_changes_in_one_second_have_two_stamps(client, march):
    first = stamps(client)
    changed(march, title="Une")
    changed(march, title="Deux")
    assert stamps(client)[1] == first[1] + timedelta(seconds=2)
