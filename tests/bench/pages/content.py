"""The content of our site in a run: as much as the plain site has, and in the same words.

Rows are written in bulk, as the site would have written them; then every command that rebuilds
stored rows is run, and the search index is written. Needs Django.
"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.management import call_command, get_commands
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from campaigns.enums import Signing, TextChange
from campaigns.models import CallPage, SignatoryIndexPage, SignatoryPage, Signature
from campaigns.names import sort_key
from home.models import HomePage, SiteDocument, StandardPage
from home.text.dates import next_migrants_day
from programme.models import EventKind, EventPage, ProgrammePage
from programme.setup import setup_site
from tests.bench.naive.fill import paragraphs, words
from tests.factories import (
    CallPageFactory,
    EventKindFactory,
    ProgrammePageFactory,
    RubricFactory,
    publish,
)
from tests.programme.many import many_events

ORGANISATIONS, SIGNATORIES = 320, 300
KINDS = ["Marche", "Veillée", "Webinaire", "Projection", "Repas", "Débat"]
# All events of an edition are to come, on whatever day this is run.
AHEAD = timedelta(days=60)


@dataclass
class Content:
    """The pages that addresses are measured of."""

    programme: ProgrammePage
    event: EventPage
    call: CallPage
    changed_call: CallPage
    signatory: SignatoryPage
    page: StandardPage
    document: SiteDocument


def fill(
    events: int, organisations: int = ORGANISATIONS, signatories: int = SIGNATORIES
) -> Content:
    """Fill an empty site with an edition of so many events, a call and organisations."""
    setup_site()
    year = next_migrants_day(timezone.localdate() + AHEAD).year
    page = StandardPage(title="Qui sommes-nous", standfirst=words(20), show_in_menus=True)
    HomePage.objects.get(locale__language_code="fr").add_child(instance=page)
    pages = _add_organisations(organisations)
    call = _add_call("Appel", pages[:signatories])
    changed = _add_call("Appel d’avant", pages[:signatories])
    changed.body, changed.text_change = "<p>Un autre texte.</p>", TextChange.CHANGE
    programme, event = add_edition(year, events)
    content = Content(
        programme=programme,
        event=event,
        call=call,
        changed_call=publish(changed),
        signatory=event.organisers.exclude(signatory=None).get().signatory,
        page=publish(page),
        document=SiteDocument.objects.create(
            title="Tract", file=ContentFile(b"%PDF-1.4\n%%EOF\n", "tract.pdf")
        ),
    )
    rebuild()
    return content


def add_edition(year: int, events: int) -> tuple[ProgrammePage, EventPage]:
    """Add an edition with so many events, and return it and one of them."""
    programme = publish(ProgrammePageFactory(year=year, standfirst=words(30)))
    kinds = list(EventKind.objects.filter(locale=programme.locale))
    kinds = kinds or [EventKindFactory(name=name) for name in KINDS]
    signatories = list(SignatoryPage.objects.filter(locale=programme.locale).order_by("pk"))
    many_events(
        programme, events, kinds, signatories, summary=words(25), body=paragraphs(3, 25, 50)
    )
    programme = ProgrammePage.objects.get(pk=programme.pk)
    return programme, EventPage.objects.child_of(programme).order_by("path")[min(5, events - 2)]


def rebuild() -> None:
    """Write all that the site keeps of its pages besides them, and PostgreSQL's statistics."""
    for name, app in sorted(get_commands().items()):
        if name.startswith("rebuild_") and app in ("home", "campaigns", "programme"):
            call_command(name, stdout=_Nowhere())
    call_command("update_index", verbosity=0)
    with connection.cursor() as cursor:
        # Tidying up is for outside of a transaction, such as that of a test.
        tidies_up = connection.vendor == "postgresql" and not connection.in_atomic_block
        cursor.execute("VACUUM ANALYZE" if tidies_up else "ANALYZE")


class _Nowhere:
    def write(self, text: str = "") -> None:
        """Print nothing."""


def _add_organisations(number: int) -> list[SignatoryPage]:
    index = SignatoryIndexPage.objects.get(locale__language_code="fr")
    now = timezone.now()
    pages = Page.objects.bulk_create(
        Page(
            title=(title := f"{words(3)} {n}"),
            draft_title=title,
            slug=f"organisation-{n}",
            url_path=f"{index.url_path}organisation-{n}/",
            path=index.path + Page._int2str(n + 1).rjust(Page.steplen, "0"),
            depth=index.depth + 1,
            content_type=ContentType.objects.get_for_model(SignatoryPage),
            locale=index.locale,
            translation_key=uuid4(),
            first_published_at=now,
            last_published_at=now,
        )
        for n in range(number)
    )
    Page.objects.filter(pk=index.pk).update(numchild=number)
    found = []
    for n, page in enumerate(pages):
        organisation = SignatoryPage(
            page_ptr=page,
            text_language=index.locale.language_code,
            sort_name=sort_key(page.title),
            website=f"https://org{n}.example.org/",
        )
        organisation.__dict__ |= {
            field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields
        }
        organisation.save_base(raw=True, force_insert=True)
        found.append(organisation)
    return found


def _add_call(title: str, organisations: list[SignatoryPage]) -> CallPage:
    body = "".join(f"<h2>{words(5)}</h2>{paragraphs(6, 60, 120)}" for _number in range(7))
    call = publish(
        CallPageFactory(
            title=title,
            year=timezone.localdate().year,
            date=timezone.localdate(),
            rubric=RubricFactory(),
            body=body,
            signing=Signing.OPEN,
        )
    )
    signatures = [
        Signature(
            call_key=call.translation_key,
            signatory_key=organisation.translation_key,
            name=organisation.title,
        )
        for organisation in organisations
    ]
    for signature in signatures:
        signature.set_sort_name()
    Signature.objects.bulk_create(signatures)
    return call
