"""What follows from the kinds of an event's fields, and from the places it names them for."""

import pytest
from wagtail.fields import RichTextField
from wagtail.images.tests.utils import get_test_image_file

from home.fields import kinds_of_fields, texts_of
from home.models import SiteImage
from programme.models import EventPage, EventSubmission
from programme.search_text import contains_words
from programme.submissions.forms import SubmissionForm
from tests.factories import EventPageFactory, publish

TEXTS = [field.name for field in texts_of(EventPage)]


@pytest.mark.parametrize("place", ["searched", "in_csv", "submitted"])
def test_nothing_internal_is_public(place):
    names = getattr(EventPage, place)
    assert len(set(names)) == len(names)
    assert {kinds_of_fields(EventPage)[name] for name in names} <= {"facts", "texts"}


@pytest.mark.parametrize("name", EventPage.submitted)
def test_what_is_submitted_fits_into_the_event(name):
    of_event = EventPage._meta.get_field(name)
    of_submission = EventSubmission._meta.get_field(name)
    assert type(of_submission) is type(of_event)
    assert of_submission.max_length == of_event.max_length
    field = SubmissionForm.base_fields[name]
    assert getattr(field, "max_length", None) in (None, of_event.max_length)


@pytest.mark.django_db
@pytest.mark.parametrize("name", TEXTS)
def test_an_event_is_found_by_the_texts_that_are_searched_and_no_others(site_tree, name):
    is_rich = isinstance(EventPage._meta.get_field(name), RichTextField)
    text = "<p>Zanzibar</p>" if is_rich else "Zanzibar"
    event = publish(EventPageFactory(**{name: text}))
    found = EventPage.objects.filter(contains_words("Zanzibar"))
    assert found.contains(event) == (name in EventPage.searched)


@pytest.mark.django_db
def test_every_text_is_on_the_page(client, site_tree):
    words = {field.name: f"Zanzibar {field.name}" for field in texts_of(EventPage)}
    image = SiteImage.objects.create(title="", file=get_test_image_file())
    event = publish(EventPageFactory(image=image, **words))
    page = client.get(event.url).content.decode()
    assert [name for name, text in words.items() if text not in page] == []
