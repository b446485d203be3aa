"""Every address that an anonymous reader can GET, and what it may cost.

A cost is a ratio to that of a page of the plain site, measured in the same run: its event, unless
`base` names another. The limits are those of a plain event of 12 ms: 100 ms at 1,000 events, 400 ms
at 10,000. `test_addresses.py` compares the list with the site's URLs and the pages' routes.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import override

from campaigns.models import CallIndexPage, SignatoryIndexPage
from home.text.languages import address_word
from programme.models import ProgrammeIndexPage
from tests.bench.pages.content import Content

LANGUAGE = "fr"
AT_MOST, AT_MOST_LARGE = 8.3, 33.3
PLAIN = {
    "event": "/fr/evenements/evenement-3/",
    "list": "/fr/evenements/",
    "call": "/fr/appel/",
}


@dataclass(frozen=True)
class Address:
    """An address and the most that its first rendering may cost, as a ratio to `base`."""

    title: str
    path: str
    at_most: float = AT_MOST
    base: str = "event"
    status: int = 200

    @property
    def is_line(self) -> bool:
        """Whether it has a limit of its own."""
        return self.at_most != AT_MOST


def addresses(content: Content) -> list[Address]:
    """Return all of them for the content of a site, those with a limit of their own first."""
    with override(LANGUAGE):
        return sorted(_addresses(content), key=lambda address: not address.is_line)


def _addresses(content: Content) -> list[Address]:
    programme, call = content.programme.url, content.call.url
    programmes = ProgrammeIndexPage.objects.get(locale__language_code=LANGUAGE).url
    calls = CallIndexPage.objects.get(locale__language_code=LANGUAGE).url
    organisations = SignatoryIndexPage.objects.get(locale__language_code=LANGUAGE).url
    signed_text = content.changed_call.url + address_word("signed-text", LANGUAGE) + "/1/"
    document = content.document
    return [
        Address("event", content.event.url, 1.2),
        Address("home", f"/{LANGUAGE}/", 1.2),
        Address("programme", programme, 0.8, "list"),
        Address("call", call, 0.5, "call"),
        Address("organisations", organisations, 2.5),
        Address("RSS of a programme", f"{programme}feed.xml", 1.2),
        Address("map.geojson", f"{programme}map.geojson", 2),
        Address("programme.csv", f"{programme}programme.csv", 2),
        Address("map", f"{programme}map/", 2.5),
        Address("calendar of a programme", f"{programme}calendar.ics", 1.25),
        # --- The same with a query
        *_filtered(content),
        Address("programme, its last page", f"{programme}?page=999"),
        Address("calls, filtered", f"{calls}?{urlencode({'year': content.call.year})}"),
        # --- All others
        Address("embedded list", f"{programme}embed/"),
        Address("form for an event", content.programme.submitting_url()),
        Address("event sent", content.programme.submitting_url("sent")),
        Address("calendar of an event", f"{content.event.url}event.ics"),
        Address("programmes", programmes),
        Address("calendar of all programmes", f"{programmes}calendar.ics"),
        Address("RSS of all programmes", f"{programmes}feed.xml"),
        Address("form to sign a call", content.call.signing_url()),
        Address("signature sent", content.call.signing_url("sent")),
        Address("signatories of a call, CSV", content.call.signatories_csv_url),
        Address("call whose text changed", content.changed_call.url),
        Address("signed text of a call", signed_text),
        Address("calls", calls),
        Address("RSS of calls", f"{calls}feed.xml"),
        Address("organisation", content.signatory.url),
        Address("RSS of an organisation", content.signatory.feed_url),
        Address("plain page", content.page.url),
        Address("search, empty", reverse("search")),
        Address("search", f"{reverse('search')}?q=rassemblement"),
        Address("search for what nothing holds", f"{reverse('search')}?q=aurore+boreale"),
        Address("choice of a language", "/", status=302),
        Address("sitemap", "/sitemap.xml"),
        Address("robots.txt", "/robots.txt"),
        Address("security.txt", "/.well-known/security.txt"),
        Address("sign of life", "/healthz"),
        # No task worker runs in a benchmark.
        Address("missing parts of the site", "/readyz", status=503),
        Address("document", document.url),
        Address("private link that is unknown", f"/{LANGUAGE}/signature/{'x' * 43}/", status=404),
        Address("private link of an event", f"/{LANGUAGE}/submission/{'x' * 43}/", status=404),
        Address("damaged private link", f"/{LANGUAGE}/signature/x/", status=404),
        Address("damaged link of an event", f"/{LANGUAGE}/submission/x/", status=404),
        Address("page that is not there", f"/{LANGUAGE}/rien/", status=404),
    ]


def _filtered(content: Content) -> list[Address]:
    programme, town = content.programme.url, content.event.town
    asked = {
        "words": {"q": "rassemblement préfecture"},
        "words that nothing holds": {"q": "aurore boréale"},
        "a region": {"region": content.event.region},
        "50 km around a town": {"town": town, "near": 50},
        "a day": {"day": content.event.dates.first().day.isoformat()},
        "an organiser": {"organiser": content.signatory.slug},
        "a language": {"language": "fr"},
        "access": {"access": "wheelchair"},
    }
    found = [
        Address(f"programme filtered by {what}", f"{programme}?{urlencode(values)}")
        for what, values in asked.items()
    ]
    query = urlencode(asked["words"])
    names = ["map/", "map.geojson", "programme.csv", "feed.xml", "calendar.ics", "embed/"]
    return found + [
        Address(f"{name} filtered by words", f"{programme}{name}?{query}") for name in names
    ]
