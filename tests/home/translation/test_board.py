"""The translators' board: what waits, in which order, and the way into the editor."""

from datetime import date

import pytest
import time_machine
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from campaigns.enums import Signing
from home.enums import TaskState
from home.roles import TRANSLATION
from home.text.dates import next_migrants_day
from home.translation.board import board
from home.translation.changes import source_changes
from tests.factories import (
    CallPageFactory,
    EventKindFactory,
    EventPageFactory,
    SignatoryPageFactory,
    publish,
    translated,
)

pytestmark = pytest.mark.django_db
BOARD = "/admin/translations/"


def states(title=None):
    return [task.state for task in board() if task.title == title]


def test_the_18th_is_the_last_day_of_its_year():
    assert next_migrants_day(date(2026, 12, 18)) == date(2026, 12, 18)
    assert next_migrants_day(date(2026, 12, 19)) == date(2027, 12, 18)
    assert next_migrants_day(date(2027, 1, 1)) == date(2027, 12, 18)


def test_a_page_goes_through_all_states(site_tree):
    call = publish(CallPageFactory(title="Fraternité", body="<p>Marchons.</p><p>Ensemble.</p>"))
    assert states("Fraternité") == [TaskState.MISSING]
    english = translated(call)
    assert states("Fraternité") == [TaskState.DONE]

    call.body += "<p>Demain.</p>"
    call = publish(call)
    assert states("Fraternité") == [TaskState.OUTDATED]

    publish(english)
    assert states("Fraternité") == [TaskState.INCOMPLETE]

    english.save_revision(clean=False)
    assert states("Fraternité") == [TaskState.IN_PROGRESS]


def test_what_is_begun_stays_missing_when_its_source_is_published_again(site_tree):
    english = site_tree["en"]["home"].locale
    call = publish(CallPageFactory(title="Fraternité"))
    translate_object(call, [english])
    call.title = "Fraternité !"
    publish(call)
    assert states("Fraternité !") == [TaskState.MISSING]
    version = call.get_translation(english)
    assert (version.title, version.live_revision_id) == ("Fraternité !", None)
    assert version.latest_revision_id not in (None, call.latest_revision_id)


def test_what_is_translated_but_not_published_is_ready(site_tree):
    call = publish(CallPageFactory(title="Fraternité"))
    translated(call)
    call.standfirst = "<p>Nous marchons.</p>"
    publish(call)
    segment = Translation.objects.get().source.stringsegment_set.get(context__path="standfirst")
    StringTranslation.objects.create(
        translation_of=segment.string,
        locale=site_tree["en"]["home"].locale,
        context=segment.context,
        data="We march.",
    )
    task = next(task for task in board() if task.title == "Fraternité")
    assert (task.state, task.is_ready) == (TaskState.IN_PROGRESS, True)


def test_what_changed_names_the_new_sentence_and_the_old(site_tree):
    call = publish(CallPageFactory(title="Fraternité", body="<p>Nous marchons à Paris.</p>"))
    translated(call)
    call.body = "<p>Nous marchons à Lyon et à Paris.</p><p>Autre chose.</p>"
    publish(call)
    [changes] = source_changes(board()).values()
    assert [(change.before, change.now) for change in changes] == [
        ("Nous marchons à Paris.", "Nous marchons à Lyon et à Paris."),
        ("", "Autre chose."),
    ]


def test_facts_do_not_make_a_translation_outdated(programme):
    event = publish(EventPageFactory(parent=programme, title="Marche"))
    translated(event)
    event.town = "Lyon"
    publish(event)
    assert states("Marche") == [TaskState.DONE]


def test_drafts_and_pages_without_text_are_not_there(site_tree):
    CallPageFactory(title="Brouillon", live=False).save_revision()
    publish(SignatoryPageFactory(title="La Cimade"))
    publish(SignatoryPageFactory(title="FORIM", profile="<p>Ensemble.</p>"))
    assert states("Brouillon") == []
    assert states("La Cimade") == []
    assert states("FORIM") == [TaskState.MISSING]


def test_a_page_written_in_english_waits_for_french(site_tree):
    publish(CallPageFactory(parent=site_tree["en"]["calls"], title="Fraternity"))
    [task] = [task for task in board() if task.title == "Fraternity"]
    assert (task.source_locale.language_code, task.locale.language_code) == ("en", "fr")


