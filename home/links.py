"""Replace links in texts when one page takes the place of another.

Links to pages are stored as `<a linktype="page" id="ID">`: in the texts of pages and snippets, in
their drafts and older revisions, in wagtail-localize's snapshots and in the segments cut from them.
"""

import json
import re
from collections.abc import Iterable

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from modelcluster.models import get_serializable_data_for_fields, model_from_serializable_data
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail_localize.models import StringSegment, TranslationSource

from home.publication import Reason, add

# In JSON, quotation marks have backslashes before them: one, or more where JSON is in JSON.
LINK = re.compile(r'<a\b(?=[^>]*\blinktype=\\*"page\\*")[^>]*>')
ID = re.compile(r'(\bid=\\*")(\d+)(?=\\*")')


def point_links(replacements: dict[int, int]) -> None:
    """Replace links to pages by links to others: `replacements` has the new ids by the old.

    A few queries for each text that changes, none for the others.
    """
    pages = Page.objects.filter(pk__in=replacements)
    references = ReferenceIndex.get_references_to_in_bulk(pages)
    for source, _references in list(references.group_by_source_object()):
        _point_live(source.specific if isinstance(source, Page) else source, replacements)
    mentions = [f'"{pk}\\' for pk in replacements]
    for revision in revisions_with(mentions):
        content = _pointed(revision.content, replacements)
        if content != revision.content:
            Revision.objects.filter(pk=revision.pk).update(content=content)
    for record in snapshots_with(mentions):
        content = with_links(record.content_json, replacements)
        if content != record.content_json:
            TranslationSource.objects.filter(pk=record.pk).update(content_json=content)
    _point_segments(replacements)


def with_links(text: str, replacements: dict[int, int]) -> str:
    """Return a stored text, which may be JSON, with its links to pages replaced."""

    def number(found: re.Match) -> str:
        pk = int(found[2])
        return f"{found[1]}{replacements.get(pk, pk)}"

    return LINK.sub(lambda link: ID.sub(number, link[0]), text)


def revisions_with(mentions: Iterable[str]):
    """Return the revisions, of all models, whose JSON contains one of some texts."""
    revisions = Revision.objects.annotate(json=Cast("content", TextField()))
    return revisions.filter(_any("json", mentions))


def snapshots_with(mentions: Iterable[str]):
    """Return wagtail-localize's snapshots whose JSON contains one of some texts."""
    return TranslationSource.objects.filter(_any("content_json", mentions))


def _any(field: str, texts: Iterable[str]) -> Q:
    return Q(*((f"{field}__contains", text) for text in texts), _connector=Q.OR)


def _pointed(data: dict, replacements: dict[int, int]) -> dict:
    return json.loads(with_links(json.dumps(data, cls=DjangoJSONEncoder), replacements))


def _point_live(source, replacements: dict[int, int]) -> None:
    """Replace links in the row of a page or snippet itself. Its draft is not published."""
    is_page = isinstance(source, Page)
    data = source.serializable_data() if is_page else get_serializable_data_for_fields(source)
    # As JSON would be read back, so that only the links can differ.
    data = json.loads(json.dumps(data, cls=DjangoJSONEncoder))
    pointed = _pointed(data, replacements)
    if pointed == data:
        return
    if not is_page:
        model_from_serializable_data(type(source), pointed).save()
        return
    page = source.with_content_json(pointed)
    page.save(clean=False)
    if page.live:
        add(page, Reason.CHANGED)


def _point_segments(replacements: dict[int, int]) -> None:
    """Replace the links of segments, which are stored beside the text as attributes."""
    mentions = [f'"{pk}"' for pk in replacements]
    changed = []
    for segment in StringSegment.objects.filter(_any("attrs", mentions)):
        links = json.loads(segment.attrs)
        for attributes in links.values():
            if attributes.get("linktype") == "page":
                pk = int(attributes["id"])
                attributes["id"] = str(replacements.get(pk, pk))
        segment.attrs = json.dumps(links)
        changed.append(segment)
    StringSegment.objects.bulk_update(changed, ["attrs"])
