from datetime import date, time

from tests.factories import (
    CallPageFactory,
    EventPageFactory,
    ProgrammePageFactory,
    RubricFactory,
    SignatoryPageFactory,
    publish,
)


def test_pages_stand_in_the_french_tree(site_tree):
    call = CallPageFactory(rubric=RubricFactory(name="Frontières"))
    signatory = SignatoryPageFactory(title="La Cimade")
    event = EventPageFactory(parent=ProgrammePageFactory(year=2025))

    assert call.get_parent().specific == site_tree["fr"]["calls"]
    assert call.rubric.code == "frontieres"
    assert signatory.get_parent().specific == site_tree["fr"]["signatories"]
    assert signatory.slug == "la-cimade"
    assert event.get_parent().slug == "2025"
    assert [page.locale.language_code for page in (call, signatory, event)] == ["fr", "fr", "fr"]


def test_event_takes_place_on_migrants_day_unless_dates_are_given(site_tree):
    programme = ProgrammePageFactory(year=2025)

    (usual,) = EventPageFactory(parent=programme).dates.all()
    vigils = EventPageFactory(
        parent=programme, dates=[date(2025, 12, 6), {"day": date(2025, 12, 13)}]
    )

    assert (usual.day, usual.start_time) == (date(2025, 12, 18), time(18))
    assert [each.day.day for each in vigils.dates.all()] == [6, 13]
    assert list(EventPageFactory(parent=programme, dates=[]).dates.all()) == []


def test_publish_keeps_what_the_factory_made(site_tree):
    event = publish(EventPageFactory(title="Marche aux flambeaux"))

    assert (event.live, event.title, event.dates.count()) == (True, "Marche aux flambeaux", 1)
