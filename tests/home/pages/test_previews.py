"""Every page type can be previewed before it is saved for the first time."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from tests.factories import EventKindFactory, ProgrammePageFactory

pytestmark = pytest.mark.django_db

NONE = inline_formset([])


def cases(site_tree):
    """Parent, app, model and the fields of each type that editors create."""
    tree = site_tree["fr"]
    programme = ProgrammePageFactory(parent=tree["programmes"], year=2026)
    facts = {"attendance": "in-person", "status": "scheduled", "timezone": "Europe/Paris"}
    return {
        "call": (
            tree["calls"], "campaigns", "callpage",
            {"year": "2026", "date": "2026-11-03", "signing": "closed", "signatories_order": "name",
             "standfirst": rich_text(""), "body": rich_text(""), "closing": rich_text(""),
             "notes": NONE, "related_calls": NONE, "attachments": NONE},
        ),
        "signatory": (
            tree["signatories"], "campaigns", "signatorypage",
            {"name_language": "fr", "profile": rich_text("")},
        ),
        "programme": (
            tree["programmes"], "programme", "programmepage",
            {"year": "2027", "standfirst": rich_text(""), "body": rich_text("")},
        ),
        "event": (
            programme, "programme", "eventpage",
            {"kind": EventKindFactory().pk, "body": rich_text(""), "organisers": NONE,
             "languages": NONE, **facts,
             "dates": inline_formset([{"day": "2026-12-18", "status": "scheduled"}])},
        ),
        "standard": (tree["home"], "home", "standardpage", {"body": streamfield([])}),
    }  # fmt: skip


@pytest.mark.parametrize("name", ["call", "signatory", "programme", "event", "standard"])
def test_a_page_can_be_previewed_before_it_is_saved(admin_client, site_tree, name):
    parent, app, model, fields = cases(site_tree)[name]
    address = reverse("wagtailadmin_pages:preview_on_add", args=[app, model, parent.pk])
    data = nested_form_data({"title": "Une page nouvelle", "slug": "nouvelle", **fields})
    assert admin_client.post(address, data).json() == {"is_valid": True, "is_available": True}
    html = admin_client.get(address, {"mode": ""}).content.decode()
    assert "Une page nouvelle</h1>" in html
