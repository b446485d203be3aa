"""The form to submit an event, and what robots, accidents and bad input do to it."""

import html
import re
from datetime import date

import pytest
from django.core import mail

from home.public_requests.forms import TOKEN_LIFE
from programme.models import EventSubmission, ProgrammePage
from tests.factories import EventPageFactory, ProgrammePageFactory, publish, translated
from tests.programme.submissions.conftest import FORM_FIELDS, open_programme
from tests.public_requests import private_url

pytestmark = pytest.mark.django_db

KNOWN = ("day", "start_time", "end_time", "town", "place", "website", "summary", "organiser")
NOTHING_KNOWN = dict.fromkeys(KNOWN, "") | {"relation": "known"}


@pytest.fixture(scope="module")
def published(shared_data):
    return open_programme()


@pytest.fixture
def programme(published, clock):
    """As it stands in the database: what another test did to it was taken back."""
    return ProgrammePage.objects.get(pk=published.pk)


def text_of(response) -> str:
    return html.unescape(response.content.decode())


def test_the_form_of_an_open_programme_is_reached_in_both_languages(client, programme):
    english = translated(programme)
    assert programme.submitting_url() == "/fr/programme/2026/proposer/"
    assert english.submitting_url().endswith("/submit/")
    assert client.get(programme.url).content.decode().count(f'"{programme.submitting_url()}"') == 1
    french, other = client.get(programme.submitting_url()), client.get(english.submitting_url())
    assert "Proposer un événement</h1>" in french.content.decode()
    assert "Submit your event</h1>" in other.content.decode()
    assert f'href="{english.submitting_url()}"' in french.content.decode()
    assert not client.cookies
    assert "no-store" in french["Cache-Control"]


def test_a_submission_is_kept_and_the_person_written_to(submitter, programme, march):
    submission = submitter.submit(programme, kind=march.pk)
    assert (submission.title, submission.kind) == ("Marche aux flambeaux", march)
    assert submission.website == "https://flambeaux.example.org"
    assert (submission.state, submission.language) == ("received", "fr")
    [message] = mail.outbox
    assert message.to == [FORM_FIELDS["email"]]
    assert message.subject == "À confirmer\u202f: Marche aux flambeaux"
    assert (
        "Vous avez proposé l’événement « Marche aux flambeaux »".replace("« ", "«\u202f").replace(
            " »", "\u202f»"
        )
        in message.body
    )


def test_a_title_is_enough(submitter, programme):
    submission = submitter.submit(programme, **NOTHING_KNOWN)
    assert (submission.day, submission.town, submission.organiser) == (None, "", "")