@time_machine.travel("2026-12-01T12:00:00+01:00")
def test_what_comes_before_the_18th_comes_first_then_the_newest(programme):
    publish(CallPageFactory(title="Ancien"))
    publish(EventPageFactory(parent=programme, title="Après", dates=[date(2027, 1, 5)]))
    publish(EventPageFactory(parent=programme, title="Le 18"))
    publish(CallPageFactory(title="Ouvert", year=2026, signing=Signing.OPEN))
    publish(EventPageFactory(parent=programme, title="Le 3", dates=[date(2026, 12, 3)]))
    done = publish(EventPageFactory(parent=programme, title="Fait", dates=[date(2026, 12, 2)]))
    translated(done)
    titles = [task.title for task in board()]
    assert titles.index("Le 3") == 0
    assert set(titles[1:3]) == {"Le 18", "Ouvert"}
    assert titles.index("Fait") > titles.index("Ancien")


def test_words_are_on_the_board_and_follow_their_source(site_tree):
    kind = EventKindFactory(name="Veillée")
    assert states("Veillée") == [TaskState.MISSING]
    translated_kind(kind, "Vigil")
    assert states("Veillée") == [TaskState.DONE]
    kind.name = "Veillée, cercle"
    kind.save()
    assert states("Veillée, cercle") == [TaskState.OUTDATED]


def translated_kind(kind, name):
    from programme.example.translations import translate
    from tests.factories import English

    return translate(kind, English({kind.name: name}))


def test_what_changed_is_told_as_long_as_it_is_worked_on(site_tree):
    call = publish(CallPageFactory(title="Fraternité", body="<p>Marchons.</p>"))
    english = translated(call)
    call.body += "<p>Demain.</p><p>Après.</p>"
    publish(call)
    english.save_revision(clean=False)
    [changes] = source_changes(board()).values()
    assert states("Fraternité") == [TaskState.IN_PROGRESS]
    assert [change.now for change in changes] == ["Demain.", "Après."]


def test_what_changed_is_read_as_plain_words(site_tree):
    call = publish(CallPageFactory(title="Fraternité", body="<p>Marchons.</p>"))
    translated(call)
    call.body = "<p>Marchons &amp; chantons.</p>"
    publish(call)
    [[change]] = source_changes(board()).values()
    assert (change.before, change.now) == ("Marchons.", "Marchons & chantons.")


@pytest.mark.parametrize("has_record", [True, False])
def test_an_empty_page_of_its_own_waits_for_its_first_text(site_tree, client_of, has_record):
    """An organisation whose English page is an own empty one gets its first profile: missing."""
    organisation = publish(SignatoryPageFactory(title="Ligue", profile=""))
    english = site_tree["en"]["home"].locale
    if has_record:
        translate_object(organisation, [english])
    own = type(organisation).objects.get(
        translation_key=organisation.translation_key, locale=english
    )
    if not has_record:
        type(own).objects.filter(pk=own.pk).update(alias_of=None)
        own.refresh_from_db()
    publish(own)
    assert states("Ligue") == []
    organisation.profile = "<p>Depuis 1898.</p>"
    publish(organisation)
    assert states("Ligue") == [TaskState.MISSING]
    [task] = [task for task in board() if task.title == "Ligue"]
    data = {"key": task.key, "locale": task.locale.pk}
    response = client_of(TRANSLATION).post(f"{BOARD}begin/", data)
    assert response.status_code == 302
    record = Translation.objects.get(source__object_id=organisation.translation_key)
    assert record.source.stringsegment_set.get().string.data == "Depuis 1898."


def test_a_page_written_in_each_language_by_itself_is_done(site_tree):
    organisation = publish(SignatoryPageFactory(title="Ligue", profile="<p>Depuis 1898.</p>"))
    english = site_tree["en"]["home"].locale
    own = type(organisation).objects.get(
        translation_key=organisation.translation_key, locale=english
    )
    type(own).objects.filter(pk=own.pk).update(alias_of=None, profile="<p>Since 1898.</p>")
    publish(type(own).objects.get(pk=own.pk))
    assert states("Ligue") == [TaskState.DONE]
