"""Each field of a page is a fact, a text, or internal, and named as such once."""

import pytest
from django.db import models
from django.test.utils import isolate_apps
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import get_translatable_fields

from campaigns.models import CallNote, CallPage, SignatoryPage
from home.fields import (
    TranslationOverrides,
    check_kinds_of_fields,
    errors_of,
    facts_of,
    kinds_of_fields,
    texts_of,
)
from home.models import HomePage
from programme.models import EventDate, EventPage


@pytest.fixture(autouse=True)
def _without_cache():
    kinds_of_fields.cache_clear()
    yield
    kinds_of_fields.cache_clear()


def ids_and_messages(model) -> list[tuple[str, str]]:
    return [(error.id, error.msg) for error in errors_of(model)]


def declared(model, name: str) -> str:
    """What wagtail-localize is told of a field, as it writes it itself."""
    [field] = [field for field in get_translatable_fields(model) if field.field_name == name]
    is_for_good = getattr(field, "overridable", None) is False
    return f"{type(field).__name__}{' for good' if is_for_good else ''}"


def test_every_field_of_every_page_type_has_one_kind():
    assert check_kinds_of_fields(None) == []


def test_a_field_that_has_no_kind_is_refused(monkeypatch):
    monkeypatch.setattr(EventPage, "texts", ("summary", "body", "status_note", "price"))
    [without_note, without_alt] = errors_of(EventPage)
    assert without_note.id == "home.E002"
    assert without_note.msg == (
        "programme.EventPage: access_note is neither a fact nor a text nor internal."
    )
    assert without_note.hint == "Name it in one of facts, texts, internal (home/fields.py)."
    assert "image_alt" in without_alt.msg
    assert check_kinds_of_fields(None) == [without_note, without_alt]


def test_a_child_relation_that_has_no_kind_is_refused(monkeypatch):
    texts = tuple(name for name in CallPage.texts if name != "attachments")
    monkeypatch.setattr(CallPage, "texts", texts)
    assert ids_and_messages(CallPage) == [
        ("home.E002", "campaigns.CallPage: attachments is neither a fact nor a text nor internal.")
    ]


def test_a_field_of_the_rows_of_a_page_that_has_no_kind_is_refused(monkeypatch):
    monkeypatch.setattr(EventDate, "facts", EventDate.facts[1:])
    assert ids_and_messages(EventDate) == [
        ("home.E002", "programme.EventDate: day is neither a fact nor a text nor internal.")
    ]


def test_a_field_that_is_named_twice_is_refused(monkeypatch):
    monkeypatch.setattr(SignatoryPage, "texts", ("profile", "website"))
    assert ids_and_messages(SignatoryPage) == [
        ("home.E004", "campaigns.SignatoryPage: website is named twice: in facts and in texts.")
    ]


def test_a_field_that_a_mixin_names_too_is_refused(monkeypatch):
    monkeypatch.setattr(EventPage, "internal", ("search_text", "town"))
    [(code, message)] = ids_and_messages(EventPage)
    assert code == "home.E004"
    assert "town is named twice" in message


def test_a_name_that_is_no_field_is_refused(monkeypatch):
    monkeypatch.setattr(CallNote, "texts", (*CallNote.texts, "adress"))
    assert ids_and_messages(CallNote) == [
        ("home.E003", "campaigns.CallNote: texts names adress, which is no field.")
    ]


@isolate_apps("home")
def test_a_new_model_is_told_to_say_it_to_wagtail_localize():
    class Poster(TranslatableMixin, models.Model):
        facts = ("colour",)
        colour = models.CharField(max_length=20)

        class Meta(TranslatableMixin.Meta):
            app_label = "home"

        def __str__(self) -> str:
            return self.colour

    [error] = errors_of(Poster)
    assert error.id == "home.E005"
    Poster.override_translatable_fields = TranslationOverrides()
    assert list(errors_of(Poster)) == []
    assert declared(Poster, "colour") == "SynchronizedField for good"


@pytest.mark.parametrize(
    ("model", "name", "told"),
    [
        (EventPage, "town", "SynchronizedField for good"),
        (EventPage, "organisers", "SynchronizedField for good"),
        (EventPage, "slug", "SynchronizedField for good"),
        (CallPage, "slug", "TranslatableField"),
        (HomePage, "slug", "BaseTranslatableField"),
        (EventPage, "price", "TranslatableField"),
        # Each language has its own rows, whose fields are facts.
        (EventPage, "dates", "TranslatableField"),
        (EventDate, "day", "SynchronizedField for good"),
        (CallNote, "text", "TranslatableField"),
        # A translator may choose another.
        (CallNote, "url", "SynchronizedField"),
    ],
)
def test_wagtail_localize_is_told_what_the_kinds_say(model, name, told):
    assert declared(model, name) == told


def test_wagtail_localize_never_sees_what_is_internal():
    names = {field.field_name for field in get_translatable_fields(EventPage)}
    assert not names & {"search_text", "text_language", "owner", "expire_at"}


def test_a_page_goes_on_the_same_day_in_every_language():
    assert kinds_of_fields(Page)["expire_at"] == kinds_of_fields(EventPage)["expire_at"] == "facts"


def test_facts_and_texts_are_the_columns_of_a_page_type():
    assert [field.name for field in texts_of(CallPage)] == [
        "headline", "standfirst", "body", "closing",
    ]  # fmt: skip
    assert "text_change" in {field.name for field in facts_of(CallPage)}
    assert "dates" not in {field.name for field in facts_of(EventPage)}