def test_whoever_organises_it_says_under_which_name(submitter, programme):
    response = submitter.open(programme).send(organiser="")
    assert response.status_code == 422
    assert "Indiquez le nom de l’organisation" in text_of(response)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"start_time": "20:00", "end_time": "19:00"}, "La fin est avant le début"),
        ({"start_time": "20:00", "end_time": "20:00"}, "La fin est avant le début"),
        ({"start_time": "", "end_time": "19:00"}, "Il y a une heure de fin, mais pas de début"),
        ({"day": ""}, "ajoutez le jour"),
        ({"day": "0001-01-01"}, "C’est le programme de 2026"),
        ({"day": "9999-12-31"}, "C’est le programme de 2026"),
        ({"day": "2025-12-18"}, "C’est le programme de 2026"),
        ({"day": "2026-02-30"}, "Indiquez le jour, le mois et l’année"),
        ({"day": "99999-12-18"}, "Indiquez le jour, le mois et l’année"),
        ({"start_time": "25:61"}, "Indiquez l’heure de début"),
        ({"website": "javascript:alert(1)"}, "Indiquez l’adresse complète de la page"),
        ({"online_url": "data:text/html,x"}, "Indiquez l’adresse complète de la page"),
        ({"kind": "9999"}, "choisissez dans la liste"),
        ({"kind": "\x00"}, ""),
        ({"country": "XX"}, "choisissez dans la liste"),
        ({"relation": "boss"}, "choisissez dans la liste"),
        ({"title": ""}, "Indiquez le titre de l’événement."),
        ({"consent": ""}, "Sans votre accord"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(submitter, programme, wrong, said):
    response = submitter.open(programme).send(**wrong)
    text = text_of(response)
    assert response.status_code == 422
    assert said in text
    assert 'value="La Cimade"' in text
    assert "Nous marchons ensemble." in text
    assert not EventSubmission.objects.exists()


def test_what_ends_after_midnight_ends_on_the_next_day(submitter, programme):
    submission = submitter.submit(programme, start_time="21:00", end_time="02:00")
    assert (submission.end_day - submission.day).days == 1


@pytest.mark.parametrize(
    "field", ["title", "town", "place", "summary", "organiser", "price", "day"]
)
@pytest.mark.parametrize(
    "bad",
    ["x\r\nBcc: a@example.org", "x\x00\x01y", "x\u202ey", "x" * 1_000_000, "<script>x</script>"],
    ids=["header", "control", "bidi", "megabyte", "html"],
)
def test_bad_input_breaks_nothing(submitter, programme, field, bad):
    response = submitter.open(programme).send(**{field: bad})
    assert response.status_code in (303, 422)
    assert "<script>x" not in response.content.decode()
    for submission in EventSubmission.objects.all():
        assert not set(f"{getattr(submission, field)}") & set("\x00\x01\u202e")
    for message in mail.outbox:
        assert "\n" not in message.subject
        assert "<script>x" not in message.alternatives[0].content


def test_fifteen_hundred_fields_are_as_good_as_the_known_ones(submitter, programme):
    submitter.submit(programme, **{f"field{number}": "x" for number in range(1500)})
    assert EventSubmission.objects.count() == 1


def test_ten_clicks_are_one_submission_and_one_letter(submitter, programme):
    submitter.open(programme)
    for _click in range(3):
        assert submitter.send().status_code == 303
    assert EventSubmission.objects.count() == 1
    assert len(mail.outbox) == 1


def test_the_same_event_from_a_new_form_is_the_same_submission(submitter, programme):
    submitter.submit(programme)
    submitter.submit(programme, title="MARCHE AUX FLAMBEAUX !")
    assert EventSubmission.objects.count() == 1
    assert len(mail.outbox) == 2


def test_the_form_sent_again_with_something_corrected_corrects_the_first(submitter, programme):
    submitter.submit(programme, email="luis@flambeau.example.org")
    submitter.send(email="luis@flambeaux.example.org", town="Rezé")
    [submission] = EventSubmission.objects.all()
    assert (submission.email, submission.town) == ("luis@flambeaux.example.org", "Rezé")
    assert submitter.client.get(private_url(mail.outbox[0])).status_code == 404


def test_a_form_that_stood_open_too_long_is_sent_with_one_more_click(submitter, programme, clock):
    submitter.open(programme)
    clock.shift(TOKEN_LIFE)
    text = text_of(submitter.send())
    assert "trop longtemps" in text
    assert 'value="2026-12-18"' in text
    assert 'value="18:00"' in text
    token = re.search(r'name="token" value="([^"]+)"', text)[1]
    assert submitter.send(token=token).status_code == 303


@pytest.mark.parametrize("how", ["honeypot", "too fast"])
def test_robots_are_kept_as_suspected_and_get_no_hint(submitter, programme, clock, how):
    submitter.open(programme)
    if how == "too fast":
        clock.shift(-3)
    response = submitter.send(**({"homepage": "http://x"} if how == "honeypot" else {}))
    assert response["Location"] == programme.submitting_url("sent")
    assert submitter.client.get(response["Location"]).status_code == 200
    assert EventSubmission.objects.get().suspected
    assert mail.outbox == []


def test_the_seventh_try_within_a_minute_waits_with_its_text_kept(submitter, programme):
    submitter.open(programme)
    codes = [submitter.send(email="luis").status_code for _try in range(6)]
    response = submitter.send(email=FORM_FIELDS["email"])
    assert codes == [422] * 6
    assert response.status_code == 429
    assert 'value="luis@flambeaux.example.org"' in text_of(response)


def test_events_that_resemble_it_are_asked_about_once(submitter, programme):
    public = publish(EventPageFactory(title="Marche aux flambeaux 2026", town="Nantes"))
    EventPageFactory(title="Marche aux flambeaux secrète", town="Nantes", live=False)
    response = submitter.open(programme).send()
    text = text_of(response)
    assert response.status_code == 200
    assert "Est-ce l’un de ceux-ci" in text
    assert f'href="{public.url}"' in text
    assert "secrète" not in text
    assert 'value="Marche aux flambeaux"' in text
    assert not EventSubmission.objects.exists()
    assert submitter.send(another="1").status_code == 303
    assert EventSubmission.objects.count() == 1


def test_a_french_title_in_the_english_form_is_asked_about(submitter, programme):
    """The event has another title there, and is shown by it."""
    concert = EventPageFactory(
        title="Concert : des voix d’ici", town="Lille", dates=[date(2026, 12, 12)]
    )
    english = translated(publish(concert), **{concert.title: "Concert: voices from here"})
    for title in ("Concert : des voix d'ici", "Concert, voices from here"):
        response = submitter.open(translated(programme)).send(
            title=title, town="Lille", day="2026-12-12"
        )
        text = text_of(response)
        assert f'href="{english.url}"' in text
        assert "Concert: voices from here" in text
    assert not EventSubmission.objects.exists()


def test_line_breaks_of_a_word_processor_are_kept(submitter, programme):
    submission = submitter.submit(
        programme, summary="Un chant.\x0bUne marche.\u2028Une soupe.", place="Salle\u2028Rameau"
    )
    assert submission.summary == "Un chant.\nUne marche.\nUne soupe."
    assert submission.place == "Salle Rameau"


def test_a_hidden_town_is_not_found_out(submitter, programme):
    publish(EventPageFactory(title="Marche secrète", town="Nantes", precision="later"))
    for town in ("Nantes", "Brest"):
        response = submitter.open(programme).send(title="Marche secrète", town=town)
        assert "Est-ce l’un de ceux-ci" in text_of(response)


def test_a_past_programme_takes_nothing(submitter, programme, clock):
    past = publish(ProgrammePageFactory(year=2025, title="Programme 2025"))
    assert past.submitting_url() not in submitter.client.get(past.url).content.decode()
    submitter.open(programme)
    response = submitter.client.post(past.submitting_url(), submitter.form)
    assert response.status_code == 410
    assert "Ce programme est clos" in response.content.decode()
    assert programme.submitting_url() in response.content.decode()
    assert not EventSubmission.objects.exists()


def test_a_token_of_another_programme_is_no_token(submitter, programme):
    other = publish(ProgrammePageFactory(year=2027))
    token = submitter.open(other).form["token"]
    assert submitter.open(programme).send(token=token).status_code == 422


def test_the_form_costs_the_same_with_one_event_and_with_three(submitter, programme, count_queries):
    publish(EventPageFactory(town="Nantes"))
    one = count_queries(programme.submitting_url())
    for _event in range(2):
        publish(EventPageFactory(town="Nantes"))
    assert count_queries(programme.submitting_url()) == one
