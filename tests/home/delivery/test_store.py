"""The store: rendered once, never stale, never for whom it was not rendered."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client
from django.test.signals import template_rendered
from django.test.utils import CaptureQueriesContext

from home.delivery import store as module
from programme.models import EventPage
from tests.factories import EventPageFactory, ProgrammePageFactory, publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]


@pytest.fixture
def programme(site_tree):
    return publish(ProgrammePageFactory(year=2026))


def kept(cache) -> int:
    return sum(":answer:" in key for key in cache._cache)


@pytest.mark.parametrize("headers", [{}, {"accept-encoding": "gzip"}])
def test_the_second_reader_gets_the_same_bytes_for_one_query(client, programme, headers):
    first = client.get(programme.url, headers=headers)
    with CaptureQueriesContext(connection) as queries:
        second = Client().get(programme.url, headers=headers)
    assert len(queries) == 1
    assert second.content == first.content
    assert {**second.headers} == {**first.headers}


def test_a_story_shows_no_stale_byte(client, programme):
    event = publish(EventPageFactory(parent=programme, title="Veillée"))
    urls = [programme.url, f"{programme.url}feed.xml", f"{programme.url}map/", event.url, "/fr/"]
    urls += [f"{programme.url}programme.csv", "/sitemap.xml", f"/en{programme.url[3:]}"]

    def all_agree():
        for url in urls:
            stored = client.get(url)
            fresh = _rendered(url)
            assert (stored.status_code, stored.content) == (fresh.status_code, fresh.content), url

    def _rendered(url):
        # Somebody with a session is never answered from the store.
        someone = Client()
        someone.cookies["sessionid"] = "x"
        return someone.get(url)

    all_agree()
    all_agree()
    event.title = "Veillée aux flambeaux"
    event.save_revision()
    all_agree()
    event.get_latest_revision().publish()
    assert "flambeaux" in client.get(programme.url).text
    all_agree()
    EventPage.objects.filter(pk=event.pk).update(status="cancelled")
    all_agree()
    EventPage.objects.get(pk=event.pk).unpublish()
    assert client.get(event.url).status_code == 404
    all_agree()
    EventPage.objects.get(pk=event.pk).save_revision().publish()
    all_agree()
    EventPage.objects.get(pk=event.pk).delete()
    assert client.get(event.url).status_code == 404
    all_agree()


def test_a_draft_that_is_saved_leaves_what_is_kept(client, programme, store):
    event = publish(EventPageFactory(parent=programme))
    etag = client.get(programme.url)["ETag"]
    event.title = "Brouillon"
    event.save_revision()
    assert client.get(programme.url)["ETag"] == etag


def test_a_preview_is_never_kept(admin_client, programme, store):
    programme.title = "Brouillon"
    programme.save_revision()
    before = kept(store)
    response = admin_client.get(f"/admin/pages/{programme.pk}/view_draft/")
    assert "Brouillon" in response.text
    assert kept(store) == before
    assert "Brouillon" not in Client().get(programme.url).text


def test_queries_that_no_view_reads_are_not_kept(client, programme, store):
    client.get(programme.url)
    before = kept(store)
    for number in range(20):
        client.get(f"{programme.url}?x{number}={number}")
    assert kept(store) == before


@pytest.mark.parametrize("path", ["nothing/", "proposer/"])
def test_what_takes_no_part_is_not_kept(client, programme, store, path):
    before = kept(store)
    client.get(f"{programme.url}{path}")
    assert kept(store) == before


def test_what_is_too_large_is_rendered_each_time(client, programme, store, monkeypatch):
    monkeypatch.setattr(module, "LARGEST", 10)
    before = kept(store)
    assert client.get(programme.url).status_code == 200
    assert kept(store) == before


def test_switched_off_it_keeps_nothing(client, programme, store, settings):
    settings.ANSWER_STORE = False
    before = kept(store)
    client.get(programme.url)
    assert kept(store) == before


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_many_readers_at_once_cost_one_rendering(programme, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 60)
    monkeypatch.setattr(module, "LONGEST_RENDERING", 60)
    rendered, answers = [], []

    def note(template, **kwargs):
        if template.name == "programme/programme_page.html":
            rendered.append(template)

    start = Barrier(20)

    def read():
        start.wait()
        try:
            answers.append(Client().get(programme.url).content)
        finally:
            connection.close()

    template_rendered.connect(note)
    try:
        threads = [Thread(target=read) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        template_rendered.disconnect(note)
    assert (len(answers), len(set(answers)), len(rendered)) == (20, 1, 1)
