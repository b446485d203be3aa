"""What the page editor makes of a slug."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from home.editing.page_forms import comes_from_title
from home.models import StandardPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def create(admin_client, site_tree):
    def create(title, slug):
        data = {
            "title": title,
            "slug": slug,
            "standfirst": "",
            "body": streamfield([]),
            "action-publish": "1",
        }
        address = reverse(
            "wagtailadmin_pages:add", args=["home", "standardpage", site_tree["fr"]["home"].pk]
        )
        return admin_client.post(
            address, nested_form_data(data), headers={"accept-language": "en"}
        ).content.decode()

    return create


def slugs():
    pages = StandardPage.objects.filter(locale__language_code="fr")
    return list(pages.order_by("pk").values_list("slug", flat=True))


def test_two_pages_of_one_title_get_slugs_of_their_own(create):
    create("L’été à Lyon", "lete-a-lyon")
    create("L’été à Lyon", "lete-a-lyon")
    create("L’été à Lyon", "")
    assert slugs() == ["lete-a-lyon", "lete-a-lyon-1", "lete-a-lyon-2"]


def test_a_slug_typed_by_hand_is_kept_or_refused(create):
    create("Agir", "faire")
    html = create("Agir", "faire")
    assert slugs() == ["faire"]
    assert "is already in use within the parent page." in html


def test_a_published_page_keeps_its_slug(create, admin_client):
    create("Agir", "agir")
    create("Agir", "agir")
    second = Page.objects.get(slug="agir-1", locale__language_code="fr")
    data = {"title": "Agir", "slug": "agir-1", "standfirst": "Oui.", "body": streamfield([])}
    admin_client.post(
        reverse("wagtailadmin_pages:edit", args=[second.pk]),
        nested_form_data({**data, "action-publish": "1"}),
    )
    assert StandardPage.objects.get(pk=second.pk).standfirst == "Oui."
    assert slugs() == ["agir", "agir-1"]


@pytest.mark.parametrize(
    ("slug", "title", "expected"),
    [
        ("", "Agir", True),
        ("lete-a-lyon", "L’été à Lyon", True),
        ("coeur-a-coeur", "Cœur à cœur", True),
        ("solidaires", "Solidaires !", True),
        ("agir-ensemble", "Agir", False),
    ],
)
def test_a_slug_of_the_title_is_told_from_one_typed_by_hand(slug, title, expected):
    assert comes_from_title(slug, title) == expected
