"""Editions as large as one likes, quickly: rows as the site would have written them."""

from datetime import timedelta
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import F
from wagtail.models import Page

from programme.models import EventDate, EventKind, EventLanguage, EventOrganiser, EventPage
from programme.published.services import update
from programme.search_text import search_text_of

REGIONS = 96
DAYS = 60


def many_events(
    programme,
    number: int,
    kinds: list[EventKind],
    signatories: list,
    summary: str = "",
    body: str = "",
) -> None:
    """Add events to a programme: every tenth is a local one of that before it.

    A town for each ten events, an organisation and a name, one or two dates, one or two languages,
    the same texts.
    """
    kind_of_page = ContentType.objects.get_for_model(EventPage)
    below = Page.objects.filter(path__startswith=programme.path, depth=programme.depth + 1)
    last = below.order_by("path").last()
    before = Page._str2int(last.path[-Page.steplen :]) if last else 0
    pages, above = [], None
    for index in range(number):
        local = index % 10 == 9
        parent = above if local else programme
        step = Page._int2str(1 if local else before + index + 1).rjust(Page.steplen, "0")
        page = Page(
            title=f"Rassemblement devant la préfecture, numéro {index}",
            slug=f"rassemblement-{before + index}",
            path=parent.path + step,
            depth=parent.depth + 1,
            url_path=f"{parent.url_path}rassemblement-{before + index}/",
            content_type=kind_of_page,
            locale=programme.locale,
            translation_key=uuid4(),
            live=True,
            first_published_at=programme.first_published_at,
            last_published_at=programme.last_published_at,
            numchild=int(index % 10 == 8 and index + 1 < number),
        )
        pages.append(page)
        above = page
    Page.objects.bulk_create(pages)
    added = number - number // 10
    Page.objects.filter(pk=programme.pk).update(numchild=F("numchild") + added)
    dates, organisers, languages = [], [], []
    for index, page in enumerate(pages):
        event = EventPage(
            page_ptr=page,
            text_language=programme.locale.language_code,
            kind=kinds[index % len(kinds)],
            town=f"Ville-sur-Loire {index // 10}",
            region=f"Département {index // 10 % REGIONS}",
            address="3 rue du Château-d’Eau",
            latitude=43 + index // 10 % 80 / 10,
            longitude=index // 10 % 60 / 10,
            wheelchair=("yes", "partly", "")[index % 3],
            summary=summary,
            body=body,
        )
        event.__dict__ |= {
            field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields
        }
        organised = [
            EventOrganiser(event=event, signatory=signatories[index % len(signatories)]),
            EventOrganiser(event=event, name=f"Collectif {index // 20}", sort_order=1),
        ]
        event.organisers = organised
        event.search_text = search_text_of(event)
        event.save_base(raw=True, force_insert=True)
        day = programme.day + timedelta(days=index % DAYS - 30)
        for later in range(1 + index % 2):
            dates.append(
                EventDate(event=event, locale=event.locale, day=day + timedelta(days=later * 7))
            )
        organisers += organised
        languages.append(EventLanguage(event=event, language=("fr", "ar")[index % 2]))
    for rows in (dates, organisers, languages):
        type(rows[0]).objects.bulk_create(rows)
    update(page.translation_key for page in pages)
    if connection.vendor == "postgresql":
        # As a server does by itself: without it, queries are planned for empty tables.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
