"""Terms and warnings beside the segments in wagtail-localize's editor."""

import pytest
from playwright.sync_api import expect
from wagtail_localize.models import StringTranslation

from home.models import GlossaryTerm
from tests.factories import CallPageFactory, publish, translated

pytestmark = pytest.mark.browser


def test_warnings_follow_what_is_written(editor_page, live_server, site_tree):
    GlossaryTerm.objects.create(
        locale=site_tree["fr"]["home"].locale, term="La Cimade", is_kept=True
    )
    call = publish(CallPageFactory(title="Le 18 avec La Cimade", standfirst="", body=""))
    english = translated(call, **{call.title: "The 18th with La Cimade"})
    editor_page.goto(f"/admin/pages/{english.pk}/edit/")
    segment = editor_page.locator("section li").filter(
        has=editor_page.locator("> p", has_text="Le 18 avec")
    )
    expect(segment.locator(".segment-term")).to_have_text(["Glossary La Cimade → La Cimade"])
    expect(segment.locator(".segment-warning")).to_have_count(0)
    expect(editor_page.locator(".translation-hints-warnings")).to_be_hidden()

    segment.get_by_role("button", name="Edit").click()
    segment.locator("textarea").fill("The 19th with the CIMADE")
    segment.get_by_role("button", name="Save").click()
    warnings = ["a number or date is missing (18)", "the name “La Cimade” is never translated"]
    expect(segment.locator(".segment-warning")).to_have_text(
        [f"To check {warning}" for warning in warnings]
    )
    expect(editor_page.locator("[data-warnings] li")).to_have_text(
        [f"“Le 18 avec La Cimade”: {warning}" for warning in warnings]
    )
    assert StringTranslation.objects.filter(data="The 19th with the CIMADE").exists()

    segment.get_by_role("button", name="Edit").click()
    segment.locator("textarea").fill("La Cimade on the 18th")
    segment.get_by_role("button", name="Save").click()
    expect(segment.locator(".segment-warning")).to_have_count(0)
    expect(editor_page.locator(".translation-hints-warnings")).to_be_hidden()
