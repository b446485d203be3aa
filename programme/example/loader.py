"""Load the example content: create what is missing, leave what exists."""

import tomllib
from datetime import UTC, datetime, time
from decimal import Decimal
from functools import cache
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.models import Locale, Page, Site

from campaigns.models import (
    CallIndexPage,
    CallPage,
    Rubric,
    SignatoryIndexPage,
    SignatoryPage,
    SignedText,
)
from campaigns.signatures.services import sign
from home.models import (
    GlossaryTerm,
    HomePage,
    SiteDocument,
    SiteSettings,
    SiteWords,
    SocialLink,
    StandardPage,
)
from programme.editions.freezing import freeze
from programme.example.pages import call_from, event_from, programme_from
from programme.example.requests import load_requests
from programme.example.submissions import load_submissions
from programme.example.texts import Words
from programme.example.translations import begin, rewrite, translate
from programme.models import EventKind, EventPage, ProgrammeIndexPage, ProgrammePage
from programme.setup import setup_site

FOLDER = Path(__file__).parent / "content"


@cache
def data(name: str) -> dict:
    text = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text, parse_float=Decimal)


def _document(row: dict) -> SiteDocument:
    """Return a document of the content folder, stored unless it is already."""
    name = row["file"]
    known = SiteDocument.objects.filter(title=row["title"]["fr"]).first()
    if known:
        return known
    content = ContentFile((FOLDER / name).read_bytes(), name=name)
    return SiteDocument.objects.create(title=row["title"]["fr"], file=content)


