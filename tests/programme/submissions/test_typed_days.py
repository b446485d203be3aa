"""What the form to submit an event says of days that were typed, and of what is needed when."""

import html
import re

import pytest
from django.core import mail

from programme.models import EventCorrection, EventSubmission
from tests.factories import translated
from tests.public_requests import private_url

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def said(response) -> str:
    text = html.unescape(response.content.decode())
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


@pytest.mark.parametrize(
    ("language", "typed", "day", "words"),
    [
        ("fr", "12/05/2026", "2026-05-12", "mardi 12\u00a0mai 2026"),
        ("fr", "11/12/2026", "2026-12-11", "vendredi 11\u00a0décembre 2026"),
        ("en", "12/05/2026", "2026-05-12", "Tuesday 12\u00a0May 2026"),
        ("en", "1/2/2027", "2027-02-01", "Monday 1\u00a0February 2027"),
    ],
)
def test_a_day_that_could_be_another_is_shown_in_words_before_it_counts(
    submitter, programme, language, typed, day, words
):
    """`12/05/2026` typed in the English form meant 12 May without a word."""
    here = programme if language == "fr" else translated(programme)
    response = submitter.open(here).send(day=typed)
    assert response.status_code == 200
    assert typed in said(response)
    assert words.replace("\u00a0", " ") in said(response).replace("\u00a0", " ")
    assert f'value="{day}"' in response.content.decode()
    assert not EventSubmission.objects.exists()
    assert submitter.send(day=day).status_code == 303
    assert EventSubmission.objects.get().day.isoformat() == day
    assert words in mail.outbox[-1].body
    page = submitter.client.get(private_url())
    assert words in html.unescape(page.content.decode())


@pytest.mark.parametrize("typed", ["2026-12-05", "18/12/2026", "12/12/2026"])
def test_a_day_of_one_meaning_is_not_asked_about(submitter, programme, typed):
    assert submitter.open(programme).send(day=typed).status_code == 303


def test_the_typed_day_of_a_correction_is_asked_about_too(submitter, event):
    response = submitter.correct(submitter.link, what="moved", day="01/02/2027")
    assert response.status_code == 200
    assert "lundi 1er" in said(response)
    assert not EventCorrection.objects.exists()
    submitter.clock.shift(60)
    response = submitter.correct(submitter.link, what="moved", day="2027-02-01")
    assert response.status_code == 303
    page = said(submitter.client.get(submitter.link))
    assert "lundi 1er février 2027" in page


def test_optional_is_said_of_what_may_be_left_out_only(submitter, programme):
    """ "Who organises it? (optional)" was required."""
    text = said(submitter.client.get(programme.submitting_url()))
    assert (
        "Qui l’organise ? (à remplir si vous l’organisez, ou parlez au nom de qui l’organise)"
        in text.replace("\u202f", " ").replace("\u00a0", " ")
    )
    labels = re.findall(
        r'<label for="id_(\w+)">([^<]+)(?:<span class="soft">([^<]+)</span>)?</label>',
        submitter.client.get(programme.submitting_url()).content.decode(),
    )
    optional = {name for name, _label, note in labels if note == "(facultatif)"}
    without_a_word = {name for name, _label, note in labels if not note}
    assert without_a_word == {"title", "country", "relation", "person", "email", "homepage"}
    for name in optional:
        submitter.clock.shift(60)
        EventSubmission.objects.all().delete()
        assert submitter.open(programme).send(**{name: ""}).status_code == 303, name


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("title", "…"),
        ("title", "https://example.org"),
        ("organiser", "N/A"),
        ("organiser", "contact@example.org"),
        ("person", "-"),
        ("town", "?"),
        ("email", "alix@localhost"),
    ],
)
def test_what_stands_for_nothing_is_refused_here_too(submitter, programme, field, bad):
    response = submitter.open(programme).send(**{field: bad})
    assert response.status_code == 422
    assert f'href="#id_{field}"' in response.content.decode()
    assert f'value="{bad}"' in html.unescape(response.content.decode())
