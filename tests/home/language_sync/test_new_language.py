"""A language that is added to a site in use, and one that is taken away again."""

import pytest
from icalendar import Calendar
from wagtail.models import GroupPagePermission, Locale, Page

from home.models import HomePage
from home.roles import EDITION
from tests.factories import publish, translated
from tests.home.language_sync.pages import new_event, version

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_arabic(settings):
    """`in_arabic()` adds the language, as an operator does, and gives its locale."""
    settings.LANGUAGES = [*settings.LANGUAGES, ("ar", "Arabic")]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES
    return lambda: Locale.objects.create(language_code="ar")


def test_every_page_stands_in_it_at_the_addresses_of_its_original(client, programme, in_arabic):
    publish(translated(programme))
    event = new_event(programme)
    in_arabic()
    assert HomePage.objects.get(locale__language_code="ar").url_path == "/ar/"
    assert version(event, "ar").url == "/ar/programme/2026/marche/"
    html = client.get("/ar/programme/2026/").content.decode()
    assert '<html lang="ar" dir="rtl">' in html
    assert '<a href="/ar/programme/2026/marche/" lang="fr" dir="ltr">Marche</a>' in html


def test_a_site_without_any_page_yet_has_its_first_pages_in_it(client, in_arabic):
    in_arabic()
    for address in ("/ar/", "/ar/appels/", "/ar/signataires/", "/ar/programme/"):
        assert client.get(address).status_code == 200
        assert client.get(address).content.count(b'lang="ar" hreflang="ar"') == 1


def test_its_calendars_have_their_names(client, programme, in_arabic):
    event = new_event(programme)
    in_arabic()
    calendars = {}
    for language in ("fr", "ar"):
        content = client.get(f"/{language}/programme/2026/calendar.ics").content
        calendars[language] = Calendar.from_ical(content)
    assert calendars["ar"]["NAME"] == calendars["fr"]["NAME"]
    for language, calendar in calendars.items():
        [told] = calendar.walk("VEVENT")
        assert told["URL"].endswith(f"/{language}/programme/2026/marche/")
        assert str(told["UID"]).startswith(str(event.dates.get().translation_key))


def test_the_groups_work_in_it(in_arabic):
    def allowed(language):
        granted = GroupPagePermission.objects.filter(
            group__name=EDITION, page__depth=2, page__locale__language_code=language
        )
        return set(granted.values_list("permission__codename", flat=True))

    in_arabic()
    assert allowed("ar") == allowed("fr") | allowed("en")
    assert "publish_page" in allowed("ar")


def test_its_lists_cost_the_same_for_any_number_of_events(programme, in_arabic, count_queries):
    def cost():
        return [count_queries(f"/{language}/programme/2026/") for language in ("fr", "en", "ar")]

    publish(translated(programme))
    new_event(programme, slug="une")
    in_arabic()
    one = cost()
    for slug in ("deux", "trois", "quatre"):
        new_event(programme, slug=slug)
    assert cost() == one
    assert one[2] <= one[1] + 2


def test_a_third_language_costs_the_others_nothing(programme, in_arabic, count_queries):
    new_event(programme)
    addresses = ["/fr/", "/fr/programme/2026/", "/en/programme/2026/"]
    before = [count_queries(address) for address in addresses]
    in_arabic()
    assert [count_queries(address) for address in addresses] == before


def test_taken_away_again_it_is_nowhere(client, programme, in_arabic, settings):
    languages = settings.LANGUAGES[:2]
    event = new_event(programme)
    in_arabic()
    arabic = version(event, "ar")
    arabic.alias_of = None
    arabic.title, arabic.text_language = "مسيرة", "ar"
    arabic.save_revision().publish()
    assert "/ar/programme/2026/marche/" in client.get("/sitemap.xml").content.decode()
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = languages
    for address in ("/fr/", "/fr/programme/2026/", "/en/programme/2026/marche/", "/sitemap.xml"):
        response = client.get(address)
        assert response.status_code == 200
        assert "/ar/" not in response.content.decode()
    assert client.get("/ar/programme/2026/", follow=True).status_code == 404
    publish(event)
    assert Page.objects.filter(translation_key=event.translation_key).count() == 3
