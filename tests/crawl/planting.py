"""Example content in which every text says in which language it was written.

Each text that has a language ends with that language's marker. Names have none, because nobody
translates them: those of organisations, people and places, under which a call was signed, and of
the site, which stands behind the title of every page.
"""

import re
from datetime import date, time

from django.core.files.base import ContentFile
from django.core.management import call_command
from wagtail.fields import RichTextField, StreamField
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale

from campaigns.models import (
    CallAttachment,
    CallIndexPage,
    CallNote,
    CallPage,
    RelatedCall,
    SignatoryIndexPage,
    SignatoryPage,
)
from campaigns.signatures.services import sign
from home.fields import texts_of
from home.models import HomePage, SiteDocument, SiteImage, SiteWords, StandardPage
from programme.example import loader
from programme.example.texts import Words
from programme.example.translations import translate
from programme.models import EventOrganiser, EventPage, ProgrammeIndexPage, ProgrammePage
from tests.factories import (
    CallPageFactory,
    EventKindFactory,
    EventPageFactory,
    ProgrammePageFactory,
    RubricFactory,
    SignatoryPageFactory,
    publish,
)

MARKERS = {"fr": "Motfrançais", "en": "Englishword"}
# In whatever language, to search for.
PLANTED = "planted"
SLUG = re.compile(r"[a-z0-9-]+")
NOTED = '<p>{} <a linktype="note" note="planted">[1]</a></p>'


class PlantedWords(Words):
    """The texts of the example content, each with its marker. Addresses stay as they are."""

    def text(self, pair):
        return super().text(_planted(pair) if pair else pair)

    def rich(self, paragraphs):
        return super().rich([_planted(paragraph) for paragraph in paragraphs or []])


def _planted(pair: dict) -> dict:
    return {
        name: f"{text} {MARKERS[name]}" if name in MARKERS and not SLUG.fullmatch(text) else text
        for name, text in pair.items()
    }


class OtherLanguage(dict):
    """Words of a translator: those of the source, with the marker of the other language."""

    def __init__(self, source: str):
        [self.target] = MARKERS.keys() - {source}
        self.markers = MARKERS[source], MARKERS[self.target]

    def __missing__(self, segment: str) -> str:
        if SLUG.fullmatch(segment):
            return f"{segment}-{self.target}"
        return segment.replace(*self.markers)


def plant(monkeypatch) -> None:
    """Load the example content with its markers, and what it lacks."""
    monkeypatch.setattr(loader, "Words", PlantedWords)
    call_command("load_example", verbosity=0)
    without_marker_of_its_name()
    for number, language in enumerate(MARKERS):
        Untranslated(language).plant(2027 + number)


def without_marker_of_its_name() -> None:
    for words in SiteWords.objects.select_related("locale"):
        words.name = words.name.removesuffix(f" {MARKERS[words.locale.language_code]}")
        words.save()


class Untranslated:
    """Something of every kind, with all that it can have, that stands in one language only."""

    def __init__(self, language: str):
        self.language = language
        self.locale = Locale.objects.get(language_code=language)

    def text(self, *words: str) -> str:
        return " ".join([PLANTED, *words, MARKERS[self.language]])

    def rich(self, *words: str) -> str:
        return f"<p>{self.text(*words)}</p>"

    def the_only(self, model):
        return model.objects.get(locale=self.locale)

    def texts(self, model) -> dict[str, str]:
        """Something for each text of a page type, without the title and the search engines'."""
        return {
            field.name: self.rich(field.name)
            if isinstance(field, RichTextField)
            else self.text(field.name)
            for field in texts_of(model)
            if not isinstance(field, StreamField)
        }

    def plant(self, year: int) -> None:
        self.picture = SiteImage.objects.create(title="picture", file=get_test_image_file())
        self.document = SiteDocument(title="leaflet")
        self.document.file.save(f"{self.language}.csv", ContentFile(b"text"))
        page = self.plant_page(self.the_only(HomePage), "above")
        self.plant_page(page, "below")
        organisation = self.plant_organisation()
        call = self.plant_call("call", year)
        sign(call, organisation)
        for programme in [self.the_current_programme(), self.plant_programme(year)]:
            march = self.plant_event(programme, organisation, "march", status="moved")
            self.plant_event(march, organisation, "town", status="cancelled", town="Brest")
        # What is translated, and leads to what is not.
        words = OtherLanguage(self.language)
        translate(self.plant_page(page, "translated"), words)
        related = RelatedCall(call_page=call, locale=self.locale)
        translate(self.plant_call("relay", year, related), words)
        programme = self.the_current_programme()
        translate(self.plant_event(programme, organisation, "concert", status="scheduled"), words)

    def plant_page(self, above, name: str):
        self.picture.contextual_alt_text = self.text("alt")
        self.picture.decorative = False
        page = StandardPage(**self.page(name), show_in_menus=True, **self.texts(StandardPage))
        page.body = [
            ("text", self.rich("body")),
            ("image", {"image": self.picture, "caption": self.text("caption")}),
            ("callout", {"title": self.text("callout"), "text": self.rich("callout")}),
        ]
        above.add_child(instance=page)
        return publish(page)

    def page(self, name: str) -> dict:
        slug = f"planted-{name}-{self.language}"
        return {"title": self.text(name), "slug": slug, "locale": self.locale}

    def plant_organisation(self):
        return publish(
            SignatoryPageFactory(
                parent=self.the_only(SignatoryIndexPage),
                **self.page("organisation") | {"title": f"Organisation {self.language}"},
                name_language=self.language,
                **self.texts(SignatoryPage),
            )
        )

    def plant_call(self, name: str, year: int, *related: RelatedCall):
        return publish(
            CallPageFactory(
                parent=self.the_only(CallIndexPage),
                **self.page(name),
                **self.texts(CallPage) | {"body": NOTED.format(self.text("body"))},
                year=year - 1,
                date=date(2026, 11, 30),
                signing="open",
                signing_until=date(2026, 12, 17),
                rubric=RubricFactory(locale=self.locale, name=self.text("rubric")),
                notes=[
                    CallNote(
                        key="planted",
                        text=self.text("note"),
                        document=self.document,
                        locale=self.locale,
                    )
                ],
                related_calls=[
                    RelatedCall(
                        url="https://elsewhere.example.org/",
                        title=self.text("related"),
                        locale=self.locale,
                    ),
                    *related,
                ],
                attachments=[
                    CallAttachment(
                        document=self.document, title=self.text("attachment"), locale=self.locale
                    )
                ],
            )
        )

    def the_current_programme(self):
        return ProgrammePage.objects.get(locale=self.locale, year=2026)

    def plant_programme(self, year: int):
        return publish(
            ProgrammePageFactory(
                parent=self.the_only(ProgrammeIndexPage),
                **self.page("programme") | {"slug": str(year)},
                **self.texts(ProgrammePage),
                search_description=self.text("search_description"),
                year=year,
            )
        )

    def plant_event(self, parent, organisation, name: str, **fields):
        event = EventPageFactory(
            parent=parent,
            **self.page(name),
            **self.texts(EventPage),
            kind=EventKindFactory(locale=self.locale, name=self.text("kind")),
            image=self.picture,
            attendance="hybrid",
            online_url="https://meet.example.org/planted",
            dates=[{"day": date(2026, 12, 18), "start_time": time(18, 30)}],
            **fields,
        )
        event.organisers = [EventOrganiser(signatory=organisation), EventOrganiser(name="Les Amis")]
        return publish(event)
