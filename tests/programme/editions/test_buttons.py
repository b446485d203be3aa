"""Where the "…" menu of a programme offers the next edition."""

import pytest
from django.urls import reverse

from home.roles import EDITION
from tests.factories import ProgrammePageFactory, publish

pytestmark = pytest.mark.django_db


def offers_next(client, programme):
    page = client.get(reverse("wagtailadmin_pages:edit", args=[programme.pk])).content.decode()
    return reverse("next_edition", args=[programme.pk]) in page


def test_an_edition_that_exists_is_not_started_again(client_of, site_tree):
    """Menu "Start the edition 2020" on 2019 though 2020 exists: not offered."""
    first = publish(ProgrammePageFactory(year=2019))
    client = client_of(EDITION)
    assert offers_next(client, first)
    second = ProgrammePageFactory(year=2020, live=False)
    assert not offers_next(client, first)
    assert offers_next(client, second)


def test_who_comes_by_an_older_page_is_led_to_the_edition_that_exists(client_of, site_tree):
    first, second = ProgrammePageFactory(year=2019), ProgrammePageFactory(year=2020)
    response = client_of(EDITION).get(
        reverse("next_edition", args=[first.pk]), follow=True, headers={"accept-language": "en"}
    )
    assert response.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[second.pk])
    assert "There is a programme for 2020 already." in response.content.decode()
