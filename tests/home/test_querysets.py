"""What the public may see, by one name."""

import pytest
from wagtail.models import PageViewRestriction

from campaigns.models import CallPage
from tests.factories import CallPageFactory, publish

pytestmark = pytest.mark.django_db


def titles(language):
    return sorted(page.title for page in CallPage.objects.live_in(language))


def test_drafts_and_other_languages_are_left_out(site_tree):
    CallPageFactory(parent=site_tree["fr"]["calls"], title="En ligne")
    CallPageFactory(parent=site_tree["fr"]["calls"], title="Brouillon", live=False)
    assert titles("fr") == ["En ligne"]
    assert titles("en") == []


def test_private_pages_and_their_aliases_are_left_out(site_tree):
    call = publish(CallPageFactory(parent=site_tree["fr"]["calls"], title="Privé"))
    publish(CallPageFactory(parent=site_tree["fr"]["calls"], title="Public"))
    assert titles("en") == ["Privé", "Public"]
    PageViewRestriction.objects.create(page=call, restriction_type="login")
    assert titles("fr") == titles("en") == ["Public"]


def test_what_stands_below_a_private_page_is_private(site_tree):
    CallPageFactory(parent=site_tree["fr"]["calls"], title="Appel")
    PageViewRestriction.objects.create(page=site_tree["fr"]["calls"], restriction_type="login")
    assert titles("fr") == []
