"""Build unsaved pages from the rows of the TOML files."""

from wagtail.fields import RichTextField

from campaigns.models import CallAttachment, CallNote, CallPage, RelatedCall
from home.fields import facts_of, texts_of
from home.models import BasePage
from programme.example.texts import Words
from programme.models import EventDate, EventLanguage, EventOrganiser, EventPage, ProgrammePage


def _texts(model: type[BasePage], row: dict, words: Words) -> dict[str, str]:
    """The title and the texts of a page, in the language of its source."""
    texts = {name: words.text(row.get(name)) for name in ("title", "search_description")}
    for field in texts_of(model):
        make = words.rich if isinstance(field, RichTextField) else words.text
        texts[field.name] = make(row.get(field.name))
    return texts


def _facts(model: type[BasePage], row: dict) -> dict:
    """The facts of a page that its row says, except those that refer to something else."""
    names = [field.name for field in facts_of(model) if not field.is_relation]
    return {name: row[name] for name in names if name in row}


def call_from(row: dict, words: Words, rubrics: dict, calls: dict, documents: dict) -> CallPage:
    """Return a call with its notes, related calls and attachments.

    Rubrics and calls are looked up by key, documents by the name of their file.
    """
    call = CallPage(
        slug=words.text(row["slug"]),
        rubric=rubrics[row["rubric"]],
        **_texts(CallPage, row, words),
        **_facts(CallPage, row),
    )
    call.notes = [
        CallNote(
            key=note["key"],
            text=words.text(note["text"]),
            url=note.get("url", ""),
            sort_order=number,
        )
        for number, note in enumerate(row["notes"])
    ]
    call.related_calls = [
        RelatedCall(
            call_page=calls.get(related.get("call")),
            url=related.get("url", ""),
            title=words.text(related.get("title")),
            sort_order=number,
        )
        for number, related in enumerate(row.get("related", []))
    ]
    call.attachments = [
        CallAttachment(
            document=documents[attachment["file"]],
            title=words.text(attachment["title"]),
            sort_order=number,
        )
        for number, attachment in enumerate(row.get("attachments", []))
    ]
    return call


def programme_from(row: dict, words: Words) -> ProgrammePage:
    return ProgrammePage(
        slug=str(row["year"]),
        **_texts(ProgrammePage, row, words),
        **_facts(ProgrammePage, row),
    )


def event_from(row: dict, words: Words, kind, signatories: dict) -> EventPage:
    """Return an event with dates, organisers and languages. Signatories are looked up by key."""
    place = dict(row.get("place", {}))
    if "name" in place:
        place["place_name"] = place.pop("name")
    event = EventPage(kind=kind, **_texts(EventPage, row, words), **_facts(EventPage, row | place))
    event.dates = [
        EventDate(
            day=date["day"],
            start_time=date.get("start"),
            end_time=date.get("end"),
            end_day=date.get("end_day"),
            whole_day=date.get("whole_day", False),
            status=date.get("status", "scheduled"),
            sort_order=number,
        )
        for number, date in enumerate(row.get("dates", []))
    ]
    event.organisers = [
        EventOrganiser(sort_order=number, name=organiser["name"])
        if isinstance(organiser, dict)
        else EventOrganiser(sort_order=number, signatory=signatories[organiser])
        for number, organiser in enumerate(row.get("organisers", []))
    ]
    event.languages = [
        EventLanguage(sort_order=number, **language)
        for number, language in enumerate(row.get("languages", []))
    ]
    return event
