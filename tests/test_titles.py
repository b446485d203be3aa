"""What pages are called: in the browser's tab, in search engines and where they are shared."""

import html
import re
from datetime import date

import pytest
import time_machine

from home.models import SiteWords
from home.templatetags.reading import with_site
from tests.factories import (
    CallPageFactory,
    EventPageFactory,
    ProgrammePageFactory,
    SignatoryPageFactory,
    publish,
)

pytestmark = pytest.mark.once

SITE = {"fr": "Programme commun", "en": "Common Programme"}
HOME = {
    "fr": "Programme commun – Le 18 décembre, partout",
    "en": "Common Programme – 18 December, everywhere",
}
TITLES = {
    "fr": {
        "/fr/": HOME["fr"],
        "/fr/appels/": "Appels – Programme commun",
        "/fr/appels/des-droits/": "Des droits – Programme commun",
        "/fr/appels/des-droits/signer/": (
            "Signer au nom d’une organisation – Des droits – Programme commun"
        ),
        "/fr/appels/des-droits/signer/envoye/": (
            "Consultez vos courriels – Des droits – Programme commun"
        ),
        "/fr/appels/hier/signer/": "Signature close – Hier – Programme commun",
        "/fr/signataires/la-cimade/": "La Cimade – Programme commun",
        "/fr/programme/2026/": "Programme commun 2026",
        "/fr/programme/2026/map/": "Carte – Programme commun 2026",
        "/fr/programme/2026/proposer/": "Proposer un événement – Programme commun 2026",
        "/fr/programme/2026/proposer/envoye/": "Consultez vos courriels – Programme commun 2026",
        "/fr/programme/2020/proposer/": "Ce programme est clos – Programme commun 2020",
        "/fr/programme/2026/veillee/": "Veillée – Programme commun",
        "/fr/recherche/": "Rechercher – Programme commun",
        "/fr/recherche/?q=veille": "Recherche\u202f: veille – Programme commun",
        "/fr/nulle-part/": "Page introuvable – Programme commun",
        "/fr/submission/secret/": "Ce lien n’est pas complet – Programme commun",
    },
    "en": {
        "/en/": HOME["en"],
        "/en/calls/": "Calls – Common Programme",
        "/en/calls/des-droits/": "Des droits – Common Programme",
        "/en/calls/des-droits/sign/": "Sign as an organisation – Des droits – Common Programme",
        "/en/calls/des-droits/sign/sent/": "Check your e-mail – Des droits – Common Programme",
        "/en/calls/hier/sign/": "Closed for signature – Hier – Common Programme",
        "/en/signatories/la-cimade/": "La Cimade – Common Programme",
        "/en/programme/2026/": "Common Programme 2026",
        "/en/programme/2026/map/": "Map – Common Programme 2026",
        "/en/programme/2026/submit/": "Submit your event – Common Programme 2026",
        "/en/programme/2026/submit/sent/": "Check your e-mail – Common Programme 2026",
        "/en/programme/2020/submit/": "This programme is closed – Common Programme 2020",
        "/en/programme/2026/veillee/": "Veillée – Common Programme",
        "/en/search/": "Search – Common Programme",
        "/en/search/?q=veille": "Search: veille – Common Programme",
        "/en/nowhere/": "Page not found – Common Programme",
        "/en/submission/secret/": "This link is not complete – Common Programme",
    },
}


def a_page_of_each_kind(tree: dict, language: str) -> None:
    words = {"name": SITE[language], "strapline": HOME[language].partition(" – ")[2]}
    SiteWords.objects.update_or_create(locale=tree["calls"].locale, defaults=words)
    calls = tree["calls"]
    publish(CallPageFactory(parent=calls, title="Des droits", slug="des-droits", signing="open"))
    past = {"signing": "open", "signing_until": date(2026, 11, 1)}
    publish(CallPageFactory(parent=calls, title="Hier", slug="hier", **past))
    publish(SignatoryPageFactory(parent=tree["signatories"], title="La Cimade", slug="la-cimade"))
    for year in (2020, 2026):
        title = f"{SITE[language]} {year}"
        programme = ProgrammePageFactory(parent=tree["programmes"], title=title, year=year)
        publish(programme)
    publish(EventPageFactory(parent=programme, title="Veillée", slug="veillee"))


def head_of(client, address: str) -> tuple[str, str]:
    """The title of a page, and the one under which it is shared."""
    text = client.get(address).content.decode()
    title = re.search(r"<title[^>]*>(.*?)</title>", text)[1]
    shared = re.search(r'<meta property="og:title"[^>]* content="(.*?)">', text)[1]
    return html.unescape(title), html.unescape(shared)


@pytest.mark.django_db
@time_machine.travel("2026-12-01 12:00+00:00", tick=False)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_title_names_what_a_page_is_about_and_the_site_once(client, site_tree, language):
    """Titles: say once (no « Programme commun 2026 – Programme commun »); name the call."""
    a_page_of_each_kind(site_tree[language], language)
    found = {address: head_of(client, address) for address in TITLES[language]}
    assert {address: title for address, (title, _) in found.items()} == TITLES[language]
    ending = f" – {SITE[language]}"
    assert {address: shared for address, (_, shared) in found.items()} == {
        address: title.removesuffix(ending) for address, title in TITLES[language].items()
    }


@pytest.mark.parametrize(
    ("title", "name", "shown"),
    [
        ("Appels", "Programme commun", "Appels – Programme commun"),
        ("Programme commun 2026", "Programme commun", "Programme commun 2026"),
        ("Le programme commun", "Programme commun", "Le programme commun"),
        ("Agirons", "Agir", "Agirons – Agir"),
        ("Carte – Programme commun 2026", "Programme commun", "Carte – Programme commun 2026"),
        ("Appels", "", "Appels"),
        ("a < b", "C & D", "a &lt; b – C &amp; D"),
        ("C & D 2026", "C & D", "C &amp; D 2026"),
        ("C++ 2026", "C++", "C++ 2026"),
    ],
)
def test_the_sites_name_is_added_unless_the_title_says_it(title, name, shown):
    assert with_site(title, name) == shown
