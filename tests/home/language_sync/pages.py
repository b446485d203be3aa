"""What these tests do again and again."""

from tests.factories import EventPageFactory, publish


def new_event(parent, **facts):
    """An event that an editor has just published."""
    facts = {"title": "Marche", "slug": "marche", **facts}
    return publish(EventPageFactory(parent=parent, **facts))


def version(page, language):
    """The same page in a language, fresh from the database."""
    return type(page).objects.get(
        translation_key=page.translation_key, locale__language_code=language
    )


def hours(page):
    return [row.start_time for row in page.dates.order_by("day")]
