"""Pages and terms for tests, whole enough to be published. A test names only what it is about.

Pages stand below the French list or programme unless `parent=` says otherwise, so tests need
`site_tree`. They are live but were never published: `publish()` does what an editor's button does.
"""

from datetime import date, time

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Locale
from wagtail_factories import PageFactory

from campaigns.models import CallIndexPage, CallPage, Rubric, SignatoryIndexPage, SignatoryPage
from programme.example.translations import translate
from programme.models import EventDate, EventKind, EventPage, ProgrammeIndexPage, ProgrammePage
from programme.public_events import PublicEvents
from programme.published import editions
from programme.published.services import write_rows


def publish(page):
    """Publish the page as it is; returns it fresh from the database."""
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def french(model):
    """The French page of a type that each language has one of."""
    return factory.LazyFunction(lambda: model.objects.get(locale__language_code="fr"))


class TermFactory(DjangoModelFactory):
    locale = factory.LazyFunction(lambda: Locale.objects.get(language_code="fr"))

    class Meta:
        abstract = True


class RubricFactory(TermFactory):
    name = factory.Sequence(lambda n: f"Rubrique {n}")

    class Meta:
        model = Rubric


class EventKindFactory(TermFactory):
    name = factory.Sequence(lambda n: f"Marche {n}")

    class Meta:
        model = EventKind


class CallPageFactory(PageFactory):
    parent = french(CallIndexPage)
    title = factory.Sequence(lambda n: f"Appel {n}")
    year = 2025
    date = date(2025, 11, 3)
    standfirst = "<p>Nous appelons à marcher.</p>"
    body = "<p>Personne n’est illégal.</p>"

    class Meta:
        model = CallPage


class SignatoryPageFactory(PageFactory):
    parent = french(SignatoryIndexPage)
    title = factory.Sequence(lambda n: f"Organisation {n}")

    class Meta:
        model = SignatoryPage


class ProgrammePageFactory(PageFactory):
    parent = french(ProgrammeIndexPage)
    year = factory.Sequence(lambda n: 2025 + n % 150)
    title = factory.LazyAttribute(lambda page: f"Programme {page.year}")
    slug = factory.LazyAttribute(lambda page: str(page.year))

    class Meta:
        model = ProgrammePage


class EventPageFactory(PageFactory):
    """An event on 18 December at 18:00, in the newest French programme or in a new one.

    `dates=[…]` takes days or dictionaries of EventDate's fields; an empty list makes it undated.
    """

    parent = factory.LazyFunction(
        lambda: (
            ProgrammePage.objects.filter(locale__language_code="fr").order_by("-year").first()
            or ProgrammePageFactory()
        )
    )
    title = factory.Sequence(lambda n: f"Événement {n}")
    kind = factory.SubFactory(EventKindFactory)
    town = "Paris"

    class Meta:
        model = EventPage
        skip_postgeneration_save = True

    @factory.post_generation
    def dates(page, create, given):
        if given is None:
            programme = ProgrammePage.objects.ancestor_of(page).get()
            given = [{"day": programme.day, "start_time": time(18), "end_time": time(20)}]
        for position, fields in enumerate(given):
            fields = fields if isinstance(fields, dict) else {"day": fields}
            EventDateFactory(event=page, sort_order=position, **fields)
        # As a publication does, but for the calendar: none has been published yet.
        editions.update(write_rows(PublicEvents([page.translation_key])))


class EventDateFactory(DjangoModelFactory):
    """One more date of an `event`, which must be given."""

    locale = factory.SelfAttribute("event.locale")
    day = date(2025, 12, 18)

    class Meta:
        model = EventDate


class English(dict):
    """Words of a translator: what is not among them is the source's with "(en)" behind it."""

    target = "en"

    def __missing__(self, segment: str) -> str:
        return f"{segment} (en)"


def translated(page, **words):
    """The page's published English translation, made by wagtail-localize."""
    slug = {page.slug: f"{page.slug}-en"}
    return translate(page, English(slug | words))