class ExampleContent:
    """One run of the loader, from French to English. Keys are those of the TOML files."""

    def __init__(self):
        self.words = Words("fr", "en")
        self.locale = None
        self.terms: dict[str, object] = {}
        self.signatories: dict[str, SignatoryPage] = {}
        self.calls: dict[str, CallPage] = {}

    @transaction.atomic
    def load(self) -> None:
        setup_site()
        self.locale = Locale.objects.get(language_code=self.words.source)
        self._load_site()
        self._load_terms()
        self._load_glossary()
        self._load_signatories()
        for call in data("calls")["calls"]:
            self._load_call(call)
        load_requests(data("requests")["requests"], self.calls, self.signatories)
        for programme in data("programmes")["programmes"]:
            self._load_programme(programme)

    # --- The site itself

    def _load_site(self) -> None:
        site = data("site")
        texts = site["words"]
        words = SiteWords.objects.get(locale=self.locale)
        if not words.get_translations().exists():
            for name in ("name", "strapline", "hashtag"):
                setattr(words, name, self.words.text(texts[name]))
            for name in ("footer", "legal"):
                setattr(words, name, self.words.rich(texts[name]))
            words.save()
            translate(words, self.words)
        self._load_settings(site["settings"])
        self._fill(HomePage, site["home"], texts=["title", "call_to_action"], rich=["introduction"])
        for model, name in (
            (CallIndexPage, "calls_index"),
            (SignatoryIndexPage, "signatories_index"),
            (ProgrammeIndexPage, "programme_index"),
        ):
            self._fill(model, site[name], texts=["title", "standfirst"])
        for page in site["standard_pages"]:
            self._load_standard_page(page)
        self._load_notices(site["settings"])

    def _load_settings(self, values: dict) -> None:
        settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
        if settings.contact_email:
            return
        settings.contact_email = values["contact_email"]
        settings.security_email = values["security_email"]
        settings.social_links = [SocialLink(**link) for link in values["social_links"]]
        settings.save()

    def _load_notices(self, values: dict) -> None:
        settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
        for name in ("legal_page", "privacy_page", "accessibility_page"):
            if getattr(settings, name) is None:
                page = StandardPage.objects.get(slug=values[name], locale=self.locale)
                setattr(settings, name, page.page_ptr)
        settings.save()

    def _fill(self, model, row: dict, texts: list[str], rich: list[str] = ()) -> None:
        """Fill in the texts of a page that the set-up created, unless it has them already."""
        page = model.objects.get(locale=self.locale)
        if page.search_description:
            return
        other = page.get_translation(Locale.objects.get(language_code=self.words.target))
        self.words.text({self.words.source: page.slug, self.words.target: other.slug})
        for name in [*texts, "search_description"]:
            setattr(page, name, self.words.text(row.get(name)))
        for name in rich:
            setattr(page, name, self.words.rich(row.get(name)))
        self._publish(page)
        translate(page, self.words)

    def _load_standard_page(self, row: dict) -> None:
        body = []
        for block in row["body"]:
            text = self.words.rich(block["paragraphs"])
            if block["type"] == "callout":
                title = self.words.text(block["title"])
                body.append(("callout", {"title": title, "text": text}))
            else:
                body.append(("text", text))
        self._add(
            HomePage.objects.get(locale=self.locale),
            StandardPage(
                title=self.words.text(row["title"]),
                slug=self.words.text(row["slug"]),
                standfirst=self.words.text(row.get("standfirst")),
                show_in_menus=row["in_menu"],
                search_description=self.words.text(row.get("search_description")),
                body=body,
            ),
        )

    def _load_glossary(self) -> None:
        for row in data("site")["glossary"]:
            text = self.words.text(row["term"])
            is_kept = row.get("is_kept", False)
            term, created = GlossaryTerm.objects.get_or_create(
                term=text, locale=self.locale, defaults={"is_kept": is_kept}
            )
            if created and not is_kept:
                translate(term, self.words)

    def _load_terms(self) -> None:
        for model, name in ((Rubric, "rubrics"), (EventKind, "kinds")):
            for row in data("site")[name]:
                title = self.words.text(row["name"])
                term = model.objects.filter(locale=self.locale, name=title).first()
                if term is None:
                    term = model.objects.create(locale=self.locale, name=title)
                    translate(term, self.words)
                self.terms[row["key"]] = term

    # --- Organisations and calls

    def _load_signatories(self) -> None:
        index = SignatoryIndexPage.objects.get(locale=self.locale)
        for row in data("signatories")["signatories"]:
            self.signatories[row["key"]] = self._add(
                index,
                SignatoryPage(
                    title=row["name"],
                    slug=row["key"],
                    acronym=row["acronym"],
                    name_language=row["language"],
                    website=row["website"],
                    profile=self.words.rich(row["profile"]),
                ),
            )

    def _load_call(self, row: dict) -> None:
        documents = {each["file"]: _document(each) for each in row.get("attachments", [])}
        call = call_from(row, self.words, self.terms, self.calls, documents)
        index = CallIndexPage.objects.get(locale=self.locale)
        call = self.calls[row["key"]] = self._add(index, call, row)
        self._sign(call, row, "signatories")
        if "signatories_of_the_change" in row:
            self._sign(call, row, "signatories_of_the_change")
            day = datetime.combine(row["changed_on"], time(9), UTC)
            SignedText.objects.filter(call_key=call.translation_key).update(changed_at=day)

    def _sign(self, call: CallPage, row: dict, name: str) -> None:
        as_signed = row.get("signatures_as", {})
        for signatory in row[name]:
            if isinstance(signatory, dict):
                sign(call, None, signatory["name"])
            else:
                sign(call, self.signatories[signatory], as_signed.get(signatory, ""))

    # --- Programmes and events

    def _load_programme(self, row: dict) -> None:
        is_new = not ProgrammePage.objects.filter(year=row["year"]).exists()
        index = ProgrammeIndexPage.objects.get(locale=self.locale)
        programme = self._add(index, programme_from(row, self.words), row)
        events: dict[str, EventPage] = {}
        for event in data(f"events-{row['year']}")["events"]:
            parent = events[event["parent"]] if "parent" in event else programme
            events[event["key"]] = self._load_event(parent, event)
        if is_new and row.get("frozen"):
            freeze(programme)
        if row.get("submissions"):
            load_submissions(data("submissions")["submissions"], programme, self.terms, events)

    def _load_event(self, parent: Page, row: dict) -> EventPage:
        words = Words(*row["languages_of_text"]) if "languages_of_text" in row else self.words
        locale = Locale.objects.get(language_code=words.source)
        # Read again: treebeard needs the number of children added since.
        parent = type(parent).objects.get(translation_key=parent.translation_key, locale=locale)
        kind = self.terms[row["kind"]].get_translation_or_none(locale) or self.terms[row["kind"]]
        event = event_from(row, words, kind, self.signatories)
        event.locale = locale
        return self._add(parent, event, row)

    # --- Pages

    def _add(self, parent: Page, page, row: dict | None = None):
        """Publish a page below another and translate it, unless it is there already.

        `row` may give the page another state than published and translated, so that the demo has
        pages in every state: `translated = false`, `"begun"` or `"in part"`, `go_live_at`,
        `changed_later`, `draft_translation`.
        """
        row = row or {}
        existing = type(page).objects.child_of(parent).filter(slug=page.slug).first()
        if existing:
            return existing
        page.locale_id = page.locale_id or self.locale.pk
        if "date" in row:
            page.first_published_at = datetime.combine(row["date"], time(9), UTC)
        if "go_live_at" in row:
            return self._schedule(parent, page, row["go_live_at"])
        parent.add_child(instance=page)
        page = self._publish(page)
        if row.get("translated", True):
            self._translate(page, row)
        if "signatories_of_the_change" in row:
            # They signed before the text was changed.
            self._sign(page, row, "signatories")
        for name, paragraphs in row.get("changed_later", {}).items():
            setattr(page, name, getattr(page, name) + Words("fr", "fr").rich(paragraphs))
            page = self._publish(page)
        return page

    def _translate(self, page, row: dict) -> None:
        if row.get("translated") == "begun":
            begin(page, self.words)
            return
        target = translate(page, self.words, in_part=row.get("translated") == "in part")
        if "date" in row:
            type(page).objects.filter(pk=target.pk).update(
                first_published_at=page.first_published_at
            )
        if "draft_translation" in row:
            rewrite(target, row["draft_translation"])

    @staticmethod
    def _schedule(parent: Page, page, moment: datetime):
        page.live = False
        page.go_live_at = moment
        parent.add_child(instance=page)
        page.save_revision().publish()
        return page

    @staticmethod
    def _publish(page):
        page.save_revision().publish()
        return type(page).objects.get(pk=page.pk)
