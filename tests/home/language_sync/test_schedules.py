"""What is scheduled is nowhere before its minute, in no language."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from wagtail.signals import page_unpublished

from campaigns.models import CallPage
from tests.factories import CallPageFactory, publish, translated
from tests.home.language_sync.pages import version

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 18)


def schedule(page, **moments):
    for name, moment in moments.items():
        setattr(page, name, moment)
    page.save_revision().publish()


PLACES = ["/fr/", "/en/", "/fr/appels/", "/en/calls/", "/fr/appels/feed.xml", "/sitemap.xml"]


def shown(client):
    return [
        address for address in [*PLACES, "/en/calls/feed.xml"]
        if "Appel secret" in client.get(address).content.decode()
        or "appel-secret" in client.get(address).content.decode()
    ]  # fmt: skip


def test_a_scheduled_call_is_nowhere_before_its_minute(client, site_tree):
    call = CallPageFactory(
        parent=site_tree["fr"]["calls"], title="Appel secret", slug="appel-secret", live=False
    )
    moment = timezone.now() + timedelta(days=2)
    schedule(call, go_live_at=moment)
    assert shown(client) == []
    assert client.get("/en/calls/appel-secret/").status_code == 404
    with time_machine.travel(moment + timedelta(minutes=1)):
        call_command("publish_scheduled")
        assert "/en/calls/" in shown(client)
        assert "/fr/appels/" in shown(client)
        assert client.get("/en/calls/appel-secret/").status_code == 200


def test_a_call_that_was_live_before_is_as_secret(client, site_tree):
    call = publish(
        CallPageFactory(parent=site_tree["fr"]["calls"], title="Appel secret", slug="appel-secret")
    )
    call.unpublish()
    schedule(CallPage.objects.get(pk=call.pk), go_live_at=timezone.now() + timedelta(days=2))
    assert shown(client) == []
    assert not version(call, "en").live


def test_what_expires_is_gone_from_every_language(client, site_tree):
    call = CallPageFactory(
        parent=site_tree["fr"]["calls"], title="Appel secret", slug="appel-secret"
    )
    moment = timezone.now() + timedelta(days=2)
    schedule(call, expire_at=moment)
    assert "/en/calls/" in shown(client)
    with time_machine.travel(moment + timedelta(minutes=1)):
        call_command("publish_scheduled")
        assert shown(client) == []


@pytest.mark.parametrize("first", ["fr", "en"])
def test_what_has_expired_and_is_published_again_comes_back_in_every_language(
    client, site_tree, first
):
    call = CallPageFactory(parent=site_tree["fr"]["calls"], title="Appel", slug="appel")
    moment = timezone.now() + timedelta(days=2)
    schedule(call, expire_at=moment)
    translated(CallPage.objects.get(pk=call.pk), Appel="Call")
    earlier = moment - timedelta(seconds=1)
    CallPage.objects.filter(pk=version(call, first).pk).update(expire_at=earlier)
    with time_machine.travel(moment + timedelta(minutes=1)):
        call_command("publish_scheduled")
        for language in ("fr", "en"):
            page = version(call, language)
            assert (page.live, page.expired) == (False, True)
        call = CallPage.objects.get(pk=call.pk)
        call.expire_at = None
        publish(call)
        call_command("publish_scheduled")
        assert version(call, "fr").live
        assert (version(call, "en").live, version(call, "en").title) == (True, "Call")


def test_a_page_expires_on_the_same_day_in_every_language(site_tree):
    call = CallPageFactory(parent=site_tree["fr"]["calls"], title="Appel", slug="appel")
    schedule(call, expire_at=timezone.now() + timedelta(days=2))
    translated(CallPage.objects.get(pk=call.pk), Appel="Call")
    later = timezone.now() + timedelta(days=9)
    schedule(CallPage.objects.get(pk=call.pk), expire_at=later)
    english = version(call, "en")
    assert (english.title, english.expire_at) == ("Call", later)


def test_a_page_whose_end_cannot_be_told_has_not_expired(site_tree):
    """Its subscribers are told in the same transaction; the next run tries again."""
    call = CallPageFactory(parent=site_tree["fr"]["calls"])
    schedule(call, expire_at=timezone.now() + timedelta(days=2))

    def fail(sender, **kwargs):
        raise OSError("no room left")

    page_unpublished.connect(fail)
    try:
        with time_machine.travel(timezone.now() + timedelta(days=3)):
            with pytest.raises(OSError, match="no room left"):
                call_command("publish_scheduled")
            assert [version(call, language).live for language in ("fr", "en")] == [True, True]
            page_unpublished.disconnect(fail)
            call_command("publish_scheduled")
            assert [version(call, language).live for language in ("fr", "en")] == [False, False]
    finally:
        page_unpublished.disconnect(fail)
