"""Terms and doubts beside the segments in wagtail-localize's editor."""

import pytest
from wagtail_localize.models import StringTranslation

from home.models import GlossaryTerm
from tests.factories import CallPageFactory, publish, translated

pytestmark = pytest.mark.browser


def test_doubts_follow_what_is_written(editor_page, live_server, site_tree):
    GlossaryTerm.objects.create(
        locale=site_tree["fr"]["home"].locale, term="La Cimade", is_kept=True
    )
    call = publish(CallPageFactory(title="Le 18 avec La Cimade", standfirst="", body=""))
    english = translated(call, **{call.title: "The 18th with La Cimade"})
    editor_page.goto(f"/admin/pages/{english.pk}/edit/")
    segment = editor_page.locator("section li").filter(
        has=editor_page.locator("> p", has_text="Le 18 avec")
    )
    assert segment.locator(".segment-term").all_inner_texts() == ["Glossary La Cimade → La Cimade"]
    assert segment.locator(".segment-doubt").count() == 0
    assert not editor_page.locator(".translation-hints-doubts").is_visible()

    segment.get_by_role("button", name="Edit").click()
    segment.locator("textarea").fill("The 19th with the CIMADE")
    segment.get_by_role("button", name="Save").click()
    segment.locator(".segment-doubt").first.wait_for()
    doubts = ["a number or date is missing (18)", "the name “La Cimade” is never translated"]
    assert segment.locator(".segment-doubt").all_inner_texts() == [
        f"To check {doubt}" for doubt in doubts
    ]
    assert editor_page.locator("[data-doubts] li").all_inner_texts() == [
        f"“Le 18 avec La Cimade”: {doubt}" for doubt in doubts
    ]
    assert StringTranslation.objects.filter(data="The 19th with the CIMADE").exists()

    segment.get_by_role("button", name="Edit").click()
    segment.locator("textarea").fill("La Cimade on the 18th")
    segment.get_by_role("button", name="Save").click()
    segment.locator(".segment-doubt").first.wait_for(state="detached")
    assert not editor_page.locator(".translation-hints-doubts").is_visible()
