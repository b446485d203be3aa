"""An edition that is over keeps its totals and takes no more events."""

from datetime import date

import pytest

from programme.editions.freezing import Totals, freeze, totals_of, unfreeze
from programme.models import EventOrganiser, FrozenEdition, ProgrammePage
from tests.factories import (
    EventPageFactory,
    ProgrammePageFactory,
    SignatoryPageFactory,
    publish,
    translated,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(site_tree):
    return publish(ProgrammePageFactory(parent=site_tree["fr"]["programmes"], year=2025))


def organised(event, *organisers):
    event.organisers = [
        EventOrganiser(name=item, sort_order=number)
        if isinstance(item, str)
        else EventOrganiser(signatory=item, sort_order=number)
        for number, item in enumerate(organisers)
    ]
    return publish(event)


@pytest.fixture
def events(programme):
    cimade = SignatoryPageFactory(title="La Cimade")
    march = organised(EventPageFactory(parent=programme, town="Lyon"), cimade, "Collectif")
    organised(EventPageFactory(parent=march, town="lyon"), "CIMADE")
    hidden = EventPageFactory(parent=programme, town="Calais", precision="later", dates=[])
    organised(hidden, "collectif", "FAL")
    EventPageFactory(parent=programme, town="Nantes", live=False)


def fresh(programme):
    return ProgrammePage.objects.get(pk=programme.pk)


def test_totals_count_what_is_public_once(programme, events):
    assert totals_of(fresh(programme)) == Totals(events=3, towns=1, organisations=3)


def test_a_frozen_edition_keeps_its_totals_in_every_language(
    client, site_tree, programme, events, admin_user
):
    english = translated(programme)
    frozen = freeze(english, admin_user)
    assert (frozen.events, frozen.towns, frozen.organisations) == (3, 1, 3)
    assert frozen.frozen_by == admin_user
    EventPageFactory(parent=fresh(programme), town="Rennes")
    for page, words in ((programme, "Cette édition est close"), (english, "This edition is")):
        html = client.get(page.url).content.decode()
        assert words in html
        assert "<b>3</b>" in html
        assert "<b>4</b>" not in html
    for language in ("fr", "en"):
        html = client.get(site_tree[language]["programmes"].url).content.decode()
        assert html.count("<b>3</b>") == 2


def test_freezing_twice_keeps_the_first_totals(programme, events):
    first = freeze(programme)
    EventPageFactory(parent=fresh(programme))
    assert freeze(fresh(programme)) == first
    assert FrozenEdition.objects.get().events == 3


def test_a_reopened_edition_counts_anew(client, programme, events):
    freeze(programme)
    assert fresh(programme).is_frozen
    unfreeze(fresh(programme))
    unfreeze(fresh(programme))
    assert not fresh(programme).is_frozen
    assert "Cette édition est close" not in client.get(programme.url).content.decode()
    EventPageFactory(parent=fresh(programme))
    assert freeze(fresh(programme)).events == 4


def test_an_older_draft_does_not_open_a_frozen_edition(programme):
    draft = programme.save_revision()
    freeze(programme)
    draft.publish()
    assert fresh(programme).is_frozen


def test_editors_correct_the_events_of_a_frozen_edition(client, programme, events):
    freeze(programme)
    event = EventPageFactory(parent=fresh(programme), title="Veillée", dates=[date(2025, 12, 18)])
    event.title = "Veillée corrigée"
    publish(event)
    assert "Veillée corrigée" in client.get(programme.url).content.decode()


def test_the_totals_go_with_the_programme(programme):
    freeze(programme)
    fresh(programme).delete()
    assert not FrozenEdition.objects.exists()


def test_lists_cost_the_same_with_many_frozen_editions(programme, site_tree, count_queries):
    index = site_tree["fr"]["programmes"]
    freeze(programme)
    one = count_queries(index.url)
    for year in (2023, 2024):
        freeze(publish(ProgrammePageFactory(parent=index, year=year)))
    assert count_queries(index.url) == one
