"""The plain site's content, written in bulk: events, their venues and organisers, one call.

python -m tests.bench.naive.fill 1000
"""

import random
import sys
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import django

ORGANISATIONS, VENUES = 300, 400
PUBLISHED = datetime(2026, 11, 1, tzinfo=UTC)
CITIES = ["Paris", "Lyon", "Marseille", "Toulouse", "Nantes", "Lille", "Rennes", "Bruxelles"]
CATEGORIES = ["Manifestation", "Projection", "Débat", "Concert", "Atelier", "Exposition", "Autre"]
WORDS = [
    "accueil",
    "assemblée",
    "association",
    "atelier",
    "centre",
    "cinéma",
    "collectif",
    "concert",
    "débat",
    "droits",
    "égalité",
    "exposition",
    "famille",
    "frontières",
    "journée",
    "lecture",
    "mairie",
    "marche",
    "migrants",
    "mobilisation",
    "mémoire",
    "place",
    "projection",
    "rencontre",
    "solidarité",
    "syndicat",
    "théâtre",
    "travail",
    "témoignages",
    "ville",
]
chance = random.Random(18)


def words(number: int) -> str:
    return " ".join(chance.choice(WORDS) for _number in range(number)).capitalize()


def paragraphs(number: int, shortest: int, longest: int) -> str:
    lengths = [chance.randint(shortest, longest) for _number in range(number)]
    return "".join(f"<p>{words(length)}.</p>" for length in lengths)


def fill(number: int) -> None:
    from wagtail.models import Locale, Page, Site

    from tests.bench.naive.models import EventIndexPage, HomePage, Organisation, Venue

    Locale.objects.get_or_create(language_code="en")
    locale, _created = Locale.objects.get_or_create(language_code="fr")
    # In the place of the page that Wagtail's migrations make.
    welcome = Page.objects.get(depth=2)
    home = HomePage(title="Accueil", slug="accueil", locale=locale)
    welcome.add_sibling(instance=home)
    Site.objects.update(root_page=home)
    welcome.delete()
    home = HomePage.objects.get(pk=home.pk)
    index = EventIndexPage(title="Évènements", slug="evenements", locale=locale)
    home.add_child(instance=index)
    organisations = Organisation.objects.bulk_create(
        Organisation(name=f"{words(3)} {n}", url=f"https://org{n}.example.org/")
        for n in range(ORGANISATIONS)
    )
    venues = Venue.objects.bulk_create(
        Venue(
            name=f"Maison {words(2)} {n}",
            address=f"{n} rue {words(2)}",
            city=CITIES[n % len(CITIES)],
            country="FR",
            lat=43 + n % 80 / 10,
            lon=n % 60 / 10,
        )
        for n in range(VENUES)
    )
    add_events(index, number, venues, organisations)
    add_call(home, organisations)


def add_events(index, number: int, venues: list, organisations: list) -> None:
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Page

    from tests.bench.naive.models import EventPage

    kind = ContentType.objects.get_for_model(EventPage)
    pages = Page.objects.bulk_create(
        Page(
            title=(title := f"{words(chance.randint(3, 8))} {n}"),
            draft_title=title,
            slug=f"evenement-{n}",
            url_path=f"{index.url_path}evenement-{n}/",
            path=index.path + Page._int2str(n + 1).rjust(Page.steplen, "0"),
            depth=index.depth + 1,
            content_type=kind,
            locale=index.locale,
            translation_key=uuid4(),
            first_published_at=PUBLISHED,
            last_published_at=PUBLISHED,
        )
        for n in range(number)
    )
    Page.objects.filter(pk=index.pk).update(numchild=number)
    organised = EventPage.organisers.through
    links = []
    for page in pages:
        start = PUBLISHED + timedelta(days=chance.randint(30, 60), hours=chance.randint(8, 20))
        event = EventPage(
            page_ptr=page,
            start=start,
            end=start + timedelta(hours=chance.choice([1, 2, 2, 3])),
            category=chance.choice(CATEGORIES),
            venue=chance.choice(venues),
            body=paragraphs(3, 25, 50),
        )
        event.__dict__ |= {
            field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields
        }
        event.save_base(raw=True, force_insert=True)
        for organisation in chance.sample(organisations, chance.randint(1, 3)):
            links.append(organised(eventpage_id=page.pk, organisation_id=organisation.pk))
    organised.objects.bulk_create(links)


def add_call(home, organisations: list) -> None:
    from wagtail.models import Page

    from tests.bench.naive.models import CallPage, Signatory

    notes = "".join(f"<li>{words(25)}</li>" for _number in range(14))
    call = CallPage(
        title="Appel à une journée d’action le 18 décembre",
        slug="appel",
        locale=home.locale,
        body="".join(f"<h2>{words(5)}</h2>{paragraphs(6, 60, 120)}" for _number in range(7)),
        footnotes=f"<ol>{notes}</ol>",
    )
    Page.objects.get(pk=home.pk).add_child(instance=call)
    Signatory.objects.bulk_create(
        Signatory(page=call, organisation=organisation, sort_order=n)
        for n, organisation in enumerate(organisations)
    )


if __name__ == "__main__":
    django.setup()
    fill(int(sys.argv[1]))
