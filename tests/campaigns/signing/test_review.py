"""Editors decide on requests, beside what the site knows; every step follows the one before."""

import html

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse

from campaigns.enums import TextChange
from campaigns.merging.services import merge
from campaigns.models import SignatoryPage, SignedText
from campaigns.signatures.services import sign
from campaigns.signing.review import review_of
from home.roles import TRANSLATION
from tests.factories import SignatoryPageFactory, publish
from tests.public_requests import private_url

pytestmark = pytest.mark.django_db


def names(call):
    return [row.name for row in call.signatures()]


def test_the_admins_home_says_how_many_wait(desk, confirmed):
    assert "Nothing is waiting." in desk.client.get("/admin/").content.decode()
    confirmed()
    text = desk.client.get("/admin/").content.decode()
    assert "1 request to sign" in text
    assert "Chœur des passerelles – CDP" in text


def test_a_known_organisation_is_accepted_with_one_click(desk, confirmed, cimade, call):
    request = confirmed("cimade ", acronym="", email="a@cimade.example.org")
    assert review_of(request).known.page == cimade
    page = desk.look(request)
    assert f'value="{cimade.translation_key}"' in page
    assert "checked" in page.partition(f'value="{cimade.translation_key}"')[2][:80]
    desk(request, "accept", organisation=str(cimade.translation_key))
    assert names(call) == ["La Cimade"]
    assert call.signatures().get().signatory_key == cimade.translation_key
    request.refresh_from_db()
    assert (request.state, request.decided_by.username) == ("accepted", "editor")
    [message] = mail.outbox
    assert call.full_url in message.body
    assert desk.client.get(private_url()).status_code == 200


def test_a_new_organisation_becomes_a_draft(desk, confirmed, call):
    request = confirmed(website="https://passerelles.example.org")
    desk(request, "accept", organisation="new")
    page = SignatoryPage.objects.get(title="Chœur des passerelles")
    assert (page.live, page.acronym, page.website) == (False, "CDP", request.website)
    assert names(call) == ["Chœur des passerelles – CDP"]
    assert call.signatures().get().signatory_key == page.translation_key


def test_an_organisation_is_listed_by_its_name_only_and_as_corrected(desk, confirmed, call):
    desk(confirmed(), "accept", organisation="name", name="Chœur des Passerelles")
    assert names(call) == ["Chœur des Passerelles"]
    assert not SignatoryPage.objects.exists()


def test_another_organisation_is_written_by_its_name(desk, confirmed, cimade, call):
    request = confirmed("Groupe local de Nantes", acronym="")
    response = desk(request, "accept", organisation="other", other="nobody knows")
    assert "No organisation on this site has this name" in response.content.decode()
    assert names(call) == []
    desk(request, "accept", organisation="other", other="cimade", name="La Cimade, Nantes")
    assert names(call) == ["La Cimade, Nantes"]


def test_a_doubtful_one_is_offered_and_not_chosen(desk, confirmed, site_tree, call):
    publish(SignatoryPageFactory(title="Réseau des hospitalités de la côte"))
    request = confirmed("Réseau des hospitalités", acronym="")
    text = desk.look(request)
    assert "Réseau des hospitalités de la côte" in text
    assert "checked" not in text.partition("Which organisation is it?")[2].partition("Accept<")[0]
    assert desk(request, "accept").status_code == 200
    assert names(call) == []


def test_declining_sends_the_sentence_and_needs_one(desk, confirmed, signer):
    request = confirmed()
    assert desk(request, "decline").status_code == 200
    assert mail.outbox == []
    desk(request, "decline", reply="Vous n’êtes pas une organisation.")
    [message] = mail.outbox
    assert "Vous n’êtes pas une organisation." in message.body
    text = html.unescape(signer.client.get(private_url()).content.decode())
    assert "n’a pas signé" in text
    assert "Vous n’êtes pas une organisation." in text


def test_spam_is_silent_and_a_mistake_is_undone(desk, confirmed):
    request = confirmed()
    desk(request, "spam")
    assert mail.outbox == []
    request.refresh_from_db()
    assert request.state == "spam"
    desk(request, "reopen")
    request.refresh_from_db()
    assert (request.state, request.decided_at) == ("confirmed", None)


def test_a_suspected_robot_that_is_genuine_is_written_to(desk, signer, call):
    request = signer.sign(call, homepage="https://example.org")
    assert mail.outbox == []
    assert (
        "looks like a robot"
        in desk.client.get(reverse("signature_requests:index")).content.decode()
    )
    desk(request, "trust")
    assert len(mail.outbox) == 1
    signer.press(private_url(), "confirm")
    request.refresh_from_db()
    assert request.state == "confirmed"


