"""Build unsaved pages from the rows of the TOML files."""

from campaigns.models import CallNote, CallPage, RelatedCall
from programme.example.texts import Words
from programme.models import EventDate, EventLanguage, EventOrganiser, EventPage, ProgrammePage


def call_from(row: dict, words: Words, rubrics: dict, calls: dict) -> CallPage:
    """Return a call with its notes and related calls. Rubrics and calls are looked up by key."""
    texts = ("title", "slug", "headline", "search_description")
    plain = ("year", "date", "signing", "signatories_order")
    call = CallPage(
        **{name: words.text(row.get(name)) for name in texts},
        **{name: words.rich(row.get(name)) for name in ("standfirst", "body", "closing")},
        **{name: row[name] for name in plain},
        rubric=rubrics[row["rubric"]],
        signing_until=row.get("signing_until"),
        contact_email=row.get("contact_email", ""),
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
    return call


def programme_from(row: dict, words: Words) -> ProgrammePage:
    return ProgrammePage(
        title=words.text(row["title"]),
        slug=str(row["year"]),
        year=row["year"],
        standfirst=words.rich(row.get("standfirst")),
        body=words.rich(row.get("body")),
        invitation=words.text(row.get("invitation")),
        search_description=words.text(row.get("search_description")),
    )


def event_from(row: dict, words: Words, kind, signatories: dict) -> EventPage:
    """Return an event with dates, organisers and languages. Signatories are looked up by key."""
    place = dict(row.get("place", {}))
    if "name" in place:
        place["place_name"] = place.pop("name")
    texts = ("title", "summary", "status_note", "price", "access_note")
    plain = (
        "slug", "attendance", "status", "timezone", "online_url", "registration_url",
        "website", "wheelchair", "contact_email", "contact_phone",
    )  # fmt: skip
    event = EventPage(
        kind=kind,
        **{name: words.text(row.get(name)) for name in texts},
        **{name: row[name] for name in plain if name in row},
        body=words.rich(row.get("body")),
        **place,
    )
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
