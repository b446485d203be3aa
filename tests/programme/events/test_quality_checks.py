"""What an editor is told to look at in an event, and what to do about it."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from programme.events.quality_checks import warnings
from programme.models import EventDate, EventPage
from tests.factories import EventKindFactory, EventPageFactory, ProgrammePageFactory
from tests.programme.events.test_editing import add_url, event_data

pytestmark = [pytest.mark.django_db, pytest.mark.once]
DAY = date(2026, 12, 18)


@pytest.fixture
def programme(site_tree):
    return ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2026)


def told(dates=(DAY,), language="en", **facts) -> list[str]:
    event = EventPageFactory(dates=list(dates), **facts)
    with translation.override(language):
        shown = warnings(event, event.edition_year)
    return [text.replace("\u00a0", " ") for text in shown]


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"dates": []},
        {"dates": [date(2026, 1, 1), date(2027, 1, 18)]},
        {"dates": [{"day": date(2026, 12, 28), "end_day": date(2027, 1, 3), "whole_day": True}]},
        {"status": "cancelled", "status_note": "La salle est fermée."},
        {"status": "moved", "status_note": "Salle B.", "town": "Lyon"},
        {"status": "moved", "status_note": "À 19 h.", "town": "", "precision": "everywhere"},
        {"attendance": "online", "town": ""},
    ],
)
def test_nothing_is_said_of_what_is_right(programme, facts):
    assert told(**facts) == []


def test_a_date_of_another_edition(site_tree):
    """A date of 2020 in the programme of 2019."""
    ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2019)
    assert told([date(2020, 12, 18)]) == [
        "Friday 18 December 2020 is not in the programme of 2019. Correct the date, or move the "
        "event to the programme of its year."
    ]
    assert told([date(2018, 12, 18)], "fr") == [
        "Mardi 18 décembre 2018 n’est pas dans le programme de 2019. Corrigez la date, ou déplacez "
        "l’événement vers le programme de son année."
    ]
    assert told([date(2020, 1, 10)]) == []
    assert told(
        [{"day": date(2019, 12, 18), "end_day": date(2190, 12, 19), "whole_day": True}]
    ) == [
        "It lasts until Sunday 19 December 2190, which is not in the programme of 2019. Correct "
        "its last day.",
        "18 December 2019 – 19 December 2190: that is very long. Correct the last day or, if it "
        "takes place several times, add a date for each.",
    ]


def test_moved_without_a_place_or_a_day(programme):
    """ "Moved" without a place or day."""
    assert told([], status="moved", town="", status_note="Ailleurs.") == [
        "It is moved, but has no date. Add the new day, or choose “Postponed” while it is not "
        "known.",
        "It is moved, but no place is shown. Fill in the new one, or choose “Postponed” "
        "while it is not known.",
    ]
    [text] = told(status="moved")
    assert text.startswith("It is moved, and nothing says what is new.")


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("postponed", "It is postponed, and nothing says until when."),
        ("cancelled", "It is cancelled, and nothing says why or what now."),
    ],
)
@pytest.mark.parametrize("of_one_date", [True, False])
def test_a_status_without_a_sentence(programme, status, said, of_one_date):
    """ "Postponed" without a sentence; of the event or of one of its dates."""
    dates = [{"day": DAY, "status": status if of_one_date else "scheduled"}, date(2027, 1, 18)]
    [text] = told(dates, status="scheduled" if of_one_date else status)
    assert text.startswith(said)
    assert "“What has changed”" in text


def test_dates_that_are_odd(programme):
    assert told([DAY, DAY]) == [
        "Friday 18 December 2026 stands among the dates more than once. Delete what is too much."
    ]
    assert told([{"day": DAY, "status": "cancelled"}], status_note="Salle fermée.") == [
        "Each of its dates is cancelled. Choose “Cancelled” as the status of the event, too, so "
        "that its page says so."
    ]
    event = EventPageFactory(dates=[])
    event.dates = [EventDate(day=DAY, end_day=date(2026, 12, 8))]
    with translation.override("en"):
        assert [text.partition(": ")[2] for text in warnings(event, 2026)] == [
            "it ends before it starts. Correct its last day."
        ]


@pytest.mark.parametrize(
    ("days", "facts", "is_said"),
    [
        (2, {"attendance": "online"}, True),
        (2, {"attendance": "hybrid"}, True),
        (0, {"attendance": "online"}, True),
        (2, {}, False),
        (30, {"attendance": "online"}, False),
        (-2, {"attendance": "online"}, False),
        (2, {"attendance": "online", "online_url": "https://visio.example.org"}, False),
        (2, {"attendance": "online", "registration_url": "https://visio.example.org"}, False),
        (2, {"attendance": "online", "status": "cancelled", "status_note": "Non."}, False),
    ],
)
def test_taking_part_online_soon_without_a_link(site_tree, days, facts, is_said):
    day = timezone.localdate() + timedelta(days=days)
    ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=day.year)
    assert ["there is no link" in text for text in told([day], **facts)] == [True] * is_said


# --- Where it is said


def test_an_editor_is_told_in_the_editor_and_after_publishing(admin_client, programme):
    data = event_data(EventKindFactory(), {"day": "2020-12-18"}, status="postponed")
    headers = {"accept-language": "en"}
    page = admin_client.post(
        add_url("eventpage", programme), data, headers=headers, follow=True
    ).content.decode()
    assert "Friday 18\u00a0December 2020 is not in the programme of 2026." in page
    assert "It is postponed, and nothing says until when." in page
    event = EventPage.objects.live_in("fr").get()
    edit = reverse("wagtailadmin_pages:edit", args=[event.pk])
    assert f'href="{edit}"' in page
    page = admin_client.get(edit, headers=headers).content.decode()
    assert page.count("is not in the programme of 2026.") == 1
    assert "The event can be published all the same." in page


def test_a_draft_is_judged_as_it_was_typed(admin_client, programme):
    event = EventPageFactory(dates=[{"day": DAY, "start_time": time(18)}])
    edit = reverse("wagtailadmin_pages:edit", args=[event.pk])
    assert "data-event-warnings" not in admin_client.get(edit).content.decode()
    event.status = "moved"
    event.save_revision()
    assert "data-event-warnings" in admin_client.get(edit).content.decode()


def test_typed_text_in_a_warning_stays_text(admin_client, programme):
    title = "<script>alert(1)</script>"
    data = event_data(EventKindFactory(), title=title, status="postponed")
    page = admin_client.post(add_url("eventpage", programme), data, follow=True).content.decode()
    assert title not in page