def test_a_second_decision_is_refused_kindly(desk, confirmed, call):
    request = confirmed()
    desk(request, "spam")
    response = desk(request, "accept", organisation="name")
    assert "somebody else has decided" in desk.client.get(response["Location"]).content.decode()
    assert names(call) == []


def test_the_same_organisation_accepted_twice_is_one_signature(desk, confirmed, cimade, call):
    for person in ("a", "b"):
        request = confirmed("La Cimade", acronym="", email=f"{person}@cimade.example.org")
        desk(request, "accept", organisation=str(cimade.translation_key))
    assert names(call) == ["La Cimade"]


@pytest.mark.parametrize(
    ("email", "warned"),
    [
        ("a@cimade.example.org", False),
        ("a@mail.cimade.example.org", False),
        ("a@post.example", True),
        ("a@notcimade.example.org", True),
    ],
)
def test_an_address_elsewhere_than_the_website_is_said(desk, confirmed, cimade, email, warned):
    request = confirmed("La Cimade", acronym="", website="", email=email)
    assert ("which is not the organisation’s website" in desk.look(request)) is warned


def test_a_signature_names_the_text_that_was_read(desk, confirmed, cimade, call, clock):
    sign(call, cimade)
    request = confirmed()
    clock.shift(3600)
    call.body, call.text_change = "<p>Un autre texte.</p>", TextChange.CHANGE
    publish(call)
    assert "after this request was sent" in desk.look(request)
    desk(request, "accept", organisation="name")
    [text] = SignedText.objects.all()
    assert set(call.signatures().values_list("text", flat=True)) == {text.pk}
    clock.shift(3600)
    desk(confirmed("Échos du large"), "accept", organisation="name")
    assert call.signatures().get(name__startswith="Échos").text is None


def test_the_request_of_a_merged_organisation_withdraws_what_stays(
    desk, confirmed, cimade, call, signer, clock
):
    sign(call, cimade)
    clock.shift(60)
    request = confirmed("Cimade Nantes", acronym="")
    desk(request, "accept", organisation="new")
    link = private_url()
    double = SignatoryPage.objects.get(title="Cimade Nantes")
    merge(double, cimade)
    assert names(call) == ["La Cimade"]
    signer.press(link, "withdraw")
    assert names(call) == []


def test_a_request_whose_call_was_deleted_is_still_seen(desk, confirmed, call):
    request = confirmed()
    call.delete()
    assert "has been deleted" in desk.look(request)
    assert desk(request, "accept", organisation="name").status_code == 302
    desk(request, "spam")
    request.refresh_from_db()
    assert request.state == "spam"


def test_only_those_who_may_review_see_requests(desk, confirmed, client, django_user_model):
    request = confirmed()
    user = django_user_model.objects.create_user("translator", "t@example.org")
    user.groups.add(Group.objects.get(name=TRANSLATION))
    client.force_login(user)
    for url in (
        reverse("signature_requests:index"),
        reverse("signature_requests:review", args=[request.pk]),
    ):
        response = client.get(url)
        assert response.status_code == 302
    assert "To review" not in client.get("/admin/").content.decode()


def test_the_list_costs_the_same_for_one_and_for_three(desk, confirmed, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    url = reverse("signature_requests:index")

    def queries():
        desk.client.get(url)
        with CaptureQueriesContext(connection) as captured:
            desk.client.get(url)
        return len(captured)

    confirmed("Un")
    one = queries()
    confirmed("Deux")
    confirmed("Trois")
    assert queries() == one


def test_the_editor_is_told_the_name_as_the_page_shows_it(desk, confirmed, cimade, call):
    """ "CIMADE is on the call" when the page says "La Cimade": the message has the page's name."""
    request = confirmed("CIMADE", acronym="")
    desk(request, "accept", organisation=str(cimade.translation_key))
    messages = html.unescape(desk.client.get("/admin/").content.decode())
    assert "“La Cimade”" in messages
    assert "CIMADE" not in messages


def test_the_editor_is_told_the_name_of_a_signature_that_stood_there_already(
    desk, confirmed, cimade, call
):
    sign(call, cimade, "Cimade (La)")
    request = confirmed("CIMADE", acronym="")
    desk(request, "accept", organisation=str(cimade.translation_key), name="La Cimade")
    assert "“Cimade (La)”" in html.unescape(desk.client.get("/admin/").content.decode())
